//! A slot on the page: dragged, pulled at its corner, moved and sized by keys, binned.

use leptos::prelude::*;
use protocol::worker::Page;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::{draft::Draft, drag::Drag, slot::Placed};
use crate::{here::Here, part::text};

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

/// Takes a slot away; the focus goes back to its signer.
pub(super) fn bin(draft: Draft, slot: Placed) {
    draft.slots.update(|slots| slots.retain(|one| !one.is_of(slot.document, slot.person)));
    focus_soon(draft.here, format!("who-{}", slot.person));
}

/// The identifier of a slot's element.
pub(super) fn slot_id(slot: &Placed) -> String {
    format!("slot-{}-{}", slot.document, slot.person)
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

/// The slot, operable by pointer and by keys.
pub(super) fn slot_view(
    drag: Drag,
    draft: Draft,
    key: (u32, u32),
    page: usize,
    shown: Page,
) -> impl IntoView {
    let (document, person) = key;
    let here = draft.here;
    let slot = Memo::new(move |_| draft.slot(document, person));
    let clashes = Memo::new(move |_| slot.get().is_some_and(|slot| clashes(draft, &slot)));
    let share = move |read: fn(&Placed) -> f64, whole: f64| {
        move || slot.get().map(|slot| format!("{}%", read(&slot) / whole * 100.0))
    };
    let taken = move |event: PointerEvent| {
        draft.person.set(person);
        if let Some(slot) = slot.get_untracked() {
            drag.take_slot(&event, slot);
        }
    };
    let corner = move |event: PointerEvent| {
        if let Some(slot) = slot.get_untracked() {
            drag.take_corner(&event, slot);
        }
    };
    let keys = move |event: KeyboardEvent| {
        if let Some(slot) = slot.get_untracked()
            && by_key(draft, slot, page, shown, &event)
        {
            event.prevent_default();
        }
    };
    let named = move || {
        let key = if clashes.get() { "prepare-slot-clash" } else { "prepare-slot" };
        here.say(key, &[("name", &draft.label(person)), ("page", &(page + 1).to_string())])
    };
    view! {
        <button
            type="button"
            id=format!("slot-{document}-{person}")
            class=text(move || format!("slot mine-to-move {}", draft.colour(person)))
            class:on=move || draft.person.get() == person
            class:clash=move || clashes.get()
            style:left=share(|slot| slot.x, shown.width)
            style:top=share(|slot| slot.y, shown.height)
            style:width=share(|slot| slot.width, shown.width)
            style:height=share(|slot| slot.height, shown.height)
            aria-label=text(named)
            on:focus=move |_| draft.person.set(person)
            on:pointerdown=taken
            on:keydown=keys
        >
            <span class="label" aria-hidden="true">
                {text(move || format!("{} {}", if clashes.get() { "!" } else { "✎" }, draft.label(person)))}
            </span>
            <span class="corner" aria-hidden="true" on:pointerdown=corner></span>
        </button>
    }
}

/// Whether a slot lies over another one.
pub(super) fn clashes(draft: Draft, slot: &Placed) -> bool {
    draft.slots.with(|slots| slots.iter().any(|other| other.person != slot.person && slot.overlaps(other)))
}

/// Arrows move (with Shift: further) and size (with Alt); Page Up and Page Down turn the page; Delete bins.
fn by_key(draft: Draft, slot: Placed, page: usize, shown: Page, event: &KeyboardEvent) -> bool {
    let far = if event.shift_key() { 36.0 } else { 6.0 };
    let change = |right: f64, down: f64| {
        let changed =
            if event.alt_key() { slot.resized(right, down, shown) } else { slot.moved(right, down, shown) };
        replace(draft, changed);
    };
    match event.key().as_str() {
        "ArrowLeft" => change(-far, 0.0),
        "ArrowRight" => change(far, 0.0),
        "ArrowUp" => change(0.0, -far),
        "ArrowDown" => change(0.0, far),
        "PageUp" => turn(draft, slot, page.checked_sub(1)),
        "PageDown" => turn(draft, slot, Some(page + 1)),
        "Delete" | "Backspace" => bin(draft, slot),
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
