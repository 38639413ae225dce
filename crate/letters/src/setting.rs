//! Texts set in their boxes with one font of their own: what a PDF needs to show them and to give them back.

use crate::TypedError;
use crate::codes::{Codes, tag};
use crate::face::{OpenFont, plain};
use crate::fit::{Room, fit};
use crate::line::Shaper;
use harfrust::ShaperFont;
use serde::Serialize;

const MAX_ITEMS: usize = 500;
const MAX_CHARACTERS: usize = 2_000;
const MAX_ALL_CHARACTERS: usize = 20_000;
/// The largest page that readers must show (ISO 32000-2, annex C).
const MAX_LENGTH: f64 = 14_400.0;
/// Left free at both ends of a line: this share of the box, and never more than so many points.
const INSET: (f64, f64) = (0.02, 2.0);

/// A text and its box, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<'a> {
    /// What to set; a line feed begins a new line.
    pub text: &'a str,
    /// The box's width.
    pub width: f64,
    /// The box's height.
    pub height: f64,
    /// The largest size of the font.
    pub largest: f64,
}

/// Texts with the font that shows exactly them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    /// What the font is.
    pub face: Face,
    /// Its glyphs by their code; the first is the sign for what is missing.
    pub glyphs: Vec<Glyph>,
    /// The texts in the order given.
    pub texts: Vec<Written>,
    /// The font: TrueType, with only these glyphs.
    #[serde(skip)]
    pub font: Vec<u8>,
}

impl Setting {
    /// The setting without the font's bytes, as it crosses a border.
    pub fn to_json(&self) -> String {
        // Of numbers, letters and lists: nothing in it can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a PDF says of a font, lengths in thousandths of its size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Face {
    /// The PostScript name, with the tag of a subset.
    pub name: String,
    /// Above the base line.
    pub ascent: i32,
    /// Below it, negative.
    pub descent: i32,
    /// Height of capitals.
    pub cap_height: i32,
    /// The box around any glyph: left, bottom, right, top.
    pub bounds: [i32; 4],
    /// In degrees, negative for what leans to the right.
    pub italic_angle: i32,
}

/// A glyph of the font.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far it advances, in thousandths of the size.
    pub advance: i32,
    /// What it says.
    pub text: String,
}

/// A text in its box, lengths in hundredths of a point: whole numbers are the same everywhere, and printing
/// others takes a table of powers that is larger than all that is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Written {
    /// The box's width.
    pub width: i32,
    /// The box's height.
    pub height: i32,
    /// The font's size.
    pub size: i32,
    /// Its lines from the top.
    pub lines: Vec<Line>,
}

/// A line of glyphs, from left to right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Where it begins, in hundredths of a point from the left.
    pub x: i32,
    /// Its base line, in hundredths of a point from the top.
    pub y: i32,
    /// In the order seen.
    pub glyphs: Vec<Placed>,
}

/// A glyph in its line, in thousandths of the size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Placed {
    /// Its code.
    pub code: u16,
    /// From the line's beginning.
    pub x: i32,
    /// Above the base line.
    pub y: i32,
}

/// Sets each text into its box with the font (a TrueType file), and reduces the font to what they need.
///
/// # Errors
/// [`TypedError`] if a text would not be seen as it was typed.
pub fn set(items: &[Item<'_>], font: &[u8]) -> Result<Setting, TypedError> {
    let items: Vec<Item<'_>> = items.iter().map(|item| Item { text: item.text.trim(), ..*item }).collect();
    check(&items)?;
    let open = OpenFont::read(font)?;
    open.check(items.iter().flat_map(|item| item.text.split('\n')))?;
    let shaper = Shaper { font: ShaperFont::new(&open.shaping), features: plain() };
    let (mut face, mut codes) = (open.facts(), Codes::new(&open));
    let set = items.iter().map(|item| written(item, &open, &face, &shaper, &mut codes));
    let texts = set.collect::<Result<_, _>>()?;
    let (glyphs, font) = codes.finish(font)?;
    face.name = format!("{}+{}", tag(&font), face.name);
    Ok(Setting { face, glyphs, texts, font })
}

fn check(items: &[Item<'_>]) -> Result<(), TypedError> {
    let characters = |item: &Item<'_>| item.text.chars().count();
    let all: usize = items.iter().map(characters).sum();
    if items.len() > MAX_ITEMS
        || all > MAX_ALL_CHARACTERS
        || items.iter().any(|item| characters(item) > MAX_CHARACTERS)
    {
        return Err(TypedError::TooLong);
    }
    if items.is_empty() || items.iter().any(|item| item.text.is_empty()) {
        return Err(TypedError::Empty);
    }
    let length = |length: f64| length > 0.0 && length <= MAX_LENGTH;
    let room = |item: &Item<'_>| [item.width, item.height, item.largest].into_iter().all(length);
    if items.iter().all(room) { Ok(()) } else { Err(TypedError::NoRoom) }
}

fn written(
    item: &Item<'_>,
    font: &OpenFont<'_>,
    face: &Face,
    shaper: &Shaper<'_>,
    codes: &mut Codes<'_>,
) -> Result<Written, TypedError> {
    let em = |thousandths: i32| f64::from(thousandths) / 1000.0;
    // What a font says may be anything; letters are about one size high.
    let (leading, capital) =
        (em(face.ascent - face.descent).clamp(1.0, 1.5), em(face.cap_height).clamp(0.4, 1.0));
    let inset = (item.width * INSET.0).min(INSET.1);
    let width = item.width - 2.0 * inset;
    let room = Room { width, height: item.height, largest: item.largest, leading, units: font.units };
    let (size, fitted) = fit(item.text, shaper, &room)?;
    // Capitals of the first line to the base line of the last stand in the middle.
    let high = (fitted.len().saturating_sub(1) as f64 * leading + capital) * size;
    let first = (item.height - high) / 2.0 + capital * size;
    let mut lines = Vec::new();
    for (index, line) in fitted.iter().enumerate() {
        let free = width - f64::from(line.width) * size / font.units;
        let x = hundredths(if line.backwards { inset + free } else { inset });
        let y = hundredths(first + index as f64 * leading * size);
        let placed = line.glyphs.iter().map(|glyph| codes.place(glyph, item.text));
        let placed: Vec<Vec<Placed>> = placed.collect::<Result<_, _>>()?;
        lines.push(Line { x, y, glyphs: placed.concat() });
    }
    let [width, height, size] = [item.width, item.height, size].map(hundredths);
    Ok(Written { width, height, size, lines })
}

fn hundredths(points: f64) -> i32 {
    (points * 100.0).round() as i32
}
