//! What can be done with the chosen signer on the document that is shown, for who does not drag.

use leptos::prelude::*;

use super::{
    draft::Draft,
    handle::{bin, replace, sizes},
    place::stand,
    slot::Placed,
};
use crate::part::{part, tap, text, typing};

/// The buttons.
pub(super) fn tools(draft: Draft) -> impl IntoView {
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
                (true, _) => with_slot(draft).into_any(),
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

fn with_slot(draft: Draft) -> impl IntoView {
    let here = draft.here;
    view! {
        {part(move || (draft.people.with(Vec::len) > 1).then(|| whose(draft)))}
        {part(move || several(draft).then(|| view! {
            <button type="button" class="btn text" on:click=tap(move || everywhere(draft))>{here.word("prepare-place-everywhere")}</button>
        }))}
        <button type="button" class="btn text end" on:click=tap(move || if let Some(slot) = current(draft) { bin(draft, slot) })>
            {here.word("prepare-place-bin")}
        </button>
    }
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
        let people = draft.people.get();
        let option = |person: &super::person::Person| {
            let (key, chosen) = (person.key, person.key == draft.person.get());
            view! { <option value=key.to_string() selected=chosen>{person.label()}</option> }
        };
        people.iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="whose">
            <span class="small muted">{here.word("prepare-place-whose")}</span>
            <select class="field" on:change=typing(move |key| give(draft, &key))>{options}</select>
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
    let own = sizes(draft, slot.document).len();
    let keys: Vec<u32> =
        draft.documents.with_untracked(|documents| documents.iter().map(|one| one.key).collect());
    for key in keys.into_iter().filter(|key| *key != slot.document) {
        if let Some(there) = slot.on_document(key, own, &sizes(draft, key)) {
            replace(draft, there);
        }
    }
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-place-everywhere-done", &[]));
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
