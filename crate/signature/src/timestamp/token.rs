//! TimeStampToken: a SignedData over a TSTInfo (RFC 3161 2.4.2, RFC 5816).

use super::TimeStampRequest;
use crate::certificate::Certificate;
use crate::hash::HashAlgorithm;
use crate::revocation::RevocationList;
use crate::signed_data::{SignedData, SignedDataError, SignerFailure};
use crate::tlv::{Element, Malformed, tag};
use crate::validate::TrustAnchors;
use crate::validate::path::{self, PathFailure, Purpose};
use crate::{ber, oid, time};
use thiserror::Error;

/// A token as received, parsed, its signature not yet verified.
#[derive(Debug, Clone)]
pub struct TimeStampToken {
    der: Vec<u8>,
    signed: SignedData,
    info: TstInfo,
}

#[derive(Debug, Clone)]
struct TstInfo {
    hash: Option<HashAlgorithm>,
    imprint: Vec<u8>,
    serial: Vec<u8>,
    gen_time: i64,
    nonce: Option<Vec<u8>>,
}

/// A verified time-stamp.
#[derive(Debug, Clone)]
pub struct TimeStamp {
    /// When, unix seconds (a fraction is cut off).
    pub time: i64,
    /// The authority's certificate.
    pub authority: Certificate,
    /// The path from it to the anchor, both included.
    pub path: Vec<Certificate>,
    /// Contents octets of the token's serial number.
    pub serial: Vec<u8>,
}

