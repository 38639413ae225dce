//! A slot on the page: dragged, moved by arrows, binned.

use leptos::prelude::*;
use protocol::worker::Page;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::{
    draft::{Draft, Person},
    slot::Placed,
};
use crate::{here::Here, part::text};

/// The sizes of a document's pages.
pub(super) fn sizes(draft: Draft, document: u32) -> Vec<Page> {
    draft.documents.with_untracked(|documents| {
        documents.iter().find(|one| one.key == document).map(|one| one.pages.clone()).unwrap_or_default()
    })
}

/// Puts a slot in the place of the same signer's on the same document.
pub(super) fn replace(draft: Draft, slot: Placed) {
    draft.package.set(None);
    draft.slots.update(|slots| {
        match slots.iter_mut().find(|one| one.document == slot.document && one.person == slot.person) {
            Some(old) => *old = slot,
            None => slots.push(slot),
        }
    });
}

/// Takes a slot away.
pub(super) fn bin(draft: Draft, slot: Placed) {
    draft.package.set(None);
    draft
        .slots
        .update(|slots| slots.retain(|one| (one.document, one.person) != (slot.document, slot.person)));
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

/// An event's target as an element.
pub(super) fn element(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// The slot, operable by pointer and by keys.
pub(super) fn slot_view(draft: Draft, document: u32, person: u32, page: usize, shown: Page) -> impl IntoView {
    let here = draft.here;
    let slot = Memo::new(move |_| {
        draft.slots.with(|slots| {
            slots.iter().find(|slot| slot.document == document && slot.person == person).copied()
        })
    });
    let name = move || {
        draft
            .people
            .with(|people| people.iter().find(|one| one.key == person).map(Person::label))
            .unwrap_or_default()
    };
    let share = move |read: fn(&Placed) -> f64, whole: f64| {
        move || slot.get().map(|slot| format!("{}%", read(&slot) / whole * 100.0))
    };
    let grip = StoredValue::new(None::<(f64, f64, Placed)>);
    let down = move |event: PointerEvent| {
        draft.person.set(person);
        let (Some(element), Some(slot)) = (element(event.current_target()), slot.get_untracked()) else {
            return;
        };
        let _ = element.set_pointer_capture(event.pointer_id());
        grip.set_value(Some((f64::from(event.client_x()), f64::from(event.client_y()), slot)));
    };
    let moved = move |event: PointerEvent| {
        let (Some((x, y, from)), Some(element)) = (grip.get_value(), element(event.current_target())) else {
            return;
        };
        let Some(width) = element.parent_element().map(|layer| layer.get_bounding_client_rect().width())
        else {
            return;
        };
        let points = shown.width / width;
        let (right, down) = (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y);
        replace(draft, from.moved(right * points, down * points, shown));
    };
    let keys = move |event: KeyboardEvent| {
        if let Some(slot) = slot.get_untracked()
            && by_key(draft, slot, page, shown, &event)
        {
            event.prevent_default();
        }
    };
    view! {
        <button
            type="button"
            id=format!("slot-{document}-{person}")
            class=text(move || format!("slot mine-to-move {}", draft.colour(person)))
            class:on=move || draft.person.get() == person
            style:left=share(|slot| slot.x, shown.width)
            style:top=share(|slot| slot.y, shown.height)
            style:width=share(|slot| slot.width, shown.width)
            style:height=share(|slot| slot.height, shown.height)
            aria-label=text(move || here.say("prepare-slot", &[("name", &name()), ("page", &(page + 1).to_string())]))
            on:focus=move |_| draft.person.set(person)
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| grip.set_value(None)
            on:pointercancel=move |_| grip.set_value(None)
            on:keydown=keys
        >
            <span aria-hidden="true">"✎ " {name}</span>
        </button>
    }
}

/// Arrows move (with Shift: further), Page Up and Page Down turn the page, Delete bins.
fn by_key(draft: Draft, slot: Placed, page: usize, shown: Page, event: &KeyboardEvent) -> bool {
    let far = if event.shift_key() { 36.0 } else { 6.0 };
    let sizes = sizes(draft, slot.document);
    let turn = |to: Option<usize>| {
        if let Some((to, size)) = to.and_then(|to| Some((to, *sizes.get(to)?))) {
            replace(draft, slot.on_page(to, size));
            let id = slot_id(&slot);
            draft.here.spawn(async move {
                crate::device::pause(0).await;
                focus(draft.here, &id);
            });
        }
    };
    match event.key().as_str() {
        "ArrowLeft" => replace(draft, slot.moved(-far, 0.0, shown)),
        "ArrowRight" => replace(draft, slot.moved(far, 0.0, shown)),
        "ArrowUp" => replace(draft, slot.moved(0.0, -far, shown)),
        "ArrowDown" => replace(draft, slot.moved(0.0, far, shown)),
        "PageUp" => turn(page.checked_sub(1)),
        "PageDown" => turn(Some(page + 1)),
        "Delete" | "Backspace" => bin(draft, slot),
        _ => return false,
    }
    true
}
