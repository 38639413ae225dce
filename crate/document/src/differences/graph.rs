//! Who refers to whom, and what an update touched.

use super::appended::without;
use crate::open::{Pdf, as_dictionary};
use crate::syntax::Cursor;
use crate::write;
use lopdf::{Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Where a reference stands: the object that holds it, and under which of its outermost keys (empty in an array).
pub(super) type Holder = (ObjectId, Vec<u8>);

/// The id under which references from the trailer are kept.
pub(super) const TRAILER: ObjectId = (0, 65_535);

/// All references of a document, backwards.
pub(super) struct Graph {
    holders: BTreeMap<ObjectId, BTreeSet<Holder>>,
}

impl Graph {
    pub(super) fn new(pdf: &Pdf) -> Graph {
        let mut graph = Graph { holders: BTreeMap::new() };
        let sections = sections(pdf);
        for (&id, object) in pdf.document().objects.iter().filter(|(id, _)| !sections.contains(id)) {
            graph.add(id, object);
        }
        let trailer = Object::Dictionary(pdf.trailer());
        graph.add(TRAILER, &trailer);
        graph
    }

    fn add(&mut self, holder: ObjectId, object: &Object) {
        match as_dictionary(object) {
            Some(dictionary) => {
                for (key, value) in dictionary.iter() {
                    for target in references(value) {
                        self.holders.entry(target).or_default().insert((holder, key.clone()));
                    }
                }
            }
            None => {
                for target in references(object) {
                    self.holders.entry(target).or_default().insert((holder, Vec::new()));
                }
            }
        }
    }

    pub(super) fn holders(&self, id: ObjectId) -> impl Iterator<Item = &Holder> {
        self.holders.get(&id).into_iter().flatten()
    }

    fn knows(&self, id: ObjectId) -> bool {
        self.holders.contains_key(&id)
    }
}

/// Cross-reference streams: their entries are the trailer's.
fn sections(pdf: &Pdf) -> BTreeSet<ObjectId> {
    let Ok(chain) = pdf.chain() else { return BTreeSet::new() };
    let offsets = chain
        .sections
        .iter()
        .flat_map(|section| [Some(section.offset), section.hidden.map(|hidden| hidden.0)]);
    let header = |offset: usize| {
        let mut cursor = Cursor::new(pdf.body(), offset);
        cursor.space();
        cursor.header().ok()
    };
    offsets.flatten().filter_map(header).collect()
}

/// Every reference inside an object, at any depth. Depth is bounded by what the parser accepts.
pub(super) fn references(object: &Object) -> Vec<ObjectId> {
    let mut found = Vec::new();
    let mut stack = vec![object];
    while let Some(object) = stack.pop() {
        match object {
            Object::Reference(id) => found.push(*id),
            Object::Array(items) => stack.extend(items),
            Object::Dictionary(dictionary) => stack.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => stack.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

/// What an update touched.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Objects that mean something else than before, or fill a reference that led nowhere.
    pub(super) changed: BTreeSet<ObjectId>,
    /// Objects nobody knew before.
    pub(super) created: BTreeSet<ObjectId>,
}

impl Touched {
    pub(super) fn new(earlier: &Pdf, later: &Pdf, listed: &BTreeSet<ObjectId>, before: &Graph) -> Touched {
        let mut touched = Touched::default();
        for &id in listed {
            let known = earlier.document().objects.contains_key(&id);
            if !known && !before.knows(id) {
                touched.created.insert(id);
            } else if !same_object(earlier, later, id) {
                touched.changed.insert(id);
            }
        }
        touched
    }
}

/// Whether an object means the same in both revisions, streams compared by their data.
pub(super) fn same_object(earlier: &Pdf, later: &Pdf, id: ObjectId) -> bool {
    let (before, after) = (earlier.document().objects.get(&id), later.document().objects.get(&id));
    match (before, after) {
        (Some(Object::Stream(before)), Some(Object::Stream(after))) => {
            write::same_dictionary(&without(&before.dict, b"Length"), &without(&after.dict, b"Length"))
                && earlier.data(id).is_some()
                && earlier.data(id) == later.data(id)
        }
        (Some(before), Some(after)) => write::same(before, after),
        (None, None) => true,
        (None, Some(object)) | (Some(object), None) => object.is_null(),
    }
}
