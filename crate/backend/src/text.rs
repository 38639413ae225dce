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
