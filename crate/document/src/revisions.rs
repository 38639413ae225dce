//! The revisions of a file: where each one ends (ISO 32000-2, 7.5.6).

use crate::file::Stretch;
use crate::open::Pdf;
use crate::syntax::Cursor;
use std::collections::BTreeSet;

/// The end of every revision in the file, oldest first, as lengths of the file at that time.
/// Empty when the chain of cross-reference sections cannot be followed as written.
pub fn revisions(pdf: &Pdf) -> Vec<usize> {
    let Ok(chain) = pdf.chain() else { return Vec::new() };
    let offsets: BTreeSet<usize> = chain.sections.iter().map(|section| section.offset).collect();
    let ends: BTreeSet<usize> = chain
        .sections
        .iter()
        .filter_map(|section| end_after(pdf.around(section.end), section.end, &offsets))
        .map(|end| end + pdf.base())
        .collect();
    ends.into_iter().collect()
}

/// Where the revision whose section ends at `from` ends: after its `%%EOF` and one end of line.
fn end_after(body: Stretch<'_>, from: usize, offsets: &BTreeSet<usize>) -> Option<usize> {
    let mut cursor = Cursor::new(body, from);
    cursor.space();
    if !cursor.keyword(b"startxref") {
        // Something stands between, such as the objects of a linearized file.
        cursor.at = body.find(from, b"startxref")? + b"startxref".len();
    }
    cursor.space();
    let start = usize::try_from(cursor.unsigned().ok()?).ok()?;
    if !offsets.contains(&start) {
        return None;
    }
    let end = body.find(cursor.at, b"%%EOF")? + b"%%EOF".len();
    Some(match body.after(end) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([b'\r' | b'\n', ..]) => end + 1,
        _ => end,
    })
}
