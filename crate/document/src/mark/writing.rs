//! Text as a mark: set elsewhere, glyph by glyph, with the font that shows exactly it.

use super::path::number;
use super::{Drawing, Mark};
use serde::Deserialize;
use std::sync::Arc;

/// No text of a signer needs more of a font.
const MAX_FONT: usize = 4 << 20;
/// Widest and highest page that readers must show (ISO 32000-2, annex C), in hundredths of a point.
const MAX_LENGTH: i32 = 1_440_000;
/// Near black, as print is; ink is blue.
const PRINT: &str = "0.1 g";

/// Texts set in their boxes, all with one font.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Setting {
    /// What the font is.
    pub face: Face,
    /// Its glyphs by their code; the first is the sign for what is missing.
    pub glyphs: Vec<Glyph>,
    /// The texts.
    pub texts: Vec<Written>,
}

/// What is said of a font, lengths in thousandths of its size.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far it advances, in thousandths of the size.
    pub advance: i32,
    /// What it says.
    pub text: String,
}

/// A text in its box, lengths in hundredths of a point.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Written {
    /// The box's width.
    pub width: i32,
    /// The box's height.
    pub height: i32,
    /// The font's size.
    pub size: i32,
    /// From the top.
    pub lines: Vec<Line>,
}

/// Glyphs from left to right.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Line {
    /// Where it begins, in hundredths of a point from the left.
    pub x: i32,
    /// Its base line, in hundredths of a point from the top.
    pub y: i32,
    /// In the order seen.
    pub glyphs: Vec<Placed>,
}

/// A glyph in its line, in thousandths of the size.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Placed {
    /// Its code.
    pub code: u16,
    /// From the line's beginning.
    pub x: i32,
    /// Above the base line.
    pub y: i32,
}

/// Why set text is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WritingError {
    /// Not a TrueType font, larger than any text needs, or with a name that no font has.
    #[error("the font of the text cannot be used")]
    BadFont,
    /// A length that is none, or a glyph that the font has not.
    #[error("the text is not set as it should be")]
    BadSetting,
}

/// A font that texts share: written once into a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Typeface {
    pub(crate) face: Face,
    pub(crate) glyphs: Vec<Glyph>,
    /// TrueType.
    pub(crate) font: Vec<u8>,
}

/// A text with its font.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Writing {
    pub(crate) typeface: Arc<Typeface>,
    size: f64,
    lines: Vec<Line>,
}

/// The texts as marks, one each; `font` is the TrueType file that the setting speaks of.
pub fn written(setting: Setting, font: Vec<u8>) -> Result<Vec<Mark>, WritingError> {
    let Setting { face, glyphs, texts } = setting;
    if !is_font(&font) || !is_name(&face.name) {
        return Err(WritingError::BadFont);
    }
    let known = u16::try_from(glyphs.len()).map_err(|_| WritingError::BadFont)?;
    if !texts.iter().all(|text| is_set(text, known)) {
        return Err(WritingError::BadSetting);
    }
    let typeface = Arc::new(Typeface { face, glyphs, font });
    let mark = |Written { width, height, size, lines }| {
        let typeface = Arc::clone(&typeface);
        let [width, height] = [width, height].map(points);
        Mark { width, height, drawing: Drawing::Writing(Writing { typeface, size: points(size), lines }) }
    };
    Ok(texts.into_iter().map(mark).collect())
}

/// TrueType outlines (ISO 32000-2, table 124: what FontFile2 holds).
fn is_font(font: &[u8]) -> bool {
    font.starts_with(&[0, 1, 0, 0]) && font.len() <= MAX_FONT
}

/// Six capitals, a plus sign and a plain name (9.9.2).
fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    name.split_once('+').is_some_and(|(tag, name)| {
        let tagged = tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase());
        tagged && (1..=63).contains(&name.len()) && name.bytes().all(plain)
    })
}

fn is_set(text: &Written, known: u16) -> bool {
    let length = |length: i32| (1..=MAX_LENGTH).contains(&length);
    let placed = |line: &Line| {
        [line.x, line.y].iter().all(|place| (-MAX_LENGTH..=MAX_LENGTH).contains(place))
            && line.glyphs.iter().all(|glyph| glyph.code < known)
    };
    [text.width, text.height, text.size].into_iter().all(length) && text.lines.iter().all(placed)
}

