//! P-256 private keys for the command line and the backend; a browser's key never comes here.

use super::PublicKey;
use p256::SecretKey;
use p256::ecdsa::{Signature, signature::Signer};
use p256::elliptic_curve::zeroize::Zeroizing;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use thiserror::Error;

/// A P-256 private key. Wiped from memory when dropped.
#[derive(Clone)]
pub struct SigningKey {
    key: p256::ecdsa::SigningKey,
    public: PublicKey,
}

/// The private key cannot be read or made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SigningKeyError {
    /// The 32 octets are zero or not below the order of the curve: draw others.
    #[error("these random octets are not a private key; draw others")]
    NotAScalar,
    /// Not an unencrypted PKCS#8 P-256 key.
    #[error("not an unencrypted PKCS#8 P-256 private key")]
    NotPkcs8,
    /// The key cannot be written.
    #[error("the private key cannot be encoded")]
    Encode,
}

impl SigningKey {
    /// A key from 32 octets of a cryptographic random generator.
    pub fn from_random(octets: &[u8; 32]) -> Result<Self, SigningKeyError> {
        let secret = SecretKey::from_slice(octets).map_err(|_| SigningKeyError::NotAScalar)?;
        Self::new(secret)
    }

    /// From a PKCS#8 PEM text.
    pub fn from_pkcs8_pem(text: &str) -> Result<Self, SigningKeyError> {
        let secret = SecretKey::from_pkcs8_pem(text).map_err(|_| SigningKeyError::NotPkcs8)?;
        Self::new(secret)
    }

    /// PKCS#8 PEM, wiped when dropped.
    pub fn to_pkcs8_pem(&self) -> Result<Zeroizing<String>, SigningKeyError> {
        self.key.to_pkcs8_pem(LineEnding::LF).map_err(|_| SigningKeyError::Encode)
    }

    /// Its public half.
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// ECDSA with SHA-256, deterministic (RFC 6979): `r || s`.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.key.sign(message);
        signature.to_bytes().into()
    }

    /// The same in DER.
    pub fn sign_der(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.key.sign(message);
        signature.to_der().as_bytes().to_vec()
    }

    fn new(secret: SecretKey) -> Result<Self, SigningKeyError> {
        let key = p256::ecdsa::SigningKey::from(secret);
        let spki = key.verifying_key().to_public_key_der().map_err(|_| SigningKeyError::Encode)?;
        let public = PublicKey::from_spki_der(spki.as_bytes()).map_err(|_| SigningKeyError::Encode)?;
        Ok(Self { key, public })
    }
}

impl core::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "SigningKey(private)")
    }
}
