//! A typed name: shaped with a handwriting font and turned into outlines.

use crate::pen::Pen;
use harfrust::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::{FontRef, GlyphId, MetadataProvider};

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
    /// More than 200 characters.
    #[error("the text is too long")]
    TooLong,
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
    let outlines = FontRef::new(font).map_err(|_| TypedError::BadFont)?;
    check_glyphs(text, &outlines)?;
    let numbers = shaped(text, font, &outlines)?;
    if numbers.is_empty() { Err(TypedError::Empty) } else { Ok(numbers) }
}

fn check_glyphs(text: &str, font: &FontRef<'_>) -> Result<(), TypedError> {
    let charmap = font.charmap();
    let lacks = |c: &char| charmap.map(*c).is_none_or(|glyph| glyph == GlyphId::NOTDEF);
    let mut missing: Vec<char> = text.chars().filter(lacks).collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() { Ok(()) } else { Err(TypedError::MissingGlyphs(missing)) }
}

fn shaped(text: &str, bytes: &[u8], outlines: &FontRef<'_>) -> Result<Vec<f64>, TypedError> {
    let font = Font::new(bytes.to_vec(), 0).ok_or(TypedError::BadFont)?;
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    shape(&ShaperFont::new(&font), &mut buffer, ShapeOptions::new()).map_err(|_| TypedError::BadFont)?;
    let glyphs = outlines.outline_glyphs();
    let mut pen = Pen::default();
    let (mut x, mut y) = (0.0, 0.0);
    for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        pen.origin = (x + f64::from(position.x_offset), y + f64::from(position.y_offset));
        if let Some(glyph) = glyphs.get(GlyphId::new(info.glyph_id)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            glyph.draw(settings, &mut pen).map_err(|_| TypedError::BadFont)?;
        }
        x += f64::from(position.x_advance);
        y += f64::from(position.y_advance);
    }
    Ok(pen.numbers)
}
