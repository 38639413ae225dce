//! `cargo xtask test`: every test there is, and one summary at the end.

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::bail;

use crate::{
    build::{self, Mode},
    command::{cargo, run},
    corpus,
    count::Count,
    fuzz,
    house::House,
    machine, npm,
    suite::{Ran, check, not_run, tests},
};

/// Suites with a line of their own in the summary; the rest is tested together.
const APART: [&str; 3] = ["paraph-conformance", "paraph-browser-tests", "paraph-corpus"];
const MODULES: [&str; 8] = [
    "paraph-engine",
    "paraph-follow",
    "paraph-inbox",
    "paraph-letters",
    "paraph-prepare",
    "paraph-sign",
    "paraph-verify",
    "paraph-widget",
];

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Without browsers and foreign validators.
    Fast,
    /// Everything but the long runs.
    Usual,
    /// The long runs too, on the modules as they are downloaded.
    Long,
}

impl Extent {
    /// Reads `--fast` or `--long`.
    ///
    /// # Errors
    /// Another argument.
    pub(crate) fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        match arguments {
            [] => Ok(Self::Usual),
            [one] if one == "--fast" => Ok(Self::Fast),
            [one] if one == "--long" => Ok(Self::Long),
            other => bail!("test does not know {}", other.join(" ")),
        }
    }
}

