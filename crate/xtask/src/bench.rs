//! `cargo xtask bench`: speed and size beside what others offer; `tests/bench` measures and writes
//! `docs/bench.md`.

use crate::{
    build::{self, Mode},
    command::{cargo, run},
    house::House,
    machine, test,
};

/// Builds what pages download, and measures it.
///
/// # Errors
/// Something is missing, does not build, or cannot be measured.
pub(crate) fn bench(arguments: &[String]) -> anyhow::Result<()> {
    let house = House::look()?;
    machine::need(&machine::CHROMIUM)?;
    build::build(Mode::Release)?;
    test::programs(&house)?;
    let mut bench = cargo();
    bench
        .current_dir(&house.root)
        .args(["run", "--quiet", "--package", "paraph-bench", "--"])
        .args(arguments);
    run(&mut bench)
}
