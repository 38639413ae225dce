//! Validation of anybody's signature, in the words of ETSI EN 319 102-1.

pub mod path;
mod report;
mod run;
mod stamp;

pub use report::{Integrity, Level, SignatureReport, Status, SubIndication, Trust, Warning};
pub use run::{Content, validate};
pub use stamp::validate_document_time_stamp;

use crate::certificate::Certificate;
use crate::revocation::RevocationList;

/// The certificates that are trusted for themselves. An empty set trusts nobody.
#[derive(Debug, Clone, Default)]
pub struct TrustAnchors(Vec<Certificate>);

impl TrustAnchors {
    /// These and no others.
    pub fn new(certificates: Vec<Certificate>) -> Self {
        Self(certificates)
    }

    /// Whether it is one of them, byte for byte.
    pub fn contains(&self, certificate: &Certificate) -> bool {
        self.0.contains(certificate)
    }

    /// In the order given.
    pub fn iter(&self) -> core::slice::Iter<'_, Certificate> {
        self.0.iter()
    }
}

/// What was kept beside the signature (a PDF's DSS) or fetched for it.
#[derive(Debug, Clone, Default)]
pub struct ValidationData {
    /// Certificates.
    pub certificates: Vec<Certificate>,
    /// CRLs. OCSP responses are not supported.
    pub revocation_lists: Vec<RevocationList>,
    /// When a later, trusted document time-stamp proves that all this existed, unix seconds.
    pub proven_at: Option<i64>,
}
