//! Where the programs under test are, and where the checkout is.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, bail};

/// The top folder of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().and_then(Path::parent).unwrap_or(here).to_owned()
}

/// The folder that cargo builds into: this test runs from `{target}/debug/deps`.
///
/// # Errors
/// The test runs from elsewhere.
pub fn target() -> anyhow::Result<PathBuf> {
    let this = std::env::current_exe()?;
    let target = this.ancestors().find(|folder| folder.join("debug/deps").is_dir());
    target.map(Path::to_owned).context("not run by cargo")
}

/// A program of this house, which `cargo xtask test` built before.
///
/// # Errors
/// It is not there.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let folder = match std::env::var_os("PARAPH_TEST_PROGRAMS") {
        Some(folder) => folder.into(),
        None => target()?.join("debug"),
    };
    let program = folder.join(name);
    if !program.is_file() {
        bail!("{} is missing; run cargo xtask test, or cargo build", program.display());
    }
    Ok(program)
}

/// A program of the Python environment with pyHanko.
///
/// # Errors
/// There is no such environment.
pub fn python() -> anyhow::Result<PathBuf> {
    let folder = match std::env::var_os("PARAPH_TEST_PYTHON") {
        Some(folder) => folder.into(),
        None => target()?.join("xtask/python"),
    };
    let python = folder.join("bin/python");
    if !python.is_file() {
        bail!("pyHanko is missing: run cargo xtask test, or set PARAPH_TEST_PYTHON");
    }
    Ok(python)
}

/// Runs a program to its end: what it printed, if it was content.
///
/// # Errors
/// It is missing, or ended with a failure; with what it said.
pub fn output(command: &mut Command) -> anyhow::Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{name} cannot be started"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("{name} ended with {}:\n{said}{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(said)
}
