//! A JSON Web Signature in compact form (RFC 7515, 7.1), with the algorithms of RFC 7518, 3.1 that a
//! public key can prove: never `none`, never a shared secret.

use serde::Deserialize;
use signature::{
    hash::HashAlgorithm,
    key::{PublicKey, Scheme, SignatureAlgorithm, raw_to_der},
};
use thiserror::Error;

use crate::{Jwk, unbase64};

/// No token of a provider is longer, bytes.
const LONGEST: usize = 64 * 1024;

/// A signed token; nothing of it is believed before [`Jws::verify`].
#[derive(Clone, Debug)]
pub struct Jws<'a> {
    signed: &'a str,
    payload: Vec<u8>,
    signature: Vec<u8>,
    algorithm: SignatureAlgorithm,
    key: Option<String>,
}

/// Why a token is not one, or not the provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JwsError {
    /// Not three parts of base 64 with a JSON header, or too long.
    #[error("not a signed token")]
    Syntax,
    /// An algorithm that proves nothing, or is not known here.
    #[error("the token's algorithm is not accepted")]
    Algorithm,
    /// It asks for something that is not understood (`crit`; RFC 7515, 4.1.11).
    #[error("the token asks for what is not understood here")]
    Critical,
    /// The key cannot be used.
    #[error("the provider's key cannot be used: {0}")]
    Key(#[from] crate::JwkError),
    /// Another key signed it, or it was changed.
    #[error("the token is not signed by the provider's key")]
    Signature,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<serde_json::Value>,
}

impl<'a> Jws<'a> {
    /// Takes a token apart.
    ///
    /// # Errors
    /// [`JwsError`].
    pub fn parse(token: &'a str) -> Result<Self, JwsError> {
        if token.len() > LONGEST {
            return Err(JwsError::Syntax);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(JwsError::Syntax)?;
        let (header, payload) = signed.split_once('.').ok_or(JwsError::Syntax)?;
        let read = |part: &str| unbase64(part).ok_or(JwsError::Syntax);
        let header: Header = serde_json::from_slice(&read(header)?).map_err(|_| JwsError::Syntax)?;
        if header.crit.is_some() {
            return Err(JwsError::Critical);
        }
        let algorithm = algorithm(&header.alg).ok_or(JwsError::Algorithm)?;
        let (payload, signature) = (read(payload)?, read(signature)?);
        Ok(Self { signed, payload, signature, algorithm, key: header.kid })
    }

    /// Which of the provider's keys it claims to be signed with.
    #[must_use]
    pub fn key_id(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// What is signed, once it is known that `key` signed it.
    ///
    /// # Errors
    /// [`JwsError`].
    pub fn verify(&self, key: &Jwk) -> Result<&[u8], JwsError> {
        let key = key.public_key()?;
        let signature = self.der(&key)?;
        key.verify(self.algorithm, self.signed.as_bytes(), &signature).map_err(|_| JwsError::Signature)?;
        Ok(&self.payload)
    }

    /// ECDSA stands as `r ‖ s` in a token (RFC 7518, 3.4), and P-256 goes with SHA-256 only.
    fn der(&self, key: &PublicKey) -> Result<Vec<u8>, JwsError> {
        if self.algorithm.scheme != Scheme::Ecdsa {
            return Ok(self.signature.clone());
        }
        if key.is_p256() != (self.algorithm.hash == HashAlgorithm::Sha256) {
            return Err(JwsError::Signature);
        }
        let raw: &[u8; 64] = self.signature.as_slice().try_into().map_err(|_| JwsError::Signature)?;
        raw_to_der(raw).map_err(|_| JwsError::Signature)
    }
}

fn algorithm(name: &str) -> Option<SignatureAlgorithm> {
    use HashAlgorithm::{Sha256, Sha384, Sha512};
    let (scheme, hash) = match name {
        "ES256" => (Scheme::Ecdsa, Sha256),
        "RS256" => (Scheme::RsaPkcs1, Sha256),
        "RS384" => (Scheme::RsaPkcs1, Sha384),
        "RS512" => (Scheme::RsaPkcs1, Sha512),
        "PS256" => (Scheme::RsaPss { salt: 32 }, Sha256),
        _ => return None,
    };
    Some(SignatureAlgorithm { scheme, hash })
}
