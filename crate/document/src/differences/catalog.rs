//! The catalog and what hangs on it: the form, the security store, metadata, the document information.

use super::graph::{TRAILER, references};
use super::rules::{Review, only, same_entry};
use super::{Change, Forbidden, Part};
use crate::form::{self, Field};
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

impl Review<'_> {
    pub(super) fn catalog(
        &mut self,
        earlier_fields: &[Field],
        later_fields: &[Field],
    ) -> Result<(), Forbidden> {
        let id = self.earlier.catalog_id();
        let (Some(id), Some(before), Some(after)) = (id, self.earlier.catalog(), self.later.catalog()) else {
            return Err(Forbidden::file("there is no catalog"));
        };
        if self.changed(id) {
            only(id, before, after, &[b"AcroForm", b"DSS", b"Metadata", b"Extensions", b"Version"])?;
            self.harmless.insert(id);
        }
        self.security_store(id, after);
        self.extensions(id, after);
        self.metadata(id, before, after)?;
        self.form(id, before, after).map_err(|why| why.of(Part::Form))?;
        self.new_fields(earlier_fields, later_fields).map_err(|why| why.of(Part::Form))
    }

    /// The store and everything in it may change, as long as nothing else uses it.
    fn security_store(&mut self, catalog: ObjectId, after: &Dictionary) {
        let Ok(store) = after.get(b"DSS") else {
            return;
        };
        let mut stack: Vec<(ObjectId, Vec<u8>, ObjectId)> =
            references(store).into_iter().map(|id| (catalog, b"DSS".to_vec(), id)).collect();
        let mut seen = BTreeSet::new();
        while let Some((holder, key, id)) = stack.pop() {
            if self.changed(id) {
                self.approve(id, holder, &key);
            }
            if self.changed(id) || self.touched.created.contains(&id) {
                self.changes.insert(Change::ValidationDataAdded);
            }
            if !seen.insert(id) {
                continue;
            }
            match self.later.object(id) {
                Some(Object::Array(items)) => {
                    stack.extend(items.iter().flat_map(references).map(|target| (id, Vec::new(), target)));
                }
                Some(Object::Dictionary(dictionary)) => {
                    let inner = dictionary.iter().flat_map(|(key, value)| {
                        references(value).into_iter().map(move |target| (id, key.clone(), target))
                    });
                    stack.extend(inner);
                }
                _ => {}
            }
        }
    }

    /// The extensions dictionary only says which additions to the format the file uses (7.12).
    fn extensions(&mut self, catalog: ObjectId, after: &Dictionary) {
        let mut stack = vec![(catalog, b"Extensions".to_vec(), after.get(b"Extensions").ok())];
        for _ in 0..64 {
            let Some((holder, key, value)) = stack.pop() else { return };
            for id in value.map(references).unwrap_or_default() {
                let Some(dictionary) = self.later.dictionary(id) else { continue };
                self.approve(id, holder, &key);
                stack.extend(dictionary.iter().map(|(key, value)| (id, key.clone(), Some(value))));
            }
        }
    }

    fn metadata(
        &mut self,
        catalog: ObjectId,
        before: &Dictionary,
        after: &Dictionary,
    ) -> Result<(), Forbidden> {
        let Ok(&Object::Reference(target)) = after.get(b"Metadata") else {
            let gone = before.has(b"Metadata");
            return if gone {
                Err(Forbidden::object(catalog.0, "the metadata are taken away"))
            } else {
                Ok(())
            };
        };
        if !same_entry(before, after, b"Metadata") || self.changed(target) {
            if !self.later.dictionary(target).is_some_and(|stream| stream.has_type(b"Metadata")) {
                return Err(Forbidden::object(target.0, "it is put in the metadata's place and is none"));
            }
            self.approve(target, catalog, b"Metadata");
            self.changes.insert(Change::MetadataUpdated);
        }
        Ok(())
    }

    fn form(&mut self, catalog: ObjectId, before: &Dictionary, after: &Dictionary) -> Result<(), Forbidden> {
        let (old, new) = (self.earlier.get(before, b"AcroForm"), self.later.get(after, b"AcroForm"));
        let empty = Dictionary::new();
        let (old, new) = match (old, new) {
            (Object::Null, Object::Null) => return Ok(()),
            (Object::Null, Object::Dictionary(new)) => (&empty, new),
            (Object::Dictionary(old), Object::Dictionary(new)) => (old, new),
            _ => return Err(Forbidden::object(catalog.0, "the form is taken away")),
        };
        let at = match (before.get(b"AcroForm"), after.get(b"AcroForm")) {
            (Ok(Object::Reference(a)), Ok(Object::Reference(b))) if a != b => {
                return Err(Forbidden::object(b.0, "it takes the place of the form"));
            }
            (_, Ok(&Object::Reference(id))) => id,
            _ => catalog,
        };
        let allowed: &[&[u8]] = if before.has(b"AcroForm") {
            &[b"Fields", b"SigFlags"]
        } else {
            &[b"Fields", b"SigFlags", b"DR", b"DA"]
        };
        only(at, old, new, allowed)?;
        if self.changed(at) {
            self.harmless.insert(at);
        }
        self.value(at, b"Fields", new);
        let (old, new) = (form::items(self.earlier, old, b"Fields"), form::items(self.later, new, b"Fields"));
        if old.len() > new.len() || !old.iter().zip(&new).all(|(a, b)| write::same(a, b)) {
            return Err(Forbidden::object(at.0, "fields of the form were removed or exchanged"));
        }
        Ok(())
    }

    /// Fields that were not there: signature fields only.
    fn new_fields(&mut self, earlier: &[Field], later: &[Field]) -> Result<(), Forbidden> {
        let names: BTreeSet<&str> = earlier.iter().map(|field| field.name.as_str()).collect();
        let ids: BTreeSet<ObjectId> = earlier.iter().map(|field| field.id).collect();
        for field in later.iter().filter(|field| !ids.contains(&field.id)) {
            if names.contains(field.name.as_str()) {
                return Err(Forbidden::object(field.id.0, "it takes the name of another field"));
            }
            if !field.is_signature() || !self.touched.created.contains(&field.id) {
                return Err(Forbidden::object(
                    field.id.0,
                    "a field that is not for signatures is added to the form",
                ));
            }
            self.changes.insert(Change::SignatureFieldAdded { field: field.name.clone() });
            if self.later.dictionary(field.id).is_some_and(|d| !self.later.get(d, b"V").is_null()) {
                self.changes.insert(Change::SignatureFieldFilled { field: field.name.clone() });
            }
        }
        let present: BTreeSet<ObjectId> = later.iter().map(|field| field.id).collect();
        match earlier.iter().find(|field| !present.contains(&field.id)) {
            Some(field) => Err(Forbidden::object(field.id.0, "a field is taken out of the form")),
            None => Ok(()),
        }
    }

    /// The document information may change: plain values only.
    pub(super) fn information(&mut self) -> Result<(), Forbidden> {
        let (old, new) = (self.earlier.trailer(), self.later.trailer());
        let Ok(&Object::Reference(id)) = new.get(b"Info") else { return Ok(()) };
        if same_entry(&old, &new, b"Info") && !self.changed(id) {
            return Ok(());
        }
        let plain = |(_, value): (&Vec<u8>, &Object)| {
            matches!(value, Object::String(..) | Object::Name(_) | Object::Boolean(_))
        };
        if !self.later.dictionary(id).is_some_and(|info| info.iter().all(plain)) {
            return Err(Forbidden::object(id.0, "the document information becomes something else"));
        }
        self.approve(id, TRAILER, b"Info");
        self.changes.insert(Change::DocumentInfoUpdated);
        Ok(())
    }
}
