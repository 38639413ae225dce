//! Whether qpdf finds a file no worse than it was.

use std::{path::Path, process::Command};

use anyhow::Context as _;

/// How bad qpdf finds a file: sound, with warnings, damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Sound,
    Warnings,
    Damaged,
}

/// What `qpdf --check` says against the second file, if it finds it worse than the first.
///
/// # Errors
/// There is no qpdf.
pub(crate) fn worse(before: &Path, after: &Path, password: Option<&str>) -> anyhow::Result<Option<String>> {
    let (was, is) = (check(before, password)?, check(after, password)?);
    Ok((is.0 > was.0).then_some(is.1))
}

fn check(file: &Path, password: Option<&str>) -> anyhow::Result<(Found, String)> {
    let password = password.map(|password| format!("--password={password}"));
    // It has no bounds of its own against what inflates without end.
    let mut qpdf = Command::new("timeout");
    let output = qpdf
        .args(["20", "qpdf", "--check"])
        .args(password)
        .arg(file)
        .output()
        .context("qpdf cannot be started")?;
    // Its manual, “Exit Status”: 3 for warnings, 2 for errors.
    let found = match output.status.code() {
        Some(0) => Found::Sound,
        Some(3) => Found::Warnings,
        _ => Found::Damaged,
    };
    let said = String::from_utf8_lossy(&output.stderr);
    Ok((found, said.lines().next().unwrap_or_default().to_owned()))
}
