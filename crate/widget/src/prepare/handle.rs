//! A slot or initials on the page: dragged, pulled at its corner, moved and sized by keys, binned.

use leptos::prelude::*;
use protocol::worker::Page;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::{draft::Draft, drag::Drag, slot::Placed, thing::Thing};
use crate::{here::Here, moment::initials, part::text};

/// The sizes of a document's pages.
pub(super) fn sizes(draft: Draft, document: u32) -> Vec<Page> {
    draft.documents.with_untracked(|documents| {
        documents.iter().find(|one| one.key == document).map(|one| one.pages().to_vec()).unwrap_or_default()
    })
}

/// Puts a slot in the place of the same signer's on the same document, who then signs it after all.
pub(super) fn replace(draft: Draft, slot: Placed) {
    draft.slots.update(|slots| match slots.iter_mut().find(|one| one.is_of(slot.document, slot.person)) {
        Some(old) => *old = slot,
        None => slots.push(slot),
    });
    if draft.left_out.with_untracked(|pairs| pairs.contains(&(slot.document, slot.person))) {
        draft.left_out.update(|pairs| pairs.retain(|pair| *pair != (slot.document, slot.person)));
    }
}

/// The identifier of a slot's element.
pub(super) fn slot_id(slot: &Placed) -> String {
    Thing::Slot(slot.document, slot.person).id(slot.page)
}

/// Focuses an element by its identifier.
pub(super) fn focus(here: Here, id: &str) {
    if let Some(element) = here.root().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Focuses an element once it stands on the page.
pub(super) fn focus_soon(here: Here, id: String) {
    here.spawn(async move {
        crate::device::pause(0).await;
        focus(here, &id);
    });
}

/// An event's target as an element.
pub(super) fn element(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// A slot or initials on a page, operable by pointer and by keys.
pub(super) fn handle(drag: Drag, draft: Draft, thing: Thing, page: usize, shown: Page) -> impl IntoView {
    let person = thing.person();
    let here = draft.here;
    let at = Memo::new(move |_| thing.on(draft, page, shown));
    let clashes = Memo::new(move |_| {
        draft.clashing.with(|all| all.iter().any(|(one, there)| *one == thing && there.page == page))
    });
    let share = move |read: fn(&Placed) -> f64, whole: f64| {
        move || at.get().map(|at| format!("{}%", read(&at) / whole * 100.0))
    };
    let taken = move |event: PointerEvent| {
        draft.person.set(person);
        if let Some(at) = at.get_untracked() {
            drag.take_thing(&event, thing, at);
        }
    };
    let corner = move |event: PointerEvent| {
        if let Some(at) = at.get_untracked() {
            drag.take_corner(&event, thing, at);
        }
    };
    let keys = move |event: KeyboardEvent| {
        if let Some(at) = at.get_untracked()
            && by_key(draft, thing, at, shown, &event)
        {
            event.prevent_default();
        }
    };
    let is_slot = matches!(thing, Thing::Slot(..));
    let named = move || {
        let key = match (is_slot, clashes.get()) {
            (true, false) => "prepare-slot",
            (true, true) => "prepare-slot-clash",
            (false, false) => "prepare-initials",
            (false, true) => "prepare-initials-clash",
        };
        here.say(key, &[("name", &draft.label(person)), ("page", &(page + 1).to_string())])
    };
    let label = move || {
        let name = draft.label(person);
        let sign = if clashes.get() { "!" } else { "✎" };
        if is_slot { format!("{sign} {name}") } else { initials(&name) }
    };
    view! {
        <button
            type="button"
            id=thing.id(page)
            class=text(move || format!("slot mine-to-move {}", draft.colour(person)))
            class:initials=!is_slot
            class:on=move || draft.person.get() == person
            class:clash=move || clashes.get()
            style:left=share(|at| at.x, shown.width)
            style:top=share(|at| at.y, shown.height)
            style:width=share(|at| at.width, shown.width)
            style:height=share(|at| at.height, shown.height)
            aria-label=text(named)
            on:focus=move |_| draft.person.set(person)
            on:pointerdown=taken
            on:keydown=keys
        >
            <span class="label" aria-hidden="true">{text(label)}</span>
            <span class="corner" aria-hidden="true" on:pointerdown=corner></span>
        </button>
    }
}

/// Arrows move (with Shift: further) and size (with Alt); Page Up and Page Down turn a slot's page;
/// Delete bins.
fn by_key(draft: Draft, thing: Thing, at: Placed, shown: Page, event: &KeyboardEvent) -> bool {
    let far = if event.shift_key() { 36.0 } else { 6.0 };
    let change = |right: f64, down: f64| {
        let changed = if event.alt_key() {
            at.resized(right, down, thing.least(), shown)
        } else {
            at.moved(right, down, shown)
        };
        thing.put(draft, changed, shown);
    };
    match event.key().as_str() {
        "ArrowLeft" => change(-far, 0.0),
        "ArrowRight" => change(far, 0.0),
        "ArrowUp" => change(0.0, -far),
        "ArrowDown" => change(0.0, far),
        "PageUp" if matches!(thing, Thing::Slot(..)) => turn(draft, at, at.page.checked_sub(1)),
        "PageDown" if matches!(thing, Thing::Slot(..)) => turn(draft, at, Some(at.page + 1)),
        "Delete" | "Backspace" => thing.bin(draft),
        _ => return false,
    }
    true
}

fn turn(draft: Draft, slot: Placed, to: Option<usize>) {
    let sizes = sizes(draft, slot.document);
    if let Some((to, size)) = to.and_then(|to| Some((to, *sizes.get(to)?))) {
        replace(draft, slot.on_page(to, size));
        focus_soon(draft.here, slot_id(&slot));
        let language = draft.here.language.get_untracked();
        draft.here.announce(words::say(language, "prepare-place-put", &[("page", &(to + 1).to_string())]));
    }
}