fn points(hundredths: i32) -> f64 {
    f64::from(hundredths) / 100.0
}

impl Writing {
    /// Operators that show the text with the font resource `font`; the box's upper left corner stands at
    /// `left`, `top` on a page whose y runs up.
    pub(crate) fn operators(&self, font: &str, scale: f64, (left, top): (f64, f64)) -> Vec<u8> {
        let size = self.size * scale;
        let mut out = format!("q {PRINT}\n");
        for line in self.lines.iter().filter(|line| !line.glyphs.is_empty()) {
            let (x, y) = (left + points(line.x) * scale, top - points(line.y) * scale);
            let (x, y) = (number(x), number(y));
            out += &format!("BT\n/{font} {} Tf\n{x} {y} Td\n", number(size));
            self.show(&mut out, line, size);
            out += "ET\n";
        }
        out += "Q\n";
        out.into_bytes()
    }

    /// Each glyph where it was set: what its advance does not give is moved by hand (ISO 32000-2, 9.4.3), and
    /// marks above or below are raised.
    fn show(&self, out: &mut String, line: &Line, size: f64) {
        let (mut pen, mut rise) = (0, 0);
        let mut runs = String::new();
        for glyph in &line.glyphs {
            if glyph.y != rise {
                flush(out, &mut runs);
                *out += &format!("{} Ts\n", number(f64::from(glyph.y) * size / 1000.0));
                rise = glyph.y;
            }
            if glyph.x != pen {
                runs += &format!(">{}<", i64::from(pen) - i64::from(glyph.x));
            }
            runs += &format!("{:04X}", glyph.code);
            let advance = self.typeface.glyphs.get(usize::from(glyph.code)).map_or(0, |glyph| glyph.advance);
            pen = glyph.x.saturating_add(advance);
        }
        flush(out, &mut runs);
    }
}

fn flush(out: &mut String, runs: &mut String) {
    if !runs.is_empty() {
        *out += &format!("[<{runs}>] TJ\n").replace("<>", "");
        runs.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting() -> Setting {
        let glyph = |(id, text): (u16, &str)| Glyph { id, advance: 500, text: text.into() };
        let placed = |(code, x, y)| Placed { code, x, y };
        let glyphs = [(1, 0, 0), (2, 480, 0), (1, 980, 120), (2, 1480, 120)].map(placed).into();
        let line = Line { x: 200, y: 1_300, glyphs };
        Setting {
            face: Face {
                name: "ABCDEF+Some-Font".into(),
                ascent: 900,
                descent: -200,
                cap_height: 700,
                bounds: [0, -200, 1000, 900],
                italic_angle: 0,
            },
            glyphs: [(0, ""), (1, "a"), (2, "b")].map(glyph).into(),
            texts: vec![Written { width: 6_000, height: 2_000, size: 1_000, lines: vec![line] }],
        }
    }

    const FONT: [u8; 4] = [0, 1, 0, 0];

    #[test]
    fn glyphs_stand_where_they_were_set() {
        let marks = written(setting(), FONT.into()).unwrap();
        let [Mark { drawing: Drawing::Writing(writing), .. }] = &marks[..] else { panic!() };
        let said = String::from_utf8(writing.operators("F0", 1.0, (0.0, 20.0))).unwrap();
        let shown = "[<0001>20<0002>] TJ\n1.2 Ts\n[<00010002>] TJ\n";
        assert_eq!(said, format!("q 0.1 g\nBT\n/F0 10 Tf\n2 7 Td\n{shown}ET\nQ\n"));
    }

    #[test]
    fn what_was_not_set_is_no_mark() {
        let refused = |change: &dyn Fn(&mut Setting)| {
            let mut setting = setting();
            change(&mut setting);
            written(setting, FONT.into()).unwrap_err()
        };
        assert_eq!(refused(&|s| s.face.name = "Some-Font".into()), WritingError::BadFont);
        assert_eq!(refused(&|s| s.face.name = "ABCDEF+A/B".into()), WritingError::BadFont);
        assert_eq!(refused(&|s| s.texts[0].size = 0), WritingError::BadSetting);
        assert_eq!(refused(&|s| s.texts[0].lines[0].y = i32::MAX), WritingError::BadSetting);
        assert_eq!(refused(&|s| s.glyphs.truncate(2)), WritingError::BadSetting);
        assert_eq!(written(setting(), b"OTTO".into()), Err(WritingError::BadFont));
    }
}
