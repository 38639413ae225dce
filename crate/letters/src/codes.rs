//! The characters of a font of its own: one code for each glyph that says one thing, and the glyphs it keeps.

use crate::TypedError;
use crate::face::OpenFont;
use crate::line::Shaped;
use crate::setting::{Glyph, Placed};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The codes given so far; 0 is the font's sign for what is missing.
pub(crate) struct Codes<'a> {
    font: &'a OpenFont<'a>,
    kept: GlyphRemapper,
    /// Two letters that look the same share a glyph, never a code: each is copied as what was typed.
    codes: BTreeMap<(u16, String), u16>,
    glyphs: Vec<Glyph>,
    /// Says letters that another glyph shows.
    blank: Option<u32>,
}

impl<'a> Codes<'a> {
    pub(crate) fn new(font: &'a OpenFont<'a>) -> Self {
        let missing = Glyph { id: 0, advance: font.advance(0), text: String::new() };
        let (kept, codes) = (GlyphRemapper::new(), BTreeMap::new());
        Self { font, kept, codes, glyphs: vec![missing], blank: font.blank() }
    }

    /// A glyph as it was shaped. Readers turn around what is read from the right character by character, also
    /// within a ligature: there each letter gets a code of its own, and all but the leftmost show nothing.
    pub(crate) fn place(&mut self, shaped: &Shaped, text: &str) -> Result<Vec<Placed>, TypedError> {
        let [x, y, end] = [shaped.x, shaped.y, shaped.x + shaped.advance]
            .map(|length| self.font.thousandths(length.into()));
        let says = text.get(shaped.says.clone()).unwrap_or_default();
        let first = says.chars().next_back().map_or(0, char::len_utf8);
        let (Some(blank), true) = (self.blank, shaped.backwards && first < says.len()) else {
            return Ok(vec![Placed { code: self.code(shaped.glyph, says)?, x, y }]);
        };
        let (others, leftmost) = says.split_at(says.len() - first);
        let mut placed = vec![Placed { code: self.code(shaped.glyph, leftmost)?, x, y }];
        for letter in others.chars().rev() {
            placed.push(Placed { code: self.code(blank, &letter.to_string())?, x: end, y });
        }
        Ok(placed)
    }

    fn code(&mut self, glyph: u32, text: &str) -> Result<u16, TypedError> {
        let glyph = u16::try_from(glyph).map_err(|_| TypedError::BadFont)?;
        if let Some(code) = self.codes.get(&(glyph, text.to_owned())) {
            return Ok(*code);
        }
        let code = u16::try_from(self.glyphs.len()).map_err(|_| TypedError::TooLong)?;
        self.codes.insert((glyph, text.to_owned()), code);
        let (id, advance) = (self.kept.remap(glyph), self.font.advance(glyph));
        self.glyphs.push(Glyph { id, advance, text: text.to_owned() });
        Ok(code)
    }

    /// The glyphs by code, and the font reduced to them.
    pub(crate) fn finish(self, font: &[u8]) -> Result<(Vec<Glyph>, Vec<u8>), TypedError> {
        let subset = subsetter::subset(font, 0, &self.kept).map_err(|_| TypedError::BadFont)?;
        // Only TrueType outlines: a PDF holds others in another way (ISO 32000-2, table 124).
        if subset.starts_with(&[0, 1, 0, 0]) { Ok((self.glyphs, subset)) } else { Err(TypedError::BadFont) }
    }
}

/// Six letters that follow from the subset (ISO 32000-2, 9.9.2): two subsets of one font in a file are told
/// apart, and the same subset has the same name every time.
pub(crate) fn tag(subset: &[u8]) -> String {
    // FNV-1a.
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = subset.iter().fold(0xcbf2_9ce4_8422_2325, step);
    let mut letter = |_| {
        let letter = char::from(b'A' + (hash % 26) as u8);
        hash /= 26;
        letter
    };
    (0..6).map(&mut letter).collect()
}
