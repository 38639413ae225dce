//! What can be done with the chosen signer on the document that is shown, for who does not drag.

use envelope::FieldKind;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::{
    asked::{self, KINDS},
    caption,
    doc::Doc,
    draft::Draft,
    drag::Drag,
    handle::{replace, sizes},
    initials::{Initials, Pages},
    inspector,
    place::stand,
    slot::Placed,
    thing::{Thing, initial_every_page, initial_page},
};
use crate::part::{part, tap, text, typing};

/// The buttons.
pub(super) fn tools(drag: Drag, draft: Draft) -> impl IntoView {
    let here = draft.here;
    let chosen = move || (draft.document.get(), draft.person.get());
    let placed = Memo::new(move |_| {
        let (document, person) = chosen();
        draft.slot(document, person).is_some()
    });
    let left_out = Memo::new(move |_| {
        let (document, person) = chosen();
        draft.is_left_out(document, person)
    });
    view! {
        <div class="tools" role="group" aria-label=text(move || here.say("prepare-tools", &[("name", &draft.label(draft.person.get()))]))>
            {part(move || match (placed.get(), left_out.get()) {
                (true, _) => with_slot(drag, draft).into_any(),
                (false, true) => without(draft).into_any(),
                (false, false) => to_place(draft).into_any(),
            })}
        </div>
    }
}

/// The slot of the chosen signer on the chosen document.
fn current(draft: Draft) -> Option<Placed> {
    untrack(|| draft.slot(draft.document.get(), draft.person.get()))
}

fn several(draft: Draft) -> bool {
    draft.documents.with(Vec::len) > 1
}

fn with_slot(drag: Drag, draft: Draft) -> impl IntoView {
    let here = draft.here;
    let bin = move || {
        if let Some(slot) = current(draft) {
            Thing::Slot(slot.document, slot.person).bin(draft);
        }
    };
    // On a phone the page needs the room: what is rarely wanted unfolds.
    let unfolded = RwSignal::new(false);
    view! {
        {part(move || (draft.signers().len() > 1).then(|| whose(draft)))}
        {part(move || (!is_field_chosen(draft)).then(|| view! {
            <button type="button" class="btn text end" on:click=tap(bin)>{here.word("prepare-place-bin")}</button>
        }))}
        {inspector::inspector(draft)}
        <button type="button" class="btn text unfold" aria-controls="tools-more"
            aria-expanded=text(move || unfolded.get().to_string())
            on:click=tap(move || unfolded.update(|it| *it = !*it))>{here.word("prepare-place-more")}</button>
        <div id="tools-more" class="more" class:unfolded=move || unfolded.get()>
            {part(move || (!is_signed(draft)).then(|| view! { {kinds(drag, draft, unfolded)} {initials(draft)} }))}
            {caption::choices(draft)}
            {part(move || several(draft).then(|| view! {
                <button type="button" class="btn text" on:click=tap(move || everywhere(draft))>{here.word("prepare-place-everywhere")}</button>
            }))}
        </div>
    }
}

/// The fields that can be added: pressed, they stand on the page that is looked at; or they are dragged there.
fn kinds(drag: Drag, draft: Draft, unfolded: RwSignal<bool>) -> impl IntoView {
    let here = draft.here;
    let button = move |kind: FieldKind| {
        view! {
            <button type="button" class="btn quiet kind"
                on:pointerdown=move |event: PointerEvent| drag.take_kind(&event, kind)
                on:click=tap(move || { unfolded.set(false); asked::put_in_view(draft, kind); })>"+ " {here.word(asked::word(kind))}</button>
        }
    };
    view! {
        <div class="kinds" role="group" aria-label=here.word("prepare-fields")>{KINDS.map(button).into_iter().collect::<Vec<_>>()}</div>
    }
}

/// Whether what can be taken away is a further field, which says so itself.
fn is_field_chosen(draft: Draft) -> bool {
    matches!(draft.chosen.get(), Some(Thing::Asked(..)))
}

/// A document that somebody has signed takes no more fields than signatures.
fn is_signed(draft: Draft) -> bool {
    let chosen = draft.document.get();
    let signed =
        |document: &&Doc| document.key == chosen && document.facts().is_some_and(|facts| facts.signed);
    draft.documents.with(|documents| documents.iter().find(signed).is_some())
}

/// Whether the chosen signer initials every page, and the way to initial one.
fn initials(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let pair = move || (draft.document.get(), draft.person.get());
    let every = Memo::new(move |_| {
        let (document, person) = pair();
        let is_it = |one: &Initials| one.are_of(document, person) && one.pages == Pages::Every;
        draft.initials.with(|all| all.iter().any(is_it))
    });
    let switch = move || {
        let (document, person) = untrack(pair);
        if every.get_untracked() {
            draft
                .initials
                .update(|all| all.retain(|one| !(one.are_of(document, person) && one.pages == Pages::Every)));
        } else {
            initial_every_page(draft, document, person);
        }
    };
    let pages = move || untrack(|| sizes(draft, draft.document.get()).len());
    (pages() > 0).then(|| view! {
        <button type="button" role="switch" class="switch" aria-checked=text(move || every.get().to_string())
            class:gone=pages() < 2 on:click=tap(switch)>
            <i aria-hidden="true"></i>{here.word("prepare-initials-every")}
        </button>
        <button type="button" class="btn text" aria-pressed=text(move || draft.marking.get().to_string())
            on:click=tap(move || draft.marking.update(|marking| *marking = !*marking))>
            {text(move || here.t(if draft.marking.get() { "prepare-initials-done" } else { "prepare-initials-one" }))}
        </button>
    })
}

