//! Initials: text fields that readers show and never edit or redraw, filled in the same update as the signature.

use crate::form::{self, Field};
use crate::lock;
use crate::mark::Mark;
use crate::open::Pdf;
use crate::place::{PageGeometry, Rect, round};
use crate::prepare::{PrepareError, normal_appearance, page_of};
use crate::stamp;
use crate::update::Update;
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeMap;

/// ReadOnly (bit 1): readers offer no input (ISO 32000-2, 12.7.4.1).
const READ_ONLY: i64 = 1;
/// Print (bit 3), Locked (bit 8), LockedContents (bit 10): readers show the mark itself, not an input element with
/// its text (12.5.3).
const WIDGET_FLAGS: i64 = 644;
/// Required of every text field (12.7.4.3), though nothing is ever set in it.
const DEFAULT_APPEARANCE: &str = "/Helv 0 Tf 0 g";
const MAX_TEXT: usize = 32;

/// What goes into a slot's initials fields.
#[derive(Debug, Clone)]
pub struct Initials<'a> {
    /// The fields' full names.
    pub fields: Vec<String>,
    /// What is shown in each.
    pub mark: &'a Mark,
    /// What they say, for whoever cannot see them: 1 to 32 characters.
    pub text: &'a str,
}

/// Whether initials may say this.
pub fn is_text(text: &str) -> bool {
    (1..=MAX_TEXT).contains(&text.chars().count())
        && !text.trim().is_empty()
        && !text.chars().any(char::is_control)
}

/// Makes an empty text field of a widget.
pub(crate) fn dress(widget: &mut Dictionary) {
    widget.set("FT", Object::Name(b"Tx".to_vec()));
    widget.set("F", WIDGET_FLAGS);
    widget.set("Ff", READ_ONLY);
    widget.set("DA", Object::string_literal(DEFAULT_APPEARANCE));
}

/// Whether a field is a text field of one widget that readers do not let anybody edit.
pub(crate) fn is_closed_text(pdf: &Pdf, field: &Field) -> bool {
    let flags = pdf.dictionary(field.id).and_then(|dictionary| pdf.get(dictionary, b"Ff").as_i64().ok());
    field.kind == b"Tx" && field.widgets == [field.id] && flags.is_some_and(|flags| flags & READ_ONLY != 0)
}

/// What a filled field says, if it can be initials.
pub(crate) fn text_of(field: &Dictionary) -> Option<String> {
    let text = field.get(b"V").and_then(Object::as_str).map(write::read_text).ok()?;
    is_text(&text).then_some(text)
}

/// Fills the fields. Those of one size on pages of one turn share their drawing.
pub(crate) fn fill(pdf: &Pdf, update: &mut Update<'_>, initials: &Initials<'_>) -> Result<(), PrepareError> {
    if !is_text(initials.text) {
        return Err(PrepareError::BadInitials);
    }
    let fields: BTreeMap<String, Field> =
        form::fields(pdf).into_iter().rev().map(|field| (field.name.clone(), field)).collect();
    let locks = lock::locks(pdf);
    let mut drawn = Drawn::new();
    for name in &initials.fields {
        let field = fields.get(name).ok_or_else(|| PrepareError::NoField(name.clone()))?;
        if locks.iter().any(|lock| lock.covers(name)) {
            return Err(PrepareError::Forbidden);
        }
        fill_one(pdf, update, field, initials, &mut drawn)?;
    }
    Ok(())
}

/// Drawings by width, height and turn.
type Drawn = BTreeMap<([u32; 2], i64), ObjectId>;

fn fill_one(
    pdf: &Pdf,
    update: &mut Update<'_>,
    field: &Field,
    initials: &Initials<'_>,
    drawn: &mut Drawn,
) -> Result<(), PrepareError> {
    let mut dictionary = empty(pdf, update, field)?;
    let look = drawing(pdf, update, field, initials.mark, drawn)?;
    dictionary.set("V", Object::string_literal(write::text(initials.text)));
    dictionary.set("AP", normal_appearance(look));
    update.set(field.id, dictionary);
    Ok(())
}

/// The field, if it can be filled.
fn empty(pdf: &Pdf, update: &Update<'_>, field: &Field) -> Result<Dictionary, PrepareError> {
    let dictionary = update.dictionary(field.id);
    let dictionary = dictionary.ok_or_else(|| PrepareError::NoField(field.name.clone()))?;
    if !is_closed_text(pdf, field) {
        return Err(PrepareError::NotForInitials(field.name.clone()));
    }
    if !pdf.get(&dictionary, b"V").is_null() {
        return Err(PrepareError::AlreadySigned(field.name.clone()));
    }
    Ok(dictionary)
}

/// The drawing for the field's size and turn, made once.
fn drawing(
    pdf: &Pdf,
    update: &mut Update<'_>,
    field: &Field,
    mark: &Mark,
    drawn: &mut Drawn,
) -> Result<ObjectId, PrepareError> {
    let nowhere = || PrepareError::NoPage(field.name.clone());
    let dictionary = pdf.dictionary(field.id).ok_or_else(nowhere)?;
    let rect = Rect::from_object(pdf, pdf.get(dictionary, b"Rect")).ok_or_else(nowhere)?;
    let geometry = PageGeometry::of(pdf, page_of(pdf, field.id, dictionary).ok_or_else(nowhere)?)?;
    let size = [rect.width(), rect.height()].map(|length| round(length).to_bits());
    let entry = drawn.entry((size, geometry.rotate.degrees()));
    Ok(*entry.or_insert_with(|| stamp::appearance(update, &geometry, &rect, Some(mark))))
}
