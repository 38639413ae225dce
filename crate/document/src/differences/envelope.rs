//! The two checks an envelope needs: revision 0 adds exactly its layout, a party's revision fills exactly its slot.

use super::graph::{Touched, references};
use super::rules::only;
use super::{Change, Forbidden, compare, touched};
use crate::form;
use crate::layout::{Layout, lay_out};
use crate::open::Pdf;
use crate::signatures::signatures;
use crate::syntax::Cursor;
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

const MAX_CONTENT: usize = 32 * 1024 * 1024;

/// Checks that `with0` is `original` plus exactly the footer and the empty fields of `layout`.
///
/// Laying out is deterministic, so revision 0 is what laying out again gives, byte for byte; no other bytes can hide
/// anything. The layout of version 1 is frozen: another one must come beside it, never in its place.
pub fn check_revision0(original: &Pdf, with0: &Pdf, layout: &Layout) -> Result<(), Forbidden> {
    let Some(appended) = with0.bytes().strip_prefix(original.bytes()) else {
        return Err(Forbidden::file("the original's bytes are not kept"));
    };
    let expected = lay_out(original, layout).map_err(|error| Forbidden::file(error.to_string()))?;
    if appended == expected {
        return Ok(());
    }
    // Say what it does, if it can be said.
    compare(original, with0)?;
    Err(Forbidden::file("revision 0 is not exactly the footer and the fields of its layout"))
}

/// Checks that `after` is `before` with one empty slot signed, its mark shown, and validation data added; nothing else.
pub fn check_slot_revision(before: &Pdf, after: &Pdf, field: &str) -> Result<(), Forbidden> {
    for change in compare(before, after)? {
        match change {
            Change::ValidationDataAdded => {}
            Change::SignatureFieldFilled { field: filled } if filled == field => {}
            other => return Err(Forbidden::file(format!("it does more than sign {field}: {other:?}"))),
        }
    }
    let touched = touched(before, after)?;
    let slot = Slot::new(before, after, &touched, field)?;
    slot.check()
}

struct Slot<'a> {
    before: &'a Pdf,
    after: &'a Pdf,
    touched: &'a Touched,
    name: &'a str,
    field: ObjectId,
    signature: ObjectId,
}

impl<'a> Slot<'a> {
    fn new(before: &'a Pdf, after: &'a Pdf, touched: &'a Touched, name: &'a str) -> Result<Self, Forbidden> {
        let field = form::fields(before).into_iter().find(|field| field.name == name);
        let field = field.ok_or_else(|| Forbidden::file(format!("there was no field {name} to sign")))?.id;
        let value =
            after.dictionary(field).and_then(|dictionary| dictionary.get(b"V").ok()?.as_reference().ok());
        let signature = value.ok_or_else(|| Forbidden::file(format!("the field {name} is not signed")))?;
        Ok(Slot { before, after, touched, name, field, signature })
    }

