//! The chain of cross-reference sections (ISO 32000-2, 7.5.4 to 7.5.8), read strictly.

use crate::file::Stretch;
use crate::inflated;
use crate::syntax::{Cursor, SyntaxError, indirect};
use lopdf::xref::{XrefEntry, decode_xref_stream_with_limit};
use lopdf::{Dictionary, Object, Stream};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const MAX_SECTIONS: usize = 4096;
const MAX_XREF_STREAM: usize = 64 * 1024 * 1024;
const MAX_OBJECTS: u64 = 8_388_607;

/// Where one object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Free,
    /// Offset from `%PDF`.
    At {
        offset: usize,
        generation: u16,
    },
    /// In an object stream.
    In {
        container: u32,
        index: u32,
    },
}

/// How a section is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Table,
    Stream,
    /// A table with /XRefStm.
    Hybrid,
}

/// One cross-reference section.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Offset from `%PDF`.
    pub(crate) offset: usize,
    /// First byte after the section and its trailer, from `%PDF`.
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    pub(crate) entries: BTreeMap<u32, Place>,
    pub(crate) trailer: Dictionary,
    /// Where the hybrid's hidden stream stands.
    pub(crate) hidden: Option<(usize, usize)>,
}

/// All sections from the newest to the oldest; a file's versions share them.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) sections: Vec<Arc<Section>>,
}

/// Why the chain cannot be read as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ChainError {
    #[error("no startxref at the end of the file")]
    NoStart,
    #[error("cross-reference section at byte {at}: {why}")]
    Section { at: usize, why: String },
    #[error("the chain of cross-reference sections loops or is too long")]
    Loop,
}

impl From<(usize, SyntaxError)> for ChainError {
    fn from((at, error): (usize, SyntaxError)) -> Self {
        ChainError::Section { at, why: error.to_string() }
    }
}

impl Chain {
    /// Reads the chain of a whole file.
    pub(crate) fn read(bytes: Stretch<'_>) -> Result<Chain, ChainError> {
        let (sections, _) = sections(bytes)?;
        Ok(Chain { sections })
    }

    /// The chain once `update` follows what it was read from.
    pub(crate) fn continued(&self, update: Stretch<'_>) -> Result<Chain, ChainError> {
        let (mut sections, previous) = sections(update)?;
        if sections.is_empty() || previous != Some(self.newest().offset) {
            return Err(bad(update.start(), "the update does not continue the file"));
        }
        sections.extend(self.sections.iter().cloned());
        if sections.len() > MAX_SECTIONS { Err(ChainError::Loop) } else { Ok(Chain { sections }) }
    }

    /// The newest section.
    pub(crate) fn newest(&self) -> &Section {
        // `read` always pushes at least one section.
        &self.sections[0]
    }

    /// Where an object stands.
    pub(crate) fn place(&self, number: u32) -> Option<Place> {
        self.sections.iter().find_map(|section| section.entries.get(&number).copied())
    }

    /// Where each object stands once all sections are merged, newest first.
    pub(crate) fn merged(&self) -> Cow<'_, BTreeMap<u32, Place>> {
        match self.sections.as_slice() {
            [only] => Cow::Borrowed(&only.entries),
            several => Cow::Owned(merge(several)),
        }
    }
}

/// The sections of `bytes` from the newest on, until one stands before them; answers where.
fn sections(bytes: Stretch<'_>) -> Result<(Vec<Arc<Section>>, Option<usize>), ChainError> {
    let mut next = Some(start(bytes).ok_or(ChainError::NoStart)?.value);
    let mut seen = BTreeSet::new();
    let mut sections = Vec::new();
    while let Some(offset) = next.filter(|&offset| offset >= bytes.start()) {
        if !seen.insert(offset) || sections.len() >= MAX_SECTIONS {
            return Err(ChainError::Loop);
        }
        let section = section(bytes, offset)?;
        next = match section.trailer.get(b"Prev") {
            Ok(Object::Integer(prev)) => Some(position(bytes, *prev, offset)?),
            Ok(_) => return Err(bad(offset, "/Prev is no number")),
            Err(_) => None,
        };
        sections.push(Arc::new(section));
    }
    Ok((sections, next))
}

/// Merges sections, the first wins.
pub(crate) fn merge(sections: &[Arc<Section>]) -> BTreeMap<u32, Place> {
    let mut merged = BTreeMap::new();
    for section in sections {
        for (&number, &place) in &section.entries {
            merged.entry(number).or_insert(place);
        }
    }
    merged
}

/// The last `startxref` and its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    pub(crate) value: usize,
}

/// Finds the last `startxref` of `bytes`.
pub(crate) fn start(bytes: Stretch<'_>) -> Option<Start> {
    let at = bytes.rfind(b"startxref")?;
    let mut cursor = Cursor::new(bytes, at + b"startxref".len());
    cursor.space();
    let value = usize::try_from(cursor.unsigned().ok()?).ok()?;
    Some(Start { value })
}

fn bad(at: usize, why: &str) -> ChainError {
    ChainError::Section { at, why: why.to_string() }
}

