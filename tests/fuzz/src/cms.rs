//! A stranger's CMS, certificates, time-stamps and revocation lists.

use signature::{
    certificate::Certificate,
    revocation::RevocationList,
    timestamp::TimeStampToken,
    validate::{Content, Status, TrustAnchors, ValidationData, validate},
};

/// Reads the bytes as each of them.
pub fn cms(bytes: &[u8]) {
    let _ = Certificate::from_der(bytes);
    let _ = RevocationList::from_der(bytes);
    let _ = TimeStampToken::parse(bytes);
    let nobody = TrustAnchors::default();
    let content: Content<'_> = &|algorithm| algorithm.digest(&[b"what is signed"]);
    let report = validate(bytes, content, &nobody, &ValidationData::default(), 1_700_000_000);
    assert_ne!(report.status, Status::TotalPassed);
}
