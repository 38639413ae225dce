//! What the backend checks before it accepts a signer's post: exactly the signature that was authorised, nothing else.

use crate::attributes::{self, Attributes, CommitmentType, SignedAttributes};
use crate::certificate::Certificate;
use crate::hash::HashAlgorithm;
use crate::key::SignatureAlgorithm;
use crate::oid;
use crate::revocation::RevocationList;
use crate::signed_data::{self, Parts, SignedData, SignedDataError, SignerFailure, SignerInfo};
use crate::timestamp::{TimeStamp, TimeStampToken, TokenError};
use crate::tlv::{self, Malformed, Reader, tag};
use crate::validate::TrustAnchors;
use thiserror::Error;

/// Larger posts are refused: 64 KiB.
pub const LARGEST_CMS: usize = 64 * 1024;

/// Clocks may differ by this many seconds.
const CLOCK_SKEW: i64 = 60;

/// What was authorised.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// SHA-256 of the document's ByteRange.
    pub digest: &'a [u8; 32],
    /// The certificate issued for this act.
    pub certificate: &'a Certificate,
    /// The certificates that go with it into the CMS, as given to [`crate::cms::ToBeSigned::complete`].
    pub chain: &'a [Certificate],
    /// The event that it must rest on.
    pub authorisation: CommitmentType,
    /// Who may time-stamp.
    pub time_stamp_anchors: &'a TrustAnchors,
    /// CRLs at hand; may be empty.
    pub revocation_lists: &'a [RevocationList],
}

/// A signature that is exactly the one authorised.
#[derive(Debug, Clone)]
pub struct CheckedSignature {
    /// Its time-stamp's time, unix seconds.
    pub signed_at: i64,
    /// The whole time-stamp.
    pub time_stamp: TimeStamp,
    /// SHA-256 of the signature value.
    pub signature_digest: [u8; 32],
}

