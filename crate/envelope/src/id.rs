//! Identifiers: of an envelope, and of a document as its footer shows it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Crockford's base 32: no I, L, O, U, so a footer can be read out on the telephone.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: {expected}")]
pub struct InvalidId {
    expected: &'static str,
}

/// An envelope's identifier: 128 random bits made by the sender's browser, as 26 characters of
/// Crockford's base 32.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EnvelopeId(String);

impl EnvelopeId {
    /// The identifier made of 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(base32(u128::from_be_bytes(bytes), 26))
    }

    /// The 26 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A document's identifier, printed in the footer of each page: 50 random bits as `7F3KQ-2XM4P`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentId(String);

impl DocumentId {
    /// The identifier made of 8 random bytes, of which 50 bits are used.
    #[must_use]
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut text = base32(u128::from(u64::from_be_bytes(bytes) >> 14), 10);
        text.insert(5, '-');
        Self(text)
    }

    /// The 11 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EnvelopeId {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        let whole = text.len() == 26 && text.bytes().all(in_alphabet);
        // 26 characters carry 130 bits: the first one may only use its lower three.
        let fits = text.bytes().next().is_some_and(|first| first <= b'7');
        (whole && fits)
            .then_some(Self(text))
            .ok_or(InvalidId { expected: "26 characters of Crockford's base 32" })
    }
}

impl TryFrom<String> for DocumentId {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        let shaped = text.len() == 11
            && text.bytes().enumerate().all(
                |(at, byte)| {
                    if at == 5 { byte == b'-' } else { in_alphabet(byte) }
                },
            );
        shaped.then_some(Self(text)).ok_or(InvalidId { expected: "XXXXX-XXXXX in Crockford's base 32" })
    }
}

fn in_alphabet(byte: u8) -> bool {
    ALPHABET.contains(&byte)
}

fn base32(mut number: u128, length: usize) -> String {
    let mut characters = vec!['0'; length];
    for character in characters.iter_mut().rev() {
        *character = char::from(ALPHABET[(number & 31) as usize]);
        number >>= 5;
    }
    characters.into_iter().collect()
}

macro_rules! as_text {
    ($name:ident) => {
        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
as_text!(EnvelopeId);
as_text!(DocumentId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_bits_become_identifiers_that_parse_back() {
        for byte in [0, 1, 0x7f, 0xff] {
            let id = EnvelopeId::from_random([byte; 16]);
            assert_eq!(EnvelopeId::try_from(id.to_string()).unwrap(), id);
            let id = DocumentId::from_random([byte; 8]);
            assert_eq!(DocumentId::try_from(id.to_string()).unwrap(), id);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "ABC",
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "0000000000000000000000000i",
            "../../../etc/passwd0000000",
        ] {
            assert!(EnvelopeId::try_from(text.to_owned()).is_err(), "{text}");
        }
        for text in ["", "AAAAAAAAAAA", "AAAAA-AAAAI", "AAAAA_AAAAA"] {
            assert!(DocumentId::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
