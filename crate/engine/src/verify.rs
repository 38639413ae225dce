//! What a PDF's signatures are worth, in the words of ETSI EN 319 102-1: integrity and trust apart.

mod after;
mod completed;
mod facts;
mod judge;

use document::{
    dss,
    open::{OpenError, Pdf},
    signatures::signatures,
};
use protocol::report::{self, File};
pub use protocol::report::{Kind, Overall, Report, Signature, Status};
use serde::Serialize;
use signature::{
    certificate::{Certificate, CertificateError},
    revocation::RevocationList,
    validate::{TrustAnchors, ValidationData},
};

use crate::Midstate;
use judge::Case;

/// Whom the reader trusts.
#[derive(Clone, Debug, Default)]
pub struct TrustFor(TrustAnchors);

impl TrustFor {
    /// The certificates in these PEM texts.
    ///
    /// # Errors
    /// [`CertificateError`] for a text without a readable certificate.
    pub fn pem(texts: &[impl AsRef<str>]) -> Result<Self, CertificateError> {
        let chains = texts.iter().map(|text| Certificate::chain_from_pem(text.as_ref()));
        Ok(Self(TrustAnchors::new(chains.collect::<Result<Vec<_>, _>>()?.concat())))
    }
}

/// The certificates of a file, PEM or DER, as PEM and with what they say.
///
/// # Errors
/// [`CertificateError`] for a file without a readable certificate.
pub fn certificates(file: &[u8]) -> Result<Vec<(String, report::Certificate)>, CertificateError> {
    let text = std::str::from_utf8(file).ok().filter(|text| text.contains("-----BEGIN"));
    let found = match text {
        Some(text) => Certificate::chain_from_pem(text)?,
        None => vec![Certificate::from_der(file)?],
    };
    Ok(found.iter().map(|certificate| (certificate.to_pem(), facts::certificate(certificate))).collect())
}

/// Why a file cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Verifies every signature of a file at `now` (seconds since 1970).
///
/// # Errors
/// [`VerifyError`] if the file cannot be opened; anything else is a report.
pub fn verify(
    file: Vec<u8>,
    password: Option<&str>,
    trust: &TrustFor,
    now: i64,
) -> Result<Report, VerifyError> {
    Ok(report(&Pdf::open(file, password)?, trust, now))
}

/// The report on a file that is open.
#[must_use]
pub fn report(pdf: &Pdf, trust: &TrustFor, now: i64) -> Report {
    let data = validation_data(pdf);
    let case = Case { pdf, anchors: &trust.0, data: &data, now };
    let mut signatures: Vec<_> = signatures(pdf).iter().map(|found| case.judge(found)).collect();
    completed::told_by_seals(&mut signatures);
    let file = File { sha256: Midstate::of(&pdf.bytes()).digest(), size: pdf.len() as u64 };
    Report { status: overall(&signatures), file, signatures }
}

fn overall(signatures: &[Signature]) -> Overall {
    let any = |status| signatures.iter().any(|signature| signature.status == status);
    if signatures.is_empty() {
        Overall::NoSignature
    } else if any(Status::TotalFailed) {
        Overall::TotalFailed
    } else if any(Status::Indeterminate) {
        Overall::Indeterminate
    } else {
        Overall::TotalPassed
    }
}

fn validation_data(pdf: &Pdf) -> ValidationData {
    let kept = dss::validation_data(pdf);
    ValidationData {
        certificates: kept.certificates.iter().filter_map(|der| Certificate::from_der(der).ok()).collect(),
        revocation_lists: kept.crls.iter().filter_map(|der| RevocationList::from_der(der).ok()).collect(),
        proven_at: None,
    }
}

/// The stable word for a status and the like, as JSON has it.
#[must_use]
pub fn json_word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// As `paraph verify --json` prints it.
#[must_use]
pub fn to_json(report: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default()
}
