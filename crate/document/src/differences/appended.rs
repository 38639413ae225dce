//! The appended bytes: an unbroken row of objects and cross-reference sections that list exactly these objects.

use super::Forbidden;
use crate::file::Stretch;
use crate::open::Pdf;
use crate::syntax::{self, Cursor, Indirect};
use crate::write;
use crate::xref::{Place, Section, merge};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Checks bytes, sections and trailer; answers the ids of the objects that the update lists.
pub(super) fn check(earlier: &Pdf, later: &Pdf) -> Result<BTreeSet<ObjectId>, Forbidden> {
    if earlier.base() != later.base() || !later.file().begins_with(earlier.file()) {
        return Err(Forbidden::file("the earlier revision's bytes are not kept"));
    }
    let new = new_sections(earlier, later)?;
    let listed = listed(earlier, later, new)?;
    walk(earlier, later, new, &listed)?;
    check_trailers(earlier, later, new)?;
    Ok(listed.keys().copied().collect())
}

/// The sections that the earlier revision does not have, newest first.
fn new_sections<'a>(earlier: &Pdf, later: &'a Pdf) -> Result<&'a [Arc<Section>], Forbidden> {
    let unreadable = |error: crate::xref::ChainError| Forbidden::file(error.to_string());
    let old = earlier.chain().map_err(unreadable)?;
    let all = &later.chain().map_err(unreadable)?.sections;
    let offset = old.newest().offset;
    let known = all.iter().position(|section| section.offset == offset);
    let count = known.ok_or_else(|| Forbidden::file("it does not continue the earlier revision"))?;
    let limit = earlier.body_len();
    let same = all[count..].iter().map(|s| s.offset).eq(old.sections.iter().map(|s| s.offset));
    let inside = all[..count].iter().all(|section| section.offset >= limit);
    if !same || !inside {
        return Err(Forbidden::file("its cross-reference sections reach into the earlier revision"));
    }
    if count == 0 {
        return Err(Forbidden::file("bytes are appended that are no update"));
    }
    Ok(&all[..count])
}

/// The objects that the new sections list as new or moved, and where.
fn listed(earlier: &Pdf, later: &Pdf, new: &[Arc<Section>]) -> Result<BTreeMap<ObjectId, Place>, Forbidden> {
    let unreadable = |error: crate::xref::ChainError| Forbidden::file(error.to_string());
    let old = earlier.chain().map_err(unreadable)?;
    let limit = earlier.body_len();
    let merged = merge(new);
    let (mut listed, mut streams) = (BTreeMap::new(), BTreeMap::new());
    for (&number, &place) in &merged {
        let old = old.place(number);
        if old == Some(place) {
            continue;
        }
        if generation(old).is_some_and(|old| generation(Some(place)).is_some_and(|new| old != new)) {
            return Err(Forbidden::object(number, "it is replaced under another generation"));
        }
        match place {
            Place::Free if number == 0 || matches!(old, None | Some(Place::Free)) => {}
            Place::Free => return Err(Forbidden::object(number, "it is taken out of the document")),
            Place::At { offset, .. } if offset < limit => {
                return Err(Forbidden::object(number, "it is pointed at bytes of the earlier revision"));
            }
            Place::At { generation, .. } => {
                listed.insert((number, generation), place);
            }
            Place::In { container, index } => {
                let held =
                    matches!(merged.get(&container), Some(Place::At { offset, .. }) if *offset >= limit);
                let numbers = streams.entry(container).or_insert_with(|| numbers(later, container));
                if !held || !is_in(numbers, index, number) {
                    return Err(Forbidden::object(
                        number,
                        "it is pointed at an object stream that does not hold it",
                    ));
                }
                listed.insert((number, 0), place);
            }
        }
    }
    Ok(listed)
}

fn generation(place: Option<Place>) -> Option<u16> {
    match place? {
        Place::Free => None,
        Place::At { generation, .. } => Some(generation),
        Place::In { .. } => Some(0),
    }
}

/// Which objects an object stream has, each by its index and how often; none if it cannot be read (ISO 32000-2, 7.5.7).
fn numbers(pdf: &Pdf, container: u32) -> Option<Numbers> {
    let data = pdf.plain_data((container, 0), 64 * 1024 * 1024)?;
    let count = pdf.dictionary((container, 0)).and_then(|d| d.get(b"N").ok()?.as_i64().ok()).unwrap_or(0);
    let mut cursor = Cursor::new(data.as_slice(), 0);
    let mut numbers = Numbers::default();
    for _ in 0..count.clamp(0, 1_000_000) {
        cursor.space();
        let found = cursor.unsigned().ok()?;
        cursor.space();
        cursor.unsigned().ok()?;
        numbers.row.push(found);
        *numbers.times.entry(found).or_default() += 1;
    }
    Some(numbers)
}

#[derive(Default)]
struct Numbers {
    row: Vec<u64>,
    times: BTreeMap<u64, u32>,
}

/// Whether an object stands at this index, and nowhere else.
fn is_in(numbers: &Option<Numbers>, index: u32, number: u32) -> bool {
    let wanted = u64::from(number);
    numbers.as_ref().is_some_and(|numbers| {
        numbers.row.get(index as usize) == Some(&wanted) && numbers.times.get(&wanted) == Some(&1)
    })
}

