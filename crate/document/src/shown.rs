//! Where a field is to be seen, on which page as shown (ISO 32000-2, 12.5.2 and 12.7.5.5).

use crate::form;
use crate::open::Pdf;
use crate::place::{PageGeometry, Placement, Rect};
use crate::prepare::page_of;
use lopdf::{Object, ObjectId};

/// /F: hidden, or not to be viewed (12.5.3).
const UNSEEN: i64 = 1 << 1 | 1 << 5;

/// The box of the first of the field's widgets that is to be seen; none if there is no such widget.
pub fn place_of(pdf: &Pdf, field: &str) -> Option<Placement> {
    let found = form::fields(pdf).into_iter().find(|one| one.name == field)?;
    found.widgets.into_iter().find_map(|widget| seen(pdf, widget))
}

fn seen(pdf: &Pdf, widget: ObjectId) -> Option<Placement> {
    let dictionary = pdf.dictionary(widget)?;
    let flags = pdf.get(dictionary, b"F").as_i64().unwrap_or(0);
    let rect = Rect::from_object(pdf, pdf.get(dictionary, b"Rect"))?;
    let looks = matches!(pdf.get(dictionary, b"AP"), Object::Dictionary(_));
    if flags & UNSEEN != 0 || !looks || rect.width() <= 0.0 || rect.height() <= 0.0 {
        return None;
    }
    let page = page_of(pdf, widget, dictionary)?;
    let geometry = PageGeometry::of(pdf, page).ok()?;
    let placement = geometry.placement(page, &rect);
    on_page(&placement, geometry.shown_size()).then_some(placement)
}

/// Whether any of it lies on the page.
fn on_page(placement: &Placement, (width, height): (f64, f64)) -> bool {
    let Placement { x, y, width: across, height: down, .. } = *placement;
    x < width && y < height && x + across > 0.0 && y + down > 0.0
}
