//! What stands in addresses and in file names: parsed here, so that no path leads out of the folder.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error as _};
use sha2::{Digest as _, Sha256};

/// A SHA-256, as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hash([u8; 32]);

/// An envelope, as 26 characters of Crockford's base 32.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Envelope(String);

impl Hash {
    /// The hash of bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads exactly one spelling.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        let mut bytes = [0; 32];
        (lower && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(Self(bytes))
    }
}

impl Envelope {
    /// Reads an identifier.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let known = |byte: u8| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&byte);
        (text.len() == 26 && text.bytes().all(known)).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Display for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! from_text {
    ($name:ident, $what:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom($what))
            }
        }
    };
}
from_text!(Hash, "64 lower-case hexadecimal digits expected");
from_text!(Envelope, "an envelope's identifier expected");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_leads_elsewhere_is_an_identifier() {
        let hash = Hash::of(b"x").to_string();
        assert_eq!(Hash::parse(&hash).unwrap().to_string(), hash);
        for wrong in ["", "..", "../../etc/passwd", &hash.to_uppercase(), &hash[1..], &format!("{hash}0")] {
            assert!(Hash::parse(wrong).is_none(), "{wrong}");
        }
        assert!(Envelope::parse("01234567890123456789ABCDEF").is_some());
        for wrong in ["", "..", "../../../etc/passwd0000000", "01234567890123456789abcdef"] {
            assert!(Envelope::parse(wrong).is_none(), "{wrong}");
        }
    }
}