/// Runs all suites, whatever fails before, and prints the summary.
///
/// # Errors
/// The workspace cannot be read.
pub(crate) fn test(extent: Extent) -> anyhow::Result<ExitCode> {
    let house = House::look()?;
    let mut ran = vec![format(&house), clippy(&house), crates(&house, extent)];
    if extent != Extent::Fast {
        ran.extend(with_foreign_tools(&house, extent));
    }
    if extent == Extent::Long {
        ran.extend([dependencies(&house), signed(&house), fuzzed(&house)]);
    }
    println!("\n{}", summary(&ran));
    let total = ran.iter().map(|suite| suite.count).fold(Count::default(), |sum, one| sum + one);
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn format(house: &House) -> Ran {
    check("format", &mut [at(house, &["fmt", "--all", "--check"])])
}

fn clippy(house: &House) -> Ran {
    let strict = ["--", "--deny", "warnings"];
    let mut native = at(house, &["clippy", "--workspace", "--all-targets"]);
    native.args(strict);
    let mut commands = vec![native];
    let modules: Vec<_> = MODULES.into_iter().filter(|package| house.is_module(package)).collect();
    if let Err(why) = crate::wasm::add_target() {
        return not_run("clippy", &why);
    }
    if !modules.is_empty() {
        let mut wasm =
            at(house, &["clippy", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm-dev"]);
        modules.iter().for_each(|package| {
            wasm.args(["--package", package]);
        });
        wasm.args(strict);
        commands.push(wasm);
    }
    check("clippy", &mut commands)
}

/// Licences, origins, duplicates and known weaknesses of what we did not write: see `deny.toml`.
fn dependencies(house: &House) -> Ran {
    match machine::cargo_deny(house) {
        Ok(program) => {
            let mut deny = Command::new(program);
            deny.current_dir(&house.root).args(["--workspace", "check", "--hide-inclusion-graph"]);
            check("dependencies", &mut [deny])
        }
        Err(why) => not_run("dependencies", &why),
    }
}

/// The corpus beside the checkout; nothing to run where there is none.
fn signed(house: &House) -> Ran {
    match corpus::long(house) {
        Ok(mut commands) => check("whole corpus", &mut commands),
        Err(why) => not_run("whole corpus", &why),
    }
}

/// What was found is in `tests/fuzz/fuzz/artifacts`.
fn fuzzed(house: &House) -> Ran {
    match fuzz::Fuzz::long().commands(house) {
        Ok(mut commands) => check("fuzz", &mut commands),
        Err(why) => not_run("fuzz", &why),
    }
}

fn crates(house: &House, extent: Extent) -> Ran {
    let mut all = at(house, &["test", "--workspace", "--no-fail-fast"]);
    for package in APART.into_iter().filter(|package| house.holds(package)) {
        all.args(["--exclude", package]);
    }
    if extent == Extent::Long {
        all.env("PARAPH_LONG", "1").env("PROPTEST_CASES", "20000");
    }
    // An identity provider to sign in at is among npm's packages.
    match npm::install(house, mode(extent)) {
        Ok(modules) => all.env("PARAPH_TEST_MODULES", modules),
        Err(why) => return not_run("crates", &why),
    };
    tests("crates", &mut [all])
}

/// Native against wasm, foreign validators, browsers: over the real programs and modules.
fn with_foreign_tools(house: &House, extent: Extent) -> Vec<Ran> {
    let names = ["conformance", "browsers", "corpus"];
    if let Err(why) = build::build(mode(extent)).and_then(|_| programs(house)) {
        return names.iter().map(|name| not_run(name, &why)).collect();
    }
    let tools = [validators(house), browsers(house), validators(house)];
    let each = APART.into_iter().zip(names).zip(tools);
    each.filter(|((package, _), _)| house.holds(package))
        .map(|((package, name), tools)| match tools {
            Ok(python) => tests(name, &mut [apart(house, extent, package, &python)]),
            Err(why) => not_run(name, &why),
        })
        .collect()
}

fn mode(extent: Extent) -> Mode {
    if extent == Extent::Long { Mode::Release } else { Mode::Dev }
}

fn validators(house: &House) -> anyhow::Result<PathBuf> {
    machine::need(&machine::VALIDATORS)?;
    machine::python(house)
}

fn browsers(house: &House) -> anyhow::Result<PathBuf> {
    machine::need(&machine::BROWSERS)?;
    machine::geckodriver(house)?;
    validators(house)
}

/// The story of two signers alone, for its pictures.
///
/// # Errors
/// It cannot be run, or fails.
pub(crate) fn story(house: &House) -> anyhow::Result<()> {
    build::build(Mode::Release)?;
    programs(house)?;
    let mut story = apart(house, Extent::Usual, APART[1], &browsers(house)?);
    run(story.args(["--exact", "two_signers_sign_one_after_the_other"]))
}

/// What takes the gallery's pictures, with all that it needs.
///
/// # Errors
/// Something cannot be built or had.
pub(crate) fn gallery(house: &House) -> anyhow::Result<Command> {
    build::build(Mode::Dev)?;
    programs(house)?;
    machine::need(&machine::BROWSERS)?;
    machine::need(&machine::VALIDATORS)?;
    let mut gallery = at(house, &["run", "--package", APART[1], "--example", "gallery", "--"]);
    gallery.env("PARAPH_TEST_PROGRAMS", house.target.join("debug"));
    Ok(gallery)
}

/// Builds the programs that tests run.
///
/// # Errors
/// They do not compile.
pub(crate) fn programs(house: &House) -> anyhow::Result<()> {
    run(&mut at(house, &["build", "--package", "paraph-cli", "--package", "paraph-host"]))
}

fn apart(house: &House, extent: Extent, package: &str, python: &PathBuf) -> Command {
    let mut command = at(house, &["test", "--no-fail-fast", "--package", package]);
    // Browsers are heavy: one story at a time keeps their clocks honest on a small machine.
    command.args(["--", "--test-threads", if package == APART[1] { "1" } else { "2" }]);
    command.env("PARAPH_TEST_PYTHON", python).env("PARAPH_TEST_PROGRAMS", house.target.join("debug"));
    command.env("PARAPH_TEST_GECKODRIVER", machine::geckodriver_at(house));
    command.env("PARAPH_TEST_AXE", npm::axe(house, mode(extent)));
    command.env("PARAPH_TEST_MODULES", npm::modules(house, mode(extent)));
    if extent == Extent::Long {
        command.env("PARAPH_LONG", "1");
    }
    command
}

fn at(house: &House, arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.current_dir(&house.root).args(arguments);
    command
}

fn summary(ran: &[Ran]) -> String {
    let mut lines = vec![format!("{:<14}{:>8}{:>8}{:>10}", "suite", "passed", "failed", "seconds")];
    lines.extend(ran.iter().map(|Ran { name, count, time }| {
        format!("{name:<14}{:>8}{:>8}{:>10.1}", count.passed, count.failed, time.as_secs_f64())
    }));
    lines.join("\n") + "\n"
}
