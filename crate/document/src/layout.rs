//! Revision 0: a footer on each page and empty signature fields at their places.

use crate::fields::FieldForm;
use crate::footer;
use crate::form;
use crate::inflated::Budget;
use crate::inspect;
use crate::lock;
use crate::open::Pdf;
use crate::pages::inherited;
use crate::place::{PageGeometry, PlaceError, Placement};
use crate::slots::add_slots;
use crate::update::{Update, UpdateError};
use lopdf::{Dictionary, Object, ObjectId, Stream};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const MAX_CONTENT: usize = 64 * 1024 * 1024;

/// What revision 0 adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Shown in the footer: 1 to 64 printable ASCII characters.
    pub document_id: String,
    /// The signature fields to create, empty.
    pub slots: Vec<SlotPlacement>,
    /// Whether each page gets the line "n / N · document id". An already signed document never gets it.
    pub footer: bool,
}

/// One slot to create: its signature field, and what is filled in the same act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotPlacement {
    /// The field's full name; dots part the levels of the field tree (ISO 32000-2, 12.7.4.2).
    pub field_name: String,
    /// What readers say when asked what the field is.
    pub tooltip: String,
    /// Where it stands; with neither width nor height nobody sees it.
    pub placement: Placement,
    /// The slot's further fields. Its signature locks them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldPlacement>,
}

/// One further field to create.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldPlacement {
    /// The field's full name.
    pub field_name: String,
    /// What readers say when asked what the field is.
    pub tooltip: String,
    /// Where it stands.
    pub placement: Placement,
    /// What it is in the form.
    #[serde(default)]
    pub form: FieldForm,
    /// Whether the slot can be signed only with it filled.
    #[serde(default = "yes")]
    pub required: bool,
}

fn yes() -> bool {
    true
}

/// Why revision 0 cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LayoutError {
    /// The identifier shown in the footer.
    #[error("the document identifier must be 1 to 64 printable ASCII characters")]
    BadDocumentId,
    /// Empty, too long, or with an empty level.
    #[error("\"{0}\" cannot name a field")]
    BadFieldName(String),
    /// The form has this name already, or the layout names it twice.
    #[error("there is a field named \"{0}\" already")]
    FieldExists(String),
    /// A place off the page.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// Certified: its author allows no new fields (ISO 32000-2, 12.8.2.2).
    #[error("the document is certified and allows no new signature fields")]
    Certified,
    /// An earlier signature locks the whole form, or fields of these names (12.8.2.4).
    #[error("an earlier signature locks the document against new fields")]
    Locked,
    /// Signed: after a signature no fields may be added but signature fields (12.8.2.2, table 257).
    #[error("the document is signed already and takes no further fields")]
    SignedAlready,
    /// The catalog cannot be extended.
    #[error("the PDF has no usable catalog")]
    NoCatalog,
    /// The update could not be written faithfully.
    #[error(transparent)]
    Update(#[from] UpdateError),
}

/// The bytes to append to `pdf` for revision 0; checked by reopening.
pub fn lay_out(pdf: &Pdf, layout: &Layout) -> Result<Vec<u8>, LayoutError> {
    check(pdf, layout)?;
    let mut update = Update::new(pdf);
    if layout.footer && !inspect::is_signed(pdf) {
        add_footers(pdf, &mut update, &layout.document_id);
    }
    add_slots(pdf, &mut update, &layout.slots)?;
    let (written, reopened) = update.finish()?;
    let names: BTreeSet<String> = form::fields(&reopened).into_iter().map(|field| field.name).collect();
    match names_of(layout).find(|name| !names.contains(*name)) {
        Some(name) => Err(LayoutError::BadFieldName(name.clone())),
        None => Ok(written.bytes),
    }
}

/// The names of all fields of a layout.
fn names_of(layout: &Layout) -> impl Iterator<Item = &String> {
    layout.slots.iter().flat_map(|slot| {
        let further = slot.fields.iter().map(|field| &field.field_name);
        std::iter::once(&slot.field_name).chain(further)
    })
}

fn check(pdf: &Pdf, layout: &Layout) -> Result<(), LayoutError> {
    let id = layout.document_id.as_bytes();
    if id.is_empty() || id.len() > 64 || !id.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ') {
        return Err(LayoutError::BadDocumentId);
    }
    let taken: BTreeSet<String> = form::fields(pdf).into_iter().map(|field| field.name).collect();
    let mut new = BTreeSet::new();
    for name in names_of(layout) {
        if !valid_name(name) {
            return Err(LayoutError::BadFieldName(name.clone()));
        }
        let clash = |other: &String| related(other, name);
        if taken.iter().any(clash) || new.iter().any(clash) {
            return Err(LayoutError::FieldExists(name.clone()));
        }
        new.insert(name.clone());
    }
    if layout.slots.is_empty() {
        return Ok(());
    }
    may_add_fields(pdf)?;
    // A field that an earlier signature locks could be made, and never signed.
    let locks = lock::locks(pdf);
    if names_of(layout).any(|name| locks.iter().any(|lock| lock.covers(name))) {
        return Err(LayoutError::Locked);
    }
    let further = layout.slots.iter().any(|slot| !slot.fields.is_empty());
    if further && inspect::is_signed(pdf) { Err(LayoutError::SignedAlready) } else { Ok(()) }
}

