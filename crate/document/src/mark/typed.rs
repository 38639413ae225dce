//! A typed name: shaped with a handwriting font and turned into outlines.

use super::Mark;
use super::path::{Path, Segment};
use harfrust::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
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

/// `text` in the font (an OpenType file) as a mark.
pub fn typed(text: &str, font: &[u8]) -> Result<Mark, TypedError> {
    let text = text.trim();
    if text.chars().count() > MAX_CHARACTERS {
        return Err(TypedError::TooLong);
    }
    let outlines = FontRef::new(font).map_err(|_| TypedError::BadFont)?;
    check_glyphs(text, &outlines)?;
    let path = shaped(text, font, &outlines)?;
    Mark::of_path(path).ok_or(TypedError::Empty)
}

fn check_glyphs(text: &str, font: &FontRef<'_>) -> Result<(), TypedError> {
    let charmap = font.charmap();
    let lacks = |c: &char| charmap.map(*c).is_none_or(|glyph| glyph == GlyphId::NOTDEF);
    let mut missing: Vec<char> = text.chars().filter(lacks).collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() { Ok(()) } else { Err(TypedError::MissingGlyphs(missing)) }
}

fn shaped(text: &str, bytes: &[u8], outlines: &FontRef<'_>) -> Result<Path, TypedError> {
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
    Ok(pen.path)
}

/// Collects outlines with y turned to run down.
#[derive(Default)]
struct Pen {
    origin: (f64, f64),
    last: (f64, f64),
    path: Path,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (self.origin.0 + f64::from(x), -(self.origin.1 + f64::from(y)))
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.path.push(Segment::Move(self.last.0, self.last.1));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.path.push(Segment::Line(self.last.0, self.last.1));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // A quadratic curve raised to a cubic: PDF has no quadratic ones.
        let ((ax, ay), (cx, cy), (x, y)) = (self.last, self.at(cx, cy), self.at(x, y));
        let toward = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
        let curve = Segment::Curve(toward(ax, cx), toward(ay, cy), toward(x, cx), toward(y, cy), x, y);
        self.last = (x, y);
        self.path.push(curve);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by)) = (self.at(ax, ay), self.at(bx, by));
        self.last = self.at(x, y);
        self.path.push(Segment::Curve(ax, ay, bx, by, self.last.0, self.last.1));
    }

    fn close(&mut self) {
        self.path.push(Segment::Close);
    }
}
