//! What cross-reference data may promise: looked at before anything is loaded.

use crate::file::Stretch;
use crate::inflated;
use crate::open::OpenError;
use crate::packed;
use crate::unlocked::{Known, Locked};
use crate::xref::{Chain, Place};
use std::collections::{BTreeMap, BTreeSet};

/// Objects beyond this number are refused (ISO 32000-2 Annex C.2).
pub(crate) const MAX_OBJECT: u32 = 8_388_607;
/// Writers put some hundred objects into each.
const MAX_OBJECT_STREAMS: usize = 100_000;
/// What one stream may inflate to while a file is loaded.
pub(crate) const MAX_INFLATED: usize = 128 * 1024 * 1024;
/// For one object stream where they cannot be looked at before.
const MAX_UNSEEN: usize = 1024 * 1024;
/// What is read twice, in a file of any size.
const MAX_REPEATED: usize = 1024 * 1024;

/// What one stream may inflate to; no table may promise more than such a file has.
pub(crate) fn check(body: Stretch<'_>, chain: &Chain, known: Known<'_>) -> Result<usize, OpenError> {
    let places = chain.merged();
    if places.keys().next_back().is_some_and(|&number| number > MAX_OBJECT) {
        return Err(too_complex("an object number is too large"));
    }
    if repeated(&places, body.end()) > (body.end() / 4).max(MAX_REPEATED) {
        return Err(too_complex("its table of objects names the same place again and again"));
    }
    let containers = containers(&places);
    if containers.len() > MAX_OBJECT_STREAMS {
        return Err(too_complex("too many object streams"));
    }
    if chain.sections.iter().any(|section| section.trailer.has(b"Encrypt")) {
        return encrypted(&Locked { body, chain, places: &places }, &containers, known);
    }
    Ok(MAX_INFLATED)
}

fn encrypted(locked: &Locked<'_>, containers: &BTreeSet<u32>, known: Known<'_>) -> Result<usize, OpenError> {
    let offset =
        |number| if let Place::At { offset, .. } = locked.places.get(number)? { Some(*offset) } else { None };
    let dictionaries = containers.iter().filter_map(|number| locked.dictionary(offset(number)?));
    if !dictionaries.into_iter().all(|dictionary| inflated::rows_fit(&dictionary)) {
        return Err(too_complex("a predictor's row is larger than a file"));
    }
    match locked.fit(containers, known) {
        Some(true) => Ok(MAX_INFLATED),
        Some(false) => Err(too_complex(packed::TOO_MUCH)),
        None => Ok((MAX_INFLATED / containers.len().max(1)).max(MAX_UNSEEN)),
    }
}

fn too_complex(why: &str) -> OpenError {
    OpenError::TooComplex(why.into())
}

fn containers(places: &BTreeMap<u32, Place>) -> BTreeSet<u32> {
    let container =
        |place: &Place| if let Place::In { container, .. } = place { Some(*container) } else { None };
    places.values().filter_map(container).collect()
}

/// How many bytes are read again because several entries lead to the same object: it reaches to the next at most.
fn repeated(places: &BTreeMap<u32, Place>, end: usize) -> usize {
    let at = |place: &Place| if let Place::At { offset, .. } = place { Some(*offset) } else { None };
    let mut offsets: Vec<usize> = places.values().filter_map(at).filter(|&offset| offset < end).collect();
    offsets.sort_unstable();
    let mut sum = 0usize;
    for same in offsets.chunk_by(|a, b| a == b) {
        let next = offsets[offsets.partition_point(|&other| other <= same[0])..].first();
        let reach = next.unwrap_or(&end) - same[0];
        sum = sum.saturating_add(reach.saturating_mul(same.len() - 1));
    }
    sum
}
