//! A field's mark: one new drawing of paths and images, with nothing else in it or behind it (ISO 32000-2, 12.5.5).

use super::Forbidden;
use super::graph::Touched;
use crate::open::Pdf;
use crate::syntax::Cursor;
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
}

impl<'a> Drawings<'a> {
    pub(super) fn new(before: &'a Pdf, after: &'a Pdf, touched: &'a Touched) -> Self {
        Drawings { before, after, touched, forms: BTreeSet::new(), images: BTreeSet::new() }
    }

    /// Every object that a drawing consists of.
    pub(super) fn into_objects(self) -> BTreeSet<ObjectId> {
        self.forms.into_iter().chain(self.images).collect()
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
        let images = self.check_resources(id, form)?;
        let content = self.after.plain_data(id, MAX_CONTENT);
        let content = content.ok_or_else(|| Forbidden::object(id.0, "its drawing cannot be read"))?;
        check_operators(id, &content, &images)
    }

    /// The names of the images that the drawing may use.
    fn check_resources(&mut self, id: ObjectId, form: &Dictionary) -> Result<BTreeSet<Vec<u8>>, Forbidden> {
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
                self.check_image(image)?;
                names.insert(name.clone());
            }
        }
        Ok(names)
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
