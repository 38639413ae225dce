//! TimeStampReq (RFC 3161 2.4.1).

use crate::hash::HashAlgorithm;
use crate::tlv::{self, Element, Malformed, Reader, tag};
use crate::{hash, oid};
use thiserror::Error;

/// Asks for a time-stamp over a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeStampRequest {
    /// Which hash made the imprint.
    pub hash: HashAlgorithm,
    /// The digest; its length is right for the hash.
    pub imprint: Vec<u8>,
    /// Contents octets of the policy asked for.
    pub policy: Option<Vec<u8>>,
    /// Contents octets of the nonce, to come back in the token.
    pub nonce: Option<Vec<u8>>,
    /// Whether the authority's certificates shall be in the token.
    pub wants_certificates: bool,
}

/// Not a request that can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RequestError {
    /// Not a TimeStampReq.
    #[error("not a time-stamp request: {0}")]
    Malformed(#[from] Malformed),
    /// Another version than 1.
    #[error("a time-stamp request of another version")]
    Version,
    /// The imprint's hash is unknown or not trusted.
    #[error("the imprint's hash algorithm is not accepted")]
    Algorithm,
    /// The imprint's length is not its hash's.
    #[error("the imprint's length is not that of its hash")]
    Length,
    /// It has extensions; none is known.
    #[error("the request has extensions")]
    Extensions,
}

impl TimeStampRequest {
    /// For a SHA-256 imprint, with a nonce and the certificates.
    pub fn new(imprint: &[u8; 32], nonce: &[u8; 8]) -> Self {
        let nonce = tlv::integer(nonce)[2..].to_vec();
        let (hash, imprint) = (HashAlgorithm::Sha256, imprint.to_vec());
        Self { hash, imprint, policy: None, nonce: Some(nonce), wants_certificates: true }
    }

    /// Parses DER.
    pub fn from_der(der: &[u8]) -> Result<Self, RequestError> {
        let mut reader = Element::single(der, tag::SEQUENCE)?.reader();
        if reader.unsigned()? != 1 {
            return Err(RequestError::Version);
        }
        let (hash, imprint) = read_imprint(&mut reader)?;
        let policy = reader.optional(tag::OID)?.map(|policy| policy.content.to_vec());
        let nonce = reader.optional(tag::INTEGER)?.map(|nonce| nonce.content.to_vec());
        if nonce.as_ref().is_some_and(|nonce| nonce.is_empty() || nonce.len() > 64) {
            return Err(Malformed::Value("nonce of an impossible length").into());
        }
        let wants_certificates = reader.optional(tag::BOOLEAN)?.is_some_and(|flag| flag.content != [0]);
        if reader.optional(tag::context(0))?.is_some() {
            return Err(RequestError::Extensions);
        }
        reader.end()?;
        Ok(Self { hash, imprint, policy, nonce, wants_certificates })
    }

    /// DER.
    pub fn to_der(&self) -> Vec<u8> {
        let policy = self.policy.as_ref().map(|policy| tlv::oid(policy)).unwrap_or_default();
        let nonce = self.nonce.as_ref().map(|nonce| tlv::element(tag::INTEGER, &[nonce])).unwrap_or_default();
        let flag = if self.wants_certificates { tlv::element(tag::BOOLEAN, &[&[0xff]]) } else { Vec::new() };
        tlv::sequence(&[&tlv::integer(&[1]), &imprint_der(self.hash, &self.imprint), &policy, &nonce, &flag])
    }
}

/// MessageImprint.
pub(crate) fn imprint_der(algorithm: HashAlgorithm, digest: &[u8]) -> Vec<u8> {
    let identifier = match algorithm {
        HashAlgorithm::Sha1 => oid::SHA_1,
        HashAlgorithm::Sha256 => return tlv::sequence(&[&hash::sha256_identifier(), &tlv::octets(digest)]),
        HashAlgorithm::Sha384 => oid::SHA_384,
        HashAlgorithm::Sha512 => oid::SHA_512,
    };
    tlv::sequence(&[&tlv::sequence(&[&tlv::oid(identifier)]), &tlv::octets(digest)])
}

fn read_imprint(reader: &mut Reader<'_>) -> Result<(HashAlgorithm, Vec<u8>), RequestError> {
    let mut imprint = reader.expect(tag::SEQUENCE)?.reader();
    let identifier = imprint.expect(tag::SEQUENCE)?.reader().expect(tag::OID)?;
    let digest = imprint.expect(tag::OCTET_STRING)?.content.to_vec();
    imprint.end()?;
    let hash = HashAlgorithm::from_oid(identifier.content).filter(|hash| !hash.is_weak());
    let hash = hash.ok_or(RequestError::Algorithm)?;
    if digest.len() != hash.length() {
        return Err(RequestError::Length);
    }
    Ok((hash, digest))
}