/// Whether a new field may have this name.
pub(crate) fn check_new_name(pdf: &Pdf, name: &str) -> Result<(), LayoutError> {
    if !valid_name(name) {
        return Err(LayoutError::BadFieldName(name.to_string()));
    }
    if form::fields(pdf).iter().any(|field| related(&field.name, name)) {
        return Err(LayoutError::FieldExists(name.to_string()));
    }
    Ok(())
}

fn valid_name(name: &str) -> bool {
    (1..=200).contains(&name.len())
        && name.split('.').all(|part| !part.is_empty())
        && !name.chars().any(char::is_control)
}

/// Whether one name is the other or stands above it in the tree.
fn related(a: &str, b: &str) -> bool {
    let under =
        |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    under(a, b) || under(b, a)
}

/// Whether earlier signatures allow new signature fields.
pub(crate) fn may_add_fields(pdf: &Pdf) -> Result<(), LayoutError> {
    if inspect::certification(pdf).is_some() {
        return Err(LayoutError::Certified);
    }
    if lock::locks_everything(pdf) { Err(LayoutError::Locked) } else { Ok(()) }
}

fn add_footers(pdf: &Pdf, update: &mut Update<'_>, document_id: &str) {
    let font = update.add(form::helvetica());
    let mut openers = BTreeMap::new();
    let mut balances = Balances { budget: Budget::of(pdf.len()), known: BTreeMap::new() };
    let mut seen = BTreeSet::new();
    for (index, &page) in pdf.pages().iter().enumerate() {
        if !seen.insert(page) {
            continue;
        }
        let number = index as u32 + 1;
        if let Ok(geometry) = PageGeometry::of(pdf, index as u32) {
            let line = footer::line(number, pdf.page_count(), document_id);
            let balance = balances.of(pdf, page);
            add_footer(pdf, update, page, (&geometry, &line, font), balance, &mut openers);
        }
    }
}

fn add_footer(
    pdf: &Pdf,
    update: &mut Update<'_>,
    page: ObjectId,
    (geometry, line, font): (&PageGeometry, &[u8], ObjectId),
    (before, after): (usize, usize),
    openers: &mut BTreeMap<usize, ObjectId>,
) {
    let Some(mut dictionary) = update.dictionary(page) else { return };
    let resource = own_font(pdf, page, &mut dictionary, font);
    let parts = contents(pdf, &dictionary);
    let opener = *openers.entry(before).or_insert_with(|| update.add(plain(b"q\n".repeat(before))));
    let mut closing = b"\n".to_vec();
    closing.extend(b"Q\n".repeat(after));
    closing.extend(footer::content(geometry, line, &resource));
    let closer = update.add(plain(closing));
    let mut all = vec![Object::Reference(opener)];
    all.extend(parts);
    all.push(Object::Reference(closer));
    dictionary.set("Contents", all);
    update.set(page, dictionary);
}

fn plain(content: Vec<u8>) -> Stream {
    Stream::new(Dictionary::new(), content)
}

/// The page's content streams, in order.
fn contents(pdf: &Pdf, page: &Dictionary) -> Vec<Object> {
    match (page.get(b"Contents"), pdf.get(page, b"Contents")) {
        (_, Object::Array(items)) => items.clone(),
        (Ok(reference @ Object::Reference(_)), Object::Stream(_)) => vec![reference.clone()],
        _ => Vec::new(),
    }
}

/// What each page's content leaves open; the same content is looked at once.
struct Balances {
    budget: Budget,
    known: BTreeMap<Vec<ObjectId>, (usize, usize)>,
}

impl Balances {
    fn of(&mut self, pdf: &Pdf, page: ObjectId) -> (usize, usize) {
        let parts = pdf.dictionary(page).map(|dictionary| contents(pdf, dictionary)).unwrap_or_default();
        let parts = parts.iter().filter_map(|part| part.as_reference().ok());
        let parts: Vec<ObjectId> = parts.map(|id| form::last_reference(pdf, id)).collect();
        if let Some(&known) = self.known.get(&parts) {
            return known;
        }
        let balance = footer::balance(&joined(pdf, &parts, &mut self.budget));
        self.known.insert(parts, balance);
        balance
    }
}

/// What cannot be inflated is left out: then the footer may stand where that content left the page.
fn joined(pdf: &Pdf, parts: &[ObjectId], budget: &mut Budget) -> Vec<u8> {
    let mut all = Vec::new();
    for &id in parts {
        let limit = MAX_CONTENT.saturating_sub(all.len());
        all.extend(pdf.plain_within(id, limit, budget).unwrap_or_default());
        all.push(b'\n');
    }
    all
}

/// Gives the page resources of its own with `font` in them, and returns the font's name there.
fn own_font(pdf: &Pdf, page: ObjectId, dictionary: &mut Dictionary, font: ObjectId) -> Vec<u8> {
    let mut resources = match inherited(pdf, page, b"Resources") {
        Some(Object::Dictionary(resources)) => resources.clone(),
        _ => Dictionary::new(),
    };
    let mut fonts = pdf.get(&resources, b"Font").as_dict().cloned().unwrap_or_default();
    let name = (0..).map(|index| format!("Paraph{index}").into_bytes()).find(|name| !fonts.has(name));
    let name = name.unwrap_or_default();
    fonts.set(name.clone(), Object::Reference(font));
    resources.set("Font", fonts);
    dictionary.set("Resources", resources);
    name
}
