//! What stands on a page: dragged, pulled at its corner, moved and sized by keys, binned.

use leptos::prelude::*;
use protocol::worker::Page;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::{asked::word, draft::Draft, drag::Drag, slot::Placed, thing::Thing};
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

/// One thing on a page, operable by pointer and by keys.
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
        choose(draft, thing);
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
    let named = move || {
        let clashes = clashes.get();
        let key = match thing {
            Thing::Slot(..) => ["prepare-slot", "prepare-slot-clash"][usize::from(clashes)],
            Thing::Initials(..) => ["prepare-initials", "prepare-initials-clash"][usize::from(clashes)],
            Thing::Asked(..) => ["prepare-field", "prepare-field-clash"][usize::from(clashes)],
        };
        let kind = asked_words(draft, thing);
        here.say(key, &[("name", &draft.label(person)), ("page", &(page + 1).to_string()), ("kind", &kind)])
    };
    let label = move || {
        let name = draft.label(person);
        let sign = if clashes.get() { "!" } else { "✎" };
        match thing {
            Thing::Slot(..) => format!("{sign} {name}"),
            Thing::Initials(..) => initials(&name),
            Thing::Asked(..) => asked_words(draft, thing),
        }
    };
    view! {
        <button
            type="button"
            id=thing.id(page)
            class=text(move || format!("slot mine-to-move {}", draft.colour(person)))
            class:initials=matches!(thing, Thing::Initials(..))
            class:asked=matches!(thing, Thing::Asked(..))
            class:optional=move || is_optional(draft, thing)
            class:chosen=move || draft.chosen.get() == Some(thing)
            class:on=move || draft.person.get() == person
            class:clash=move || clashes.get()
            style:left=share(|at| at.x, shown.width)
            style:top=share(|at| at.y, shown.height)
            style:width=share(|at| at.width, shown.width)
            style:height=share(|at| at.height, shown.height)
            aria-label=text(named)
            on:focus=move |_| choose(draft, thing)
            on:pointerdown=taken
            on:keydown=keys
        >
            <span class="label" aria-hidden="true">{text(label)}</span>
            <span class="corner" aria-hidden="true" on:pointerdown=corner></span>
        </button>
    }
}

/// Takes one thing: what is done next is done with it, and for whose it is.
fn choose(draft: Draft, thing: Thing) {
    if draft.person.get_untracked() != thing.person() {
        draft.person.set(thing.person());
    }
    if draft.chosen.get_untracked() != Some(thing) {
        draft.chosen.set(Some(thing));
    }
}

/// What a further field asks for: in the sender's words, or what kind it is.
fn asked_words(draft: Draft, thing: Thing) -> String {
    let Thing::Asked(key, _) = thing else { return String::new() };
    let field = draft.field(key);
    match field {
        Some(field) if !field.label.trim().is_empty() => field.label,
        Some(field) => draft.here.t(word(field.kind)),
        None => String::new(),
    }
}

fn is_optional(draft: Draft, thing: Thing) -> bool {
    matches!(thing, Thing::Asked(key, _) if draft.field(key).is_some_and(|field| !field.required))
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
        "PageUp" => turn(draft, thing, at, at.page.checked_sub(1)),
        "PageDown" => turn(draft, thing, at, Some(at.page + 1)),
        "Delete" | "Backspace" => thing.bin(draft),
        _ => return false,
    }
    true
}

/// To another page. Initials belong to theirs.
fn turn(draft: Draft, thing: Thing, at: Placed, to: Option<usize>) {
    let sizes = sizes(draft, at.document);
    if matches!(thing, Thing::Initials(..)) {
        return;
    }
    if let Some((to, size)) = to.and_then(|to| Some((to, *sizes.get(to)?))) {
        thing.put(draft, at.on_page(to, size), size);
        focus_soon(draft.here, thing.id(to));
        let language = draft.here.language.get_untracked();
        draft.here.announce(words::say(language, "prepare-place-put", &[("page", &(to + 1).to_string())]));
    }
}
