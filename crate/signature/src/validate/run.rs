//! The course of a validation: structure, certificate, cryptography, time, chain (EN 319 102-1 5.3 to 5.6).

use super::path::{self, Path, PathFailure, Purpose};
use super::report::{Integrity, Level, SignatureReport, Status, SubIndication, Trust, Warning};
use super::stamp::{self, Stamp};
use super::{TrustAnchors, ValidationData};
use crate::attributes::{CommitmentType, SignedAttributes};
use crate::certificate::Certificate;
use crate::hash::HashAlgorithm;
use crate::oid;
use crate::revocation::RevocationList;
use crate::signed_data::{SignedData, SignerFailure, SignerInfo, VerifiedSigner};

/// The signed bytes, as something that gives their digest.
pub type Content<'a> = &'a dyn Fn(HashAlgorithm) -> Option<Vec<u8>>;

/// Validates a detached CMS signature of one signer.
///
/// `content` gives the digest of the signed bytes (see [`HashAlgorithm::digest`]), `None` where it cannot. `now` is in
/// unix seconds. Never fails: what cannot be read is a report too, and never a passed one.
pub fn validate(
    cms: &[u8],
    content: Content<'_>,
    anchors: &TrustAnchors,
    data: &ValidationData,
    now: i64,
) -> SignatureReport {
    let signed = match SignedData::parse(cms) {
        Ok(signed) => signed,
        Err(error) => return SignatureReport::format_failure(error.to_string()),
    };
    if signed.content.is_some() {
        return SignatureReport::format_failure("the detached signature encapsulates content");
    }
    let [signer] = signed.signers.as_slice() else {
        return SignatureReport::format_failure("the signature has not exactly one signer");
    };
    let mut report = SignatureReport::new();
    if signed.unreadable > 0 {
        report.warn(Warning::UnreadableCertificates);
    }
    let Some((certificate, verified)) = crypto(&mut report, &signed, signer, content, data) else {
        return report;
    };
    Judgement { report, signer, certificate, verified, signed: &signed, anchors, data, now }.run()
}

/// The certificate whose key verifies, or the report filled with why there is none.
fn crypto(
    report: &mut SignatureReport,
    signed: &SignedData,
    signer: &SignerInfo,
    content: Content<'_>,
    data: &ValidationData,
) -> Option<(Certificate, VerifiedSigner)> {
    let others = data.certificates.iter().filter(|certificate| signer.identifier.matches(certificate));
    let mut first = None;
    for certificate in signed.candidates(signer).chain(others).take(8) {
        report.signer.get_or_insert_with(|| certificate.subject_name());
        match signer.verify(&signed.content_type, content, certificate) {
            Ok(verified) => {
                report.signer = Some(certificate.subject_name());
                return Some((certificate.clone(), verified));
            }
            Err(failure) => first = first.or(Some(failure)),
        }
    }
    match first {
        Some(failure) => refuse(report, failure),
        None => no_certificate(report, signer, content),
    }
    None
}

fn refuse(report: &mut SignatureReport, failure: SignerFailure) {
    use SubIndication::{
        CryptoConstraintsFailure, FormatFailure, HashFailure, NoSigningCertificateFound, SigCryptoFailure,
    };
    let (status, sub_indication, integrity) = match failure {
        SignerFailure::Format(_) | SignerFailure::ContentType => {
            (Status::TotalFailed, FormatFailure, Integrity::Broken)
        }
        SignerFailure::Digest => (Status::TotalFailed, HashFailure, Integrity::Broken),
        SignerFailure::Signature => (Status::TotalFailed, SigCryptoFailure, Integrity::Broken),
        SignerFailure::Unsupported => (Status::Indeterminate, CryptoConstraintsFailure, Integrity::Unknown),
        SignerFailure::OtherCertificate => {
            (Status::Indeterminate, NoSigningCertificateFound, Integrity::Unknown)
        }
    };
    report.integrity = integrity;
    report.fail(status, sub_indication, failure.to_string());
}

// Without a key the digest can still show that the bytes have changed.
fn no_certificate(report: &mut SignatureReport, signer: &SignerInfo, content: Content<'_>) {
    let signed = signer.signed_attributes.as_ref().map(|set| SignedAttributes::read(set));
    match (signed, signer.digest.and_then(content)) {
        (Some(Err(error)), _) => refuse(report, SignerFailure::Format(error)),
        (Some(Ok(attributes)), Some(digest)) if attributes.message_digest != digest => {
            refuse(report, SignerFailure::Digest)
        }
        _ => {
            let reason = "the signer's certificate is not there";
            report.fail(Status::Indeterminate, SubIndication::NoSigningCertificateFound, reason);
        }
    }
}

struct Judgement<'a> {
    report: SignatureReport,
    signer: &'a SignerInfo,
    certificate: Certificate,
    verified: VerifiedSigner,
    signed: &'a SignedData,
    anchors: &'a TrustAnchors,
    data: &'a ValidationData,
    now: i64,
}

