//! What validation says about one signature.

use crate::certificate::Certificate;
use serde::Serialize;

/// The main status (EN 319 102-1 5.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Status {
    /// All checks passed.
    #[serde(rename = "TOTAL-PASSED")]
    TotalPassed,
    /// Cannot be decided with what is here.
    #[serde(rename = "INDETERMINATE")]
    Indeterminate,
    /// Broken.
    #[serde(rename = "TOTAL-FAILED")]
    TotalFailed,
}

/// Why a signature has not passed (EN 319 102-1 5.1.3, tables 5 and 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SubIndication {
    /// Not the structure the standard demands.
    FormatFailure,
    /// The signed bytes are not the ones at hand.
    HashFailure,
    /// The signature value is not right.
    SigCryptoFailure,
    /// The signing certificate is not there or not the one signed for.
    NoSigningCertificateFound,
    /// No chain to a trust anchor.
    NoCertificateChainFound,
    /// A certificate of the chain breaks a rule.
    ChainConstraintsFailure,
    /// An algorithm or key that is not trusted or not supported.
    CryptoConstraintsFailure,
    /// The signature breaks a rule of ours: its time-stamp is not its own.
    SigConstraintsFailure,
    /// Outside the certificate's validity, and nothing proves that it existed before.
    OutOfBoundsNoPoe,
    /// Proven to be signed before the certificate was valid.
    NotYetValid,
    /// Revoked, and nothing proves that it was signed before.
    RevokedNoPoe,
    /// The certificate has expired and no revocation data show that it was good when signed.
    TryLater,
}

/// Whether the signed bytes are unchanged, apart from who signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Integrity {
    /// Digest and signature value are right.
    Intact,
    /// One of them is wrong, or the structure is.
    Broken,
    /// Could not be computed.
    Unknown,
}

/// Whether the signer leads to a trust anchor. In JSON `"trusted"` or `"untrusted"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
pub enum Trust {
    /// Yes.
    Trusted,
    /// No, with the reason in English.
    Untrusted(String),
}

impl From<Trust> for &'static str {
    fn from(trust: Trust) -> Self {
        match trust {
            Trust::Trusted => "trusted",
            Trust::Untrusted(_) => "untrusted",
        }
    }
}

/// The PAdES baseline level reached (EN 319 142-1 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// Below the baseline: the signed attributes do not name the certificate.
    #[serde(rename = "CMS")]
    Cms,
    /// B-B.
    #[serde(rename = "B-B")]
    BB,
    /// With a trusted time-stamp.
    #[serde(rename = "B-T")]
    BT,
    /// With a trusted time-stamp and revocation data for both chains.
    #[serde(rename = "B-LT")]
    BLT,
}

/// Something a reader should know although it does not change the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// No revocation list speaks about the chain.
    RevocationUnknown,
    /// There is a time-stamp and its authority is not trusted or the token is not right.
    TimeStampRejected,
    /// SHA-1 or a short key.
    WeakAlgorithm,
    /// The signed attributes do not name the certificate.
    CertificateNotNamed,
    /// Signed without attributes.
    NoSignedAttributes,
    /// Certificates or CRLs in the CMS could not be read.
    UnreadableCertificates,
    /// Takes effect only if its envelope is finalised: from the signature alone, completion is unknown.
    OnlyIfFinalised,
    /// It says that it is a seal, and its certificate is not one for seals: what it says of its envelope is worth nothing.
    SealNotCertified,
    /// Its time is the signer's own claim.
    TimeNotProven,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureReport {
    /// Main status.
    pub status: Status,
    /// Why not passed.
    pub sub_indication: Option<SubIndication>,
    /// Are the signed bytes unchanged?
    pub integrity: Integrity,
    /// Is the signer known?
    pub trust: Trust,
    /// Level reached; `None` when not even the structure is right.
    pub level: Option<Level>,
    /// The signing certificate's common name. Untrusted text unless `trust` is [`Trust::Trusted`].
    pub signer: Option<String>,
    /// Unix seconds: the trusted time-stamp's, else the signer's claim.
    pub signed_at: Option<i64>,
    /// Whether `signed_at` is from a trusted time-stamp.
    pub time_proven: bool,
    /// Whose, then.
    pub time_stamped_by: Option<String>,
    /// The certificate whose key verifies, trusted or not.
    #[serde(skip)]
    pub certificate: Option<Certificate>,
    /// The trust anchor that it leads to.
    #[serde(skip)]
    pub anchor: Option<Certificate>,
    /// SHA-256 of the event that it rests on, when the signature carries one.
    pub authorisation: Option<[u8; 32]>,
    /// Whether it is an organisation's seal: it says so, and so does whoever issued its certificate.
    pub seal: bool,
    /// One English sentence for a status that is not passed.
    pub reason: Option<String>,
    /// Further remarks.
    pub warnings: Vec<Warning>,
}

impl SignatureReport {
    /// A signature that is not even one.
    pub fn format_failure(reason: impl Into<String>) -> Self {
        let mut report = Self::new();
        report.fail(Status::TotalFailed, SubIndication::FormatFailure, reason);
        report.integrity = Integrity::Broken;
        report
    }

    /// A signature of a kind that is not known here: nothing is said for it or against it.
    pub fn unsupported(reason: impl Into<String>) -> Self {
        let mut report = Self::new();
        report.fail(Status::Indeterminate, SubIndication::CryptoConstraintsFailure, reason);
        report
    }

    pub(super) fn new() -> Self {
        Self {
            status: Status::Indeterminate,
            sub_indication: None,
            integrity: Integrity::Unknown,
            trust: Trust::Untrusted("not checked".to_owned()),
            level: None,
            signer: None,
            signed_at: None,
            time_proven: false,
            time_stamped_by: None,
            certificate: None,
            anchor: None,
            authorisation: None,
            seal: false,
            reason: None,
            warnings: Vec::new(),
        }
    }

    pub(super) fn fail(&mut self, status: Status, sub_indication: SubIndication, reason: impl Into<String>) {
        (self.status, self.sub_indication, self.reason) = (status, Some(sub_indication), Some(reason.into()));
    }

    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}
