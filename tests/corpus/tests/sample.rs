//! Some files of the corpus, where there is one: natively, and in the module that was built last.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Of a thousand files some thirty.
const EVERY: &str = "45";

#[test]
fn natively() {
    sample(&[]);
}

#[test]
fn in_the_module() {
    sample(&["--wasm"]);
}

/// `shared/corpus` beside some folder above this one.
fn corpus() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above.map(|above| above.join("shared/corpus")).find(|path| path.is_dir())
}

/// Nothing may become corrupt, panic, hang or take too much; what is refused is not asked here.
fn sample(options: &[&str]) {
    let Some(corpus) = corpus() else { return };
    let mut program = Command::new(env!("CARGO_BIN_EXE_paraph-corpus"));
    let output = program.arg(corpus).args(["--sample", EVERY]).args(options).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("unsigned"), "{said}");
}