impl Judgement<'_> {
    fn run(mut self) -> SignatureReport {
        self.report.integrity = Integrity::Intact;
        self.describe();
        let lists: Vec<RevocationList> =
            self.data.revocation_lists.iter().chain(&self.signed.revocation_lists).cloned().collect();
        let stamp = stamp::signature_time_stamp(self.signer, self.anchors, self.data, &lists, self.now);
        let pool: Vec<&Certificate> =
            self.signed.certificates.iter().chain(&self.data.certificates).collect();
        // A document time-stamp proves the signature too, only later.
        let proven = stamp.time().into_iter().chain(self.data.proven_at).min();
        let at = proven.unwrap_or(self.now);
        let path = path::build(&self.certificate, &pool, self.anchors, &lists, at, Purpose::Document);
        self.time(&stamp);
        match path {
            Ok(path) => self.trusted(&path, &stamp),
            Err(failure) => self.untrusted(&failure, stamp.time().is_some()),
        }
        self.constraints(&stamp);
        self.report
    }

    fn describe(&mut self) {
        self.report.certificate = Some(self.certificate.clone());
        self.report.level = Some(if self.verified.names_certificate { Level::BB } else { Level::Cms });
        match &self.verified.attributes {
            None => self.report.warn(Warning::NoSignedAttributes),
            Some(attributes) => {
                self.report.authorisation = attributes.authorisation.map(|of| *of.hash());
                let says_seal = matches!(attributes.authorisation, Some(CommitmentType::Seal(_)));
                self.report.seal = says_seal && self.certificate.may_seal();
                if says_seal && !self.report.seal {
                    self.report.warn(Warning::SealNotCertified);
                }
                self.report.signed_at = attributes.signing_time;
                if attributes.if_finalised {
                    self.report.warn(Warning::OnlyIfFinalised);
                }
                if !self.verified.names_certificate {
                    self.report.warn(Warning::CertificateNotNamed);
                }
            }
        }
    }

    fn time(&mut self, stamp: &Stamp) {
        match stamp {
            Stamp::Trusted(stamp, _) => {
                self.report.signed_at = Some(stamp.time);
                self.report.time_proven = true;
                self.report.time_stamped_by = Some(stamp.authority.subject_name());
            }
            Stamp::None => self.report.warn(Warning::TimeNotProven),
            Stamp::Untrusted | Stamp::Wrong(_) => {
                self.report.warn(Warning::TimeStampRejected);
                self.report.warn(Warning::TimeNotProven);
            }
        }
    }

    fn trusted(&mut self, path: &Path, stamp: &Stamp) {
        self.report.trust = Trust::Trusted;
        self.report.anchor = path.certificates.last().cloned();
        self.report.status = Status::TotalPassed;
        if !path.revocation_known {
            self.report.warn(Warning::RevocationUnknown);
        }
        if let (Stamp::Trusted(_, revocation_known), Some(Level::BB)) = (stamp, self.report.level) {
            let long_term = *revocation_known && path.revocation_known;
            self.report.level = Some(if long_term { Level::BLT } else { Level::BT });
        }
        let expired = path.certificates.iter().any(|certificate| !certificate.is_valid_at(self.now));
        if expired && !path.revocation_known {
            let reason =
                "a certificate has expired and no revocation list shows that it was good when signed";
            self.report.fail(Status::Indeterminate, SubIndication::TryLater, reason);
        }
    }

    fn untrusted(&mut self, failure: &PathFailure, time_proven: bool) {
        use SubIndication::{
            ChainConstraintsFailure, CryptoConstraintsFailure, NoCertificateChainFound, NotYetValid,
            OutOfBoundsNoPoe, RevokedNoPoe,
        };
        let (status, sub_indication) = match failure {
            PathFailure::NoChain | PathFailure::TooMany => (Status::Indeterminate, NoCertificateChainFound),
            PathFailure::Weak(_) => (Status::Indeterminate, CryptoConstraintsFailure),
            // A time-stamp from before the certificate was valid proves that the signature is older.
            PathFailure::NotYetValid(_) if time_proven => (Status::TotalFailed, NotYetValid),
            PathFailure::NotYetValid(_) | PathFailure::Expired(_) => {
                (Status::Indeterminate, OutOfBoundsNoPoe)
            }
            PathFailure::Revoked { .. } => (Status::Indeterminate, RevokedNoPoe),
            _ => (Status::Indeterminate, ChainConstraintsFailure),
        };
        self.report.trust = Trust::Untrusted(failure.to_string());
        self.report.fail(status, sub_indication, failure.to_string());
    }

    /// What keeps even a trusted signature from passing.
    fn constraints(&mut self, stamp: &Stamp) {
        let weak_digest = self.signer.digest.is_none_or(HashAlgorithm::is_weak);
        let weak_key = self.certificate.public_key().is_ok_and(|key| key.is_weak());
        if weak_digest || weak_key || self.verified.algorithm.hash.is_weak() {
            self.report.warn(Warning::WeakAlgorithm);
            self.stop(
                SubIndication::CryptoConstraintsFailure,
                "the signature uses an algorithm that is no longer trusted",
            );
        }
        if self.signed.content_type != oid::DATA {
            self.stop(SubIndication::SigConstraintsFailure, "the signed content type is not data");
        }
        if let Stamp::Wrong(error) = stamp {
            self.stop(SubIndication::SigConstraintsFailure, &error.to_string());
        }
    }

    fn stop(&mut self, sub_indication: SubIndication, reason: &str) {
        if self.report.status == Status::TotalPassed {
            self.report.fail(Status::Indeterminate, sub_indication, reason);
        }
    }
}
