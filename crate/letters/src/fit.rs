//! Lines for a box: one where it is legible, else as many as the box takes, at the largest size that fits.

use crate::TypedError;
use crate::line::{Shaped, Shaper};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_bidi::{BidiInfo, ParagraphInfo};

/// A single line is not set smaller than this where two would be larger, in points.
const LEGIBLE: f64 = 7.0;
/// Nothing is set smaller than this, unless its box is lower than such a line.
const SMALLEST: f64 = 5.0;
/// From one size that is tried to the next.
const STEP: f64 = 0.5;
const MAX_LINES: usize = 100;

/// A box and what is known of the font: lengths in points, and in parts of the size.
pub(crate) struct Room {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) largest: f64,
    /// From line to line.
    pub(crate) leading: f64,
    /// The font's units in its size.
    pub(crate) units: f64,
}

/// A line as it will be seen.
pub(crate) struct Fitted {
    pub(crate) glyphs: Vec<Shaped>,
    pub(crate) width: i32,
    /// Its paragraph is read from the right.
    pub(crate) backwards: bool,
}

/// The size and the lines of `text`.
pub(crate) fn fit(text: &str, shaper: &Shaper<'_>, room: &Room) -> Result<(f64, Vec<Fitted>), TypedError> {
    let bidi = BidiInfo::new(text, None);
    let paragraphs: Vec<Paragraph<'_>> =
        bidi.paragraphs.iter().map(|info| Paragraph::of(&bidi, info, shaper)).collect::<Result<_, _>>()?;
    for (size, cut) in room.sizes(&paragraphs) {
        let lines = room.lines(&paragraphs, size, cut);
        if let Some(lines) = lines.filter(|lines| room.holds(lines.len(), size)) {
            let set = lines.into_iter().map(|(paragraph, range)| paragraph.line(&bidi, shaper, range));
            let set: Vec<Fitted> = set.collect::<Result<_, _>>()?;
            if set.iter().all(|line| line.width <= room.units_at(size)) {
                return Ok((size, set));
            }
        }
    }
    Err(TypedError::NoRoom)
}

impl Room {
    /// The line's length in the font's units.
    fn units_at(&self, size: f64) -> i32 {
        (self.width / size * self.units).floor() as i32
    }

    fn holds(&self, lines: usize, size: f64) -> bool {
        // A thousandth of a point is nobody's mistake but a computer's.
        lines <= MAX_LINES && lines as f64 * self.leading * size <= self.height + 0.001
    }

    /// What is tried in turn, and whether words may be cut.
    fn sizes(&self, paragraphs: &[Paragraph<'_>]) -> Vec<(f64, bool)> {
        // In whole hundredths, as sizes are written.
        let low = (self.height / self.leading * 100.0).floor() / 100.0;
        let smallest = SMALLEST.min(low).min(self.largest);
        let single = self.single(paragraphs);
        let steps = ((self.largest - smallest) / STEP).ceil() as usize;
        let sizes = (0..steps).map(|step| self.largest - step as f64 * STEP).chain([smallest]);
        let mut tried = Vec::new();
        if single >= LEGIBLE.min(self.largest) {
            tried.push((single, false));
        }
        tried.extend(sizes.clone().map(|size| (size, false)));
        tried.extend(sizes.map(|size| (size, true)));
        tried
    }

    /// The size at which no paragraph is broken, in whole tenths.
    fn single(&self, paragraphs: &[Paragraph<'_>]) -> f64 {
        let longest = paragraphs.iter().map(Paragraph::width).max().unwrap_or(0).max(1);
        let wide = self.width * self.units / f64::from(longest);
        let high = self.height / (self.leading * paragraphs.len() as f64);
        (self.largest.min(wide).min(high) * 10.0).floor() / 10.0
    }

    /// Where the lines end at this size; none where a word is too long and may not be cut.
    fn lines<'p, 't>(
        &self,
        paragraphs: &'p [Paragraph<'t>],
        size: f64,
        cut: bool,
    ) -> Option<Vec<(&'p Paragraph<'t>, Range<usize>)>> {
        let room = self.units_at(size);
        let mut lines = Vec::new();
        for paragraph in paragraphs {
            let broken = if cut {
                let parts: Vec<Word> = paragraph.words.iter().flat_map(|word| word.cut(room)).collect();
                broken(&parts, paragraph.start, room)
            } else {
                broken(&paragraph.words, paragraph.start, room)
            };
            lines.extend(broken?.into_iter().map(|range| (paragraph, range)));
        }
        Some(lines)
    }
}

/// A paragraph with its words measured.
struct Paragraph<'a> {
    info: &'a ParagraphInfo,
    start: usize,
    words: Vec<Word>,
}

