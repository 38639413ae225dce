//! A slot's further fields: readers show them and never edit or redraw them; they are filled in the same update as the
//! signature (ISO 32000-2, 12.7.4).

use crate::checkbox::{self, Boxes};
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
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// ReadOnly (bit 1): readers offer no input (12.7.4.1).
pub(crate) const READ_ONLY: i64 = 1;
/// Print (bit 3), Locked (bit 8), LockedContents (bit 10): readers show the drawing itself, not an input element with
/// its text (12.5.3).
const WIDGET_FLAGS: i64 = 644;
/// Required of every text field (12.7.4.3), though readers never set anything in it.
const DEFAULT_APPEARANCE: &str = "/Helv 0 Tf 0 g";
/// Longer than any mention that is written by hand.
const MAX_TEXT: usize = 200;

/// What a further field is in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldForm {
    /// A text field: a drawing, and what it says.
    #[default]
    Text,
    /// A checkbox, made unticked.
    Checkbox,
}

/// A further field of the slot that is signed, and what goes into it.
#[derive(Debug, Clone)]
pub struct Filling<'a> {
    /// The field's full name.
    pub field: String,
    /// What is put there; it stays empty without.
    pub content: Option<Content<'a>>,
}

/// What goes into a field.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// Something to see, and what it says for whoever cannot see it: 1 to 200 characters.
    Drawn(&'a Mark, &'a str),
    /// The box is ticked.
    Ticked,
}

/// Whether a field may say this.
pub fn is_text(text: &str) -> bool {
    (1..=MAX_TEXT).contains(&text.chars().count())
        && !text.trim().is_empty()
        && !text.chars().any(char::is_control)
}

/// Makes the empty field of a widget that stands in `rect`.
pub(crate) fn dress(
    widget: &mut Dictionary,
    form: FieldForm,
    boxes: &mut Boxes,
    update: &mut Update<'_>,
    place: (&PageGeometry, &Rect),
) {
    widget.set("F", WIDGET_FLAGS);
    widget.set("Ff", READ_ONLY);
    match form {
        FieldForm::Text => {
            widget.set("FT", Object::Name(b"Tx".to_vec()));
            widget.set("DA", Object::string_literal(DEFAULT_APPEARANCE));
        }
        FieldForm::Checkbox => boxes.dress(widget, update, place),
    }
}

/// Whether a field is a text field of one widget that readers do not let anybody edit.
pub(crate) fn is_closed_text(pdf: &Pdf, field: &Field) -> bool {
    field.kind == b"Tx" && is_closed(pdf, field)
}

/// Whether a field has one widget, and readers do not let anybody edit it.
pub(crate) fn is_closed(pdf: &Pdf, field: &Field) -> bool {
    let flags = pdf.dictionary(field.id).and_then(|dictionary| pdf.get(dictionary, b"Ff").as_i64().ok());
    field.widgets == [field.id] && flags.is_some_and(|flags| flags & READ_ONLY != 0)
}

/// What a filled text field says, if a signer may have written it.
pub(crate) fn text_of(field: &Dictionary) -> Option<String> {
    let text = field.get(b"V").and_then(Object::as_str).map(write::read_text).ok()?;
    is_text(&text).then_some(text)
}

/// Fills the fields. Those of one mark and one size on pages of one turn share their drawing.
pub(crate) fn fill(pdf: &Pdf, update: &mut Update<'_>, fillings: &[Filling<'_>]) -> Result<(), PrepareError> {
    let fields: BTreeMap<String, Field> =
        form::fields(pdf).into_iter().rev().map(|field| (field.name.clone(), field)).collect();
    let locks = lock::locks(pdf);
    let mut drawn = Drawn::new();
    for Filling { field: name, content } in fillings {
        let field = fields.get(name).ok_or_else(|| PrepareError::NoField(name.clone()))?;
        let Some(content) = content else { continue };
        if locks.iter().any(|lock| lock.covers(name)) {
            return Err(PrepareError::Forbidden);
        }
        match content {
            Content::Drawn(mark, text) => draw(pdf, update, field, (*mark, *text), &mut drawn)?,
            Content::Ticked => checkbox::tick(pdf, update, field)?,
        }
    }
    Ok(())
}

/// The drawings made so far: of which mark, in which width and height, at which turn.
type Drawn<'a> = Vec<(&'a Mark, [u32; 2], i64, ObjectId)>;

fn draw<'a>(
    pdf: &Pdf,
    update: &mut Update<'_>,
    field: &Field,
    (mark, text): (&'a Mark, &str),
    drawn: &mut Drawn<'a>,
) -> Result<(), PrepareError> {
    if !is_text(text) {
        return Err(PrepareError::BadText(field.name.clone()));
    }
    let mut dictionary = empty(pdf, update, field)?;
    let look = drawing(pdf, update, field, mark, drawn)?;
    dictionary.set("V", Object::string_literal(write::text(text)));
    dictionary.set("AP", normal_appearance(look));
    update.set(field.id, dictionary);
    Ok(())
}

/// The field, if it can be filled.
fn empty(pdf: &Pdf, update: &Update<'_>, field: &Field) -> Result<Dictionary, PrepareError> {
    let dictionary = update.dictionary(field.id);
    let dictionary = dictionary.ok_or_else(|| PrepareError::NoField(field.name.clone()))?;
    if !is_closed_text(pdf, field) {
        return Err(PrepareError::NotForThat(field.name.clone()));
    }
    if !pdf.get(&dictionary, b"V").is_null() {
        return Err(PrepareError::AlreadySigned(field.name.clone()));
    }
    Ok(dictionary)
}

/// The drawing for the field's size and turn, made once.
fn drawing<'a>(
    pdf: &Pdf,
    update: &mut Update<'_>,
    field: &Field,
    mark: &'a Mark,
    drawn: &mut Drawn<'a>,
) -> Result<ObjectId, PrepareError> {
    let nowhere = || PrepareError::NoPage(field.name.clone());
    let dictionary = pdf.dictionary(field.id).ok_or_else(nowhere)?;
    let rect = Rect::from_object(pdf, pdf.get(dictionary, b"Rect")).ok_or_else(nowhere)?;
    let geometry = PageGeometry::of(pdf, page_of(pdf, field.id, dictionary).ok_or_else(nowhere)?)?;
    let size = [rect.width(), rect.height()].map(|length| round(length).to_bits());
    let turn = geometry.rotate.degrees();
    let same =
        |one: &&(&Mark, [u32; 2], i64, ObjectId)| std::ptr::eq(one.0, mark) && (one.1, one.2) == (size, turn);
    if let Some((.., look)) = drawn.iter().find(same) {
        return Ok(*look);
    }
    let look = stamp::appearance(update, &geometry, &rect, Some(mark));
    drawn.push((mark, size, turn, look));
    Ok(look)
}
