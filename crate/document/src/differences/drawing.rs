//! A field's mark: one new drawing of paths, images and text in a font of its own, with nothing else in it or
//! behind it (ISO 32000-2, 12.5.5).

use super::Forbidden;
use super::graph::Touched;
use super::operators::{Names, check_operators};
use super::typeface::FontCheck;
use crate::open::Pdf;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

const MAX_CONTENT: usize = 32 * 1024 * 1024;

/// The drawings of a revision's fields, as far as they were found good.
pub(super) struct Drawings<'a> {
    before: &'a Pdf,
    after: &'a Pdf,
    touched: &'a Touched,
    /// Fields of one size may share a drawing.
    forms: BTreeSet<ObjectId>,
    images: BTreeSet<ObjectId>,
    /// Drawings may share a font.
    fonts: BTreeSet<ObjectId>,
    /// What the fonts consist of.
    font_parts: BTreeSet<ObjectId>,
}

impl<'a> Drawings<'a> {
    pub(super) fn new(before: &'a Pdf, after: &'a Pdf, touched: &'a Touched) -> Self {
        let (forms, images) = (BTreeSet::new(), BTreeSet::new());
        let (fonts, font_parts) = (BTreeSet::new(), BTreeSet::new());
        Drawings { before, after, touched, forms, images, fonts, font_parts }
    }

    /// Every object that a drawing consists of.
    pub(super) fn into_objects(self) -> BTreeSet<ObjectId> {
        self.forms.into_iter().chain(self.images).chain(self.font_parts).collect()
    }

    /// Checks the appearance that a field got; answers whether it has one.
    pub(super) fn check(&mut self, field: ObjectId) -> Result<bool, Forbidden> {
        let (before, after) = (self.before.dictionary(field), self.after.dictionary(field));
        let changed = match (before.and_then(|d| d.get(b"AP").ok()), after.and_then(|d| d.get(b"AP").ok())) {
            (None, None) => return Ok(false),
            (_, Some(after)) => after,
            _ => return Err(Forbidden::object(field.0, "the slot's appearance is taken away")),
        };
        let fail = || Forbidden::object(field.0, "the slot's appearance is not one drawing of its own");
        let Object::Dictionary(states) = changed else { return Err(fail()) };
        let normal = states.get(b"N").and_then(Object::as_reference).map_err(|_| fail())?;
        if states.len() != 1 || !self.touched.created.contains(&normal) {
            return Err(fail());
        }
        if !self.forms.contains(&normal) {
            self.check_form(normal)?;
            self.forms.insert(normal);
        }
        Ok(true)
    }

    fn check_form(&mut self, id: ObjectId) -> Result<(), Forbidden> {
        let Some(form) = self.after.dictionary(id) else {
            return Err(Forbidden::object(id.0, "it is no drawing"));
        };
        let known: [&[u8]; 8] =
            [b"Type", b"Subtype", b"FormType", b"BBox", b"Matrix", b"Resources", b"Length", b"Filter"];
        only_keys(id, form, &known)?;
        let names = self.check_resources(id, form)?;
        let content = self.after.plain_data(id, MAX_CONTENT);
        let content = content.ok_or_else(|| Forbidden::object(id.0, "its drawing cannot be read"))?;
        check_operators(id, &content, &names)
    }

    /// The names of the images and fonts that the drawing may use.
    fn check_resources(&mut self, id: ObjectId, form: &Dictionary) -> Result<Names, Forbidden> {
        let mut names = Names::default();
        let resources = match form.get(b"Resources") {
            Ok(Object::Dictionary(resources)) => resources,
            Err(_) => return Ok(names),
            Ok(_) => return Err(Forbidden::object(id.0, "its resources are not its own")),
        };
        only_keys(id, resources, &[b"XObject", b"Font", b"ProcSet"])?;
        for (name, image) in entries(id, resources, b"XObject")? {
            self.check_image(image)?;
            names.images.insert(name);
        }
        for (name, font) in entries(id, resources, b"Font")? {
            self.check_font(font)?;
            names.fonts.insert(name);
        }
        Ok(names)
    }

    fn check_font(&mut self, id: ObjectId) -> Result<(), Forbidden> {
        if self.fonts.contains(&id) {
            return Ok(());
        }
        let mut check = FontCheck { after: self.after, touched: self.touched, parts: BTreeSet::new() };
        check.check(id)?;
        self.font_parts.append(&mut check.parts);
        self.fonts.insert(id);
        Ok(())
    }

    fn check_image(&mut self, id: ObjectId) -> Result<(), Forbidden> {
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
        if !is_image || !self.touched.created.contains(&id) || !self.images.insert(id) {
            return Err(fail());
        }
        match image.get(b"SMask") {
            Ok(mask) => self.check_image(mask.as_reference().map_err(|_| fail())?),
            Err(_) => Ok(()),
        }
    }
}

/// The resources of one kind: names, each for an object.
fn entries(id: ObjectId, resources: &Dictionary, kind: &[u8]) -> Result<Vec<(Vec<u8>, ObjectId)>, Forbidden> {
    let Ok(entries) = resources.get(kind) else { return Ok(Vec::new()) };
    let fail = |what: &str| Forbidden::object(id.0, what.to_string());
    let entries = entries.as_dict().map_err(|_| fail("its resources are not its own"))?;
    let entry = |(name, value): (&Vec<u8>, &Object)| {
        let object = value.as_reference().map_err(|_| fail("an image or a font is no object"))?;
        Ok((name.clone(), object))
    };
    entries.iter().map(entry).collect()
}

pub(super) fn only_keys(id: ObjectId, dictionary: &Dictionary, known: &[&[u8]]) -> Result<(), Forbidden> {
    match dictionary.iter().find(|(key, _)| !known.contains(&key.as_slice())) {
        Some((key, _)) => Err(Forbidden::object(
            id.0,
            format!("its entry {} has no place in a mark", String::from_utf8_lossy(key)),
        )),
        None => Ok(()),
    }
}
