//! The rules: which changes are harmless, and to which objects they may reach.

use super::filled::Filled;
use super::graph::{Holder, Touched, references};
use super::{Change, Forbidden, Part};
use crate::form::{self, Field};
use crate::lock;
use crate::open::{Pdf, as_dictionary};
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Compares two revisions whose bytes and cross-reference data are in order.
pub(super) struct Review<'a> {
    pub(super) earlier: &'a Pdf,
    pub(super) later: &'a Pdf,
    pub(super) touched: &'a Touched,
    pub(super) changes: BTreeSet<Change>,
    /// Changed objects that a rule permits as a whole, and where they may be referred to from.
    approved: BTreeMap<ObjectId, BTreeSet<Holder>>,
    /// Changed objects whose every differing entry a rule permits, whoever refers to them.
    pub(super) harmless: BTreeSet<ObjectId>,
}

impl<'a> Review<'a> {
    pub(super) fn new(earlier: &'a Pdf, later: &'a Pdf, touched: &'a Touched) -> Self {
        Review {
            earlier,
            later,
            touched,
            changes: BTreeSet::new(),
            approved: BTreeMap::new(),
            harmless: BTreeSet::new(),
        }
    }

    pub(super) fn run(mut self) -> Result<Vec<Change>, Forbidden> {
        let earlier_fields = form::fields(self.earlier);
        let later_fields = form::fields(self.later);
        self.fields(&earlier_fields, &later_fields).map_err(|why| why.of(Part::Form))?;
        self.pages(&later_fields).map_err(|why| why.of(Part::Pages))?;
        self.catalog(&earlier_fields, &later_fields)?;
        self.information()?;
        for &id in &self.touched.changed {
            self.verdict(id)?;
        }
        Ok(self.changes.into_iter().collect())
    }

    pub(super) fn changed(&self, id: ObjectId) -> bool {
        self.touched.changed.contains(&id)
    }

    pub(super) fn approve(&mut self, id: ObjectId, holder: ObjectId, key: &[u8]) {
        self.approved.entry(id).or_default().insert((holder, key.to_vec()));
    }

    fn verdict(&self, id: ObjectId) -> Result<(), Forbidden> {
        if self.harmless.contains(&id) || self.is_container(id) {
            return Ok(());
        }
        let Some(allowed) = self.approved.get(&id) else {
            let (what, part) = self.describe(id);
            return Err(Forbidden::object(id.0, what).of(part));
        };
        let stray = self
            .touched
            .before
            .holders(id)
            .chain(self.touched.after.holders(id))
            .find(|holder| !allowed.contains(holder));
        match stray {
            None => Ok(()),
            Some((holder, _)) => Err(Forbidden::object(
                id.0,
                format!("it is changed, and object {} depends on it too", holder.0),
            )),
        }
    }

    /// Object streams and cross-reference streams may take the number of one that was there: what they list is compared.
    fn is_container(&self, id: ObjectId) -> bool {
        let typed =
            |pdf: &Pdf| pdf.dictionary(id).is_none_or(|d| d.has_type(b"ObjStm") || d.has_type(b"XRef"));
        self.earlier.object(id).is_none()
            && typed(self.later)
            && self.touched.before.holders(id).next().is_none()
    }

    fn describe(&self, id: ObjectId) -> (&'static str, Part) {
        let object = self.earlier.object(id).or_else(|| self.later.object(id));
        let kind = object.and_then(as_dictionary).and_then(|d| d.get_type().ok());
        match kind {
            Some(b"Page") => ("it redefines a page", Part::Pages),
            Some(b"Pages") => ("it redefines the page tree", Part::Pages),
            Some(b"Catalog") => ("it redefines the document's catalog", Part::Other),
            Some(b"Font") => ("it redefines a font", Part::Content),
            Some(b"Annot") => ("it redefines an annotation", Part::Annotations),
            Some(b"Sig") => ("it redefines a signature", Part::Signature),
            _ if object.is_some_and(|object| object.as_stream().is_ok()) => {
                ("it redefines a content or image stream", Part::Content)
            }
            _ => ("it redefines something that no signing or form filling needs", Part::Other),
        }
    }

    // Fields.