/// Goes through the appended bytes: every object must be listed where it stands, and nothing else may stand there.
fn walk(
    earlier: &Pdf,
    later: &Pdf,
    new: &[Arc<Section>],
    listed: &BTreeMap<ObjectId, Place>,
) -> Result<(), Forbidden> {
    let body = later.around(earlier.body_len());
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for (offset, end) in
        new.iter().flat_map(|section| [Some((section.offset, section.end)), section.hidden]).flatten()
    {
        // An offset may lead to the white space before the section.
        let mut start = Cursor::new(body, offset);
        start.space();
        ends.insert(start.at, end);
    }
    // An object written in one update and again in the next is listed in its own section only.
    let everywhere: BTreeSet<(ObjectId, usize)> = new.iter().flat_map(|section| entries(section)).collect();
    let mut cursor = Cursor::new(body, earlier.body_len());
    let mut seen = BTreeSet::new();
    loop {
        cursor.space();
        let at = cursor.at;
        if at >= body.end() {
            break;
        }
        if let Some(&end) = ends.get(&at) {
            seen.insert(at);
            cursor.at = end;
        } else if cursor.keyword(b"startxref") {
            cursor.space();
            cursor.unsigned().map_err(|error| Forbidden::file(error.to_string()))?;
        } else {
            cursor.at = object(later, at, listed, &everywhere)?;
        }
    }
    if seen.len() == ends.len() && ends_properly(body) {
        Ok(())
    } else {
        Err(Forbidden::file("the update is not whole"))
    }
}

fn entries(section: &Section) -> Vec<(ObjectId, usize)> {
    let at = |(&number, place): (&u32, &Place)| match *place {
        Place::At { offset, generation } => Some(((number, generation), offset)),
        _ => None,
    };
    section.entries.iter().filter_map(at).collect()
}

fn ends_properly(body: Stretch<'_>) -> bool {
    body.rfind(b"%%EOF").is_some_and(|at| at + 5 == body.used())
}

fn object(
    later: &Pdf,
    at: usize,
    listed: &BTreeMap<ObjectId, Place>,
    everywhere: &BTreeSet<(ObjectId, usize)>,
) -> Result<usize, Forbidden> {
    let found = syntax::indirect(later.around(at), at, &|id| later.length(id))
        .map_err(|error| Forbidden::file(format!("something that is no object is appended: {error}")))?;
    let number = found.id.0;
    if let Some(key) = &found.duplicate {
        let key = String::from_utf8_lossy(key);
        return Err(Forbidden::object(
            number,
            format!("it writes the key {key} twice, and readers differ in which counts"),
        ));
    }
    if !everywhere.contains(&(found.id, at)) {
        return Err(Forbidden::object(number, "it is appended but not listed"));
    }
    let current = matches!(listed.get(&found.id), Some(Place::At { offset, .. }) if *offset == at);
    if current && !agrees(later, &found) {
        return Err(Forbidden::object(number, "readers differ in how to read it"));
    }
    Ok(found.span.end)
}

/// Whether lopdf reads what stands there. Encrypted objects differ from what is written; they are compared decrypted.
fn agrees(later: &Pdf, found: &Indirect) -> bool {
    let Some(read) = later.object(found.id) else { return false };
    if later.is_encrypted() {
        return true;
    }
    match (read, &found.value) {
        (Object::Stream(stream), Object::Dictionary(written)) => {
            let data = found.data.clone();
            let length = stream.dict.get(b"Length").and_then(Object::as_i64).ok();
            data.is_some_and(|data| length == Some(data.len() as i64))
                && write::same_dictionary(&without(&stream.dict, b"Length"), &without(written, b"Length"))
        }
        (read, written) => found.data.is_none() && write::same(read, written),
    }
}

pub(super) fn without(dictionary: &Dictionary, key: &[u8]) -> Dictionary {
    let mut rest = dictionary.clone();
    rest.remove(key);
    rest
}

/// Entries of a trailer that say nothing about the document.
const BOOKKEEPING: [&[u8]; 12] = [
    b"Size",
    b"Prev",
    b"XRefStm",
    b"Type",
    b"W",
    b"Index",
    b"Filter",
    b"DecodeParms",
    b"Length",
    b"DL",
    b"ID",
    b"Info",
];

fn check_trailers(earlier: &Pdf, later: &Pdf, new: &[Arc<Section>]) -> Result<(), Forbidden> {
    let old = earlier.trailer();
    for section in new {
        for key in section.trailer.iter().map(|(key, _)| key).chain(old.iter().map(|(key, _)| key)) {
            let (before, after) = (old.get(key).ok(), section.trailer.get(key).ok());
            let same = match (before, after) {
                (Some(before), Some(after)) => write::same(before, after),
                (None, None) => true,
                _ => false,
            };
            // The identifier takes part in the key of an encrypted document, and says nothing otherwise.
            let bookkeeping =
                BOOKKEEPING.contains(&key.as_slice()) && (key != b"ID" || same_identifier(earlier, later));
            if !same && !bookkeeping {
                let key = String::from_utf8_lossy(key);
                return Err(Forbidden::file(format!("the trailer's entry {key} is changed")));
            }
        }
    }
    Ok(())
}

fn same_identifier(earlier: &Pdf, later: &Pdf) -> bool {
    let first = |pdf: &Pdf| match pdf.get(&pdf.trailer(), b"ID") {
        Object::Array(items) => items.first().and_then(|item| item.as_str().ok()).map(<[u8]>::to_vec),
        _ => None,
    };
    !earlier.is_encrypted() || first(earlier) == first(later)
}
