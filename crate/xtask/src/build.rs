//! `cargo xtask build`: the wasm modules and pdf.js, as `pkg/dist` holds them.

use std::{fs, fs::File};

use anyhow::{Context as _, bail};

use crate::{
    command::say,
    house::House,
    npm, squeeze,
    wasm::{self, Module},
};

/// The modules of the page. The verifier is the engine with other people's algorithms (RSA, P-384): who
/// signs does not download them; nor the letters, who draws.
const MODULES: [Module; 8] = [
    Module { package: "paraph-engine", name: "engine", views: false, features: &[] },
    Module { package: "paraph-letters", name: "letters", views: false, features: &[] },
    Module { package: "paraph-sign", name: "sign", views: true, features: &[] },
    Module { package: "paraph-prepare", name: "prepare", views: true, features: &[] },
    Module { package: "paraph-inbox", name: "inbox", views: true, features: &[] },
    Module { package: "paraph-follow", name: "follow", views: true, features: &[] },
    Module { package: "paraph-verify", name: "verify", views: true, features: &[] },
    Module { package: "paraph-engine", name: "verifier", views: false, features: &["foreign"] },
];

/// For whom the modules are built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// For the one who writes them: quick to build.
    Dev,
    /// For those who download them: small.
    Release,
}

impl Mode {
    /// Reads `--dev` or `--release`; without either, dev.
    ///
    /// # Errors
    /// Another argument.
    pub(crate) fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        match arguments {
            [] => Ok(Self::Dev),
            [one] if one == "--dev" => Ok(Self::Dev),
            [one] if one == "--release" => Ok(Self::Release),
            other => bail!("build does not know {}", other.join(" ")),
        }
    }

    /// The mode in a word, for folders and stamps.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Reads `--only NAME` and what [`Mode::parse`] takes, and builds that.
///
/// # Errors
/// Another argument, and those of [`build`].
pub(crate) fn build_asked(arguments: &[String]) -> anyhow::Result<House> {
    let (mode, only) = match arguments {
        [mode @ .., only, name] if only == "--only" => (mode, Some(name.as_str())),
        mode => (mode, None),
    };
    build_some(Mode::parse(mode)?, only)
}

/// Builds what has changed.
///
/// # Errors
/// A tool is missing, or one of them fails.
pub(crate) fn build(mode: Mode) -> anyhow::Result<House> {
    build_some(mode, None)
}

/// Builds what has changed of one module.
///
/// # Errors
/// A tool is missing, or one of them fails.
pub(crate) fn build_one(mode: Mode, name: &str) -> anyhow::Result<House> {
    build_some(mode, Some(name))
}

fn build_some(mode: Mode, only: Option<&str>) -> anyhow::Result<House> {
    if let Some(name) = only.filter(|name| MODULES.iter().all(|module| module.name != *name)) {
        bail!("no module is called {name}");
    }
    let house = House::look()?;
    let dist = house.root.join("pkg/dist");
    fs::create_dir_all(&dist)?;
    let lock = File::create(dist.join(".lock"))?;
    lock.lock().context("another build holds pkg/dist")?;
    let modules = npm::install(&house, mode)?;
    npm::copy_pdfjs(&modules, &dist, mode)?;
    wasm::add_target()?;
    // One that does not compile does not keep the other from the page.
    let mut failed = vec![];
    for module in MODULES.into_iter().filter(|module| only.is_none_or(|name| name == module.name)) {
        if !house.is_module(module.package) {
            say(format!("{}: no such module yet, left out", module.package));
        } else if let Err(error) = wasm::build(&house, mode, &module, &dist) {
            failed.push(format!("{error:#}"));
        }
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("; "));
    }
    squeeze::squeeze(&dist, mode)?;
    Ok(house)
}