/// The token is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TokenError {
    /// Not CMS.
    #[error("the time-stamp cannot be read: {0}")]
    SignedData(#[from] SignedDataError),
    /// Not a TSTInfo.
    #[error("the time-stamp cannot be read: {0}")]
    Malformed(#[from] Malformed),
    /// CMS over something else, or without exactly one signer.
    #[error("the time-stamp is not a signed TSTInfo of one signer")]
    NotAToken,
    /// Over other data.
    #[error("the time-stamp is for other data")]
    OtherImprint,
    /// Its imprint or signature uses a hash that is no longer trusted or not known.
    #[error("the time-stamp uses an algorithm that is not trusted")]
    WeakAlgorithm,
    /// The authority's certificate is not there.
    #[error("the time-stamping authority's certificate is missing")]
    NoCertificate,
    /// The signature is not right.
    #[error("the time-stamp's signature is not right: {0}")]
    Signer(#[from] SignerFailure),
    /// The certificate is not named by the signed attributes (RFC 5816 2.2.1).
    #[error("the time-stamp does not name its authority's certificate")]
    Unnamed,
    /// Its time lies in the future.
    #[error("the time-stamp's time lies in the future")]
    Future,
    /// No path to a trust anchor.
    #[error("the time-stamping authority is not trusted: {0}")]
    Untrusted(#[from] PathFailure),
}

impl TimeStampToken {
    /// Parses DER or BER.
    pub fn parse(bytes: &[u8]) -> Result<Self, TokenError> {
        let signed = SignedData::parse(bytes)?;
        let (der, _) = ber::to_der(bytes).map_err(SignedDataError::Ber)?;
        if signed.content_type != oid::TST_INFO || signed.signers.len() != 1 {
            return Err(TokenError::NotAToken);
        }
        let content = signed.content.as_ref().ok_or(TokenError::NotAToken)?;
        let info = tst_info(content)?;
        Ok(Self { der, signed, info })
    }

    /// DER, as received unless it came as BER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The time it states, unix seconds, not verified.
    pub fn claimed_time(&self) -> i64 {
        self.info.gen_time
    }

    /// The certificates it carries.
    pub fn certificates(&self) -> &[Certificate] {
        &self.signed.certificates
    }

    /// Whether its imprint is that of `data`, by a hash that is trusted and compiled in.
    pub fn is_over(&self, data: &[u8]) -> bool {
        let hash = self.info.hash.filter(|hash| !hash.is_weak());
        hash.and_then(|hash| hash.digest(&[data])).is_some_and(|digest| digest == self.info.imprint)
    }

    /// Whether it has the request's imprint and nonce.
    pub fn answers(&self, request: &TimeStampRequest) -> bool {
        self.info.hash == Some(request.hash)
            && self.info.imprint == request.imprint
            && self.info.nonce == request.nonce
    }

    /// Verifies everything: imprint over `data`, signature, the authority's certificate and its path at `at`
    /// (unix seconds; with revocation where a list is given). The flag says whether revocation of the path is known.
    pub fn verify(
        &self,
        data: &[u8],
        anchors: &TrustAnchors,
        others: &[Certificate],
        lists: &[RevocationList],
        at: i64,
    ) -> Result<(TimeStamp, bool), TokenError> {
        self.verify_with(&|hash| hash.digest(&[data]), anchors, others, lists, at)
    }

    /// The same for data that are only known by their digest.
    pub fn verify_with(
        &self,
        digest: &dyn Fn(HashAlgorithm) -> Option<Vec<u8>>,
        anchors: &TrustAnchors,
        others: &[Certificate],
        lists: &[RevocationList],
        at: i64,
    ) -> Result<(TimeStamp, bool), TokenError> {
        let hash = self.info.hash.filter(|hash| !hash.is_weak()).ok_or(TokenError::WeakAlgorithm)?;
        if digest(hash).ok_or(TokenError::WeakAlgorithm)? != self.info.imprint {
            return Err(TokenError::OtherImprint);
        }
        let authority = self.verify_signature(others)?;
        let pool: Vec<&Certificate> = self.signed.certificates.iter().chain(others).collect();
        // A token is made within its certificate's validity or not at all.
        path::build(&authority, &pool, anchors, lists, self.info.gen_time, Purpose::TimeStamp)?;
        let path = path::build(&authority, &pool, anchors, lists, at, Purpose::TimeStamp)?;
        let stamp = TimeStamp {
            time: self.info.gen_time,
            authority,
            path: path.certificates,
            serial: self.info.serial.clone(),
        };
        Ok((stamp, path.revocation_known))
    }

    /// Verifies the signature with the certificate it names, among those carried and `others`; trust is not looked at.
    pub fn verify_signature(&self, others: &[Certificate]) -> Result<Certificate, TokenError> {
        let signer = self.signed.signers.first().ok_or(TokenError::NotAToken)?;
        let content = self.signed.content.as_ref().ok_or(TokenError::NotAToken)?;
        let candidates = self.signed.candidates(signer);
        let others = others.iter().filter(|certificate| signer.identifier.matches(certificate));
        let mut failure = TokenError::NoCertificate;
        for certificate in candidates.chain(others).take(8) {
            match signer.verify(oid::TST_INFO, &|hash| hash.digest(&[content]), certificate) {
                Ok(verified) if verified.algorithm.hash.is_weak() => failure = TokenError::WeakAlgorithm,
                Ok(verified) if !verified.names_certificate => failure = TokenError::Unnamed,
                Ok(_) => return Ok(certificate.clone()),
                Err(error) => failure = error.into(),
            }
        }
        Err(failure)
    }
}

fn tst_info(content: &[u8]) -> Result<TstInfo, Malformed> {
    let mut reader = Element::single(content, tag::SEQUENCE)?.reader();
    if reader.unsigned()? != 1 {
        return Err(Malformed::Value("TSTInfo of another version"));
    }
    reader.expect(tag::OID)?;
    let mut imprint = reader.expect(tag::SEQUENCE)?.reader();
    let hash = HashAlgorithm::from_oid(imprint.expect(tag::SEQUENCE)?.reader().expect(tag::OID)?.content);
    let digest = imprint.expect(tag::OCTET_STRING)?.content.to_vec();
    let serial = reader.expect(tag::INTEGER)?.content.to_vec();
    let gen_time = time::from_generalized(reader.expect(tag::GENERALIZED_TIME)?.content)?;
    reader.optional(tag::SEQUENCE)?;
    reader.optional(tag::BOOLEAN)?;
    let nonce = reader.optional(tag::INTEGER)?.map(|nonce| nonce.content.to_vec());
    Ok(TstInfo { hash, imprint: digest, serial, gen_time, nonce })
}
