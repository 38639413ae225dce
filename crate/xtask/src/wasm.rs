//! One crate to one wasm module with its JavaScript: cargo, wasm-bindgen, and wasm-opt in release.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    build::Mode,
    command::{cargo, exists, output, run, say},
    house::House,
    once::{once, trace},
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Functions that are the same, or differ in constants alone, are made one before anything else.
const VIEWS: [&str; 5] = [
    "--duplicate-function-elimination",
    "--merge-similar-functions",
    "--duplicate-function-elimination",
    "-Oz",
    "--converge",
];

/// One module of the page.
pub(crate) struct Module {
    /// The package it is made of.
    pub(crate) package: &'static str,
    /// What its files are called.
    pub(crate) name: &'static str,
    /// Whether it is made of views, which repeat themselves, and computes nothing for long.
    pub(crate) views: bool,
    /// The package's features.
    pub(crate) features: &'static [&'static str],
}

/// Adds the target where rustup says that it is missing.
///
/// # Errors
/// rustup fails.
pub(crate) fn add_target() -> anyhow::Result<()> {
    if !exists("rustup") {
        // A toolchain of a distribution: cargo will say so if it lacks the target.
        return Ok(());
    }
    let installed = output(Command::new("rustup").args(["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    say(format!("rustup: adding {TARGET}"));
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// Builds a module as `{name}.js` and `{name}_bg.wasm` in `dist`.
///
/// # Errors
/// The crate does not compile, or a tool fails.
pub(crate) fn build(house: &House, mode: Mode, module: &Module, dist: &Path) -> anyhow::Result<()> {
    let name = module.name;
    let passes: &[&str] = if module.views { &VIEWS } else { &["-Oz"] };
    say(format!("{} → pkg/dist/{name}_bg.wasm ({})", module.package, mode.name()));
    let module = compile(house, mode, module)?;
    let result = dist.join(format!("{name}_bg.wasm"));
    let how = format!("{} {} {}", mode.name(), env!("CARGO_PKG_VERSION"), passes.join(" "));
    let made_from = format!("{how} {}", trace(&module)?);
    let started = Instant::now();
    let done = once(&dist.join(".stamps").join(name), &made_from, &result, || {
        // Another folder first: a page that is loading never meets half a module.
        let folder = house.target.join("xtask/bindgen").join(name);
        bindgen(&module, &folder, name)?;
        if mode == Mode::Release {
            optimise(house, passes, &folder.join(format!("{name}_bg.wasm")))?;
        }
        publish(&folder, dist)
    })?;
    if done {
        let size = fs::metadata(&result)?.len().div_ceil(1024);
        say(format!("{name}_bg.wasm: {size} KiB, {:.1} s after cargo", started.elapsed().as_secs_f32()));
    }
    Ok(())
}

fn compile(house: &House, mode: Mode, module: &Module) -> anyhow::Result<PathBuf> {
    let profile = match mode {
        Mode::Dev => "wasm-dev",
        Mode::Release => "wasm",
    };
    let target = target(house, module);
    let mut cargo = cargo();
    cargo.current_dir(&house.root).args(["build", "--lib", "--target", TARGET, "--profile", profile]);
    cargo.args(["--package", module.package, "--features", &module.features.join(",")]);
    run(cargo.arg("--target-dir").arg(&target))?;
    let file = module.package.replace('-', "_") + ".wasm";
    Ok(target.join(TARGET).join(profile).join(file))
}

/// Cargo gives a package's module one name whatever its features: another set builds in another folder.
fn target(house: &House, module: &Module) -> PathBuf {
    if module.features.is_empty() {
        house.target.clone()
    } else {
        house.target.join("xtask").join(module.name)
    }
}

fn bindgen(module: &Path, folder: &Path, name: &str) -> anyhow::Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?.typescript(true).out_name(name);
    bindgen.generate(folder).with_context(|| format!("wasm-bindgen on {}", module.display()))
}

/// Makes the module smaller; takes a minute, so only for those who download it.
fn optimise(house: &House, passes: &[&str], module: &Path) -> anyhow::Result<()> {
    let tool = house.target.join("xtask/npm/release/node_modules/binaryen/bin/wasm-opt");
    say(format!("wasm-opt on {}", module.file_name().unwrap_or_default().to_string_lossy()));
    run(Command::new("node").arg(tool).args(passes).arg("--output").arg(module).arg(module))
}

fn publish(folder: &Path, dist: &Path) -> anyhow::Result<()> {
    copy_all(folder, dist).with_context(|| format!("{} → {}", folder.display(), dist.display()))
}

fn copy_all(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            // Snippets: the JavaScript that crates bring along.
            copy_all(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
