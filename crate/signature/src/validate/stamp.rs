//! The time-stamp of a signature, and document time-stamps (EN 319 102-1 5.4, ISO 32000-2 12.8.5).

use super::report::{Integrity, Level, SignatureReport, Status, SubIndication, Trust, Warning};
use super::run::Content;
use super::{TrustAnchors, ValidationData};
use crate::attributes::Attributes;
use crate::certificate::Certificate;
use crate::oid;
use crate::revocation::RevocationList;
use crate::signed_data::SignerInfo;
use crate::timestamp::{TimeStamp, TimeStampToken, TokenError};
use crate::validate::path::PathFailure;

/// What became of a signature's time-stamp.
pub(super) enum Stamp {
    /// There is none.
    None,
    /// Verified and trusted; whether revocation of its chain is known.
    Trusted(Box<TimeStamp>, bool),
    /// Right for this signature, by somebody not trusted.
    Untrusted,
    /// Not right: for other data, broken, or cannot be read.
    Wrong(TokenError),
}

/// A time-stamp may be ahead of the verifier's clock by this many seconds.
const CLOCK_SKEW: i64 = 300;

impl Stamp {
    fn rank(&self) -> u8 {
        match self {
            Self::None => 0,
            Self::Wrong(_) => 1,
            Self::Untrusted => 2,
            Self::Trusted(..) => 3,
        }
    }

    pub(super) fn time(&self) -> Option<i64> {
        match self {
            Self::Trusted(stamp, _) => Some(stamp.time),
            _ => None,
        }
    }
}

/// The best of the signature's time-stamps: a trusted one, else one by somebody unknown, else why there is none.
pub(super) fn signature_time_stamp(
    signer: &SignerInfo,
    anchors: &TrustAnchors,
    data: &ValidationData,
    lists: &[RevocationList],
    now: i64,
) -> Stamp {
    let Some(set) = &signer.unsigned_attributes else { return Stamp::None };
    let tokens =
        match Attributes::read(set).and_then(|attributes| attributes.values(oid::SIGNATURE_TIME_STAMP)) {
            Ok(tokens) => tokens,
            Err(error) => return Stamp::Wrong(error.into()),
        };
    let judged = tokens.into_iter().take(4).map(|token| judge(token, signer, anchors, data, lists, now));
    judged.fold(Stamp::None, |best, stamp| if stamp.rank() > best.rank() { stamp } else { best })
}

fn judge(
    token: &[u8],
    signer: &SignerInfo,
    anchors: &TrustAnchors,
    data: &ValidationData,
    lists: &[RevocationList],
    now: i64,
) -> Stamp {
    let at = data.proven_at.unwrap_or(now);
    let verified = TimeStampToken::parse(token)
        .and_then(|token| token.verify(&signer.signature, anchors, &data.certificates, lists, at));
    match verified {
        Ok((stamp, known)) if stamp.time <= now.saturating_add(CLOCK_SKEW) => {
            Stamp::Trusted(Box::new(stamp), known)
        }
        Ok(_) => Stamp::Wrong(TokenError::Future),
        Err(TokenError::Untrusted(_)) => Stamp::Untrusted,
        Err(error) => Stamp::Wrong(error),
    }
}

/// Validates a document time-stamp (a PDF's `DocTimeStamp`): a token over the document's bytes, in place of a signer.
pub fn validate_document_time_stamp(
    token: &[u8],
    content: Content<'_>,
    anchors: &TrustAnchors,
    data: &ValidationData,
    now: i64,
) -> SignatureReport {
    let token = match TimeStampToken::parse(token) {
        Ok(token) => token,
        Err(error) => return SignatureReport::format_failure(error.to_string()),
    };
    let mut report = SignatureReport::new();
    let at = data.proven_at.unwrap_or(now);
    match token.verify_with(content, anchors, &data.certificates, &data.revocation_lists, at) {
        Ok((stamp, _)) if stamp.time > now.saturating_add(CLOCK_SKEW) => {
            refuse(&mut report, &token, &TokenError::Future)
        }
        Ok((stamp, revocation_known)) => {
            report.status = Status::TotalPassed;
            report.integrity = Integrity::Intact;
            report.trust = Trust::Trusted;
            report.level = Some(if revocation_known { Level::BLT } else { Level::BT });
            report.signer = Some(stamp.authority.subject_name());
            report.anchor = stamp.path.last().cloned();
            report.signed_at = Some(stamp.time);
            report.time_proven = true;
            report.time_stamped_by = report.signer.clone();
            report.certificate = Some(stamp.authority);
            if !revocation_known {
                report.warn(Warning::RevocationUnknown);
            }
        }
        Err(error) => refuse(&mut report, &token, &error),
    }
    report
}

fn refuse(report: &mut SignatureReport, token: &TimeStampToken, error: &TokenError) {
    use SubIndication as Sub;
    let (status, sub_indication, integrity) = match error {
        TokenError::OtherImprint => (Status::TotalFailed, Sub::HashFailure, Integrity::Broken),
        TokenError::Signer(_) => (Status::TotalFailed, Sub::SigCryptoFailure, Integrity::Broken),
        TokenError::WeakAlgorithm => {
            (Status::Indeterminate, Sub::CryptoConstraintsFailure, Integrity::Unknown)
        }
        TokenError::NoCertificate | TokenError::Unnamed => {
            (Status::Indeterminate, Sub::NoSigningCertificateFound, Integrity::Unknown)
        }
        TokenError::Untrusted(failure) => (Status::Indeterminate, chain(failure), Integrity::Intact),
        _ => (Status::TotalFailed, Sub::FormatFailure, Integrity::Broken),
    };
    report.integrity = integrity;
    report.trust = Trust::Untrusted(error.to_string());
    report.signed_at = Some(token.claimed_time());
    report.certificate = token.verify_signature(&[]).ok();
    report.signer = report.certificate.as_ref().map(Certificate::subject_name);
    report.fail(status, sub_indication, error.to_string());
}

fn chain(failure: &PathFailure) -> SubIndication {
    match failure {
        PathFailure::NoChain | PathFailure::TooMany => SubIndication::NoCertificateChainFound,
        PathFailure::Expired(_) | PathFailure::NotYetValid(_) => SubIndication::OutOfBoundsNoPoe,
        PathFailure::Revoked { .. } => SubIndication::RevokedNoPoe,
        PathFailure::Weak(_) => SubIndication::CryptoConstraintsFailure,
        _ => SubIndication::ChainConstraintsFailure,
    }
}