    fn fields(&mut self, earlier: &[Field], later: &[Field]) -> Result<(), Forbidden> {
        let locks = lock::locks(self.earlier);
        let mut filled = Vec::new();
        for field in earlier {
            let ids: BTreeSet<ObjectId> = field.widgets.iter().copied().chain([field.id]).collect();
            let mut changed = false;
            for id in ids {
                changed |= self.field_object(field, id)?;
            }
            if changed && locks.iter().any(|lock| lock.covers(&field.name)) {
                return Err(Forbidden::object(field.id.0, "it changes a field that a signature locks"));
            }
            filled.extend(changed.then_some(field));
        }
        self.changes.extend(Filled::new(self.earlier, self.later, self.touched, later).name(&filled));
        Ok(())
    }

    /// One dictionary of a field: answers whether it, or what it shows, changed.
    fn field_object(&mut self, field: &Field, id: ObjectId) -> Result<bool, Forbidden> {
        let (Some(before), Some(after)) = (self.earlier.dictionary(id), self.later.dictionary(id)) else {
            return Ok(false);
        };
        let mut filled = false;
        if self.changed(id) {
            let allowed: &[&[u8]] =
                if field.is_signature() { &[b"V", b"AP", b"M"] } else { &[b"V", b"AP", b"AS", b"M", b"I"] };
            only(id, before, after, allowed)?;
            self.harmless.insert(id);
            filled = true;
        }
        let signed_before = field.is_signature() && !self.earlier.get(before, b"V").is_null();
        if signed_before {
            return self.keeps_signature(id, before, after).map(|()| false);
        }
        if field.is_signature() && after.has(b"V") {
            self.new_signature(id, after)?;
        } else {
            filled |= self.value(id, b"V", after);
        }
        let shown = self.appearance(id, after);
        if shown || !same_entry(before, after, b"AP") {
            self.appearance_is_its_own(before)?;
        }
        Ok(filled || shown)
    }

    /// An appearance dictionary that something else than fields refers to must not change under it.
    fn appearance_is_its_own(&self, before: &Dictionary) -> Result<(), Forbidden> {
        let Ok(&Object::Reference(id)) = before.get(b"AP") else { return Ok(()) };
        let stray = self
            .touched
            .before
            .holders(id)
            .chain(self.touched.after.holders(id))
            .find(|(_, key)| key != b"AP");
        match stray {
            None => Ok(()),
            Some((holder, _)) => Err(Forbidden::object(
                id.0,
                format!("a field's appearance is changed, and object {} depends on it too", holder.0),
            )),
        }
    }

    fn keeps_signature(
        &self,
        id: ObjectId,
        before: &Dictionary,
        after: &Dictionary,
    ) -> Result<(), Forbidden> {
        for key in [&b"V"[..], b"AP"] {
            if !same_entry(before, after, key) {
                return Err(
                    Forbidden::object(id.0, "it changes a field that is signed already").of(Part::Signature)
                );
            }
        }
        Ok(())
    }

    /// The value of a newly signed field: a signature nobody had before.
    fn new_signature(&mut self, id: ObjectId, after: &Dictionary) -> Result<(), Forbidden> {
        let Ok(Object::Reference(value)) = after.get(b"V") else {
            return Err(
                Forbidden::object(id.0, "its signature is not an object of its own").of(Part::Signature)
            );
        };
        if !self.touched.created.contains(value) {
            // Nothing changed here, or an old object is dressed up as a signature.
            let unchanged = !self.changed(id) && !self.changed(*value);
            return if unchanged {
                Ok(())
            } else {
                Err(Forbidden::object(value.0, "it becomes a signature").of(Part::Signature))
            };
        }
        let signature = self.later.dictionary(*value);
        let typed = signature.is_some_and(|s| s.has(b"ByteRange") && s.has(b"Contents"));
        if typed {
            Ok(())
        } else {
            Err(Forbidden::object(value.0, "it is put in a signature's place and is none")
                .of(Part::Signature))
        }
    }

    /// A value kept in an object of its own.
    pub(super) fn value(&mut self, id: ObjectId, key: &[u8], after: &Dictionary) -> bool {
        match after.get(key) {
            Ok(&Object::Reference(target)) if self.changed(target) => {
                self.approve(target, id, key);
                true
            }
            _ => false,
        }
    }

