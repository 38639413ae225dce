//! SASLprep (RFC 4013) as far as it opens a PDF: lopdf prepares passwords of AES-256 with it.
//!
//! The crate of this name brings about 150 KB of Unicode's tables (50 KB compressed); every browser has
//! them already. What RFC 4013 prohibits is not refused here: such a password only does not open.

use std::borrow::Cow;

/// A password that cannot be prepared: there is none.
#[derive(Clone, Copy, Debug)]
pub enum Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Error {}

/// Prepares a password.
///
/// # Errors
/// Never.
pub fn saslprep(text: &str) -> Result<Cow<'_, str>, Error> {
    if text.is_ascii() {
        return Ok(Cow::Borrowed(text));
    }
    let mapped: String = text.chars().filter(|c| !is_nothing(*c)).map(spaced).collect();
    Ok(Cow::Owned(compose(&mapped)))
}

/// RFC 3454, C.1.2; U+200B is both nothing and a space, and counts as nothing.
fn spaced(c: char) -> char {
    let is_space =
        matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}');
    if is_space { ' ' } else { c }
}

/// RFC 3454, B.1.
fn is_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{1806}' | '\u{180b}'..='\u{180d}' | '\u{200b}'..='\u{200d}' | '\u{2060}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

#[cfg(target_arch = "wasm32")]
fn compose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn compose(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkc(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4013, 3, that are not prohibited; and a decomposed letter.
    #[test]
    fn the_examples_of_the_rfc() {
        let cases = [("I\u{ad}X", "IX"), ("user", "user"), ("\u{aa}", "a"), ("\u{2168}", "IX")];
        for (from, to) in cases.into_iter().chain([("e\u{301}te\u{301}\u{a0}1", "été 1")]) {
            assert_eq!(saslprep(from).unwrap(), to);
        }
    }
}
