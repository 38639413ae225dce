//! `cargo xtask corpus`: every file below a folder is stamped and signed, each in a process with bounds;
//! `tests/corpus` does it.

use std::process::{Command, ExitCode};

use crate::{
    build::{self, Mode},
    command::cargo,
    house::House,
    machine,
};

/// What signs a file; the rest of a page is left out.
const MODULES: [&str; 2] = ["engine", "letters"];

/// Goes through a folder; exit code 1 when a file came to what none may come to.
///
/// # Errors
/// A tool is missing, or something does not build.
pub(crate) fn corpus(arguments: &[String]) -> anyhow::Result<ExitCode> {
    let house = House::look()?;
    if arguments.iter().any(|argument| argument == "--wasm") {
        MODULES.into_iter().try_for_each(|module| build::build_one(Mode::Release, module).map(drop))?;
    }
    let status = command(&house, arguments)?.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The corpus beside the checkout, natively and in the modules that are built; nothing where there is none.
///
/// # Errors
/// A tool is missing.
pub(crate) fn long(house: &House) -> anyhow::Result<Vec<Command>> {
    let beside = house.root.ancestors().map(|above| above.join("shared/corpus")).find(|path| path.is_dir());
    let Some(folder) = beside else { return Ok(vec![]) };
    let folder = folder.to_string_lossy().into_owned();
    let native = command(house, std::slice::from_ref(&folder))?;
    Ok(vec![native, command(house, &[folder, "--wasm".to_owned()])?])
}

fn command(house: &House, arguments: &[String]) -> anyhow::Result<Command> {
    machine::need(&machine::CORPUS)?;
    let mut command = cargo();
    command.env("PARAPH_TEST_PYTHON", machine::python(house)?);
    // Folders are meant from where the errand was typed.
    command.args(["run", "--quiet", "--manifest-path"]).arg(house.root.join("tests/corpus/Cargo.toml"));
    command.arg("--").args(arguments);
    Ok(command)
}
