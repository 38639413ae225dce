//! pdf.js from npm, pinned by `crate/xtask/npm/package-lock.json`, copied into `pkg/dist/pdfjs`; and axe and an
//! identity provider, which only tests use.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, bail};

use crate::{
    build::Mode,
    command::{exists, output, say},
    house::House,
    once::once,
};

/// The folders of pdfjs-dist that drawing needs beside the two modules.
const FOLDERS: [&str; 4] = ["wasm", "iccs", "cmaps", "standard_fonts"];

/// Installs what npm has for us; gives the folder `node_modules`.
///
/// # Errors
/// npm is missing or fails.
pub(crate) fn install(house: &House, mode: Mode) -> anyhow::Result<PathBuf> {
    let folder = folder(house, mode);
    let lock = house.root.join("crate/xtask/npm/package-lock.json");
    let pinned = fs::read_to_string(&lock).with_context(|| lock.display().to_string())?;
    let modules = folder.join("node_modules");
    once(&folder.join("stamp"), &pinned, &modules, || {
        say("npm: fetching pdf.js, axe and oidc-provider (pinned)");
        fs::create_dir_all(&folder)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(lock.with_file_name(file), folder.join(file))?;
        }
        ci(&folder, mode)
    })?;
    Ok(modules)
}

fn folder(house: &House, mode: Mode) -> PathBuf {
    house.target.join("xtask/npm").join(mode.name())
}

/// The accessibility checker, as a script for a page under test.
pub(crate) fn axe(house: &House, mode: Mode) -> PathBuf {
    modules(house, mode).join("axe-core/axe.min.js")
}

/// The folder `node_modules`.
pub(crate) fn modules(house: &House, mode: Mode) -> PathBuf {
    folder(house, mode).join("node_modules")
}

fn ci(folder: &Path, mode: Mode) -> anyhow::Result<()> {
    if !exists("npm") {
        bail!("npm is missing: install Node.js 20 or newer (on Debian: apt-get install nodejs npm)");
    }
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    if mode == Mode::Dev {
        npm.arg("--omit=dev");
    }
    output(&mut npm).map(drop)
}

/// Copies pdf.js: the two modules, and what they load for JBIG2, JPEG 2000, colours, CJK and fonts.
///
/// # Errors
/// A file is missing or cannot be written.
pub(crate) fn copy_pdfjs(modules: &Path, dist: &Path, mode: Mode) -> anyhow::Result<()> {
    let (from, to) = (modules.join("pdfjs-dist"), dist.join("pdfjs"));
    let made_from = fs::read_to_string(from.join("package.json"))? + mode.name();
    once(&dist.join(".stamps/pdfjs"), &made_from, &to.join("build/pdf.worker.mjs"), || {
        say("pdf.js → pkg/dist/pdfjs");
        fs::create_dir_all(to.join("build"))?;
        let kind = if mode == Mode::Release { "min.mjs" } else { "mjs" };
        for module in ["pdf", "pdf.worker"] {
            let source = from.join(format!("build/{module}.{kind}"));
            fs::copy(&source, to.join(format!("build/{module}.mjs")))
                .with_context(|| source.display().to_string())?;
        }
        fs::copy(from.join("LICENSE"), to.join("LICENSE"))?;
        FOLDERS.iter().try_for_each(|folder| copy_folder(&from.join(folder), &to.join(folder)))
    })
    .map(drop)
}

fn copy_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name();
        // Scripting is off: a document's JavaScript has no engine to run in.
        if !name.to_string_lossy().to_ascii_lowercase().contains("quickjs") {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}