fn position(bytes: Stretch<'_>, value: i64, at: usize) -> Result<usize, ChainError> {
    usize::try_from(value)
        .ok()
        .filter(|&value| value < bytes.end())
        .ok_or_else(|| bad(at, "offset outside the file"))
}

fn section(bytes: Stretch<'_>, offset: usize) -> Result<Section, ChainError> {
    if offset >= bytes.end() {
        return Err(bad(offset, "offset outside the file"));
    }
    let mut cursor = Cursor::new(bytes, offset);
    cursor.space();
    if cursor.keyword(b"xref") { table(bytes, offset, cursor) } else { stream(bytes, offset) }
}

fn table(bytes: Stretch<'_>, offset: usize, mut cursor: Cursor<'_>) -> Result<Section, ChainError> {
    let fail = |error| ChainError::from((offset, error));
    let mut entries = BTreeMap::new();
    cursor.space();
    while !cursor.keyword(b"trailer") {
        let first = cursor.unsigned().map_err(fail)?;
        cursor.space();
        let count = cursor.unsigned().map_err(fail)?;
        if first.saturating_add(count) > MAX_OBJECTS + 1 {
            return Err(bad(offset, "object number too large"));
        }
        for number in first..first + count {
            cursor.space();
            let place = table_entry(&mut cursor).map_err(fail)?;
            if entries.insert(number as u32, place).is_some() {
                return Err(bad(offset, "an object listed twice"));
            }
        }
        cursor.space();
    }
    cursor.space();
    let Object::Dictionary(trailer) = cursor.object().map_err(fail)? else {
        return Err(bad(offset, "trailer is no dictionary"));
    };
    if cursor.duplicate.is_some() {
        return Err(bad(offset, "trailer with a key written twice"));
    }
    let mut section = Section { offset, end: cursor.at, kind: Kind::Table, entries, trailer, hidden: None };
    add_hidden(bytes, &mut section)?;
    Ok(section)
}

fn table_entry(cursor: &mut Cursor<'_>) -> Result<Place, SyntaxError> {
    let offset = cursor.unsigned()?;
    cursor.space();
    let generation = cursor.unsigned()?;
    cursor.space();
    if cursor.keyword(b"n") {
        let generation = u16::try_from(generation).unwrap_or(u16::MAX);
        return Ok(Place::At { offset: usize::try_from(offset).unwrap_or(usize::MAX), generation });
    }
    if cursor.keyword(b"f") {
        Ok(Place::Free)
    } else {
        Err(SyntaxError { what: "n or f expected", at: cursor.at })
    }
}

/// Adds the objects a hybrid section hides from readers that know tables only (7.5.8.4).
fn add_hidden(bytes: Stretch<'_>, section: &mut Section) -> Result<(), ChainError> {
    let at = match section.trailer.get(b"XRefStm") {
        Ok(Object::Integer(at)) => position(bytes, *at, section.offset)?,
        Ok(_) => return Err(bad(section.offset, "/XRefStm is no number")),
        Err(_) => return Ok(()),
    };
    let hidden = stream(bytes, at)?;
    section.kind = Kind::Hybrid;
    section.hidden = Some((at, hidden.end));
    for (number, place) in hidden.entries {
        match section.entries.get(&number) {
            Some(Place::At { .. } | Place::In { .. }) => {}
            _ => {
                section.entries.insert(number, place);
            }
        }
    }
    Ok(())
}

fn stream(bytes: Stretch<'_>, offset: usize) -> Result<Section, ChainError> {
    let object = indirect(bytes, offset, &|_| None).map_err(|error| ChainError::from((offset, error)))?;
    let (Object::Dictionary(dictionary), Some(data)) = (object.value, object.data) else {
        return Err(bad(offset, "neither a table nor a stream"));
    };
    // One whose data are in another file (7.3.8.2) is none.
    if !dictionary.has_type(b"XRef") || dictionary.has(b"F") || object.duplicate.is_some() {
        return Err(bad(offset, "not a cross-reference stream"));
    }
    if !inflated::rows_fit(&dictionary) {
        return Err(bad(offset, "a predictor's row is larger than a file"));
    }
    let stream = Stream::new(dictionary.clone(), bytes.slice(data).unwrap_or_default().to_vec());
    let (xref, _) = decode_xref_stream_with_limit(stream, Some(MAX_XREF_STREAM))
        .map_err(|error| bad(offset, &format!("cross-reference stream: {error}")))?;
    let mut entries = BTreeMap::new();
    for (number, entry) in xref.entries {
        if u64::from(number) > MAX_OBJECTS {
            return Err(bad(offset, "object number too large"));
        }
        entries.insert(number, place(&entry));
    }
    let end = object.span.end;
    Ok(Section { offset, end, kind: Kind::Stream, entries, trailer: dictionary, hidden: None })
}

fn place(entry: &XrefEntry) -> Place {
    match *entry {
        XrefEntry::Normal { offset, generation } => Place::At { offset: offset as usize, generation },
        XrefEntry::Compressed { container, index } => Place::In { container, index: u32::from(index) },
        _ => Place::Free,
    }
}
