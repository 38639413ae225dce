//! A typed name: shaped with a handwriting font and turned into outlines.

use crate::face::OpenFont;
use crate::line::Shaper;
use crate::pen::Pen;
use harfrust::ShaperFont;
use unicode_bidi::BidiInfo;

const MAX_CHARACTERS: usize = 200;

/// Why a text is no mark.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// The font lacks these characters: draw the name elsewhere and bring it as an image.
    #[error("the font has no glyph for {}", list(.0))]
    MissingGlyphs(Vec<char>),
    /// Nothing to see.
    #[error("the text is empty")]
    Empty,
    /// More than 200 characters in a name, or more than a page of text.
    #[error("the text is too long")]
    TooLong,
    /// The text does not fit its box, however small it is set.
    #[error("the text does not fit its place")]
    NoRoom,
    /// The font cannot be used.
    #[error("the font cannot be read")]
    BadFont,
}

fn list(missing: &[char]) -> String {
    missing.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ")
}

/// `text` in the font (an OpenType file) as outlines to fill, y down: each step's kind, then its points.
/// 0 x y begins a contour, 1 x y is a line, 2 and three points a cubic curve, 3 closes the contour.
///
/// # Errors
/// [`TypedError`] if there would be nothing to see, or not what was typed.
pub fn outline(text: &str, font: &[u8]) -> Result<Vec<f64>, TypedError> {
    let text = text.trim();
    if text.chars().count() > MAX_CHARACTERS {
        return Err(TypedError::TooLong);
    }
    let font = OpenFont::read(font)?;
    font.check([text].into_iter())?;
    let numbers = drawn(text, &font)?;
    if numbers.is_empty() { Err(TypedError::Empty) } else { Ok(numbers) }
}

fn drawn(text: &str, font: &OpenFont<'_>) -> Result<Vec<f64>, TypedError> {
    let shaper = Shaper { font: ShaperFont::new(&font.shaping), features: Vec::new() };
    let bidi = BidiInfo::new(text, None);
    let Some(paragraph) = bidi.paragraphs.first() else { return Ok(Vec::new()) };
    let mut pen = Pen::default();
    for shaped in shaper.line(&bidi, paragraph, paragraph.range.clone())? {
        pen.origin = (shaped.x.into(), shaped.y.into());
        font.draw(shaped.glyph, &mut pen)?;
    }
    Ok(pen.numbers)
}
