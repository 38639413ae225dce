//! `cargo xtask fuzz`: bytes are looked for on which something that reads a stranger's bytes panics, hangs or
//! takes too much; `tests/fuzz` holds what is tried.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, bail, ensure};

use crate::{
    command::{cargo, exists, output, run, say},
    house::House,
    once::once,
};

/// Pinned; it drives libFuzzer.
const CARGO_FUZZ: &str = "0.13.2";
/// What one input may take: seconds, and megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=1024"];

/// What is fuzzed, and for how long.
pub(crate) struct Fuzz {
    /// A target's name; none, all of them.
    only: Option<String>,
    seconds: u32,
}

impl Fuzz {
    /// Every target for half an hour: what `cargo xtask test --long` does.
    pub(crate) fn long() -> Self {
        Self { only: None, seconds: 1800 }
    }

    /// Reads `[NAME] [--seconds N]`.
    ///
    /// # Errors
    /// Another argument.
    pub(crate) fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        let mut fuzz = Self { only: None, seconds: 60 };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "--seconds" {
                let seconds = arguments.next().and_then(|text| text.parse().ok());
                fuzz.seconds = seconds.context("--seconds wants a number")?;
            } else if argument.starts_with('-') || fuzz.only.is_some() {
                bail!("fuzz does not know {argument}");
            } else {
                fuzz.only = Some(argument.clone());
            }
        }
        Ok(fuzz)
    }

    /// One run a target.
    ///
    /// # Errors
    /// A tool cannot be had, or there is no such target.
    pub(crate) fn commands(&self, house: &House) -> anyhow::Result<Vec<Command>> {
        let folder = house.root.join("tests/fuzz");
        let mut targets = targets(&folder)?;
        if let Some(only) = &self.only {
            let all = targets.join(", ");
            targets.retain(|name| name == only);
            ensure!(!targets.is_empty(), "fuzz knows {all}");
        }
        let tools = tools(house)?;
        targets.iter().map(|name| self.command(&folder, &tools, name)).collect()
    }

    fn command(&self, folder: &Path, tools: &Path, name: &str) -> anyhow::Result<Command> {
        let corpus = folder.join("fuzz/corpus").join(name);
        fs::create_dir_all(&corpus)?;
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([tools.join("bin")].into_iter().chain(std::env::split_paths(&path)))?;
        let mut fuzz = Command::new("rustup");
        fuzz.current_dir(folder).env("PATH", path);
        fuzz.args(["run", "nightly", "cargo", "fuzz", "run", "--fuzz-dir", "fuzz", name]);
        fuzz.arg(corpus).arg(folder.join("seeds")).arg("--");
        fuzz.args(LIMITS).arg(format!("-max_total_time={}", self.seconds)).arg("-max_len=65536");
        Ok(fuzz)
    }
}

/// A file each.
fn targets(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut targets = vec![];
    for entry in fs::read_dir(folder.join("fuzz/fuzz_targets"))? {
        targets.extend(entry?.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    targets.sort();
    Ok(targets)
}

/// Fuzzes.
///
/// # Errors
/// A tool cannot be had, or something was found: put it into `tests/fuzz/found/NAME` and mend it.
pub(crate) fn fuzz(fuzz: &Fuzz) -> anyhow::Result<()> {
    for mut command in fuzz.commands(&House::look()?)? {
        run(&mut command)?;
    }
    Ok(())
}

/// A nightly compiler, which sanitizers need, and cargo-fuzz; gives the folder it is in.
fn tools(house: &House) -> anyhow::Result<std::path::PathBuf> {
    if !exists("rustup") {
        bail!("fuzzing needs a nightly compiler, and rustup to have one");
    }
    let installed = output(Command::new("rustup").args(["toolchain", "list"]))?;
    if !installed.lines().any(|line| line.starts_with("nightly")) {
        say("rustup: adding nightly");
        run(Command::new("rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    let root = house.target.join("xtask/cargo-fuzz");
    once(&root.join("stamp"), CARGO_FUZZ, &root.join("bin/cargo-fuzz"), || {
        say("cargo-fuzz: fetching and building (pinned)");
        let mut install = cargo();
        install.args(["install", "cargo-fuzz", "--quiet", "--locked", "--force", "--version", CARGO_FUZZ]);
        output(install.arg("--root").arg(&root)).map(drop)
    })?;
    Ok(root)
}
