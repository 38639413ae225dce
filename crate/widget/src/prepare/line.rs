//! One signer's line: address, name, language, and whether the signature is needed.

use leptos::{html, prelude::*};
use web_sys::{ClipboardEvent, Event};

use super::{
    addresses::addresses,
    channel,
    draft::Draft,
    duty,
    people::{change, paste, remove, shift},
    person::Person,
    reorder::{Order, grip},
};
use crate::{
    moment::is_address,
    part::{part, tap, text, typing},
};

/// The line.
pub(super) fn line(draft: Draft, key: u32, order: Order) -> impl IntoView {
    let at = move || draft.position(key);
    view! {
        <li class=text(move || format!("card person {}", draft.colour(key))) class:dragged=move || order.drags(at())>
            {head(draft, key, order)}
            <div class="both">{address(draft, key)} {name(draft, key)}</div>
            {twice(draft, key)}
            <div class="both">{duty::role(draft, key)} {language(draft, key)}</div>
            <div class="both terms">{required(draft, key)} {duty::together(draft, key)}</div>
            {channel::fields(draft, key)}
        </li>
    }
}

fn head(draft: Draft, key: u32, order: Order) -> impl IntoView {
    let here = draft.here;
    let at = move || draft.position(key);
    let named = move |key: &str| here.say(key, &[("number", &(at() + 1).to_string())]);
    let alone = move || draft.people.with(Vec::len) < 2;
    let last = move || at() + 1 == draft.people.with(Vec::len);
    // A finaliser stays where it is, and nobody comes after.
    let fixed = move || draft.finaliser() == Some(key);
    let closed =
        move || last() || fixed() || draft.finaliser().is_some() && at() + 2 == draft.people.with(Vec::len);
    view! {
        <div class="head">
            {part(move || (!alone() && !fixed()).then(|| grip(order, at)))}
            <span class="dot" aria-hidden="true"></span>
            <strong class="grow">{text(move || named("prepare-person"))}</strong>
            <button type="button" class="btn icon text" class:gone=alone disabled=move || at() == 0 || fixed()
                aria-label=text(move || named("prepare-person-up")) on:click=tap(move || shift(draft, key, -1))>"↑"</button>
            <button type="button" class="btn icon text" class:gone=alone disabled=closed
                aria-label=text(move || named("prepare-person-down")) on:click=tap(move || shift(draft, key, 1))>"↓"</button>
            <button type="button" class="btn icon text"
                aria-label=text(move || named("prepare-person-remove")) on:click=tap(move || remove(draft, key))>"×"</button>
        </div>
    }
}

/// Something of the signer, followed.
fn of<T: Default>(draft: Draft, key: u32, read: fn(&Person) -> T) -> T {
    draft.people.with(|people| people.iter().find(|person| person.key == key).map(read)).unwrap_or_default()
}

fn address(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let email = move || of(draft, key, |person| person.email.clone());
    let touched = RwSignal::new(false);
    let wrong = move || touched.get() && !is_address(&email());
    let left = move || {
        let typed = untrack(email);
        // Typed as mail programs show it: “Jean <jean@ex.fr>”.
        match addresses(&typed) {
            several if several.len() > 1 || typed.contains('<') => paste(draft, key, several),
            _ => {}
        }
        touched.set(!typed.is_empty());
    };
    let pasted = move |event: ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        let several = addresses(&text);
        if several.len() > 1 || several.first().is_some_and(|one| !one.name.is_empty()) {
            event.prevent_default();
            paste(draft, key, several);
        }
    };
    let field = NodeRef::<html::Input>::new();
    // Written only when it differs: a field for addresses drops the space that is being typed.
    Effect::new(move |_| match (field.get(), email()) {
        (Some(field), email) if field.value() != email => field.set_value(&email),
        _ => {}
    });
    view! {
        <label class="labelled">
            <span>{here.word("prepare-person-email")}</span>
            <input node_ref=field id=format!("email-{key}") class="field" type="email" inputmode="email" autocomplete="off"
                aria-invalid=text(move || wrong().to_string())
                on:paste=pasted
                on:blur=move |_| left()
                on:input=typing(move |text| change(draft, key, |person| person.email = text)) />
            {part(move || wrong().then(|| view! { <span class="small alas">{here.word("trouble-address-invalid")}</span> }))}
        </label>
    }
}

fn name(draft: Draft, key: u32) -> impl IntoView {
    view! {
        <label class="labelled">
            <span>{draft.here.word("prepare-person-name")}</span>
            <input class="field" type="text" autocomplete="off" maxlength="64"
                prop:value=move || of(draft, key, |person| person.name.clone())
                on:input=typing(move |text| change(draft, key, |person| person.name = text)) />
        </label>
    }
}

/// The same address on another line is allowed, as one person may sign in two roles; but it is said.
fn twice(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let other = move || {
        let email = of(draft, key, |person| person.email.clone());
        let signs = draft.people.with(|people| people.iter().any(|one| one.key != key && one.is_at(&email)));
        let copied = draft.copies.with(|copies| copies.iter().any(|one| one.is_at(&email)));
        signs.then_some("prepare-person-twice").or(copied.then_some("prepare-person-copied"))
    };
    view! {
        <div role="status" class="alert-place">
            {part(move || other().map(|key| view! { <p class="notice warn small"><span>{here.word(key)}</span></p> }))}
        </div>
    }
}

fn required(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let needed = move || of(draft, key, |person| person.required);
    let set = move |event: Event| change(draft, key, |person| person.required = event_target_checked(&event));
    let fixed = move || draft.finaliser() == Some(key);
    let why = move || match (fixed(), needed()) {
        (true, _) => here.t("prepare-finaliser-required"),
        (_, true) => here.t("prepare-required-why"),
        (_, false) => here.t("prepare-optional-why"),
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=needed disabled=fixed on:change=set />
            <span>{here.word("prepare-required")}<br /><span class="small muted">{text(why)}</span></span>
        </label>
    }
}

fn language(draft: Draft, key: u32) -> impl IntoView {
    let spoken = move || of(draft, key, |person| person.language.clone());
    super::person::language_field(draft.here, spoken, move |tag| {
        change(draft, key, |person| person.language = tag);
    })
}
