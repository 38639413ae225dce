//! The interactive form: its fields, their full names, and adding fields to it (ISO 32000-2, 12.7).

use crate::open::Pdf;
use crate::update::Update;
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

const MAX_FIELDS: usize = 20_000;
const MAX_DEPTH: u32 = 32;

/// A terminal field.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) id: ObjectId,
    /// The full name: partial names joined by dots (12.7.4.2).
    pub(crate) name: String,
    /// /FT, inherited.
    pub(crate) kind: Vec<u8>,
    /// Its widgets; the field itself when merged with its only one.
    pub(crate) widgets: Vec<ObjectId>,
}

impl Field {
    pub(crate) fn is_signature(&self) -> bool {
        self.kind == b"Sig"
    }
}

/// A node of the field tree still to visit.
struct Visit {
    id: ObjectId,
    prefix: String,
    kind: Vec<u8>,
    depth: u32,
}

/// All terminal fields in document order. Loops and excess are cut off.
pub(crate) fn fields(pdf: &Pdf) -> Vec<Field> {
    let Some(form) = acro_form(pdf) else { return Vec::new() };
    let root = |id| Visit { id, prefix: String::new(), kind: Vec::new(), depth: MAX_DEPTH };
    let mut stack: Vec<Visit> = references(pdf, form, b"Fields").into_iter().rev().map(root).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(visit) = stack.pop() {
        if !seen.insert(visit.id) || visit.depth == 0 || seen.len() > MAX_FIELDS {
            continue;
        }
        if let Some(node) = pdf.dictionary(visit.id) {
            open_node(pdf, node, visit, &mut stack, &mut found);
        }
    }
    found
}

fn open_node(pdf: &Pdf, node: &Dictionary, visit: Visit, stack: &mut Vec<Visit>, found: &mut Vec<Field>) {
    let name = join(&visit.prefix, partial_name(pdf, node));
    let kind = pdf.get(node, b"FT").as_name().map_or(visit.kind, <[u8]>::to_vec);
    let kids = references(pdf, node, b"Kids");
    let is_field = |id: &ObjectId| pdf.dictionary(*id).is_some_and(|kid| kid.has(b"T"));
    if kids.iter().any(is_field) {
        let depth = visit.depth - 1;
        let child = |&id: &ObjectId| Visit { id, prefix: name.clone(), kind: kind.clone(), depth };
        stack.extend(kids.iter().rev().filter(|id| is_field(id)).map(child));
        return;
    }
    let widgets = if kids.is_empty() { vec![visit.id] } else { kids };
    found.push(Field { id: visit.id, name, kind, widgets });
}

fn partial_name(pdf: &Pdf, node: &Dictionary) -> Option<String> {
    pdf.get(node, b"T").as_str().ok().map(write::read_text)
}

fn join(prefix: &str, partial: Option<String>) -> String {
    match partial {
        None => prefix.to_string(),
        Some(partial) if prefix.is_empty() => partial,
        Some(partial) => format!("{prefix}.{partial}"),
    }
}

/// The form's dictionary.
pub(crate) fn acro_form(pdf: &Pdf) -> Option<&Dictionary> {
    pdf.get(pdf.catalog()?, b"AcroForm").as_dict().ok()
}

/// The references in the array at `key`.
pub(crate) fn references(pdf: &Pdf, dictionary: &Dictionary, key: &[u8]) -> Vec<ObjectId> {
    match pdf.get(dictionary, key) {
        Object::Array(items) => items.iter().filter_map(|item| item.as_reference().ok()).collect(),
        _ => Vec::new(),
    }
}

/// The items of the array at `key`; empty when there is none.
pub(crate) fn items(pdf: &Pdf, dictionary: &Dictionary, key: &[u8]) -> Vec<Object> {
    match pdf.get(dictionary, key) {
        Object::Array(items) => items.clone(),
        _ => Vec::new(),
    }
}

/// Adds top-level fields to the form, made if missing, and marks it as holding signatures (12.7.3).
pub(crate) fn add_fields(update: &mut Update<'_>, pdf: &Pdf, new: &[ObjectId]) -> Option<()> {
    let catalog_id = pdf.catalog_id()?;
    let catalog = update.dictionary(catalog_id)?;
    let mut form = pdf.get(&catalog, b"AcroForm").as_dict().cloned().unwrap_or_default();
    let added = new.iter().map(|&id| Object::Reference(id));
    match form.get(b"Fields") {
        Ok(Object::Reference(id)) if matches!(pdf.resolve(&Object::Reference(*id)), Object::Array(_)) => {
            let mut fields = items(pdf, &form, b"Fields");
            fields.extend(added);
            if !new.is_empty() {
                update.set(last_reference(pdf, *id), fields);
            }
        }
        _ => {
            let mut fields = items(pdf, &form, b"Fields");
            fields.extend(added);
            form.set("Fields", fields);
        }
    }
    form.set("SigFlags", 3);
    set_form(update, pdf, catalog_id, catalog, form);
    Some(())
}

/// Gives the form's default resources a font `Helv` if they have none (12.7.3).
pub(crate) fn add_font(update: &mut Update<'_>, pdf: &Pdf) -> Option<()> {
    let catalog_id = pdf.catalog_id()?;
    let mut catalog = update.dictionary(catalog_id)?;
    let at = catalog.get(b"AcroForm").and_then(Object::as_reference).ok();
    let mut form = match at {
        Some(id) => update.dictionary(id)?,
        None => catalog.get(b"AcroForm").and_then(Object::as_dict).ok()?.clone(),
    };
    let mut resources = pdf.get(&form, b"DR").as_dict().cloned().unwrap_or_default();
    let mut fonts = pdf.get(&resources, b"Font").as_dict().cloned().unwrap_or_default();
    if fonts.has(b"Helv") {
        return Some(());
    }
    fonts.set("Helv", Object::Reference(update.add(helvetica())));
    resources.set("Font", fonts);
    form.set("DR", resources);
    match at {
        Some(id) => update.set(id, form),
        None => {
            catalog.set("AcroForm", form);
            update.set(catalog_id, catalog);
        }
    }
    Some(())
}

/// Helvetica, which every reader has (9.6.2.2).
pub(crate) fn helvetica() -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Subtype", Object::Name(b"Type1".to_vec()));
    font.set("BaseFont", Object::Name(b"Helvetica".to_vec()));
    font.set("Encoding", Object::Name(b"WinAnsiEncoding".to_vec()));
    font
}

fn set_form(
    update: &mut Update<'_>,
    pdf: &Pdf,
    catalog_id: ObjectId,
    mut catalog: Dictionary,
    form: Dictionary,
) {
    match catalog.get(b"AcroForm") {
        Ok(Object::Reference(id)) if pdf.dictionary(*id).is_some() => {
            if pdf.dictionary(*id).is_none_or(|old| !write::same_dictionary(old, &form)) {
                update.set(*id, form);
            }
        }
        Ok(Object::Dictionary(_)) => {
            catalog.set("AcroForm", form);
            update.set(catalog_id, catalog);
        }
        _ => {
            let id = update.add(form);
            catalog.set("AcroForm", Object::Reference(id));
            update.set(catalog_id, catalog);
        }
    }
}

/// Follows a chain of references to the object that holds the value.
pub(crate) fn last_reference(pdf: &Pdf, id: ObjectId) -> ObjectId {
    let start = Object::Reference(id);
    pdf.objects().follow(&start).0.unwrap_or(id)
}
