//! Where the reader signs and fills in: each place, in the order of documents and pages.

use envelope::{FieldKind, Placement, Slot};
use leptos::prelude::*;
use protocol::worker::Page;

use super::{
    case::{Case, Session},
    entries::Wanted,
    field,
    guide::Guide,
    look::look,
};
use crate::part::part;

/// The size of letters in a field, in points.
const LETTERS: f64 = 10.0;

/// One place on one document.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) document: u16,
    pub(crate) placement: Placement,
    pub(crate) what: What,
}

/// What stands in a place.
#[derive(Clone)]
pub(crate) enum What {
    Mark,
    Initials,
    Field(Wanted),
}

/// All places of the reader.
pub(crate) fn mine(case: Case) -> Vec<Place> {
    let mut places: Vec<Place> = case.of(|session| {
        let slots = session.reading.state().slots_of(session.recipient);
        slots.flat_map(|(index, slot)| of(session, index, slot)).collect()
    });
    places.sort_by_key(|place| (place.document, place.placement.page, place.placement.y, place.placement.x));
    places
}

fn of(session: &Session, index: u16, slot: &Slot) -> Vec<Place> {
    let document = slot.document;
    let fields = (0u16..).zip(&slot.fields).map(|(at, field)| {
        let what = match field.kind {
            FieldKind::Initials => What::Initials,
            _ => What::Field(Wanted::of(session, (index, at), field)),
        };
        Place { document, placement: field.placement, what }
    });
    fields.chain([Place { document, placement: slot.placement, what: What::Mark }]).collect()
}

/// At how many places the reader signs or initials.
pub(crate) fn to_sign(case: Case) -> usize {
    mine(case).iter().filter(|place| !matches!(place.what, What::Field(_))).count()
}

/// The identifier of a place's element: its number among all.
pub(crate) fn id(number: usize) -> String {
    format!("place-{number}")
}

/// The places on one page, over it.
pub(crate) fn on_page(guide: Guide, document: u16, page: usize, shown: Page) -> Vec<impl IntoView> {
    let here_only =
        |place: &Place| place.document == document && usize::try_from(place.placement.page) == Ok(page);
    let places = mine(guide.case).into_iter().enumerate().filter(|(_, place)| here_only(place));
    places.map(|(number, place)| over(guide, number, place, shown)).collect()
}

/// A place in parts of its page: empty, or with what will stand there.
fn over(guide: Guide, number: usize, place: Place, page: Page) -> impl IntoView {
    let Place { placement: place, what, .. } = place;
    let is_field = matches!(what, What::Field(_));
    let inside = match what {
        What::Mark => mark(guide.case, false).into_any(),
        What::Initials => mark(guide.case, true).into_any(),
        What::Field(wanted) => field::inside(guide, number, wanted),
    };
    let share = |length: u32, whole: f64| format!("{}%", f64::from(length) / 10.0 / whole);
    view! {
        <div
            id=id(number)
            class="slot mine"
            class:asked=is_field
            style:--letters=format!("{}cqw", LETTERS * 100.0 / page.width)
            style:left=share(place.x, page.width)
            style:top=share(place.y, page.height)
            style:width=share(place.width, page.width)
            style:height=share(place.height, page.height)
        >
            {inside}
        </div>
    }
}

/// The mark or the initials, once they are set.
fn mark(case: Case, initials: bool) -> impl IntoView {
    let here = case.here;
    let shape = move || {
        if initials { case.initials.get() } else { case.mark.get().map(|(_, shape)| shape) }
    };
    let empty = if initials { "sign-your-initials" } else { "sign-your-slot" };
    part(move || match shape() {
        Some(shape) => look(here, shape),
        None => view! { <span>{here.word(empty)}</span> }.into_any(),
    })
}
