//! The two checks an envelope needs: revision 0 adds exactly its layout, a party's revision fills exactly its slot.

use super::drawing::Drawings;
use super::graph::{Touched, references};
use super::rules::only;
use super::{Change, Forbidden, compare, review};
use crate::checkbox;
use crate::fields::{self, FieldForm};
use crate::form;
use crate::layout::{FieldPlacement, Layout, SlotPlacement, lay_out};
use crate::lock;
use crate::open::Pdf;
use crate::signatures::signature_in;
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Checks that `with0` is `original` plus exactly the footer and the empty fields of `layout`.
///
/// Laying out is deterministic, so revision 0 is what laying out again gives, byte for byte; no other bytes can hide
/// anything. The layout of version 1 is frozen: another one must come beside it, never in its place.
pub fn check_revision0(original: &Pdf, with0: &Pdf, layout: &Layout) -> Result<(), Forbidden> {
    if !with0.file().begins_with(original.file()) {
        return Err(Forbidden::file("the original's bytes are not kept"));
    }
    let expected = lay_out(original, layout).map_err(|error| Forbidden::file(error.to_string()))?;
    if with0.file().copy(original.len()..with0.len()).is_some_and(|appended| appended == expected) {
        return Ok(());
    }
    // Say what it does, if it can be said.
    compare(original, with0)?;
    Err(Forbidden::file("revision 0 is not exactly the footer and the fields of its layout"))
}

/// Checks that `after` is `before` with one empty slot signed, its mark shown, its further fields filled as far as they
/// are required, and validation data added; nothing else, and no less.
pub fn check_slot_revision(before: &Pdf, after: &Pdf, slot: &SlotPlacement) -> Result<(), Forbidden> {
    let name = &slot.field_name;
    let (changes, touched) = review(before, after)?;
    for change in changes {
        match change {
            Change::ValidationDataAdded => {}
            Change::SignatureFieldFilled { field } if field == *name => {}
            Change::FieldsFilled { signature } if signature == *name => {}
            other => return Err(Forbidden::file(format!("it does more than sign {name}: {other:?}"))),
        }
    }
    let slot = Slot::new(before, after, &touched, slot)?;
    slot.check()
}

struct Slot<'a> {
    before: &'a Pdf,
    after: &'a Pdf,
    touched: &'a Touched,
    name: &'a str,
    field: ObjectId,
    signature: ObjectId,
    further: BTreeMap<ObjectId, &'a FieldPlacement>,
}

impl<'a> Slot<'a> {
    fn new(
        before: &'a Pdf,
        after: &'a Pdf,
        touched: &'a Touched,
        slot: &'a SlotPlacement,
    ) -> Result<Self, Forbidden> {
        let name = slot.field_name.as_str();
        let ids: BTreeMap<String, ObjectId> =
            form::fields(before).into_iter().rev().map(|field| (field.name, field.id)).collect();
        let find = |name: &str| {
            let missing = || Forbidden::file(format!("there was no field {name} to fill"));
            ids.get(name).copied().ok_or_else(missing)
        };
        let field = find(name)?;
        let further = |field: &'a FieldPlacement| Ok((find(&field.field_name)?, field));
        let further = slot.fields.iter().map(further).collect::<Result<_, _>>()?;
        let value =
            after.dictionary(field).and_then(|dictionary| dictionary.get(b"V").ok()?.as_reference().ok());
        let signature = value.ok_or_else(|| Forbidden::file(format!("the field {name} is not signed")))?;
        Ok(Slot { before, after, touched, name, field, signature, further })
    }

    fn check(&self) -> Result<(), Forbidden> {
        self.check_changed()?;
        self.check_signature()?;
        let mut reached = self.check_marks()?;
        reached.insert(self.signature);
        self.reach_store(&mut reached);
        let stray = self.touched.created.iter().find(|id| !reached.contains(id) && !self.is_section(**id));
        match stray {
            Some(id) => Err(Forbidden::object(id.0, "it is added and belongs to nothing")),
            None => Ok(()),
        }
    }

    fn is_section(&self, id: ObjectId) -> bool {
        self.after.dictionary(id).is_some_and(|dictionary| dictionary.has_type(b"XRef"))
    }

    /// The signature's mark, and what stands in the further fields; answers what they consist of.
    fn check_marks(&self) -> Result<BTreeSet<ObjectId>, Forbidden> {
        let mut drawings = Drawings::new(self.before, self.after, self.touched);
        drawings.check(self.field)?;
        for (&id, field) in &self.further {
            let filled = match field.form {
                FieldForm::Text => self.is_written(id, &mut drawings)?,
                FieldForm::Checkbox => self.after.dictionary(id).is_some_and(checkbox::is_ticked),
            };
            let left_empty = !field.required && !self.touched.changed.contains(&id);
            if !filled && !left_empty {
                return Err(Forbidden::object(id.0, "a further field of the slot is not filled"));
            }
        }
        Ok(drawings.into_objects())
    }

