//! What is left to do, and the one thing to do next: the bar at thumb's reach.

use leptos::{html, prelude::*};
use web_sys::{FocusEvent, Node, ScrollLogicalPosition};

use super::{
    case::{Case, Step},
    overview, places,
};
use crate::{
    device::pause,
    part::{glide, part, tap, text},
};

/// Leads the reader through the documents, from place to place.
#[derive(Clone, Copy)]
pub(crate) struct Guide {
    pub(crate) case: Case,
    pub(crate) column: NodeRef<html::Div>,
    pub(crate) end: NodeRef<html::Div>,
    /// The page in the middle of the screen, from 1 over all documents.
    pub(crate) seen: RwSignal<usize>,
    /// How many pages there are in all.
    pub(crate) count: usize,
    /// How many places the reader signs at.
    pub(crate) places: usize,
    /// The place that was last gone to; none yet.
    at: RwSignal<Option<usize>>,
    /// Whether the sheet for the mark is open.
    pub(crate) sheet: RwSignal<bool>,
    /// Whether the sheet of all pages is open.
    pub(crate) leaves: RwSignal<bool>,
    /// The one thing to do next. A button that has led there vanishes: this one gets its focus.
    next: NodeRef<html::Button>,
    leads: StoredValue<bool>,
}

impl Guide {
    pub(crate) fn new(case: Case, count: usize) -> Self {
        Self {
            case,
            column: NodeRef::new(),
            end: NodeRef::new(),
            seen: RwSignal::new(1),
            count,
            places: places::mine(case).len(),
            at: RwSignal::new(None),
            sheet: RwSignal::new(false),
            leaves: RwSignal::new(false),
            next: NodeRef::new(),
            leads: StoredValue::new(false),
        }
    }

    /// Goes to the next place, after the last to the first.
    fn to_next_place(self) {
        let next = self.at.get_untracked().map_or(0, |at| at + 1) % self.places.max(1);
        self.at.set(Some(next));
        if let Some(place) = self.case.here.root().get_element_by_id(&places::id(next)) {
            glide(&place, ScrollLogicalPosition::Center);
        }
    }

    /// The mark was set: shows where it stands.
    pub(crate) fn mark_stands(self) {
        let here = self.case.here;
        here.announce(words::say(here.language.get_untracked(), "sign-mark-stands", &[]));
        self.at.set(None);
        self.to_next_place();
        self.leads.set_value(true);
    }

    fn to_end(self) {
        self.leads.set_value(true);
        if let Some(end) = self.end.get_untracked() {
            // Not to the window's very edge: WebKit ends a fraction short of it, and nothing is reached.
            glide(&end, ScrollLogicalPosition::Center);
        }
    }

    /// The focus has left the button that leads to the end. Where the button itself has gone, because the
    /// end was reached by scrolling, the next one still gets the focus.
    fn left_by(self, event: FocusEvent) {
        let button = event.target().map(wasm_bindgen::JsCast::unchecked_into::<Node>);
        self.case.here.spawn(async move {
            pause(0).await;
            if button.is_some_and(|button| button.is_connected()) {
                self.leads.set_value(false);
            }
        });
    }

    /// “Where I sign”, with the number of the place when there are several.
    fn place_words(self) -> String {
        let here = self.case.here;
        let number = (self.at.get().map_or(0, |at| at + 1) % self.places.max(1) + 1).to_string();
        match self.places {
            0 | 1 => here.t("sign-go-slot"),
            count => here.say("sign-go-slot-of", &[("number", &number), ("count", &count.to_string())]),
        }
    }
}

/// The bar: reading, then the mark, then on.
pub(crate) fn bar(guide: Guide) -> impl IntoView {
    let Guide { case, .. } = guide;
    let here = case.here;
    let place = move || {
        view! {
            <button class="btn quiet" on:click=tap(move || guide.to_next_place())>{text(move || guide.place_words())}</button>
        }
    };
    focus_next(guide);
    view! {
        <footer class="bar">
            {left(guide)}
            {part(move || match (case.read.get(), case.mark.with(Option::is_some)) {
                (false, _) => view! {
                    {place()}
                    <button class="btn" aria-describedby="left-to-do" on:focus=move |_| guide.leads.set_value(true)
                        on:blur=move |event| guide.left_by(event) on:click=tap(move || guide.to_end())>{here.word("sign-go-end")}</button>
                }
                .into_any(),
                (true, false) => view! {
                    {place()}
                    <button node_ref=guide.next class="btn grow" on:click=tap(move || guide.sheet.set(true))>{here.word("sign-set-mark")}</button>
                }
                .into_any(),
                (true, true) => view! {
                    <button class="btn quiet" on:click=tap(move || guide.sheet.set(true))>{here.word("sign-change-mark")}</button>
                    {(guide.places > 1).then(place)}
                    <button node_ref=guide.next class="btn grow" on:click=tap(move || case.go(Step::Confirm))>{here.word("sign-go-on")}</button>
                }
                .into_any(),
            })}
        </footer>
    }
}

fn focus_next(guide: Guide) {
    Effect::new(move |_| {
        if let Some(next) = guide.next.get().filter(|_| guide.leads.get_value()) {
            guide.leads.set_value(false);
            let _ = next.focus();
        }
    });
}

/// What is left to do, in words and as a line.
fn left(guide: Guide) -> impl IntoView {
    let Guide { case, count, places, .. } = guide;
    let here = case.here;
    let share = move || {
        let read = if case.read.get() { count } else { guide.seen.get() };
        format!("{}%", read * 100 / count.max(1))
    };
    let words = move || {
        let places = places.to_string();
        match (case.read.get(), case.mark.with(Option::is_some)) {
            (false, _) => here.say("sign-left-read", &[("places", &places)]),
            (true, false) => here.say("sign-left-sign", &[("places", &places)]),
            (true, true) => here.say("sign-left-confirm", &[("places", &places)]),
        }
    };
    view! {
        <div class="left">
            <div class="meter" aria-hidden="true"><i style:width=share></i></div>
            <p id="left-to-do" aria-live="polite">{words}</p>
            {overview::page_now(guide)}
        </div>
    }
}
