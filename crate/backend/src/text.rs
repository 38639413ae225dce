//! What people write, checked at the door: lengths in characters, no control characters.

use envelope::EnvelopeId;
use evidence::Opening;
use lettre::Address;

use crate::problem::Refusal;

/// The longest reason or comment, in characters.
const REASON: usize = 2000;
/// The longest name, in characters.
pub(crate) const NAME: usize = 200;

/// One line of 1 to `most` characters.
pub(crate) fn line(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    let fits = !text.trim().is_empty() && text.chars().count() <= most;
    if fits && !text.chars().any(char::is_control) { Ok(()) } else { Err(Refusal::Text(field.to_owned())) }
}

/// Several lines of at most `most` characters in all.
pub(crate) fn lines(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.chars().count() <= most && !text.chars().any(odd) {
        Ok(())
    } else {
        Err(Refusal::Text(field.to_owned()))
    }
}

/// A mail address, in lower case: the same mailbox is the same text.
pub(crate) fn address(field: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim().to_lowercase();
    let wrong = || Refusal::Address(field.to_owned());
    if text.len() > 254 {
        return Err(wrong());
    }
    text.parse::<Address>().map_err(|_| wrong())?;
    Ok(text)
}

/// A telephone number as a person writes it, in the form of E.164: `+`, the country's code, at most
/// 15 digits in all, no national zero in front.
pub(crate) fn phone(field: &str, text: &str) -> Result<String, Refusal> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !"-.()/".contains(*c)).collect();
    exact_phone(field, &plain).map(|()| plain)
}

/// A number in that very form: what a page committed to cannot be respelled here.
pub(crate) fn exact_phone(field: &str, text: &str) -> Result<(), Refusal> {
    let fits = text.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if fits { Ok(()) } else { Err(Refusal::Phone(field.to_owned())) }
}

/// The opening of a reason just given, with a fresh salt; none for an empty one.
pub(crate) fn reason(
    envelope: &EnvelopeId,
    reason: Option<&str>,
) -> Result<Option<(Opening, envelope::Commitment)>, Refusal> {
    let Some(reason) = reason.map(str::trim).filter(|reason| !reason.is_empty()) else { return Ok(None) };
    lines("reason", reason, REASON)?;
    fresh("reason", reason, envelope).map(Some)
}

/// Checks a comment as its author's page committed to it.
pub(crate) fn comment(comment: &Opening) -> Result<(), Refusal> {
    let text = comment.value.as_str();
    if comment.field != "comment" || text.is_empty() || text.trim() != text {
        return Err(Refusal::Text("comment".to_owned()));
    }
    lines("comment", text, REASON)
}

/// An opening that the backend makes itself, and its commitment.
pub(crate) fn fresh(
    field: &str,
    value: &str,
    envelope: &EnvelopeId,
) -> Result<(Opening, envelope::Commitment), Refusal> {
    let salt = envelope::Salt(crate::random::bytes()?);
    let opening = Opening { field: field.to_owned(), salt, value: value.to_owned() };
    let commitment = opening.commitment(envelope);
    Ok((opening, commitment))
}

/// In lower case, without the accents of Latin letters: what is searched, and what is searched for.
pub(crate) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'è'..='ë' | 'ē' | 'ę' | 'ě' => plain.push('e'),
            'ì'..='ï' | 'ī' => plain.push('i'),
            'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ň' => plain.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => plain.push('o'),
            'š' | 'ś' | 'ş' | 'ș' => plain.push('s'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ž' | 'ź' | 'ż' => plain.push('z'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            // What combines with the letter before (Unicode, U+0300 to U+036F).
            '\u{300}'..='\u{36f}' => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(folded("Élodie ŒUVRÉ"), "elodie oeuvre");
        assert_eq!(folded("E\u{301}lodie"), "elodie");
        assert_eq!(folded("Łukasz Straße İ"), "lukasz strasse i");
        assert_eq!(folded("Nguyễn"), "nguyễn");
    }

    #[test]
    fn telephone_numbers_are_international() {
        for (written, number) in [
            ("+33 6 12 34 56 78", "+33612345678"),
            ("+1 (555) 010-0199", "+15550100199"),
            ("+49.30/1234567", "+49301234567"),
        ] {
            assert_eq!(phone("phone", written).unwrap(), number);
        }
        for wrong in [
            "",
            "+",
            "0612345678",
            "+0612345678",
            "0033612345678",
            "+33 6",
            "+3361234567890123",
            "+33a12345678",
            "+33６12345678",
        ] {
            assert!(phone("phone", wrong).is_err(), "{wrong}");
        }
        assert!(exact_phone("recipient.0.phone", "+33 612345678").is_err());
    }
}
