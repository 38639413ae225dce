//! What may become of a file; a process tells it to the one that started it as a line of JSON.

use serde::{Deserialize, Serialize};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// Signed, and whole.
    Signed,
    /// Refused: the stable word, and the sentence.
    Refused(String, String),
    /// It asks for a password, and none was given that opens it.
    NeedsPassword,
    /// Called signed, but it is not whole; why.
    Corrupt(String),
    /// The code gave up; what it said.
    Panic(String),
    /// Longer than it may take.
    Hang,
    /// More memory than it may take.
    Memory,
}

impl Outcome {
    /// A refusal by its stable word.
    pub(crate) fn refused(code: &str, detail: &str) -> Self {
        match code {
            "password_needed" | "password_wrong" => Self::NeedsPassword,
            _ => Self::Refused(code.to_owned(), detail.to_owned()),
        }
    }
}
