//! A one-time code: six digits.

use serde::{Deserialize, Serialize};

/// Six decimal digits, as a person typed or pasted them. Never printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

impl Code {
    /// The six digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code made from random bits.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        // 2^64 mod 10^6 leaves a bias below 10^-13.
        Self(format!("{:06}", bits % 1_000_000))
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(••••••)")
    }
}

impl TryFrom<String> for Code {
    type Error = &'static str;

    /// Accepts what a paste brings along: spaces, no-break spaces and hyphens between the digits.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let six = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        six.then_some(Self(digits)).ok_or("six digits expected")
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_code_is_read() {
        assert_eq!(Code::try_from(" 407 123\n".to_owned()).unwrap().as_str(), "407123");
        for wrong in ["", "12345", "1234567", "12345a", "４０７１２３"] {
            assert!(Code::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
