//! What the tests need of the machine: installed when we may, else one line of what to install.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};

use crate::{
    command::{cargo, exists, output, say},
    house::House,
    once::once,
};

/// A program, and the Debian package that brings it.
type Tool = (&'static str, &'static str);

/// Foreign validators, and what makes hostile and ordinary PDFs.
pub(crate) const VALIDATORS: [Tool; 7] = [
    ("pdfsig", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("mutool", "mupdf-tools"),
    ("openssl", "openssl"),
    ("faketime", "faketime"),
    ("python3", "python3"),
    ("node", "nodejs"),
];

/// What runs the modules, and what looks at every signed file.
pub(crate) const CORPUS: [Tool; 2] = [("qpdf", "qpdf"), ("node", "nodejs")];

/// Real browsers, and a screen that nobody sees for the one that must have one.
pub(crate) const BROWSERS: [Tool; 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// The one browser that is measured, and what builds its modules.
pub(crate) const CHROMIUM: [Tool; 3] =
    [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("node", "nodejs")];

/// Firefox's driver, which is no Debian package.
const GECKODRIVER: &str = "0.37.1";
/// What looks through the dependencies.
const CARGO_DENY: &str = "0.20.2";

/// Makes sure of tools.
///
/// # Errors
/// Some are missing and we may not install them; says which, in one line.
pub(crate) fn need(tools: &[Tool]) -> anyhow::Result<()> {
    let missing = missing(tools);
    if missing.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get install {}", missing.join(" "));
    if !exists("apt-get") || !is_root() {
        bail!("missing; on Debian as root: {install}");
    }
    say(&install);
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--quiet", "--yes", "--no-install-recommends"], missing.as_slice()].concat())?;
    Ok(())
}

fn missing(tools: &[Tool]) -> Vec<&'static str> {
    tools.iter().filter(|(program, _)| !exists(program)).map(|(_, package)| *package).collect()
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn apt(arguments: &[&str]) -> anyhow::Result<()> {
    output(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}

/// Builds Firefox's driver, pinned, once.
///
/// # Errors
/// It cannot be had or built.
pub(crate) fn geckodriver(house: &House) -> anyhow::Result<()> {
    built(house, "geckodriver", GECKODRIVER).map(drop)
}

/// Builds what looks through the dependencies, pinned, once; gives where it is.
///
/// # Errors
/// It cannot be had or built.
pub(crate) fn cargo_deny(house: &House) -> anyhow::Result<PathBuf> {
    built(house, "cargo-deny", CARGO_DENY)
}

fn built(house: &House, package: &str, version: &str) -> anyhow::Result<PathBuf> {
    let root = house.target.join("xtask").join(package);
    let program = root.join("bin").join(package);
    once(&root.join("stamp"), version, &program, || {
        say(format!("{package}: fetching and building (pinned)"));
        let mut install = cargo();
        install.args(["install", package, "--quiet", "--locked", "--force", "--version", version]);
        output(install.arg("--root").arg(&root)).map(drop)
    })?;
    Ok(program)
}

/// Where Firefox's driver is once it is built.
pub(crate) fn geckodriver_at(house: &House) -> PathBuf {
    house.target.join("xtask/geckodriver/bin/geckodriver")
}

/// pyHanko and a mail server in an environment of its own, pinned; gives the environment's folder.
///
/// # Errors
/// Python cannot make environments, or a package cannot be had.
pub(crate) fn python(house: &House) -> anyhow::Result<PathBuf> {
    let requirements = house.root.join("crate/xtask/python/requirements.txt");
    let pinned = fs::read_to_string(&requirements).with_context(|| requirements.display().to_string())?;
    let folder = house.target.join("xtask/python");
    once(&folder.join("stamp"), &pinned, &folder.join("bin/pyhanko"), || {
        say("python: fetching pyHanko and aiosmtpd (pinned)");
        environment(&folder)?;
        let mut pip = Command::new(folder.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        output(pip.arg(&requirements)).map(drop)
    })?;
    Ok(folder)
}

fn environment(folder: &PathBuf) -> anyhow::Result<()> {
    let make = || {
        let mut python = Command::new("python3");
        python
            .args(["-m", "venv", "--clear"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    };
    if make().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    // Debian keeps venv in a package of its own.
    if !exists("apt-get") || !is_root() {
        bail!("python3 -m venv does not work; on Debian as root: apt-get install python3-venv");
    }
    apt(&["update", "--quiet"])?;
    apt(&["install", "--quiet", "--yes", "--no-install-recommends", "python3-venv", "python3-pip"])?;
    if make().is_ok_and(|status| status.success()) { Ok(()) } else { bail!("python3 -m venv does not work") }
}