    /// Whether a text field was empty, and says and shows something now.
    fn is_written(&self, id: ObjectId, drawings: &mut Drawings<'_>) -> Result<bool, Forbidden> {
        let text = |pdf: &Pdf| pdf.dictionary(id).and_then(fields::text_of);
        Ok(text(self.before).is_none() && text(self.after).is_some() && drawings.check(id)?)
    }

    /// Only the fields, and the catalog or the store itself for validation data.
    fn check_changed(&self) -> Result<(), Forbidden> {
        for &id in &self.touched.changed {
            let (before, after) = (self.before.dictionary(id), self.after.dictionary(id));
            let (Some(before), Some(after)) = (before, after) else {
                return Err(Forbidden::object(id.0, "it is changed"));
            };
            let form = self.further.get(&id).map(|field| field.form);
            if form == Some(FieldForm::Checkbox) {
                only(id, before, after, &[b"V", b"AS"])?;
            } else if id == self.field || form.is_some() {
                only(id, before, after, &[b"V", b"AP"])?;
            } else if Some(id) == self.before.catalog_id() {
                only(id, before, after, &[b"DSS"])?;
            } else if Some(id) != self.store() {
                return Err(Forbidden::object(id.0, "it is changed, and it is not the slot"));
            }
        }
        self.check_store()
    }

    /// Validation data may be added, never taken away.
    fn check_store(&self) -> Result<(), Forbidden> {
        let store = |pdf: &'a Pdf| pdf.get(pdf.catalog()?, b"DSS").as_dict().ok();
        let empty = Dictionary::new();
        let before = store(self.before).unwrap_or(&empty);
        let after = store(self.after).unwrap_or(&empty);
        let lists: [&[u8]; 3] = [b"Certs", b"CRLs", b"OCSPs"];
        let rest = |dictionary: &Dictionary| {
            let mut rest = dictionary.clone();
            lists.iter().chain(&[&b"Type"[..]]).for_each(|key| drop(rest.remove(key)));
            rest
        };
        let kept = |key: &&[u8]| {
            let (old, new) = (form::items(self.before, before, key), form::items(self.after, after, key));
            old.len() <= new.len() && old.iter().zip(&new).all(|(a, b)| write::same(a, b))
        };
        if write::same_dictionary(&rest(before), &rest(after)) && lists.iter().all(kept) {
            Ok(())
        } else {
            Err(Forbidden::file("validation data are taken away or replaced"))
        }
    }

    fn store(&self) -> Option<ObjectId> {
        self.after.catalog()?.get(b"DSS").ok()?.as_reference().ok()
    }

    fn check_signature(&self) -> Result<(), Forbidden> {
        let fail = |what: String| Err(Forbidden::object(self.signature.0, what));
        let Some(dictionary) = self.after.dictionary(self.signature) else {
            return fail("it is no signature".into());
        };
        let known: [&[u8]; 8] =
            [b"Type", b"Filter", b"SubFilter", b"M", b"Name", b"Reference", b"ByteRange", b"Contents"];
        if let Some((key, _)) = dictionary.iter().find(|(key, _)| !known.contains(&key.as_slice())) {
            return fail(format!(
                "the signature has an entry {} that no party's signature has",
                String::from_utf8_lossy(key)
            ));
        }
        if !self.locks_the_slot(dictionary) {
            return fail("the signature locks other fields than its slot's".into());
        }
        if self.after.get(dictionary, b"SubFilter").as_name().ok() != Some(b"ETSI.CAdES.detached") {
            return fail("the signature is of another kind".into());
        }
        let Some(found) = signature_in(self.after, self.name) else {
            return fail("the signature is not found".into());
        };
        match found.problem {
            Some(problem) => fail(problem.to_string()),
            None if found.revision_end <= self.before.len() as u64 => {
                fail("it signs an earlier revision".into())
            }
            None => Ok(()),
        }
    }

    /// Whether the signature repeats exactly the lock of its field, or none if it has none.
    fn locks_the_slot(&self, signature: &Dictionary) -> bool {
        let field = self.before.dictionary(self.field);
        let field = field.filter(|_| lock::is_written(self.before, !self.further.is_empty()));
        let expected = field.and_then(|field| lock::reference(self.before, field));
        match (expected, signature.get(b"Reference")) {
            (Some(expected), Ok(found)) => write::same(&expected, found),
            (None, Err(_)) => true,
            _ => false,
        }
    }

    fn reach_store(&self, reached: &mut BTreeSet<ObjectId>) {
        let catalog = self.after.catalog().and_then(|catalog| catalog.get(b"DSS").ok());
        let mut stack = catalog.map(references).unwrap_or_default();
        while let Some(id) = stack.pop() {
            if reached.insert(id)
                && let Some(object @ (Object::Dictionary(_) | Object::Array(_))) = self.after.object(id)
            {
                stack.extend(references(object));
            }
        }
    }
}