impl<'a> Paragraph<'a> {
    fn of(bidi: &BidiInfo<'_>, info: &'a ParagraphInfo, shaper: &Shaper<'_>) -> Result<Self, TypedError> {
        let text = bidi.text[info.range.clone()].trim_end_matches('\n');
        let start = info.range.start;
        let mut advances = BTreeMap::new();
        for glyph in shaper.line(bidi, info, start..start + text.len())? {
            *advances.entry(glyph.says.start).or_insert(0) += glyph.advance;
        }
        Ok(Paragraph { info, start, words: words(text, start, &advances) })
    }

    fn width(&self) -> i32 {
        let all: i32 = self.words.iter().map(|word| word.width() + word.gap).sum();
        all - self.words.last().map_or(0, |word| word.gap)
    }

    fn line(
        &self,
        bidi: &BidiInfo<'_>,
        shaper: &Shaper<'_>,
        range: Range<usize>,
    ) -> Result<Fitted, TypedError> {
        let glyphs = shaper.line(bidi, self.info, range)?;
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Ok(Fitted { glyphs, width, backwards: self.info.level.is_rtl() })
    }
}

/// What stands between two places where a line may end.
#[derive(Default)]
struct Word {
    /// Where its letters begin in the text, and how wide they are.
    letters: Vec<(usize, i32)>,
    end: usize,
    /// The spaces after it.
    gap: i32,
}

impl Word {
    fn width(&self) -> i32 {
        self.letters.iter().map(|letter| letter.1).sum()
    }

    fn start(&self) -> usize {
        self.letters.first().map_or(self.end, |letter| letter.0)
    }

    /// Parts no wider than `room`, as far as a letter is not; a mark stays with its letter.
    fn cut(&self, room: i32) -> Vec<Word> {
        let mut parts: Vec<Word> = Vec::new();
        for &(at, advance) in &self.letters {
            match parts.last_mut() {
                Some(part) if advance == 0 || part.width() + advance <= room => {
                    part.letters.push((at, advance));
                }
                last => {
                    if let Some(part) = last {
                        part.end = at;
                    }
                    parts.push(Word { letters: vec![(at, advance)], ..Word::default() });
                }
            }
        }
        if let Some(part) = parts.last_mut() {
            (part.end, part.gap) = (self.end, self.gap);
        }
        parts
    }
}

fn words(text: &str, start: usize, advances: &BTreeMap<usize, i32>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut after_space = true;
    for (at, character) in text.char_indices() {
        let (at, end) = (start + at, start + at + character.len_utf8());
        let advance = advances.get(&at).copied();
        let space = is_break(character);
        if !space && after_space {
            words.push(Word::default());
        }
        after_space = space;
        let Some(word) = words.last_mut() else { continue };
        if space {
            word.gap += advance.unwrap_or(0);
        } else {
            word.letters.extend(advance.map(|advance| (at, advance)));
            word.end = end;
        }
    }
    words
}

/// Whether a line may end here: at spaces, but for those made to hold together what is around them.
fn is_break(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// As many words in each line as fit.
fn broken(words: &[Word], start: usize, room: i32) -> Option<Vec<Range<usize>>> {
    let (mut lines, mut line, mut used) = (Vec::new(), start..start, None);
    for word in words {
        let width = word.width();
        if width > room {
            return None;
        }
        match used {
            Some(before) if before + width <= room => used = Some(before + width + word.gap),
            before => {
                if before.is_some() {
                    lines.push(line.clone());
                }
                (line.start, used) = (word.start(), Some(width + word.gap));
            }
        }
        line.end = word.end;
    }
    lines.push(line);
    Some(lines)
}
