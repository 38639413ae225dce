//! `cargo xtask fuzz`: bytes are looked for on which something that reads a stranger's bytes panics, hangs or
//! takes too much; `tests/fuzz` holds what is tried.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, bail};

use crate::{
    command::{cargo, exists, output, run, say},
    house::House,
    once::once,
};

/// Pinned; it drives libFuzzer.
const CARGO_FUZZ: &str = "0.13.2";
const TARGETS: [&str; 6] = ["open", "sign", "verify", "cms", "transcript", "allow_list"];
/// What one input may take: seconds, and megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=1024"];

/// What is fuzzed, and for how long.
pub(crate) struct Fuzz {
    targets: Vec<&'static str>,
    seconds: u32,
}

impl Fuzz {
    /// Every target for half an hour: what `cargo xtask test --long` does.
    pub(crate) fn long() -> Self {
        Self { targets: TARGETS.to_vec(), seconds: 1800 }
    }

    /// Reads `[NAME] [--seconds N]`.
    ///
    /// # Errors
    /// Another argument, or no such target.
    pub(crate) fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        let mut fuzz = Self { targets: TARGETS.to_vec(), seconds: 60 };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "--seconds" {
                let seconds = arguments.next().and_then(|text| text.parse().ok());
                fuzz.seconds = seconds.context("--seconds wants a number")?;
            } else if let Some(name) = TARGETS.into_iter().find(|name| name == argument) {
                fuzz.targets = vec![name];
            } else {
                bail!("fuzz knows {}", TARGETS.join(", "));
            }
        }
        Ok(fuzz)
    }

    /// One run a target.
    ///
    /// # Errors
    /// A tool cannot be had.
    pub(crate) fn commands(&self, house: &House) -> anyhow::Result<Vec<Command>> {
        let tools = tools(house)?;
        let folder = house.root.join("tests/fuzz");
        self.targets.iter().map(|name| self.command(&folder, &tools, name)).collect()
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