/// Why a post is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckError {
    /// Over [`LARGEST_CMS`].
    #[error("the signature is larger than 64 KiB")]
    TooLarge,
    /// Not CMS.
    #[error(transparent)]
    NotCms(#[from] SignedDataError),
    /// Content inside, or content that is not data.
    #[error("the signature is not a detached one over data")]
    NotDetached,
    /// Not exactly one signer.
    #[error("the signature has not exactly one signer")]
    Signers,
    /// The certificate is not the one issued for this act.
    #[error("the signature was made with another certificate than the one issued for it")]
    OtherCertificate,
    /// The algorithms are not ECDSA P-256 with SHA-256.
    #[error("the signature does not use ECDSA P-256 with SHA-256")]
    Algorithm,
    /// The digest signed is not the one authorised.
    #[error("the signature is over another document than the one authorised")]
    OtherDigest,
    /// The authorisation's hash is missing or another.
    #[error("the signature carries out another authorisation")]
    OtherAuthorisation,
    /// The signed attributes are not exactly those of an authorised signature.
    #[error("the signed attributes are not those of an authorised signature")]
    Attributes,
    /// The signature is not right.
    #[error("the signature is not right: {0}")]
    Signature(SignerFailure),
    /// There is not exactly one unsigned attribute, the time-stamp.
    #[error("the signature does not carry exactly one time-stamp")]
    NoTimeStamp,
    /// The time-stamp is not accepted.
    #[error("the time-stamp is not accepted: {0}")]
    TimeStamp(#[from] TokenError),
    /// All is there and right, but there is more, or it is encoded in another way.
    #[error("the signature carries more than was authorised")]
    Extra,
    /// The time-stamp's time lies ahead of now, or outside the certificate's validity.
    #[error("the time-stamp's time does not fit the certificate or the clock")]
    Time,
}

/// Checks a signer's CMS against what was authorised, at `now` (unix seconds).
pub fn check_signer_post(
    cms: &[u8],
    expected: &Expected<'_>,
    now: i64,
) -> Result<CheckedSignature, CheckError> {
    if cms.len() > LARGEST_CMS {
        return Err(CheckError::TooLarge);
    }
    let signed = SignedData::parse(cms)?;
    if signed.content.is_some() || signed.content_type != oid::DATA {
        return Err(CheckError::NotDetached);
    }
    let [signer] = signed.signers.as_slice() else { return Err(CheckError::Signers) };
    check_signer(&signed, signer, expected)?;
    let (time_stamp, token) = check_time_stamp(signer, expected, now)?;
    check_bytes(cms, signer, expected, &token)?;
    Ok(CheckedSignature {
        signed_at: time_stamp.time,
        time_stamp,
        signature_digest: crate::hash::sha256(&signer.signature),
    })
}

fn check_signer(signed: &SignedData, signer: &SignerInfo, expected: &Expected<'_>) -> Result<(), CheckError> {
    let certificate = expected.certificate;
    if !signer.identifier.matches(certificate) || !signed.certificates.contains(certificate) {
        return Err(CheckError::OtherCertificate);
    }
    let algorithm = SignatureAlgorithm::from_der(&signer.algorithm, None);
    if signer.digest != Some(HashAlgorithm::Sha256)
        || algorithm != Ok(Some(SignatureAlgorithm::ECDSA_SHA_256))
    {
        return Err(CheckError::Algorithm);
    }
    check_attributes(signer, expected)?;
    let digest = |hash| (hash == HashAlgorithm::Sha256).then(|| expected.digest.to_vec());
    signer.verify(oid::DATA, &digest, certificate).map_err(CheckError::Signature)?;
    Ok(())
}

// The named differences first, for the sentence; then all bytes, since there is only one right encoding.
fn check_attributes(signer: &SignerInfo, expected: &Expected<'_>) -> Result<(), CheckError> {
    let set = signer.signed_attributes.as_ref().ok_or(CheckError::Attributes)?;
    let read = SignedAttributes::read(set).map_err(|_| CheckError::Attributes)?;
    if read.message_digest != expected.digest {
        return Err(CheckError::OtherDigest);
    }
    if read.authorisation != Some(expected.authorisation) {
        return Err(CheckError::OtherAuthorisation);
    }
    let wanted = attributes::signed_attributes(
        oid::DATA,
        expected.digest,
        expected.certificate,
        Some(expected.authorisation),
    );
    let same = Reader::new(&wanted).any().is_ok_and(|wanted| wanted.content == set.as_slice());
    if same { Ok(()) } else { Err(CheckError::Attributes) }
}

fn check_time_stamp(
    signer: &SignerInfo,
    expected: &Expected<'_>,
    now: i64,
) -> Result<(TimeStamp, TimeStampToken), CheckError> {
    let set = signer.unsigned_attributes.as_ref().ok_or(CheckError::NoTimeStamp)?;
    let token = single_time_stamp(set).map_err(|_| CheckError::NoTimeStamp)?;
    let token = TimeStampToken::parse(token)?;
    let (anchors, lists) = (expected.time_stamp_anchors, expected.revocation_lists);
    let (stamp, _) = token.verify(&signer.signature, anchors, &[], lists, now)?;
    let latest = now.saturating_add(CLOCK_SKEW);
    if stamp.time > latest || !expected.certificate.is_valid_at(stamp.time) {
        return Err(CheckError::Time);
    }
    Ok((stamp, token))
}

// With signature and token verified, only one encoding of the whole is right: nothing can be hidden in it.
fn check_bytes(
    cms: &[u8],
    signer: &SignerInfo,
    expected: &Expected<'_>,
    token: &TimeStampToken,
) -> Result<(), CheckError> {
    let mut certificates = vec![expected.certificate.clone()];
    certificates.extend(expected.chain.iter().cloned());
    let set = signer.signed_attributes.as_deref().unwrap_or_default();
    let written = signed_data::write(Parts {
        content_type: oid::DATA,
        content: None,
        signer: expected.certificate,
        certificates: &certificates,
        signed_attributes: &tlv::element(tag::SET, &[set]),
        signature: &signer.signature,
        unsigned_attributes: vec![attributes::attribute(oid::SIGNATURE_TIME_STAMP, token.der())],
    });
    if written == cms { Ok(()) } else { Err(CheckError::Extra) }
}

fn single_time_stamp(set: &[u8]) -> Result<&[u8], Malformed> {
    let mut reader = Reader::new(set);
    reader.any()?;
    reader.end()?;
    Attributes::read(set)?.one(oid::SIGNATURE_TIME_STAMP)?.ok_or(Malformed::Value("no time-stamp"))
}
