//! Keys of other people's signatures: RSA and P-384.

use super::{PublicKeyError, Scheme, SignatureAlgorithm, VerifyError};
use crate::hash::HashAlgorithm;
use crate::tlv::{Element, Malformed, tag};
use p384::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPublicKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// A verifying key that Paraph itself never signs with.
#[derive(Debug, Clone)]
pub(super) enum ForeignKey {
    P384(p384::ecdsa::VerifyingKey),
    Rsa(RsaPublicKey),
}

impl ForeignKey {
    pub(super) fn p384(point: &[u8]) -> Result<Self, PublicKeyError> {
        let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(point).map_err(|_| PublicKeyError::Invalid)?;
        Ok(Self::P384(key))
    }

    /// RSAPublicKey (RFC 8017 A.1.1), up to 8192 bits: larger ones would only cost time.
    pub(super) fn rsa(der: &[u8]) -> Result<Self, PublicKeyError> {
        let mut reader = Element::single(der, tag::SEQUENCE)?.reader();
        let modulus = number(reader.expect(tag::INTEGER)?.content)?;
        let exponent = number(reader.expect(tag::INTEGER)?.content)?;
        reader.end()?;
        let key = RsaPublicKey::new_with_size_limits(modulus, exponent, 512..=8192)
            .map_err(|_| PublicKeyError::Invalid)?;
        Ok(Self::Rsa(key))
    }

    pub(super) fn is_weak(&self) -> bool {
        match self {
            Self::P384(_) => false,
            Self::Rsa(key) => key.n().bits() < 2048,
        }
    }

    pub(super) fn verify_digest(
        &self,
        algorithm: SignatureAlgorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<(), VerifyError> {
        match (self, algorithm.scheme) {
            (Self::P384(key), Scheme::Ecdsa) => {
                let signature =
                    p384::ecdsa::Signature::from_der(signature).map_err(|_| VerifyError::Wrong)?;
                key.verify_prehash(digest, &signature).map_err(|_| VerifyError::Wrong)
            }
            (Self::Rsa(key), Scheme::RsaPkcs1) => {
                key.verify(pkcs1(algorithm.hash), digest, signature).map_err(|_| VerifyError::Wrong)
            }
            (Self::Rsa(key), Scheme::RsaPss { salt }) => {
                verify_pss(key, algorithm.hash, salt, digest, signature)
            }
            _ => Err(VerifyError::Unsupported),
        }
    }
}

fn pkcs1(hash: HashAlgorithm) -> Pkcs1v15Sign {
    match hash {
        HashAlgorithm::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
        HashAlgorithm::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
        HashAlgorithm::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
        HashAlgorithm::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
    }
}

fn verify_pss(
    key: &RsaPublicKey,
    hash: HashAlgorithm,
    salt: u8,
    digest: &[u8],
    signature: &[u8],
) -> Result<(), VerifyError> {
    let salt = usize::from(salt);
    let verified = match hash {
        HashAlgorithm::Sha1 => key.verify(Pss::<Sha1>::new_with_salt(salt), digest, signature),
        HashAlgorithm::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), digest, signature),
        HashAlgorithm::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), digest, signature),
        HashAlgorithm::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), digest, signature),
    };
    verified.map_err(|_| VerifyError::Wrong)
}

fn number(content: &[u8]) -> Result<BoxedUint, Malformed> {
    let bytes = match content {
        [] => return Err(Malformed::Value("empty integer")),
        [first, ..] if *first >= 0x80 => return Err(Malformed::Value("negative integer")),
        [0, rest @ ..] => rest,
        bytes => bytes,
    };
    if bytes.len() > 1024 {
        return Err(Malformed::Value("integer too large"));
    }
    Ok(BoxedUint::from_be_slice_vartime(bytes))
}
