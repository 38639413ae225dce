//! Public keys and signature algorithms; verification over a digest.

mod algorithm;
#[cfg(feature = "foreign")]
mod foreign;
#[cfg(feature = "issue")]
mod signing;

pub use algorithm::{Scheme, SignatureAlgorithm};
#[cfg(feature = "issue")]
pub use signing::{SigningKey, SigningKeyError};

use crate::tlv::{Element, Malformed, tag};
use crate::{hash, oid};
use p256::ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier};
use thiserror::Error;

/// A public key, from the SubjectPublicKeyInfo of a certificate or of WebCrypto's `spki` export.
#[derive(Debug, Clone)]
pub struct PublicKey {
    spki: Vec<u8>,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    P256(VerifyingKey),
    #[cfg(feature = "foreign")]
    Foreign(foreign::ForeignKey),
}

/// The key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PublicKeyError {
    /// Not a SubjectPublicKeyInfo.
    #[error("not a public key: {0}")]
    Malformed(#[from] Malformed),
    /// A kind of key, a curve or a size that is not supported.
    #[error("this kind of key is not supported")]
    Unsupported,
    /// Not a point of the curve, or not a possible modulus.
    #[error("the public key is not valid")]
    Invalid,
}

/// The signature was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum VerifyError {
    /// This algorithm does not go with this key, or is not supported.
    #[error("the signature's algorithm is not supported or does not fit the key")]
    Unsupported,
    /// The signature does not match.
    #[error("the signature does not match the key and the signed data")]
    Wrong,
}

impl PublicKey {
    /// Parses SubjectPublicKeyInfo DER. Without the feature `foreign` only P-256 is supported.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, PublicKeyError> {
        let mut outer = Element::single(der, tag::SEQUENCE)?.reader();
        let mut algorithm = outer.expect(tag::SEQUENCE)?.reader();
        let bits = outer.expect(tag::BIT_STRING)?;
        outer.end()?;
        let key = bits.content.strip_prefix(&[0]).ok_or(Malformed::Value("public key with unused bits"))?;
        let kind = match algorithm.expect(tag::OID)?.content {
            oid::EC_PUBLIC_KEY => elliptic(algorithm.expect(tag::OID)?.content, key)?,
            #[cfg(feature = "foreign")]
            oid::RSA => Kind::Foreign(foreign::ForeignKey::rsa(key)?),
            _ => return Err(PublicKeyError::Unsupported),
        };
        Ok(Self { spki: der.to_vec(), kind })
    }

    /// SubjectPublicKeyInfo DER.
    pub fn to_spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// SHA-256 of the SubjectPublicKeyInfo.
    pub fn fingerprint(&self) -> [u8; 32] {
        hash::sha256(&self.spki)
    }

    /// Whether it is a P-256 key, the only kind Paraph signs with.
    pub fn is_p256(&self) -> bool {
        matches!(self.kind, Kind::P256(_))
    }

    /// Verifies ECDSA P-256 with SHA-256 as WebCrypto gives it: `r || s`, 32 octets each.
    pub fn verify_raw(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), VerifyError> {
        self.verify_der(message, &raw_to_der(signature)?)
    }

    /// Verifies ECDSA P-256 with SHA-256 in the DER form of CMS and X.509 (RFC 3279 2.2.3).
    pub fn verify_der(&self, message: &[u8], signature: &[u8]) -> Result<(), VerifyError> {
        self.verify_digest(SignatureAlgorithm::ECDSA_SHA_256, &hash::sha256(message), signature)
    }

    /// Verifies over the digest, made with the algorithm's own hash.
    pub fn verify_digest(
        &self,
        algorithm: SignatureAlgorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<(), VerifyError> {
        if digest.len() != algorithm.hash.length() {
            return Err(VerifyError::Wrong);
        }
        match &self.kind {
            Kind::P256(key) if algorithm.scheme == Scheme::Ecdsa => {
                let signature = Signature::from_der(signature).map_err(|_| VerifyError::Wrong)?;
                key.verify_prehash(digest, &signature).map_err(|_| VerifyError::Wrong)
            }
            Kind::P256(_) => Err(VerifyError::Unsupported),
            #[cfg(feature = "foreign")]
            Kind::Foreign(key) => key.verify_digest(algorithm, digest, signature),
        }
    }

    /// Verifies over the message; unsupported when its hash is not compiled in.
    pub fn verify(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), VerifyError> {
        let digest = algorithm.hash.digest(&[message]).ok_or(VerifyError::Unsupported)?;
        self.verify_digest(algorithm, &digest, signature)
    }

    /// Too short to be trusted today (ETSI TS 119 312: RSA below 2048 bits).
    pub fn is_weak(&self) -> bool {
        match &self.kind {
            Kind::P256(_) => false,
            #[cfg(feature = "foreign")]
            Kind::Foreign(key) => key.is_weak(),
        }
    }
}

/// The DER form of `r || s`.
pub fn raw_to_der(signature: &[u8; 64]) -> Result<Vec<u8>, VerifyError> {
    let signature = Signature::from_slice(signature).map_err(|_| VerifyError::Wrong)?;
    Ok(signature.to_der().as_bytes().to_vec())
}

fn elliptic(curve: &[u8], point: &[u8]) -> Result<Kind, PublicKeyError> {
    match curve {
        oid::P_256 => {
            Ok(Kind::P256(VerifyingKey::from_sec1_bytes(point).map_err(|_| PublicKeyError::Invalid)?))
        }
        #[cfg(feature = "foreign")]
        oid::P_384 => Ok(Kind::Foreign(foreign::ForeignKey::p384(point)?)),
        _ => Err(PublicKeyError::Unsupported),
    }
}
