//! A font, open: what it has glyphs for, what it measures, and what shapes a text with it.

use crate::TypedError;
use crate::pen::Pen;
use crate::setting;
use harfrust::{Feature, Font, Tag};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{BoundingBox, GlyphMetrics, Metrics};
use skrifa::outline::DrawSettings;
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Ligatures and alternates that no script needs: a text to be copied has one glyph for each letter.
const ONLY_FOR_LOOKS: [&[u8; 4]; 5] = [b"liga", b"clig", b"dlig", b"hlig", b"calt"];
/// Longest name of a font in a PDF without its tag; more would be nobody's.
const MAX_NAME: usize = 63;

/// An OpenType file, read.
pub(crate) struct OpenFont<'a> {
    pub(crate) outlines: FontRef<'a>,
    pub(crate) shaping: Font,
    pub(crate) units: f64,
}

impl<'a> OpenFont<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, TypedError> {
        let outlines = FontRef::new(bytes).map_err(|_| TypedError::BadFont)?;
        let shaping = Font::new(bytes.to_vec(), 0).ok_or(TypedError::BadFont)?;
        let units = outlines.head().map_err(|_| TypedError::BadFont)?.units_per_em();
        if units == 0 {
            Err(TypedError::BadFont)
        } else {
            Ok(Self { outlines, shaping, units: units.into() })
        }
    }

    /// Whether the font has every character.
    pub(crate) fn check<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Result<(), TypedError> {
        let charmap = self.outlines.charmap();
        let lacks = |c: &char| charmap.map(*c).is_none_or(|glyph| glyph == GlyphId::NOTDEF);
        let mut missing: Vec<char> = texts.flat_map(str::chars).filter(lacks).collect();
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() { Ok(()) } else { Err(TypedError::MissingGlyphs(missing)) }
    }

    /// A length of the font in thousandths of its size.
    pub(crate) fn thousandths(&self, length: f64) -> i32 {
        (length * 1000.0 / self.units).round() as i32
    }

    /// How far a glyph advances by itself, in thousandths.
    pub(crate) fn advance(&self, glyph: u16) -> i32 {
        let metrics = GlyphMetrics::new(&self.outlines, Size::unscaled(), LocationRef::default());
        let advance = metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default();
        self.thousandths(advance.into())
    }

    /// Draws a glyph where the pen stands.
    pub(crate) fn draw(&self, glyph: u32, pen: &mut Pen) -> Result<(), TypedError> {
        if let Some(glyph) = self.outlines.outline_glyphs().get(GlyphId::new(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            glyph.draw(settings, pen).map_err(|_| TypedError::BadFont)?;
        }
        Ok(())
    }

    /// A glyph that neither shows nor moves anything: the sign that keeps letters from joining.
    pub(crate) fn blank(&self) -> Option<u32> {
        let glyph = self.outlines.charmap().map('\u{200c}')?.to_u32();
        let mut pen = Pen::default();
        self.draw(glyph, &mut pen).ok()?;
        let still = u16::try_from(glyph).is_ok_and(|glyph| self.advance(glyph) == 0);
        (still && pen.numbers.is_empty()).then_some(glyph)
    }

    /// What a PDF says of the font, in thousandths; the name is the font's own.
    pub(crate) fn facts(&self) -> setting::Face {
        let metrics = Metrics::new(&self.outlines, Size::unscaled(), LocationRef::default());
        let scaled = |length: f32| self.thousandths(length.into());
        let BoundingBox { x_min, y_min, x_max, y_max } = metrics.bounds.unwrap_or_default();
        setting::Face {
            name: self.name(),
            ascent: scaled(metrics.ascent),
            descent: scaled(metrics.descent),
            // Where a font does not say it, capitals are about so high.
            cap_height: metrics.cap_height.map_or(700, scaled),
            bounds: [x_min, y_min, x_max, y_max].map(scaled),
            italic_angle: metrics.italic_angle.round() as i32,
        }
    }

    /// The PostScript name, in letters that need no escape in a PDF.
    fn name(&self) -> String {
        let names = self.outlines.localized_strings(StringId::POSTSCRIPT_NAME);
        let name = names.english_or_first().map(|name| name.chars().collect::<String>());
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let name: String = name.unwrap_or_default().chars().filter(plain).take(MAX_NAME).collect();
        if name.is_empty() { "Font".to_owned() } else { name }
    }
}

/// What turns off all that is only for looks.
pub(crate) fn plain() -> Vec<Feature> {
    ONLY_FOR_LOOKS.map(|tag| Feature::new(Tag::new(tag), 0, ..)).to_vec()
}
