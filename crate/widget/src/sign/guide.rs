//! What is left to do, and the one thing to do next: the bar at thumb's reach.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusEvent, HtmlElement, Node, ScrollLogicalPosition};

use super::{
    case::{Case, Step},
    entries, overview,
    places::{self, What},
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
    /// How many places the reader has, and how many of them are for mark or initials.
    pub(crate) places: usize,
    to_sign: usize,
    /// The place that was last gone to; none yet.
    at: RwSignal<Option<usize>>,
    /// The field whose sheet is open, by the number of its place.
    pub(crate) field: RwSignal<Option<usize>>,
    /// Whether the sheet for the mark is open.
    pub(crate) sheet: RwSignal<bool>,
    /// Whether the sheet of all pages is open.
    pub(crate) leaves: RwSignal<bool>,
    /// The one thing to do next. A button that has led there vanishes: this one gets its focus.
    pub(crate) next: NodeRef<html::Button>,
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
            to_sign: places::to_sign(case),
            at: RwSignal::new(None),
            field: RwSignal::new(None),
            sheet: RwSignal::new(false),
            leaves: RwSignal::new(false),
            next: NodeRef::new(),
            leads: StoredValue::new(false),
        }
    }

    /// Goes to the next place, after the last to the first.
    fn to_next_place(self) {
        self.show(self.at.get_untracked().map_or(0, |at| at + 1) % self.places.max(1));
    }

    fn show(self, number: usize) -> Option<Element> {
        self.at.set(Some(number));
        let place = self.case.here.root().get_element_by_id(&places::id(number))?;
        glide(&place, ScrollLogicalPosition::Center);
        Some(place)
    }

    /// Goes to the next field that is left, and opens it.
    fn fill_next(self) {
        let Some(number) = untrack(|| entries::left(self.case)).first().copied() else { return };
        let place = self.show(number);
        let button = place.and_then(|place| place.query_selector(".fill").ok().flatten());
        match button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // A box is ticked where it stands.
            Some(button) if button.get_attribute("role").as_deref() == Some("checkbox") => {
                let _ = button.focus();
                self.show(number);
            }
            _ => self.field.set(Some(number)),
        }
    }

    /// A field was filled: the way goes on in the bar.
    pub(crate) fn field_done(self) {
        if let Some(next) = self.next.get_untracked() {
            let _ = next.focus();
        }
    }

    /// The mark was set: shows where it stands.
    pub(crate) fn mark_stands(self) {
        let here = self.case.here;
        here.announce(words::say(here.language.get_untracked(), "sign-mark-stands", &[]));
        let first = places::mine(self.case).iter().position(|place| matches!(place.what, What::Mark));
        self.show(first.unwrap_or(0));
        self.leads.set_value(true);
    }

    pub(crate) fn to_end(self) {
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
    let fields = Memo::new(move |_| entries::left(case).len());
    view! {
        <footer class="bar">
            {left(guide, fields)}
            {part(move || match (case.read.get(), fields.get() > 0, case.mark.with(Option::is_some)) {
                (false, ..) => view! {
                    {place()}
                    <button class="btn" aria-describedby="left-to-do" on:focus=move |_| guide.leads.set_value(true)
                        on:blur=move |event| guide.left_by(event) on:click=tap(move || guide.to_end())>{here.word("sign-go-end")}</button>
                }
                .into_any(),
                (true, true, _) => view! {
                    {place()}
                    <button node_ref=guide.next class="btn grow" aria-describedby="left-to-do" on:click=tap(move || guide.fill_next())>{here.word("sign-fill")}</button>
                }
                .into_any(),
                (true, false, false) => view! {
                    {place()}
                    <button node_ref=guide.next class="btn grow" on:click=tap(move || guide.sheet.set(true))>{here.word("sign-set-mark")}</button>
                }
                .into_any(),
                (true, false, true) => view! {
                    <button class="btn quiet" on:click=tap(move || guide.sheet.set(true))>{here.word("sign-change-mark")}</button>
                    {(guide.places > 1).then(place)}
                    <button node_ref=guide.next class="btn grow" on:click=tap(move || case.go(Step::Confirm))>{here.word("sign-go-on")}</button>
                }
                .into_any(),
            })}
        </footer>
    }
}

pub(crate) fn focus_next(guide: Guide) {
    Effect::new(move |_| {
        if let Some(next) = guide.next.get().filter(|_| guide.leads.get_value()) {
            guide.leads.set_value(false);
            let _ = next.focus();
        }
    });
}

/// What is left to do, in words and as a line.
fn left(guide: Guide, fields: Memo<usize>) -> impl IntoView {
    let Guide { case, count, to_sign, .. } = guide;
    let here = case.here;
    let share = move || {
        let read = if case.read.get() { count } else { guide.seen.get() };
        format!("{}%", read * 100 / count.max(1))
    };
    let words = move || {
        let (places, fields) = (to_sign.to_string(), fields.get());
        match (case.read.get(), fields, case.mark.with(Option::is_some)) {
            (false, ..) => here.say("sign-left-read", &[("places", &places)]),
            (true, 1.., _) => here.say("sign-left-fields", &[("fields", &fields.to_string())]),
            (true, 0, false) => here.say("sign-left-sign", &[("places", &places)]),
            (true, 0, true) => here.say("sign-left-confirm", &[("places", &places)]),
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
