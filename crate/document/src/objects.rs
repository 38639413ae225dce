//! The objects of one version: those of the file as it was opened, shared, and over them what updates wrote since.

use crate::open::as_dictionary;
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::sync::Arc;

const MAX_REFERENCES: u32 = 128;

/// All objects, as the newest section of the file has them.
#[derive(Debug, Clone)]
pub(crate) struct Objects {
    opened: Arc<Document>,
    updated: BTreeMap<ObjectId, Updated>,
}

/// An object that an update wrote, and where.
#[derive(Debug, Clone)]
pub(crate) struct Updated {
    pub(crate) object: Object,
    pub(crate) offset: usize,
}

impl Objects {
    pub(crate) fn new(document: Document) -> Objects {
        Objects { opened: Arc::new(document), updated: BTreeMap::new() }
    }

    /// These objects with others over them; none if one has the number of another here.
    pub(crate) fn updated(&self, new: BTreeMap<ObjectId, Updated>) -> Option<Objects> {
        let clash = |&(number, generation): &ObjectId| {
            let all = (number, 0)..=(number, u16::MAX);
            let known = self.opened.objects.range(all.clone()).map(|(id, _)| id);
            let known = known.chain(self.updated.range(all).map(|(id, _)| id));
            known.into_iter().any(|id| id.1 != generation)
        };
        if new.keys().any(clash) {
            return None;
        }
        let mut objects = self.clone();
        objects.updated.extend(new);
        Some(objects)
    }

    /// The file as it was opened.
    pub(crate) fn opened(&self) -> &Document {
        &self.opened
    }

    pub(crate) fn get(&self, id: ObjectId) -> Option<&Object> {
        let updated = self.updated.get(&id).map(|updated| &updated.object);
        updated.or_else(|| self.opened.objects.get(&id))
    }

    /// All of them, in no order to rely on.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ObjectId, &Object)> {
        let opened = self.opened.objects.iter().filter(|(id, _)| !self.updated.contains_key(id));
        let opened = opened.map(|(&id, object)| (id, object));
        opened.chain(self.updated.iter().map(|(&id, updated)| (id, &updated.object)))
    }

    pub(crate) fn largest(&self) -> u32 {
        self.opened.max_id.max(self.updated.keys().next_back().map_or(0, |id| id.0))
    }

    /// Where an object stands by itself, from `%PDF`.
    pub(crate) fn offset(&self, id: ObjectId) -> Option<usize> {
        if let Some(updated) = self.updated.get(&id) {
            return Some(updated.offset);
        }
        match *self.opened.reference_table.get(id.0)? {
            XrefEntry::Normal { offset, generation } if generation == id.1 => Some(offset as usize),
            _ => None,
        }
    }

    /// What `object` leads to, and the last reference on the way there.
    pub(crate) fn follow<'a>(&'a self, mut object: &'a Object) -> (Option<ObjectId>, &'a Object) {
        let mut last = None;
        for _ in 0..MAX_REFERENCES {
            let Object::Reference(id) = object else { return (last, object) };
            let Some(next) = self.get(*id) else { return (None, &Object::Null) };
            (last, object) = (Some(*id), next);
        }
        (None, &Object::Null)
    }

    /// The dictionary (of a stream too) at `id`.
    pub(crate) fn dictionary(&self, id: ObjectId) -> Option<&Dictionary> {
        as_dictionary(self.get(id)?)
    }
}
