//! Where the reader signs: each place, in the order of documents and pages.

use envelope::Placement;
use leptos::prelude::*;
use protocol::worker::Page;

use super::{case::Case, look::look};
use crate::part::part;

/// One place on one document.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) document: u16,
    pub(crate) placement: Placement,
}

/// All places of the reader.
pub(crate) fn mine(case: Case) -> Vec<Place> {
    let mut places: Vec<Place> = case.of(|session| {
        let slots = session.reading.state().slots_of(session.recipient);
        slots.map(|(_, slot)| Place { document: slot.document, placement: slot.placement }).collect()
    });
    places.sort_by_key(|place| (place.document, place.placement.page, place.placement.y, place.placement.x));
    places
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
    places.map(|(number, place)| over(case, number, place.placement, shown)).collect()
}

/// A place in parts of its page: empty, or with the mark as it will stand.
fn over(case: Case, number: usize, place: Placement, page: Page) -> impl IntoView {
    let here = case.here;
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
            {part(move || match case.mark.get() {
                Some((_, shape)) => look(here, shape),
                None => view! { <span>{here.word("sign-your-slot")}</span> }.into_any(),
            })}
        </div>
    }
}
