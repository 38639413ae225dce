//! What is said of a hostile file's signatures, beside what must be said.

use std::{fs, path::Path};

use paraph_engine::verify::{Overall, Report, TrustFor, json_word, verify};

use crate::outcome::Outcome;

/// The status comes from the standard; this one is the house's: it passes, with a visible warning.
const WITH_WARNING: &str = "PASSED-WITH-WARNING";
/// What the verifier says of a later change that is to be seen.
const WARNING: &str = "changed-after-signing";

/// Whether the verifier gives the verdict that is wanted, at `now`.
///
/// # Errors
/// The file or the certificate cannot be read.
pub(crate) fn verdict(file: &Path, root: &Path, wanted: &str, now: i64) -> anyhow::Result<Outcome> {
    let trust = TrustFor::pem(&[fs::read_to_string(root)?])?;
    Ok(match verify(fs::read(file)?, None, &trust, now) {
        Ok(report) if fits(&report, wanted) => Outcome::Signed,
        Ok(report) => Outcome::Corrupt(format!("{wanted} is wanted, {} is said", json_word(&report.status))),
        // What does not open is shown to nobody as signed.
        Err(_) if wanted == "TOTAL-FAILED" => Outcome::Signed,
        Err(why) => Outcome::Corrupt(format!("{wanted} is wanted, it does not open: {why}")),
    })
}

fn fits(report: &Report, wanted: &str) -> bool {
    if wanted != WITH_WARNING {
        return json_word(&report.status) == wanted;
    }
    let warned = report.signatures.iter().any(|signature| {
        signature.warnings.iter().any(|warning| warning == WARNING) && signature.signed_bytes.is_some()
    });
    report.status == Overall::TotalPassed && warned
}
