//! The fields of revision 0: a signature field for each slot, and its further fields, all empty (ISO 32000-2, 12.7).

use crate::checkbox::Boxes;
use crate::fields;
use crate::fields::FieldForm;
use crate::form;
use crate::inspect;
use crate::layout::{FieldPlacement, LayoutError, SlotPlacement};
use crate::lock;
use crate::open::Pdf;
use crate::place::{PageGeometry, PlaceError, Placement, Rect};
use crate::tagged::{self, Widget};
use crate::update::Update;
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeMap;

/// Print (bit 3) and Locked (bit 8): shown on paper, moved by nobody (12.5.3).
const WIDGET_FLAGS: i64 = 132;

/// Adds the fields of all slots to the form and to their pages.
pub(crate) fn add_slots(
    pdf: &Pdf,
    update: &mut Update<'_>,
    slots: &[SlotPlacement],
) -> Result<(), LayoutError> {
    if slots.is_empty() {
        return Ok(());
    }
    let mut tree = NameTree::default();
    let mut boxes = Boxes::default();
    let mut widgets = Vec::new();
    for slot in slots {
        let lock = add_lock(update, slot);
        let dress = |field: &mut Dictionary, _: &mut Update<'_>, _: (&PageGeometry, &Rect)| {
            if let Some(lock) = lock {
                field.set("Lock", Object::Reference(lock));
            }
        };
        let place = At { placement: &slot.placement, rect: PageGeometry::rect_if_seen };
        let names = (slot.field_name.as_str(), slot.tooltip.as_str());
        widgets.push(add_field(pdf, update, &mut tree, (names, place), dress)?);
        for field in &slot.fields {
            let names = (field.field_name.as_str(), field.tooltip.as_str());
            let place = At { placement: &field.placement, rect: PageGeometry::rect };
            let dress = |widget: &mut Dictionary, update: &mut Update<'_>, place: (&PageGeometry, &Rect)| {
                fields::dress(widget, field.form, &mut boxes, update, place);
            };
            widgets.push(add_field(pdf, update, &mut tree, (names, place), dress)?);
        }
    }
    tree.finish(update);
    form::add_fields(update, pdf, &tree.roots).ok_or(LayoutError::NoCatalog)?;
    // After a signature nothing of the structure may change any more.
    if !inspect::is_signed(pdf) {
        tagged::add(pdf, update, &widgets);
    }
    let is_text = |field: &FieldPlacement| field.form == FieldForm::Text;
    if slots.iter().flat_map(|slot| &slot.fields).any(is_text) {
        form::add_font(update, pdf).ok_or(LayoutError::NoCatalog)
    } else {
        Ok(())
    }
}

/// What the slot's signature will lock: its further fields. An object of its own (table 235).
fn add_lock(update: &mut Update<'_>, slot: &SlotPlacement) -> Option<ObjectId> {
    let names = slot.fields.iter().map(|field| field.field_name.as_str());
    (!slot.fields.is_empty()).then(|| update.add(lock::dictionary(names)))
}

/// Where a field stands, and what that is in the page's own space.
struct At<'a> {
    placement: &'a Placement,
    rect: fn(&PageGeometry, &Placement) -> Result<Rect, PlaceError>,
}

/// Adds one field, merged with its only widget; `dress` makes it what it is.
fn add_field(
    pdf: &Pdf,
    update: &mut Update<'_>,
    tree: &mut NameTree,
    ((name, tooltip), At { placement, rect }): ((&str, &str), At<'_>),
    dress: impl FnOnce(&mut Dictionary, &mut Update<'_>, (&PageGeometry, &Rect)),
) -> Result<Widget, LayoutError> {
    let geometry = PageGeometry::of(pdf, placement.page)?;
    let rect = rect(&geometry, placement)?;
    let page = pdf.pages()[placement.page as usize];
    let parts: Vec<&str> = name.split('.').collect();
    let (last, levels) = parts.split_last().unwrap_or((&"", &[]));
    let mut field = widget(page, rect.to_array(), last);
    field.set("TU", Object::string_literal(write::text(tooltip)));
    let turn = geometry.rotate.degrees();
    if turn != 0 {
        let mut look = Dictionary::new();
        look.set("R", turn);
        field.set("MK", look);
    }
    dress(&mut field, update, (&geometry, &rect));
    let parent = tree.parent(update, levels);
    if let Some(parent) = parent {
        field.set("Parent", Object::Reference(parent));
    }
    let id = update.add(field);
    tree.attach(parent, id);
    add_annotation(pdf, update, page, id);
    Ok(Widget { id, page })
}

/// A signature field merged with its only widget, empty (ISO 32000-2, 12.7.5.5).
pub(crate) fn widget(page: ObjectId, rect: Object, partial_name: &str) -> Dictionary {
    let mut field = Dictionary::new();
    field.set("Type", Object::Name(b"Annot".to_vec()));
    field.set("Subtype", Object::Name(b"Widget".to_vec()));
    field.set("FT", Object::Name(b"Sig".to_vec()));
    field.set("T", Object::string_literal(write::text(partial_name)));
    field.set("F", WIDGET_FLAGS);
    field.set("Rect", rect);
    field.set("P", Object::Reference(page));
    field
}

/// Lists `annotation` on `page`, in an array of the page's own.
pub(crate) fn add_annotation(pdf: &Pdf, update: &mut Update<'_>, page: ObjectId, annotation: ObjectId) {
    if let Some(mut dictionary) = update.dictionary(page) {
        let mut annotations = form::items(pdf, &dictionary, b"Annots");
        annotations.push(Object::Reference(annotation));
        dictionary.set("Annots", annotations);
        update.set(page, dictionary);
    }
}

/// The levels above the new fields, made once each.
#[derive(Default)]
pub(crate) struct NameTree {
    pub(crate) roots: Vec<ObjectId>,
    nodes: BTreeMap<String, ObjectId>,
    kids: BTreeMap<ObjectId, (Dictionary, Vec<Object>)>,
}

impl NameTree {
    /// The node under which a field with these levels above it hangs; none at the top.
    pub(crate) fn parent(&mut self, update: &mut Update<'_>, levels: &[&str]) -> Option<ObjectId> {
        let mut parent = None;
        for depth in 1..=levels.len() {
            let path = levels[..depth].join(".");
            let id = match self.nodes.get(&path) {
                Some(&id) => id,
                None => self.make(update, parent, levels[depth - 1], path),
            };
            parent = Some(id);
        }
        parent
    }

    fn make(
        &mut self,
        update: &mut Update<'_>,
        parent: Option<ObjectId>,
        part: &str,
        path: String,
    ) -> ObjectId {
        let id = update.reserve();
        let mut node = Dictionary::new();
        node.set("T", Object::string_literal(write::text(part)));
        if let Some(parent) = parent {
            node.set("Parent", Object::Reference(parent));
        }
        self.nodes.insert(path, id);
        self.kids.insert(id, (node, Vec::new()));
        self.attach(parent, id);
        id
    }

    pub(crate) fn attach(&mut self, parent: Option<ObjectId>, child: ObjectId) {
        match parent.and_then(|parent| self.kids.get_mut(&parent)) {
            Some((_, kids)) => kids.push(Object::Reference(child)),
            None => self.roots.push(child),
        }
    }

    pub(crate) fn finish(&mut self, update: &mut Update<'_>) {
        for (id, (mut node, kids)) in std::mem::take(&mut self.kids) {
            node.set("Kids", kids);
            update.set(id, node);
        }
    }
}
