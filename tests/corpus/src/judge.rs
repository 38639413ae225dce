//! A signed file beside what it was made from: nothing may be lost, and nothing that was signed before.

use document::open::Pdf;
use envelope::Slot;
use paraph_engine::verify::{Report, Signature, TrustFor, report};
use protocol::report::Status;

use crate::{
    outcome::Outcome,
    scene::{NOW, Operator},
    sent::SIGNER,
};

/// Whether `after` is `before`, signed, and whole.
pub(crate) fn judge(before: &[u8], after: &[u8], password: Option<&str>) -> Outcome {
    match lost(before, after, password) {
        Ok(()) => Outcome::Signed,
        Err(why) => Outcome::Corrupt(why),
    }
}

fn lost(before: &[u8], after: &[u8], password: Option<&str>) -> Result<(), String> {
    if !after.starts_with(before) {
        return Err("the file no longer begins with its original".to_owned());
    }
    let open = |bytes: &[u8]| Pdf::open(bytes.to_vec(), password).map_err(|why| format!("reopened: {why}"));
    let (was, is) = (open(before)?, open(after)?);
    if was.page_count() != is.page_count() {
        return Err(format!("{} pages, {} before", is.page_count(), was.page_count()));
    }
    let root = Operator::new().material.root.certificate.to_pem();
    let trust = TrustFor::pem(&[root]).map_err(|why| why.to_string())?;
    let (was, is) = (report(&was, &trust, NOW + 60), report(&is, &trust, NOW + 60));
    ours(&is)?;
    was.signatures.iter().try_for_each(|earlier| kept(earlier, &is))
}

fn ours(report: &Report) -> Result<(), String> {
    let field = Slot::field_name(usize::from(SIGNER));
    let found = report.signatures.iter().find(|signature| signature.field == field);
    let found = found.ok_or("our signature is not found")?;
    match found.status {
        Status::TotalPassed => Ok(()),
        _ => Err(format!("our signature is not valid: {}", found.reason.as_deref().unwrap_or_default())),
    }
}

/// Earlier signatures are worth what they were.
fn kept(earlier: &Signature, after: &Report) -> Result<(), String> {
    let same = |one: &&Signature| one.field == earlier.field && one.signed_bytes == earlier.signed_bytes;
    let found = after.signatures.iter().find(same);
    let found = found.ok_or_else(|| format!("the signature in {:?} is lost", earlier.field))?;
    let worth = |one: &Signature| (one.status, one.integrity, one.trust);
    if worth(found) == worth(earlier) {
        return Ok(());
    }
    let reason = found.reason.as_deref().unwrap_or_default();
    Err(format!("the signature in {:?} has another verdict: {reason}", earlier.field))
}
