//! Marks and initials as they cross the border, and as the document engine stamps them.

use document::{
    mark::{Ink, InkError, Mark, Point, Stroke, TypedError, ink, typed},
    prepare::is_initials,
};
use protocol::worker;

/// Why a mark cannot be stamped.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// The drawing is no signature.
    #[error(transparent)]
    Ink(#[from] InkError),
    /// The text cannot be set.
    #[error(transparent)]
    Typed(#[from] TypedError),
    /// No font of that name was given.
    #[error("there is no font called “{0}”")]
    NoFont(String),
    /// What initials cannot say.
    #[error("initials are 1 to 32 characters")]
    InitialsText,
}

/// What goes into every initials field of a signer.
#[derive(Clone, Debug, PartialEq)]
pub struct Initials {
    pub(crate) mark: Mark,
    pub(crate) text: String,
}

/// The mark to stamp. `font` gives the TrueType bytes of a font by its name.
///
/// # Errors
/// [`MarkError`] for what is no mark.
pub fn mark<'f>(mark: &worker::Mark, font: impl Fn(&str) -> Option<&'f [u8]>) -> Result<Mark, MarkError> {
    Ok(match mark {
        worker::Mark::Ink { strokes } => {
            ink(&Ink { strokes: strokes.iter().map(|points| stroke(points)).collect() })?
        }
        worker::Mark::Typed { text, font: name } => {
            typed(text, font(name).ok_or_else(|| MarkError::NoFont(name.clone()))?)?
        }
    })
}

/// The initials to stamp; `font` as for [`mark`].
///
/// # Errors
/// [`MarkError`] for what are no initials.
pub fn initials<'f>(
    initials: &worker::Initials,
    font: impl Fn(&str) -> Option<&'f [u8]>,
) -> Result<Initials, MarkError> {
    let text = initials.text.trim();
    if !is_initials(text) {
        return Err(MarkError::InitialsText);
    }
    Ok(Initials { mark: mark(&initials.mark, font)?, text: text.to_owned() })
}

fn stroke(points: &[worker::InkPoint]) -> Stroke {
    let point =
        |point: &worker::InkPoint| Point { x: point.x, y: point.y, pressure: point.pressure, t: point.t };
    Stroke { points: points.iter().map(point).collect() }
}
