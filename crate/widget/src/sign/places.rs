//! Where the reader signs: each place, in the order of documents and pages.

use envelope::{FieldKind, Placement, Slot};
use leptos::prelude::*;
use protocol::worker::Page;

use super::{case::Case, look::look};
use crate::part::part;

/// One place on one document.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) document: u16,
    pub(crate) placement: Placement,
    /// For initials; otherwise for the signature.
    pub(crate) initials: bool,
}

/// All places of the reader.
pub(crate) fn mine(case: Case) -> Vec<Place> {
    let mut places: Vec<Place> = case.of(|session| {
        let slots = session.reading.state().slots_of(session.recipient);
        slots.flat_map(|(_, slot)| of(slot)).collect()
    });
    places.sort_by_key(|place| (place.document, place.placement.page, place.placement.y, place.placement.x));
    places
}

fn of(slot: &Slot) -> Vec<Place> {
    let document = slot.document;
    let fields = slot.fields.iter().map(|field| match field.kind {
        FieldKind::Initials => Place { document, placement: field.placement, initials: true },
    });
    let signature = Place { document, placement: slot.placement, initials: false };
    fields.chain([signature]).collect()
}

/// The identifier of a place's element: its number among all.
pub(crate) fn id(number: usize) -> String {
    format!("place-{number}")
}

/// The places on one page, over it.
pub(crate) fn on_page(case: Case, document: u16, page: usize, shown: Page) -> Vec<impl IntoView> {
    let here_only =
        |place: &Place| place.document == document && usize::try_from(place.placement.page) == Ok(page);
    let places = mine(case).into_iter().enumerate().filter(|(_, place)| here_only(place));
    places.map(|(number, place)| over(case, number, place, shown)).collect()
}

/// A place in parts of its page: empty, or with the mark as it will stand.
fn over(case: Case, number: usize, place: Place, page: Page) -> impl IntoView {
    let here = case.here;
    let Place { placement: place, initials, .. } = place;
    let shape = move || {
        if initials { case.initials.get() } else { case.mark.get().map(|(_, shape)| shape) }
    };
    let empty = if initials { "sign-your-initials" } else { "sign-your-slot" };
    let share = |length: u32, whole: f64| format!("{}%", f64::from(length) / 10.0 / whole);
    view! {
        <div
            id=id(number)
            class="slot mine"
            style:left=share(place.x, page.width)
            style:top=share(place.y, page.height)
            style:width=share(place.width, page.width)
            style:height=share(place.height, page.height)
        >
            {part(move || match shape() {
                Some(shape) => look(here, shape),
                None => view! { <span>{here.word(empty)}</span> }.into_any(),
            })}
        </div>
    }
}
