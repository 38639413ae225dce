//! A mark as it crosses the border, and as the document engine stamps it.

use document::mark::{Ink, InkError, Mark, Point, Stroke, TypedError, ink, typed};
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

fn stroke(points: &[worker::InkPoint]) -> Stroke {
    let point =
        |point: &worker::InkPoint| Point { x: point.x, y: point.y, pressure: point.pressure, t: point.t };
    Stroke { points: points.iter().map(point).collect() }
}
