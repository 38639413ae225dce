//! Signature algorithms by their AlgorithmIdentifier (RFC 5758, RFC 4055).

use crate::hash::HashAlgorithm;
use crate::oid;
use crate::tlv::{self, Element, Malformed, Reader, tag};

/// How a digest is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// ECDSA over whichever curve the key has.
    Ecdsa,
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1,
    /// RSASSA-PSS with MGF1 of the same hash.
    RsaPss {
        /// Salt length in octets.
        salt: u8,
    },
}

/// A scheme with its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureAlgorithm {
    /// How the digest is signed.
    pub scheme: Scheme,
    /// How the digest is made.
    pub hash: HashAlgorithm,
}

impl SignatureAlgorithm {
    /// What Paraph signs with.
    pub const ECDSA_SHA_256: Self = Self { scheme: Scheme::Ecdsa, hash: HashAlgorithm::Sha256 };

    /// AlgorithmIdentifier DER of [`Self::ECDSA_SHA_256`]: parameters absent (RFC 5758 3.2).
    pub fn ecdsa_sha256_der() -> Vec<u8> {
        tlv::sequence(&[&tlv::oid(oid::ECDSA_SHA_256)])
    }

    /// Reads an AlgorithmIdentifier. `digest` is the SignerInfo's digest algorithm, for identifiers that name no hash
    /// (`rsaEncryption`, `id-ecPublicKey`). `None` for what is unknown.
    pub fn from_der(der: &[u8], digest: Option<HashAlgorithm>) -> Result<Option<Self>, Malformed> {
        let mut reader = Element::single(der, tag::SEQUENCE)?.reader();
        let identifier = reader.expect(tag::OID)?.content;
        if identifier == oid::RSA_PSS {
            return pss(reader);
        }
        Ok(named(identifier, digest).map(|(scheme, hash)| Self { scheme, hash }))
    }
}

fn named(identifier: &[u8], digest: Option<HashAlgorithm>) -> Option<(Scheme, HashAlgorithm)> {
    use HashAlgorithm::{Sha1, Sha256, Sha384, Sha512};
    use Scheme::{Ecdsa, RsaPkcs1};
    match identifier {
        oid::ECDSA_SHA_1 => Some((Ecdsa, Sha1)),
        oid::ECDSA_SHA_256 => Some((Ecdsa, Sha256)),
        oid::ECDSA_SHA_384 => Some((Ecdsa, Sha384)),
        oid::ECDSA_SHA_512 => Some((Ecdsa, Sha512)),
        oid::RSA_SHA_1 => Some((RsaPkcs1, Sha1)),
        oid::RSA_SHA_256 => Some((RsaPkcs1, Sha256)),
        oid::RSA_SHA_384 => Some((RsaPkcs1, Sha384)),
        oid::RSA_SHA_512 => Some((RsaPkcs1, Sha512)),
        oid::RSA => digest.map(|hash| (RsaPkcs1, hash)),
        oid::EC_PUBLIC_KEY => digest.map(|hash| (Ecdsa, hash)),
        _ => None,
    }
}

/// RSASSA-PSS-params (RFC 4055 3.1): all defaulted, SHA-1 and salt 20. A mask of another hash is unknown to us.
fn pss(mut reader: Reader<'_>) -> Result<Option<SignatureAlgorithm>, Malformed> {
    let mut parameters = match reader.optional(tag::SEQUENCE)? {
        Some(element) => element.reader(),
        None => Reader::new(&[]),
    };
    let hash = match parameters.optional(tag::context(0))? {
        Some(field) => hash_of(field.content)?,
        None => Some(HashAlgorithm::Sha1),
    };
    let mask = match parameters.optional(tag::context(1))? {
        Some(field) => mask_of(field.content)?,
        None => Some(HashAlgorithm::Sha1),
    };
    let salt = match parameters.optional(tag::context(2))? {
        Some(field) => field.reader().unsigned()?,
        None => 20,
    };
    let (Some(hash), Ok(salt)) = (hash, u8::try_from(salt)) else { return Ok(None) };
    Ok((mask == Some(hash)).then_some(SignatureAlgorithm { scheme: Scheme::RsaPss { salt }, hash }))
}

fn hash_of(der: &[u8]) -> Result<Option<HashAlgorithm>, Malformed> {
    let identifier = Element::single(der, tag::SEQUENCE)?.reader().expect(tag::OID)?;
    Ok(HashAlgorithm::from_oid(identifier.content))
}

fn mask_of(der: &[u8]) -> Result<Option<HashAlgorithm>, Malformed> {
    let mut reader = Element::single(der, tag::SEQUENCE)?.reader();
    if reader.expect(tag::OID)?.content != oid::MGF_1 {
        return Ok(None);
    }
    hash_of(reader.rest())
}
