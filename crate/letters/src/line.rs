//! One line of a paragraph as glyphs from left to right, whatever directions and scripts it has.

use crate::TypedError;
use harfrust::{Buffer, ClusterLevel, Direction, Feature, Script, ShapeOptions, ShaperFont, shape};
use std::collections::BTreeSet;
use std::ops::Range;
use unicode_bidi::{BidiInfo, ParagraphInfo};

/// A glyph where it stands in its line, in the font's units, y up.
pub(crate) struct Shaped {
    pub(crate) glyph: u32,
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) advance: i32,
    /// What it says, as a range of the text; empty for a part of a letter that another glyph says.
    pub(crate) says: Range<usize>,
    /// It is read from the right.
    pub(crate) backwards: bool,
}

/// Shapes with one font and one choice of features.
pub(crate) struct Shaper<'f> {
    pub(crate) font: ShaperFont<'f, 'f>,
    pub(crate) features: Vec<Feature>,
}

impl Shaper<'_> {
    /// `range` of a paragraph as it is seen: its runs of one direction in visual order (Unicode Standard
    /// Annex 9, L2).
    pub(crate) fn line(
        &self,
        bidi: &BidiInfo<'_>,
        paragraph: &ParagraphInfo,
        range: Range<usize>,
    ) -> Result<Vec<Shaped>, TypedError> {
        let mut line = Vec::new();
        if range.is_empty() {
            return Ok(line);
        }
        let mut pen = (0, 0);
        let (levels, runs) = bidi.visual_runs(paragraph, range);
        for run in runs {
            let backwards = levels.get(run.start).is_some_and(|level| level.is_rtl());
            let mut pieces = pieces(bidi.text, run);
            if backwards {
                pieces.reverse();
            }
            for piece in pieces {
                self.piece(bidi.text, piece, backwards, &mut pen, &mut line)?;
            }
        }
        Ok(line)
    }

    /// A piece of one direction and one script.
    fn piece(
        &self,
        text: &str,
        range: Range<usize>,
        backwards: bool,
        pen: &mut (i32, i32),
        line: &mut Vec<Shaped>,
    ) -> Result<(), TypedError> {
        let mut buffer = Buffer::new();
        // Each character keeps its own number, also where marks are reordered: so each can be copied.
        buffer.set_cluster_level(ClusterLevel::Characters);
        buffer.push_str(&text[range.clone()]);
        buffer.set_direction(if backwards { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        let options = ShapeOptions::new().features(&self.features);
        shape(&self.font, &mut buffer, options).map_err(|_| TypedError::BadFont)?;
        let clusters: Vec<usize> =
            buffer.glyph_infos().iter().map(|info| range.start + info.cluster as usize).collect();
        let says = said(&clusters, range.end, backwards);
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions()).zip(says);
        for ((info, position), says) in glyphs {
            let (x, y) = (pen.0 + position.x_offset, pen.1 + position.y_offset);
            line.push(Shaped { glyph: info.glyph_id, x, y, advance: position.x_advance, says, backwards });
            *pen = (pen.0 + position.x_advance, pen.1 + position.y_advance);
        }
        Ok(())
    }
}

/// What each glyph says: from its character to the next that has a glyph. Of several glyphs for one letter the
/// first in reading order says it.
fn said(clusters: &[usize], end: usize, backwards: bool) -> Vec<Range<usize>> {
    let starts: BTreeSet<usize> = clusters.iter().copied().collect();
    let next = |start: usize| starts.range(start + 1..).next().copied().unwrap_or(end);
    let mut seen = BTreeSet::new();
    let mut range = |start: usize| if seen.insert(start) { start..next(start) } else { start..start };
    if backwards {
        let mut says: Vec<_> = clusters.iter().rev().map(|&start| range(start)).collect();
        says.reverse();
        says
    } else {
        clusters.iter().map(|&start| range(start)).collect()
    }
}

/// The run in pieces of one script, in reading order. What belongs to every script goes with what is before it.
fn pieces(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let (mut pieces, mut start, mut script) = (Vec::new(), run.start, None);
    for (at, character) in text[run.clone()].char_indices() {
        let Some(own) = script_of(character) else { continue };
        if script.is_some_and(|script| script != own) {
            pieces.push(start..run.start + at);
            start = run.start + at;
        }
        script = Some(own);
    }
    pieces.push(start..run.end);
    pieces
}

/// None for what belongs to every script.
fn script_of(character: char) -> Option<Script> {
    let mut buffer = Buffer::new();
    buffer.push(character.into(), 0);
    buffer.guess_segment_properties();
    buffer.script()
}
