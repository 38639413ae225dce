//! A checkbox: both of its looks are there from revision 0, and ticking it only chooses the other (ISO 32000-2, 12.7.5.2.3).

use crate::fields::is_closed;
use crate::form::Field;
use crate::open::Pdf;
use crate::place::{PageGeometry, Rect, round};
use crate::prepare::PrepareError;
use crate::stamp;
use crate::update::Update;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeMap;

/// The states' names: what readers write themselves.
const TICKED: &[u8] = b"Yes";
const EMPTY: &[u8] = b"Off";
/// A grey line around the box, and the tick in the ink of a mark.
const FRAME: &str = "0.45 G 1 w";
const TICK: &str = "0.05 0.09 0.35 RG 1 J 1 j";
/// The tick in parts of the box, from its lower left corner.
const STROKE: [(f64, f64); 3] = [(0.22, 0.5), (0.42, 0.27), (0.79, 0.77)];

/// The looks made so far, ticked and empty: checkboxes of one size on pages of one turn share theirs.
#[derive(Default)]
pub(crate) struct Boxes(BTreeMap<([u32; 2], i64), [ObjectId; 2]>);

impl Boxes {
    /// Makes an unticked checkbox of a widget.
    pub(crate) fn dress(
        &mut self,
        widget: &mut Dictionary,
        update: &mut Update<'_>,
        (geometry, rect): (&PageGeometry, &Rect),
    ) {
        let size = [rect.width(), rect.height()].map(|length| round(length).to_bits());
        let looks = self.0.entry((size, geometry.rotate.degrees()));
        let [ticked, empty] = *looks.or_insert_with(|| {
            [true, false].map(|ticked| {
                stamp::form(update, geometry, rect, |width, height| {
                    content(width, height, ticked).into_bytes()
                })
            })
        });
        let mut states = Dictionary::new();
        states.set(TICKED, Object::Reference(ticked));
        states.set(EMPTY, Object::Reference(empty));
        let mut appearances = Dictionary::new();
        appearances.set("N", states);
        widget.set("FT", Object::Name(b"Btn".to_vec()));
        widget.set("V", Object::Name(EMPTY.to_vec()));
        widget.set("AS", Object::Name(EMPTY.to_vec()));
        widget.set("AP", appearances);
    }
}

fn content(width: f64, height: f64, ticked: bool) -> String {
    let side = width.min(height);
    let (left, bottom) = ((width - side) / 2.0, (height - side) / 2.0);
    let [x, y, inner] = [left + 0.5, bottom + 0.5, (side - 1.0).max(0.1)].map(round);
    let mut content = format!("q {FRAME}\n{x} {y} {inner} {inner} re S\n");
    if ticked {
        let [a, b, c] = STROKE.map(|(x, y)| [left + x * side, bottom + y * side].map(round));
        let wide = round(side * 0.11);
        content += &format!("{TICK} {wide} w\n");
        content += &format!("{} {} m {} {} l {} {} l S\n", a[0], a[1], b[0], b[1], c[0], c[1]);
    }
    content + "Q\n"
}

/// Ticks it.
pub(crate) fn tick(pdf: &Pdf, update: &mut Update<'_>, field: &Field) -> Result<(), PrepareError> {
    let dictionary = update.dictionary(field.id);
    let mut dictionary = dictionary.ok_or_else(|| PrepareError::NoField(field.name.clone()))?;
    if !is_open(pdf, field) {
        return Err(PrepareError::NotForThat(field.name.clone()));
    }
    for key in ["V", "AS"] {
        dictionary.set(key, Object::Name(TICKED.to_vec()));
    }
    update.set(field.id, dictionary);
    Ok(())
}

/// Whether a field is such a checkbox, not ticked yet.
pub(crate) fn is_open(pdf: &Pdf, field: &Field) -> bool {
    let state = pdf.dictionary(field.id).map(state_of);
    field.kind == b"Btn" && is_closed(pdf, field) && state == Some([Some(EMPTY); 2])
}

/// Whether the field says that it is ticked.
pub(crate) fn is_ticked(field: &Dictionary) -> bool {
    state_of(field) == [Some(TICKED); 2]
}

/// Value and shown state.
fn state_of(field: &Dictionary) -> [Option<&[u8]>; 2] {
    [&b"V"[..], b"AS"].map(|key| field.get(key).and_then(Object::as_name).ok())
}
