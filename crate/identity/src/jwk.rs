//! A provider's public key as a JSON Web Key (RFC 7517; RFC 7518, 6), and the one spelling that is kept.

use serde::Deserialize;
use signature::{hash, key::PublicKey, oid, tlv};
use thiserror::Error;

use crate::unbase64;

/// A public key: RSA, P-256 or P-384.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwk {
    kind: Kind,
    /// Which key of the provider it is (`kid`), if it says so.
    pub id: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Rsa { n: String, e: String },
    Ec { crv: &'static str, x: String, y: String },
}

/// Why a key cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JwkError {
    /// Not the JSON of a key.
    #[error("not a JSON Web Key")]
    Syntax,
    /// Another kind of key, or one that is not for signatures.
    #[error("this kind of key is not supported")]
    Unsupported,
    /// Not a possible modulus, or not a point of the curve.
    #[error("the key is not valid")]
    Invalid,
    /// RSA below 2048 bits (RFC 7518, 3.3).
    #[error("the key is too short to be trusted")]
    Weak,
}

/// A provider's keys (RFC 7517, 5). What is not understood is left out, as the standard wants it.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Jwk>);

#[derive(Deserialize)]
struct WireSet {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Wire {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    n: Option<String>,
    e: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl Keys {
    /// Reads a set of keys.
    ///
    /// # Errors
    /// [`JwkError::Syntax`] if it is none.
    pub fn parse(json: &[u8]) -> Result<Self, JwkError> {
        let set: WireSet = serde_json::from_slice(json).map_err(|_| JwkError::Syntax)?;
        let read = |key: serde_json::Value| Jwk::from_wire(serde_json::from_value(key).ok()?).ok();
        Ok(Self(set.keys.into_iter().filter_map(read).collect()))
    }

    /// The keys that a token may be signed with: those of its `kid`, or all where it names none.
    pub fn named<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Jwk> {
        self.0.iter().filter(move |key| id.is_none() || key.id.as_deref() == id)
    }
}

impl Jwk {
    /// Reads a key as [`Self::canonical`] writes it.
    ///
    /// # Errors
    /// [`JwkError`]; any other spelling is [`JwkError::Syntax`].
    pub fn from_canonical(text: &str) -> Result<Self, JwkError> {
        let wire: Wire = serde_json::from_str(text).map_err(|_| JwkError::Syntax)?;
        let key = Self::from_wire(wire)?;
        if key.canonical() == text { Ok(key) } else { Err(JwkError::Syntax) }
    }

    fn from_wire(wire: Wire) -> Result<Self, JwkError> {
        if wire.purpose.is_some_and(|purpose| purpose != "sig") {
            return Err(JwkError::Unsupported);
        }
        let there =
            |part: Option<String>| part.filter(|part| unbase64(part).is_some()).ok_or(JwkError::Syntax);
        let kind = match (wire.kty.as_str(), wire.crv.as_deref()) {
            ("RSA", _) => Kind::Rsa { n: there(wire.n)?, e: there(wire.e)? },
            ("EC", Some("P-256")) => Kind::Ec { crv: "P-256", x: there(wire.x)?, y: there(wire.y)? },
            ("EC", Some("P-384")) => Kind::Ec { crv: "P-384", x: there(wire.x)?, y: there(wire.y)? },
            _ => return Err(JwkError::Unsupported),
        };
        Ok(Self { kind, id: wire.kid })
    }

    /// The required members in their order, without spaces (RFC 7638, 3.2).
    #[must_use]
    pub fn canonical(&self) -> String {
        // Base 64 needs no escaping.
        match &self.kind {
            Kind::Rsa { n, e } => format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#),
            Kind::Ec { crv, x, y } => format!(r#"{{"crv":"{crv}","kty":"EC","x":"{x}","y":"{y}"}}"#),
        }
    }

    /// The key's thumbprint (RFC 7638, 3) with SHA-256.
    #[must_use]
    pub fn thumbprint(&self) -> [u8; 32] {
        hash::sha256(self.canonical().as_bytes())
    }

    /// The key, ready to verify with.
    ///
    /// # Errors
    /// [`JwkError`] if it is none, or too short.
    pub fn public_key(&self) -> Result<PublicKey, JwkError> {
        let key = PublicKey::from_spki_der(&self.spki()?).map_err(|_| JwkError::Invalid)?;
        if key.is_weak() { Err(JwkError::Weak) } else { Ok(key) }
    }

    /// SubjectPublicKeyInfo DER (RFC 3279, 2.3.1; RFC 5480, 2).
    fn spki(&self) -> Result<Vec<u8>, JwkError> {
        let number = |text: &str| unbase64(text).ok_or(JwkError::Syntax);
        match &self.kind {
            Kind::Rsa { n, e } => {
                let null = tlv::element(0x05, &[]);
                let algorithm = tlv::sequence(&[&tlv::oid(oid::RSA), &null]);
                let key = tlv::sequence(&[&tlv::integer(&number(n)?), &tlv::integer(&number(e)?)]);
                Ok(tlv::sequence(&[&algorithm, &tlv::bits(&key)]))
            }
            Kind::Ec { crv, x, y } => {
                let (curve, length) = if *crv == "P-256" { (oid::P_256, 32) } else { (oid::P_384, 48) };
                let (x, y) = (number(x)?, number(y)?);
                if x.len() != length || y.len() != length {
                    return Err(JwkError::Invalid);
                }
                let algorithm = tlv::sequence(&[&tlv::oid(oid::EC_PUBLIC_KEY), &tlv::oid(curve)]);
                let point = [&[4][..], &x, &y].concat();
                Ok(tlv::sequence(&[&algorithm, &tlv::bits(&point)]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7638, 3.1, and its thumbprint.
    const EXAMPLE: &str = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#;

    #[test]
    fn the_thumbprint_is_that_of_the_standard() {
        let keys =
            Keys::parse(format!(r#"{{"keys":[{EXAMPLE},{{"kty":"oct","k":"AA"}},7]}}"#).as_bytes()).unwrap();
        let key = keys.named(Some("2011-04-29")).next().unwrap();
        assert_eq!(keys.named(None).count(), 1, "others are left out");
        let thumbprint = unbase64("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs").unwrap();
        assert_eq!(key.thumbprint().as_slice(), thumbprint);
        assert!(key.public_key().is_ok());
        let again = Jwk::from_canonical(&key.canonical()).unwrap();
        assert_eq!(again.canonical(), key.canonical());
        assert_eq!(Jwk::from_canonical(EXAMPLE), Err(JwkError::Syntax), "one spelling only");
    }

    #[test]
    fn keys_that_prove_nothing_are_refused() {
        let read = |text: &str| Jwk::from_canonical(text).and_then(|key| key.public_key().map(drop));
        assert_eq!(read(r#"{"k":"AA","kty":"oct"}"#), Err(JwkError::Unsupported));
        assert_eq!(read(r#"{"e":"AQAB","kty":"RSA","n":"////"}"#), Err(JwkError::Syntax));
        let short = format!(r#"{{"e":"AQAB","kty":"RSA","n":"{}0"}}"#, "v".repeat(170));
        assert_eq!(read(&short), Err(JwkError::Weak));
        assert_eq!(read(r#"{"crv":"P-256","kty":"EC","x":"AA","y":"AA"}"#), Err(JwkError::Invalid));
        let off_the_curve = format!(r#"{{"crv":"P-256","kty":"EC","x":"{0}A","y":"{0}A"}}"#, "A".repeat(42));
        assert_eq!(read(&off_the_curve), Err(JwkError::Invalid));
    }
}