/// While pages are chosen to be initialled: a button on each that has no initials of the chosen signer yet.
pub(super) fn mark_here(draft: Draft, document: u32, page: usize) -> impl IntoView {
    let here = draft.here;
    let offered = Memo::new(move |_| {
        let person = draft.person.get();
        let has = |thing: &Thing| matches!(thing, Thing::Initials(_, whose, _) if *whose == person);
        draft.marking.get()
            && draft.slot(document, person).is_some_and(|slot| slot.page != page)
            && !draft.things(document, page).iter().any(has)
    });
    let mark = move || initial_page(draft, document, draft.person.get_untracked(), page, None);
    part(move || {
        offered.get().then(|| view! {
        <button type="button" class="mark-here" on:click=tap(mark)
            aria-label=text(move || here.say("prepare-initials-page", &[("page", &(page + 1).to_string())]))>
            {here.word("prepare-initials-here")}
        </button>
    })
    })
}

fn to_place(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let leave = move || {
        let pair = (draft.document.get_untracked(), draft.person.get_untracked());
        draft.left_out.update(|pairs| pairs.push(pair));
    };
    view! {
        <span class="small muted how-short">{here.word("prepare-place-how-short")}</span>
        <button type="button" class="btn text" on:click=tap(move || put_on_last(draft))>{here.word("prepare-place-last")}</button>
        {part(move || several(draft).then(|| view! {
            <button type="button" class="btn text" on:click=tap(leave)>{here.word("prepare-leave-out")}</button>
        }))}
    }
}

fn without(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let back = move || {
        let pair = (draft.document.get_untracked(), draft.person.get_untracked());
        draft.left_out.update(|pairs| pairs.retain(|one| *one != pair));
    };
    view! {
        <button type="button" class="btn text" on:click=tap(back)>{here.word("prepare-leave-in")}</button>
    }
}

/// Whose slot it is: chosen anew, it goes to somebody else; who had one here swaps.
fn whose(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let options = move || {
        let people = draft.signers();
        let option = |person: &super::person::Person| {
            let (key, chosen) = (person.key, person.key == draft.person.get());
            view! { <option value=key.to_string() selected=chosen>{person.label()}</option> }
        };
        people.iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="whose">
            <span class="small muted" aria-hidden="true">{here.word("prepare-place-whose")}</span>
            <select class="field" aria-label=here.word("prepare-place-whose") on:change=typing(move |key| give(draft, &key))>{options}</select>
        </label>
    }
}

fn give(draft: Draft, key: &str) {
    let (Some(slot), Ok(to)) = (current(draft), key.parse::<u32>()) else { return };
    let other = untrack(|| draft.slot(slot.document, to));
    draft.slots.update(|slots| slots.retain(|one| !one.is_of(slot.document, slot.person)));
    draft.person.set(to);
    stand(draft, Placed { person: to, ..slot });
    if let Some(other) = other {
        replace(draft, Placed { person: slot.person, ..other });
    }
}

/// On every other document at the same place: on the last page, if it is on the last one here.
fn everywhere(draft: Draft) {
    let Some(slot) = current(draft) else { return };
    let own = sizes(draft, slot.document);
    let keys: Vec<u32> =
        draft.documents.with_untracked(|documents| documents.iter().map(|one| one.key).collect());
    for key in keys.into_iter().filter(|key| *key != slot.document) {
        if let Some(there) = slot.on_document(key, &own, &sizes(draft, key)) {
            replace(draft, there);
            initial_alike(draft, slot, key);
        }
    }
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-place-everywhere-done", &[]));
}

/// Initials of every page here are initials of every page there.
fn initial_alike(draft: Draft, slot: Placed, document: u32) {
    let here = |one: &&Initials| one.are_of(slot.document, slot.person) && one.pages == Pages::Every;
    let Some(every) = draft.initials.with_untracked(|all| all.iter().find(here).copied()) else { return };
    draft.initials.update(|all| {
        all.retain(|one| !(one.are_of(document, slot.person) && one.pages == Pages::Every));
        all.push(every.on_document(document));
    });
}

/// For who does not point: at the bottom of the last page, where nothing stands yet.
fn put_on_last(draft: Draft) {
    let (document, person) = (draft.document.get_untracked(), draft.person.get_untracked());
    let pages = sizes(draft, document);
    if let Some((page, shown)) = pages.iter().copied().enumerate().next_back() {
        let slots = draft.slots.get_untracked();
        stand(draft, Placed::free(document, person, page, shown, &slots));
    }
}
