//! A tagged document stays tagged: each new field gets its element in the structure tree (ISO 32000-2, 14.7 and 14.8.4.8.3).

use crate::form;
use crate::open::Pdf;
use crate::update::Update;
use lopdf::{Dictionary, Object, ObjectId};

/// So many nodes of the parent tree are looked at for its greatest key; a tree of more is not added to.
const MAX_NODES: usize = 20_000;

/// A new field's widget, and the page it stands on.
pub(crate) struct Widget {
    pub(crate) id: ObjectId,
    pub(crate) page: ObjectId,
}

/// Gives each widget an element `Form` at the end of the document's structure. Nothing, where the document is not
/// tagged, or its tree is not as it should be: a field without a tag is better than a tree that is broken further.
pub(crate) fn add(pdf: &Pdf, update: &mut Update<'_>, widgets: &[Widget]) -> Option<()> {
    let root_id = pdf.catalog()?.get(b"StructTreeRoot").ok()?.as_reference().ok()?;
    let root_id = form::last_reference(pdf, root_id);
    let mut root = update.dictionary(root_id)?;
    let parents = pdf.get(&root, b"ParentTree").as_dict().cloned().unwrap_or_default();
    let first = next_key(pdf, &root, &parents)?;
    let holder_id = holder(pdf, &root).unwrap_or(root_id);
    let mut elements = Vec::new();
    for (key, widget) in (first..).zip(widgets) {
        elements.push(element(update, holder_id, widget));
        let mut dictionary = update.dictionary(widget.id)?;
        dictionary.set("StructParent", key);
        update.set(widget.id, dictionary);
        in_order(update, widget.page);
    }
    set_parents(pdf, update, &mut root, parents, first, &elements);
    root.set("ParentTreeNextKey", first + elements.len() as i64);
    if holder_id == root_id {
        append(pdf, &mut root, &elements);
    } else {
        let mut holder = update.dictionary(holder_id)?;
        append(pdf, &mut holder, &elements);
        update.set(holder_id, holder);
    }
    update.set(root_id, root);
    Some(())
}

fn element(update: &mut Update<'_>, parent: ObjectId, widget: &Widget) -> ObjectId {
    let mut reference = Dictionary::new();
    reference.set("Type", Object::Name(b"OBJR".to_vec()));
    reference.set("Obj", Object::Reference(widget.id));
    reference.set("Pg", Object::Reference(widget.page));
    let mut element = Dictionary::new();
    element.set("Type", Object::Name(b"StructElem".to_vec()));
    element.set("S", Object::Name(b"Form".to_vec()));
    element.set("P", Object::Reference(parent));
    element.set("Pg", Object::Reference(widget.page));
    element.set("K", reference);
    update.add(element)
}

/// The tab key goes through a page in the order of its structure (12.5.1), unless its author chose otherwise.
fn in_order(update: &mut Update<'_>, page: ObjectId) {
    if let Some(mut dictionary) = update.dictionary(page).filter(|page| !page.has(b"Tabs")) {
        dictionary.set("Tabs", Object::Name(b"S".to_vec()));
        update.set(page, dictionary);
    }
}

/// The one element under the root, which is the whole document in most files.
fn holder(pdf: &Pdf, root: &Dictionary) -> Option<ObjectId> {
    let only = match root.get(b"K").ok()? {
        Object::Reference(id) if pdf.dictionary(*id).is_some() => *id,
        Object::Reference(_) | Object::Array(_) => match form::items(pdf, root, b"K").as_slice() {
            [Object::Reference(id)] => *id,
            _ => return None,
        },
        _ => return None,
    };
    let id = form::last_reference(pdf, only);
    pdf.dictionary(id)?.has(b"S").then_some(id)
}

/// Adds children to a node whose /K may be missing, one thing, or an array.
fn append(pdf: &Pdf, node: &mut Dictionary, elements: &[ObjectId]) {
    let mut kids = match (node.get(b"K"), pdf.get(node, b"K")) {
        (Err(_), _) => Vec::new(),
        (_, Object::Array(items)) => items.clone(),
        (Ok(one), _) => vec![one.clone()],
    };
    kids.extend(elements.iter().map(|id| Object::Reference(*id)));
    node.set("K", kids);
}

/// Enters the elements under their keys: in the tree's own list, or in a new leaf at its end (7.9.7).
fn set_parents(
    pdf: &Pdf,
    update: &mut Update<'_>,
    root: &mut Dictionary,
    mut parents: Dictionary,
    first: i64,
    elements: &[ObjectId],
) {
    let entries =
        (first..).zip(elements).flat_map(|(key, id)| [Object::Integer(key), Object::Reference(*id)]);
    if parents.has(b"Kids") {
        let mut leaf = Dictionary::new();
        let last = first + elements.len() as i64 - 1;
        leaf.set("Limits", vec![Object::Integer(first), Object::Integer(last)]);
        leaf.set("Nums", entries.collect::<Vec<_>>());
        let mut kids = form::items(pdf, &parents, b"Kids");
        kids.push(Object::Reference(update.add(leaf)));
        parents.set("Kids", kids);
    } else {
        let mut numbers = form::items(pdf, &parents, b"Nums");
        numbers.extend(entries);
        parents.set("Nums", numbers);
    }
    match root.get(b"ParentTree").and_then(Object::as_reference) {
        Ok(id) => update.set(form::last_reference(pdf, id), parents),
        Err(_) => {
            let id = update.add(parents);
            root.set("ParentTree", Object::Reference(id));
        }
    }
}

/// The first key that is free; none if the tree has no end.
fn next_key(pdf: &Pdf, root: &Dictionary, parents: &Dictionary) -> Option<i64> {
    let said = pdf.get(root, b"ParentTreeNextKey").as_i64().unwrap_or(0);
    let mut next = said.clamp(0, i64::from(i32::MAX) / 2);
    let mut nodes = vec![parents];
    let mut looked = 0;
    while let Some(node) = nodes.pop() {
        looked += 1;
        if looked > MAX_NODES {
            return None;
        }
        let numbers = match pdf.get(node, b"Nums") {
            Object::Array(items) => items.as_slice(),
            _ => &[],
        };
        let greatest = numbers.iter().step_by(2).filter_map(|key| key.as_i64().ok()).max();
        next = next.max(greatest.map_or(0, |key| key.saturating_add(1)));
        let kids = form::references(pdf, node, b"Kids");
        nodes.extend(kids.into_iter().filter_map(|kid| pdf.dictionary(kid)));
    }
    (next < i64::from(i32::MAX) - 1_000_000).then_some(next)
}