    fn check(&self) -> Result<(), Forbidden> {
        self.check_changed()?;
        self.check_signature()?;
        let mut reached = BTreeSet::from([self.signature]);
        self.check_appearance(&mut reached)?;
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

    /// Only the field, and the catalog or the store itself for validation data.
    fn check_changed(&self) -> Result<(), Forbidden> {
        for &id in &self.touched.changed {
            let (before, after) = (self.before.dictionary(id), self.after.dictionary(id));
            let (Some(before), Some(after)) = (before, after) else {
                return Err(Forbidden::object(id.0, "it is changed"));
            };
            if id == self.field {
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
        let known: [&[u8]; 7] = [b"Type", b"Filter", b"SubFilter", b"M", b"Name", b"ByteRange", b"Contents"];
        if let Some((key, _)) = dictionary.iter().find(|(key, _)| !known.contains(&key.as_slice())) {
            return fail(format!(
                "the signature has an entry {} that no party's signature has",
                String::from_utf8_lossy(key)
            ));
        }
        if self.after.get(dictionary, b"SubFilter").as_name().ok() != Some(b"ETSI.CAdES.detached") {
            return fail("the signature is of another kind".into());
        }
        let Some(found) = signatures(self.after).into_iter().find(|signature| signature.field == self.name)
        else {
            return fail("the signature is not found".into());
        };
        match found.problem {
            Some(problem) => fail(problem.to_string()),
            None if found.revision_end <= self.before.bytes().len() as u64 => {
                fail("it signs an earlier revision".into())
            }
            None => Ok(()),
        }
    }

    /// The appearance: one new form of paths, text and images, fonts or images in its resources, nothing else.
    fn check_appearance(&self, reached: &mut BTreeSet<ObjectId>) -> Result<(), Forbidden> {
        let (before, after) = (self.before.dictionary(self.field), self.after.dictionary(self.field));
        let changed = match (before.and_then(|d| d.get(b"AP").ok()), after.and_then(|d| d.get(b"AP").ok())) {
            (None, None) => return Ok(()),
            (_, Some(after)) => after,
            _ => return Err(Forbidden::object(self.field.0, "the slot's appearance is taken away")),
        };
        let fail = || Forbidden::object(self.field.0, "the slot's appearance is not one drawing of its own");
        let Object::Dictionary(states) = changed else { return Err(fail()) };
        let normal = states.get(b"N").and_then(Object::as_reference).map_err(|_| fail())?;
        if states.len() != 1 || !self.touched.created.contains(&normal) {
            return Err(fail());
        }
        reached.insert(normal);
        self.check_form(normal, reached)
    }

    fn check_form(&self, id: ObjectId, reached: &mut BTreeSet<ObjectId>) -> Result<(), Forbidden> {
        let Some(form) = self.after.dictionary(id) else {
            return Err(Forbidden::object(id.0, "it is no drawing"));
        };
        let known: [&[u8]; 8] =
            [b"Type", b"Subtype", b"FormType", b"BBox", b"Matrix", b"Resources", b"Length", b"Filter"];
        only_keys(id, form, &known)?;
        let images = self.check_resources(id, form, reached)?;
        let content = self.after.plain_data(id, MAX_CONTENT);
        let content = content.ok_or_else(|| Forbidden::object(id.0, "its drawing cannot be read"))?;
        check_operators(id, &content, &images)
    }

    /// The names of the images that the drawing may use.
    fn check_resources(
        &self,
        id: ObjectId,
        form: &Dictionary,
        reached: &mut BTreeSet<ObjectId>,
    ) -> Result<BTreeSet<Vec<u8>>, Forbidden> {
        let fail = |what: &str| Forbidden::object(id.0, what.to_string());
        let resources = match form.get(b"Resources") {
            Ok(Object::Dictionary(resources)) => resources,
            Err(_) => return Ok(BTreeSet::new()),
            Ok(_) => return Err(fail("its resources are not its own")),
        };
        only_keys(id, resources, &[b"XObject", b"ProcSet"])?;
        let mut names = BTreeSet::new();
        if let Ok(objects) = resources.get(b"XObject") {
            let objects = objects.as_dict().map_err(|_| fail("its resources are not its own"))?;
            for (name, value) in objects.iter() {
                let image = value.as_reference().map_err(|_| fail("an image is no object"))?;
                self.check_image(image, reached)?;
                names.insert(name.clone());
            }
        }
        Ok(names)
    }

    fn check_image(&self, id: ObjectId, reached: &mut BTreeSet<ObjectId>) -> Result<(), Forbidden> {
        let fail = || Forbidden::object(id.0, "it is not an image of the slot's own");
        let image = self.after.dictionary(id).ok_or_else(fail)?;
        let known: [&[u8]; 10] = [
            b"Type",
            b"Subtype",
            b"Width",
            b"Height",
            b"ColorSpace",
            b"BitsPerComponent",
            b"SMask",
            b"Length",
            b"Filter",
            b"DecodeParms",
        ];
        only_keys(id, image, &known)?;
        let is_image = image.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
        if !is_image || !self.touched.created.contains(&id) || !reached.insert(id) {
            return Err(fail());
        }
        match image.get(b"SMask") {
            Ok(mask) => self.check_image(mask.as_reference().map_err(|_| fail())?, reached),
            Err(_) => Ok(()),
        }
    }

    fn reach_store(&self, reached: &mut BTreeSet<ObjectId>) {
        let catalog = self.after.catalog().and_then(|catalog| catalog.get(b"DSS").ok());
        let mut stack = catalog.map(references).unwrap_or_default();
        while let Some(id) = stack.pop() {
            if reached.insert(id)
                && let Some(object @ (Object::Dictionary(_) | Object::Array(_))) =
                    self.after.document().objects.get(&id)
            {
                stack.extend(references(object));
            }
        }
    }
}

fn only_keys(id: ObjectId, dictionary: &Dictionary, known: &[&[u8]]) -> Result<(), Forbidden> {
    match dictionary.iter().find(|(key, _)| !known.contains(&key.as_slice())) {
        Some((key, _)) => Err(Forbidden::object(
            id.0,
            format!("its entry {} has no place in a mark", String::from_utf8_lossy(key)),
        )),
        None => Ok(()),
    }
}

/// Paths, colours and images; everything stays within the form's box, which readers clip to (8.10.2).
fn check_operators(id: ObjectId, content: &[u8], images: &BTreeSet<Vec<u8>>) -> Result<(), Forbidden> {
    let known = [
        "q", "Q", "cm", "w", "J", "j", "M", "d", "m", "l", "c", "v", "y", "h", "re", "f", "F", "f*", "S",
        "s", "B", "B*", "b", "b*", "n", "W", "W*", "g", "G", "rg", "RG", "k", "K", "Do",
    ];
    let fail = |what: String| Err(Forbidden::object(id.0, what));
    let mut cursor = Cursor::new(content, 0);
    let mut last = Object::Null;
    loop {
        cursor.space();
        let Some(byte) = cursor.peek() else { return Ok(()) };
        if byte == b'/'
            || byte == b'['
            || byte == b'+'
            || byte == b'-'
            || byte == b'.'
            || byte.is_ascii_digit()
        {
            match cursor.object() {
                Ok(operand @ (Object::Integer(_) | Object::Real(_) | Object::Name(_) | Object::Array(_))) => {
                    last = operand
                }
                _ => return fail("its drawing cannot be read".into()),
            }
            continue;
        }
        let operator = known.iter().find(|operator| cursor.keyword(operator.as_bytes()));
        match operator {
            None => return fail("its drawing uses more than paths and images".into()),
            Some(&"Do") if !last.as_name().is_ok_and(|name| images.contains(name)) => {
                return fail("its drawing shows something from elsewhere".into());
            }
            Some(_) => {}
        }
    }
}