    /// The appearance dictionary and its streams, when they are objects of their own (12.5.5).
    fn appearance(&mut self, id: ObjectId, after: &Dictionary) -> bool {
        let mut changed = self.value(id, b"AP", after);
        let (mut holder, mut inline) = (id, true);
        if let Ok(&Object::Reference(target)) = after.get(b"AP") {
            (holder, inline) = (target, false);
        }
        let Object::Dictionary(states) = self.later.get(after, b"AP") else { return changed };
        for (state, value) in states.iter() {
            let key: &[u8] = if inline { b"AP" } else { state };
            for target in references(value) {
                if self.changed(target) && self.is_form(target) {
                    self.approve(target, holder, key);
                    changed = true;
                }
            }
        }
        changed
    }

    fn is_form(&self, id: ObjectId) -> bool {
        self.later
            .dictionary(id)
            .is_some_and(|form| form.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Form"))
    }

    // Pages.

    fn pages(&mut self, fields: &[Field]) -> Result<(), Forbidden> {
        if self.earlier.pages() != self.later.pages() {
            return Err(Forbidden::file("pages were added, removed or moved"));
        }
        let widgets: BTreeSet<ObjectId> =
            fields.iter().flat_map(|field| field.widgets.iter().copied()).collect();
        for (index, &page) in self.earlier.pages().iter().enumerate() {
            self.page(index as u32, page, &widgets)?;
        }
        Ok(())
    }

    fn page(&mut self, index: u32, page: ObjectId, widgets: &BTreeSet<ObjectId>) -> Result<(), Forbidden> {
        let (Some(before), Some(after)) = (self.earlier.dictionary(page), self.later.dictionary(page)) else {
            return Ok(());
        };
        if self.changed(page) {
            only(page, before, after, &[b"Annots"])?;
            self.harmless.insert(page);
        }
        self.value(page, b"Annots", after);
        let old = form::items(self.earlier, before, b"Annots");
        let new = form::items(self.later, after, b"Annots");
        let mut kept = old.iter().peekable();
        for annotation in &new {
            if kept.next_if(|old| write::same(old, annotation)).is_none() {
                self.annotation(index, page, annotation, widgets)?;
            }
        }
        match kept.peek() {
            Some(_) => Err(Forbidden::object(page.0, "annotations of a page were removed or reordered")
                .of(Part::Annotations)),
            None => Ok(()),
        }
    }

    fn annotation(
        &mut self,
        index: u32,
        page: ObjectId,
        annotation: &Object,
        widgets: &BTreeSet<ObjectId>,
    ) -> Result<(), Forbidden> {
        let id = annotation.as_reference().ok();
        let Some(dictionary) = as_dictionary(self.later.resolve(annotation)) else { return Ok(()) };
        let widget = self.later.get(dictionary, b"Subtype").as_name().is_ok_and(|name| name == b"Widget");
        let known = id.is_some_and(|id| !self.touched.created.contains(&id));
        if known {
            return Err(Forbidden::object(
                page.0,
                "an object from elsewhere is put on a page as an annotation",
            )
            .of(Part::Annotations));
        }
        if widget {
            // What kind of field it belongs to is judged with the form's fields.
            return match id.filter(|id| widgets.contains(id)) {
                Some(_) => Ok(()),
                None => {
                    Err(Forbidden::object(page.0, "a form element that belongs to no field is put on a page")
                        .of(Part::Annotations))
                }
            };
        }
        self.changes.insert(Change::AnnotationAdded { page: index });
        Ok(())
    }
}

pub(super) fn same_entry(before: &Dictionary, after: &Dictionary, key: &[u8]) -> bool {
    match (before.get(key), after.get(key)) {
        (Ok(before), Ok(after)) => write::same(before, after),
        (Err(_), Err(_)) => true,
        _ => false,
    }
}

/// Refuses any difference outside `allowed`.
pub(super) fn only(
    id: ObjectId,
    before: &Dictionary,
    after: &Dictionary,
    allowed: &[&[u8]],
) -> Result<(), Forbidden> {
    let keys = before.iter().chain(after.iter()).map(|(key, _)| key);
    for key in keys {
        if !same_entry(before, after, key) && !allowed.contains(&key.as_slice()) {
            let what = format!("its entry {} is changed", String::from_utf8_lossy(key));
            return Err(Forbidden::object(id.0, what).of(part_of(key)));
        }
    }
    Ok(())
}

/// What an entry of a page or a field is about.
fn part_of(key: &[u8]) -> Part {
    match key {
        b"Contents" | b"Resources" | b"MediaBox" | b"CropBox" | b"Rotate" | b"UserUnit" => Part::Content,
        b"V" | b"AP" | b"AS" | b"Rect" => Part::Form,
        _ => Part::Other,
    }
}
