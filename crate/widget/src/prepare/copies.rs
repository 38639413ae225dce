//! The end: whether everybody gets the signed version, who else does, and the seal on it.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    draft::Draft,
    handle,
    person::{Person, language_field},
    seal,
};
use crate::part::{tap, text, typing};

/// The part of the people step.
pub(super) fn section(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let set = move |event: Event| draft.copy_to_all.set(event_target_checked(&event));
    let why = move || {
        here.t(if draft.copy_to_all.get() { "prepare-copy-all-why" } else { "prepare-copy-none-why" })
    };
    view! {
        <section class="card stack tight" aria-label=here.word("prepare-copies")>
            <h2>{here.word("prepare-copies")}</h2>
            <label class="check">
                <input type="checkbox" name="copy-to-all" prop:checked=move || draft.copy_to_all.get() on:change=set />
                <span>{here.word("prepare-copy-all")}<br /><span class="small muted">{text(why)}</span></span>
            </label>
            {seal::choice(draft)}
            <ul class="stack tight">
                <For each=move || draft.copies.get() key=|person| person.key let(person)>{line(draft, person.key)}</For>
            </ul>
            <div><button type="button" class="btn text" on:click=tap(move || add(draft))>"+ " {here.word("prepare-copy-add")}</button></div>
        </section>
    }
}

fn add(draft: Draft) {
    let key = draft.key();
    let person = Person::new(key, draft.here.language.get_untracked());
    draft.copies.update(|copies| copies.push(person));
    draft.here.spawn(async move {
        crate::device::pause(0).await;
        handle::focus(draft.here, &format!("copy-{key}"));
    });
}

fn change(draft: Draft, key: u32, change: impl FnOnce(&mut Person)) {
    draft.copies.update(|copies| {
        if let Some(person) = copies.iter_mut().find(|person| person.key == key) {
            change(person);
        }
    });
}

fn line(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let of = move |read: fn(&Person) -> String| {
        let find = |copies: &Vec<Person>| copies.iter().find(|person| person.key == key).map(read);
        draft.copies.with(find).unwrap_or_default()
    };
    let email = move || of(|person| person.email.clone());
    let remove = move || draft.copies.update(|copies| copies.retain(|person| person.key != key));
    view! {
        <li class="copy">
            <label class="labelled">
                <span>{here.word("prepare-copy-email")}</span>
                <input id=format!("copy-{key}") class="field" type="email" inputmode="email" autocomplete="off"
                    prop:value=email
                    on:input=typing(move |text| change(draft, key, |person| person.email = text)) />
            </label>
            {language_field(here, move || of(|person| person.language.clone()), move |tag| {
                change(draft, key, |person| person.language = tag);
            })}
            <button type="button" class="btn icon text"
                aria-label=text(move || here.say("prepare-copy-remove", &[("name", &email())]))
                on:click=tap(remove)>"×"</button>
        </li>
    }
}
