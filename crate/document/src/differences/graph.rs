//! Who refers to whom, and what an update touched.

use super::appended::without;
use crate::form;
use crate::open::{Pdf, as_dictionary};
use crate::syntax::Cursor;
use crate::write;
use lopdf::{Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Where a reference stands: the object that holds it, and under which of its outermost keys (empty in an array).
pub(super) type Holder = (ObjectId, Vec<u8>);

/// The id under which references from the trailer are kept.
pub(super) const TRAILER: ObjectId = (0, 65_535);

/// The references of a document to some of its objects, backwards.
#[derive(Debug, Default)]
pub(super) struct Graph {
    holders: BTreeMap<ObjectId, BTreeSet<Holder>>,
}

impl Graph {
    /// Who refers to one of `targets`: the others are passed over, so that a large document costs little.
    pub(super) fn new(pdf: &Pdf, targets: &BTreeSet<ObjectId>) -> Graph {
        let mut graph = Graph { holders: targets.iter().map(|&id| (id, BTreeSet::new())).collect() };
        let sections = sections(pdf);
        for (id, object) in pdf.objects().iter().filter(|(id, _)| !sections.contains(id)) {
            graph.add(id, object);
        }
        let trailer = Object::Dictionary(pdf.trailer());
        graph.add(TRAILER, &trailer);
        graph
    }

    fn add(&mut self, holder: ObjectId, object: &Object) {
        match as_dictionary(object) {
            Some(dictionary) => dictionary.iter().for_each(|(key, value)| self.add_value(holder, key, value)),
            None => self.add_value(holder, &[], object),
        }
    }

    fn add_value(&mut self, holder: ObjectId, key: &[u8], value: &Object) {
        each_reference(value, |target| {
            if let Some(holders) = self.holders.get_mut(&target) {
                holders.insert((holder, key.to_vec()));
            }
        });
    }

    /// Who refers to `id`, which must be one of the targets.
    pub(super) fn holders(&self, id: ObjectId) -> impl Iterator<Item = &Holder> {
        debug_assert!(self.holders.contains_key(&id), "object {} was not asked for", id.0);
        self.holders.get(&id).into_iter().flatten()
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
        let mut cursor = Cursor::new(pdf.around(offset), offset);
        cursor.space();
        cursor.header().ok()
    };
    offsets.flatten().filter_map(header).collect()
}

/// Every reference inside an object, at any depth.
pub(super) fn references(object: &Object) -> Vec<ObjectId> {
    let mut found = Vec::new();
    each_reference(object, |id| found.push(id));
    found
}

/// Not by recursion: how deep it goes is the file's choice.
fn each_reference(object: &Object, mut found: impl FnMut(ObjectId)) {
    match object {
        Object::Reference(id) => return found(*id),
        Object::Array(_) | Object::Dictionary(_) | Object::Stream(_) => {}
        // Most values are none of these: no stack for them.
        _ => return,
    }
    let mut stack = vec![object];
    while let Some(object) = stack.pop() {
        match object {
            Object::Reference(id) => found(*id),
            Object::Array(items) => stack.extend(items),
            Object::Dictionary(dictionary) => stack.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => stack.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
}

/// What an update touched.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Objects that mean something else than before, or fill a reference that led nowhere.
    pub(super) changed: BTreeSet<ObjectId>,
    /// Objects nobody knew before.
    pub(super) created: BTreeSet<ObjectId>,
    /// Who referred to what was touched, and to the appearances of fields.
    pub(super) before: Graph,
    /// Who refers to them now.
    pub(super) after: Graph,
}

impl Touched {
    pub(super) fn new(earlier: &Pdf, later: &Pdf, listed: &BTreeSet<ObjectId>) -> Touched {
        let targets = listed.iter().copied().chain(appearances(earlier)).collect();
        let before = Graph::new(earlier, &targets);
        let mut touched = Touched::default();
        for &id in listed {
            if earlier.object(id).is_none() && before.holders(id).next().is_none() {
                touched.created.insert(id);
            } else if !same_object(earlier, later, id) {
                touched.changed.insert(id);
            }
        }
        Touched { before, after: Graph::new(later, &targets), ..touched }
    }
}

/// The appearance dictionaries of fields that are objects of their own: what they lead to may be touched.
fn appearances(pdf: &Pdf) -> impl Iterator<Item = ObjectId> {
    let own = form::fields(pdf).into_iter().flat_map(|field| field.widgets.into_iter().chain([field.id]));
    own.filter_map(|id| pdf.dictionary(id)?.get(b"AP").ok()?.as_reference().ok())
}

/// Whether an object means the same in both revisions, streams compared by their data.
pub(super) fn same_object(earlier: &Pdf, later: &Pdf, id: ObjectId) -> bool {
    let (before, after) = (earlier.object(id), later.object(id));
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
