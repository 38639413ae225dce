//! Which fields a signature closes against later changes: /Lock and FieldMDP (ISO 32000-2, 12.7.5.5 and 12.8.2.4).

use crate::form;
use crate::inspect::transform;
use crate::open::Pdf;
use crate::write;
use lopdf::{Dictionary, Object};

/// What one signature locks.
pub(crate) struct FieldLock {
    action: Vec<u8>,
    names: Vec<String>,
}

impl FieldLock {
    /// The lock that the signature in a field sets, if it is signed and sets one: what the signature says, or what the
    /// field asks of it.
    pub(crate) fn of(pdf: &Pdf, field: &Dictionary) -> Option<FieldLock> {
        let signature = pdf.get(field, b"V").as_dict().ok()?;
        transform(pdf, signature, b"FieldMDP")
            .map(|lock| FieldLock::read(pdf, lock))
            .or_else(|| FieldLock::asked(pdf, field))
    }

    /// The lock that a field asks of its signature, signed or not.
    pub(crate) fn asked(pdf: &Pdf, field: &Dictionary) -> Option<FieldLock> {
        Some(FieldLock::read(pdf, pdf.get(field, b"Lock").as_dict().ok()?))
    }

    fn read(pdf: &Pdf, lock: &Dictionary) -> FieldLock {
        let action = pdf.get(lock, b"Action").as_name().unwrap_or_default().to_vec();
        let text = |item: &Object| pdf.resolve(item).as_str().map(write::read_text).unwrap_or_default();
        let names = form::items(pdf, lock, b"Fields").iter().map(text).collect();
        FieldLock { action, names }
    }

    /// Whether the field `name` is locked.
    pub(crate) fn covers(&self, name: &str) -> bool {
        match self.action.as_slice() {
            b"Exclude" => !self.lists(name),
            b"All" => true,
            _ => self.includes(name),
        }
    }

    /// Whether the field `name` is locked by its name, or by one above it.
    pub(crate) fn includes(&self, name: &str) -> bool {
        self.action == b"Include" && self.lists(name)
    }

    fn lists(&self, name: &str) -> bool {
        let within =
            |above: &String| name.strip_prefix(above.as_str()).is_some_and(|rest| rest.starts_with('.'));
        self.names.iter().any(|listed| listed == name || within(listed))
    }
}

/// The locks of all signatures.
pub(crate) fn locks(pdf: &Pdf) -> Vec<FieldLock> {
    let signatures = form::fields(pdf).into_iter().filter(form::Field::is_signature);
    signatures.filter_map(|field| FieldLock::of(pdf, pdf.dictionary(field.id)?)).collect()
}

/// Whether a signature locks all fields.
pub(crate) fn locks_everything(pdf: &Pdf) -> bool {
    locks(pdf).iter().any(|lock| lock.action == b"All")
}

/// The /Lock of a field whose signature is to lock `names`.
pub(crate) fn dictionary<'a>(names: impl Iterator<Item = &'a str>) -> Dictionary {
    let mut lock = Dictionary::new();
    lock.set("Type", Object::Name(b"SigFieldLock".to_vec()));
    lock.set("Action", Object::Name(b"Include".to_vec()));
    lock.set("Fields", names.map(|name| Object::string_literal(write::text(name))).collect::<Vec<_>>());
    lock
}

/// Whether a signature repeats its field's /Lock. Not where its slot has `further` fields in an encrypted document:
/// pyHanko (0.38) fails on a FieldMDP whose names are encrypted, so there the field's own /Lock says it alone.
pub(crate) fn is_written(pdf: &Pdf, further: bool) -> bool {
    !(further && pdf.is_encrypted())
}

/// The /Reference of a signature in `field`: the field's /Lock, as the signature must repeat it.
pub(crate) fn reference(pdf: &Pdf, field: &Dictionary) -> Option<Object> {
    let lock = pdf.get(field, b"Lock").as_dict().ok()?;
    let mut parameters = Dictionary::new();
    parameters.set("Type", Object::Name(b"TransformParams".to_vec()));
    parameters.set("Action", pdf.get(lock, b"Action").clone());
    if let Object::Array(names) = pdf.get(lock, b"Fields") {
        parameters.set("Fields", names.iter().map(|name| pdf.resolve(name).clone()).collect::<Vec<_>>());
    }
    parameters.set("V", Object::Name(b"1.2".to_vec()));
    let mut reference = Dictionary::new();
    reference.set("Type", Object::Name(b"SigRef".to_vec()));
    reference.set("TransformMethod", Object::Name(b"FieldMDP".to_vec()));
    reference.set("TransformParams", parameters);
    // Required with FieldMDP (table 256): the object whose changes are analysed.
    reference.set("Data", Object::Reference(pdf.catalog_id()?));
    Some(Object::Array(vec![Object::Dictionary(reference)]))
}
