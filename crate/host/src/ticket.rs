//! The backend's tickets: ES256 tokens (RFC 7515, RFC 7518) by which a person without an account
//! here may have one document.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::{
    ecdsa::{Signature, VerifyingKey, signature::Verifier as _},
    pkcs8::DecodePublicKey as _,
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::ids::{Envelope, Hash};

/// Far longer than any ticket.
const LONGEST: usize = 4096;

/// The key that tickets are checked with.
#[derive(Clone, Debug)]
pub struct TicketKey(VerifyingKey);

/// What a good ticket allows.
#[derive(Debug, Deserialize)]
pub(crate) struct Claims {
    iss: String,
    exp: u64,
    /// The envelope it is about.
    pub(crate) envelope: Envelope,
    /// The document's index in it.
    pub(crate) document: u16,
    /// The original's hash.
    pub(crate) sha256: Hash,
}

/// Why a ticket is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not a token of this form.
    #[error("the ticket is not an ES256 token")]
    Malformed,
    /// Signed by another key, or changed.
    #[error("the ticket's signature is wrong")]
    Forged,
    /// Issued by another backend.
    #[error("the ticket is of another backend")]
    OtherIssuer,
    /// Too old.
    #[error("the ticket has expired")]
    Expired,
    /// Good, but for another document.
    #[error("the ticket is for another document")]
    OtherDocument,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
}

impl TicketKey {
    /// Reads a PEM SubjectPublicKeyInfo; none if it is not a P-256 key.
    #[must_use]
    pub fn from_pem(pem: &str) -> Option<Self> {
        VerifyingKey::from_public_key_pem(pem).ok().map(Self)
    }

    /// Checks a ticket in compact form.
    ///
    /// # Errors
    /// [`Refused`]; the signature is checked before any claim is believed.
    pub(crate) fn check(&self, ticket: &str, issuer: &str, now: u64) -> Result<Claims, Refused> {
        let (signed, claims, signature) = split(ticket).ok_or(Refused::Malformed)?;
        self.0.verify(signed.as_bytes(), &signature).map_err(|_| Refused::Forged)?;
        let claims: Claims = decode(claims).ok_or(Refused::Malformed)?;
        if claims.iss != issuer {
            return Err(Refused::OtherIssuer);
        }
        if claims.exp <= now {
            return Err(Refused::Expired);
        }
        Ok(claims)
    }
}

/// The part that is signed, the claims in it, and the signature.
fn split(ticket: &str) -> Option<(&str, &str, Signature)> {
    let (signed, signature) = ticket.rsplit_once('.').filter(|_| ticket.len() <= LONGEST)?;
    let (header, claims) = signed.split_once('.')?;
    // The one algorithm: a token does not choose how it is checked (RFC 8725, 3.1).
    if decode::<Header>(header)?.alg != "ES256" {
        return None;
    }
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(signature).ok()?;
    Some((signed, claims, Signature::from_slice(&bytes).ok()?))
}

fn decode<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}
