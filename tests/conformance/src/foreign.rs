//! What others say of a signed PDF: pyHanko, poppler's pdfsig, qpdf.

use std::{ffi::OsStr, path::Path, process::Command};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use crate::programs::{output, python, root};

/// What pyHanko says of one signature.
#[derive(Clone, Debug, Deserialize)]
pub struct Verdict {
    /// The signature field.
    pub field: String,
    /// The signer's name.
    pub signer: String,
    /// Strict: the signed bytes are unchanged, and the signature fits its certificate.
    pub valid: bool,
    /// Strict: the certificate leads to the trusted root, at this moment or by a time-stamp.
    pub trusted: bool,
    /// Strict: what was appended later only signs, fills permitted fields or adds DSS.
    pub later_changes: String,
    /// Why it finds that something else was appended.
    pub why: String,
    /// Strict: no signature's locks and permissions are broken by what came later.
    pub docmdp_ok: bool,
    /// Strict: all of it together.
    pub bottom_line: bool,
    /// Whether there is a time-stamp token that holds.
    pub time_stamped: bool,
}

/// Asks pyHanko about every signature of a file, parsed strictly; with the clock moved to `at`
/// (`YYYY-MM-DD hh:mm:ss`, UTC), or now.
///
/// # Errors
/// pyHanko is missing or cannot read the file.
pub fn pyhanko(file: &Path, root_pem: &Path, at: Option<&str>) -> anyhow::Result<Vec<Verdict>> {
    pyhanko_with(file, root_pem, at, None)
}

/// As [`pyhanko`], for a file that needs a password.
///
/// # Errors
/// As [`pyhanko`].
pub fn pyhanko_with(
    file: &Path,
    root_pem: &Path,
    at: Option<&str>,
    password: Option<&str>,
) -> anyhow::Result<Vec<Verdict>> {
    let mut command =
        at.map_or_else(|| Ok(Command::new(python()?)), |at| python().map(|it| moved(it, at)))?;
    command.arg(root().join("tests/conformance/python/validate.py")).arg(file).arg("--trust").arg(root_pem);
    if let Some(password) = password {
        command.args(["--password", password]);
    }
    let said = output(&mut command)?;
    serde_json::from_str(&said).with_context(|| said)
}

/// Asks `pyhanko sign adesverify` (EN 319 102-1, with time-stamps and DSS believed, nothing fetched)
/// whether every signature is valid, with the clock moved to `at` as in [`pyhanko`].
///
/// # Errors
/// One is not, or another number than `signatures` is found; with what it said.
pub fn adesverify(file: &Path, root_pem: &Path, at: &str, signatures: usize) -> anyhow::Result<()> {
    let mut command = moved(python()?.with_file_name("pyhanko"), at);
    command.args(["sign", "adesverify", "--trust-replace", "--executive-summary", "--trust"]);
    let said = output(command.arg(root_pem).arg(file))?;
    let valid = said.lines().filter(|line| line.ends_with(":VALID")).count();
    if valid != signatures {
        bail!("adesverify: {valid} valid, {signatures} expected:\n{said}");
    }
    Ok(())
}

/// A program whose clock begins at `at`.
#[must_use]
pub fn moved(program: impl AsRef<OsStr>, at: &str) -> Command {
    let mut command = Command::new("faketime");
    command.env("TZ", "UTC").arg(at).arg(program.as_ref());
    command
}

/// Asks poppler's pdfsig; gives its answer, which must name `signatures` valid ones.
///
/// # Errors
/// It finds another number of signatures, or one that is not valid.
pub fn pdfsig(file: &Path, signatures: usize, password: Option<&str>) -> anyhow::Result<String> {
    let mut command = Command::new("pdfsig");
    if let Some(password) = password {
        command.args(["-upw", password]);
    }
    // Without its own store of certificates: trust is not its question here.
    let said = output(command.arg("-nocert").arg(file))?;
    let valid = said.matches("Signature Validation: Signature is Valid.").count();
    let found = said.matches("Signature Validation:").count();
    if (valid, found) != (signatures, signatures) {
        bail!("pdfsig: {valid} valid of {found}, {signatures} expected:\n{said}");
    }
    Ok(said)
}

/// Asks qpdf whether the file's structure is sound; a warning is a failure.
///
/// # Errors
/// It is not.
pub fn qpdf(file: &Path, password: Option<&str>) -> anyhow::Result<()> {
    let password = password.map(|password| format!("--password={password}"));
    output(Command::new("qpdf").arg("--check").args(password).arg(file)).map(drop)
}

/// Has pyHanko, pdfsig and qpdf read a file, which must carry that many signatures, all valid.
///
/// # Errors
/// One of them says otherwise.
pub fn all_accept(file: &Path, root_pem: &Path, signatures: usize) -> anyhow::Result<()> {
    let verdicts = pyhanko(file, root_pem, None)?;
    if verdicts.len() != signatures || !verdicts.iter().all(|verdict| verdict.bottom_line) {
        bail!("pyHanko: {signatures} valid ones expected: {verdicts:?}");
    }
    pdfsig(file, signatures, None)?;
    qpdf(file, None)
}

/// The text of a file as poppler reads it.
///
/// # Errors
/// It cannot be read.
pub fn text(file: &Path) -> anyhow::Result<String> {
    output(Command::new("pdftotext").arg("-layout").arg(file).arg("-"))
}
