//! The signers, in their order.

use leptos::{html, prelude::*};

use super::{
    bar,
    draft::{Draft, Person, Step},
};
use crate::{
    moment::is_address,
    part::{focus_heading, part, tap, text, typing},
    trouble,
};

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    if draft.people.with_untracked(Vec::is_empty) {
        add(draft);
    }
    let choice = move |at_once: bool, key: &'static str| {
        view! {
            <button type="button" aria-pressed=text(move || (draft.at_once.get() == at_once).to_string())
                on:click=tap(move || { draft.package.set(None); draft.at_once.set(at_once); })>{here.word(key)}</button>
        }
    };
    view! {
        <div class="body stack">
            <h1 node_ref=heading tabindex="-1">{here.word("prepare-people-title")}</h1>
            {trouble::alert(here, draft.trouble)}
            <div class="tabs" role="group" aria-label=here.word("prepare-people-order")>
                {choice(false, "prepare-people-in-order")}
                {choice(true, "prepare-people-at-once")}
            </div>
            <p class="small muted">{text(move || here.t(if draft.at_once.get() { "prepare-people-at-once-why" } else { "prepare-people-in-order-why" }))}</p>
            <ol class="people">
                <For each=move || draft.people.get() key=|person| person.key let(person)>
                    {line(draft, person.key)}
                </For>
            </ol>
            <div class="row">
                <button type="button" class="btn quiet" on:click=tap(move || { let key = add(draft); focus(draft, key); })>
                    "+ " {here.word("prepare-people-add")}
                </button>
                <button type="button" class="btn text" on:click=tap(move || add_me(draft))>{here.word("prepare-people-me")}</button>
            </div>
        </div>
        {bar(draft, Step::Documents, Draft::missing_people, "part-next", tap(move || draft.go(Step::Place)))}
    }
}

fn add(draft: Draft) -> u32 {
    let key = draft.key();
    draft.package.set(None);
    draft.people.update(|people| people.push(Person { key, email: String::new(), name: String::new() }));
    key
}

/// The sender signs too; an empty line is used first.
fn add_me(draft: Draft) {
    let Some(me) = draft.session.get_untracked().map(|session| session.email) else { return };
    let empty = draft.people.with_untracked(|people| {
        people.iter().find(|person| person.email.trim().is_empty()).map(|person| person.key)
    });
    let key = empty.unwrap_or_else(|| add(draft));
    change(draft, key, |person| person.email = me);
}

fn change(draft: Draft, key: u32, change: impl FnOnce(&mut Person)) {
    draft.package.set(None);
    draft.people.update(|people| {
        if let Some(person) = people.iter_mut().find(|person| person.key == key) {
            change(person);
        }
    });
}

fn shift(draft: Draft, key: u32, by: isize) {
    draft.package.set(None);
    draft.people.update(|people| {
        let Some(at) = people.iter().position(|person| person.key == key) else { return };
        if let Some(to) = at.checked_add_signed(by).filter(|to| *to < people.len()) {
            people.swap(at, to);
        }
    });
    let name = draft.people.with_untracked(|people| people.iter().position(|person| person.key == key));
    let place = name.map(|at| (at + 1).to_string()).unwrap_or_default();
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-people-moved", &[("number", &place)]));
}

fn remove(draft: Draft, key: u32) {
    draft.package.set(None);
    draft.people.update(|people| people.retain(|person| person.key != key));
    draft.slots.update(|slots| slots.retain(|slot| slot.person != key));
}

fn focus(draft: Draft, key: u32) {
    draft.here.spawn(async move {
        // After the line stands on the page.
        crate::device::pause(0).await;
        if let Some(field) = draft.here.root().get_element_by_id(&format!("email-{key}")) {
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus();
        }
    });
}

fn line(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let at =
        move || draft.people.with(|people| people.iter().position(|person| person.key == key).unwrap_or(0));
    let number = move || (at() + 1).to_string();
    let last = move || at() + 1 == draft.people.with(Vec::len);
    let of = move |read: fn(&Person) -> &String| {
        draft
            .people
            .with(|people| people.iter().find(|person| person.key == key).map(|person| read(person).clone()))
    };
    let touched = RwSignal::new(false);
    let wrong = move || touched.get() && of(|person| &person.email).is_some_and(|email| !is_address(&email));
    let named = move |key: &str| here.say(key, &[("number", &number())]);
    view! {
        <li class=text(move || format!("card person {}", draft.colour(key)))>
            <div class="head">
                <span class="dot" aria-hidden="true"></span>
                <strong class="grow">{text(move || named("prepare-person"))}</strong>
                <button type="button" class="btn icon text" disabled=move || at() == 0
                    aria-label=text(move || named("prepare-person-up")) on:click=tap(move || shift(draft, key, -1))>"↑"</button>
                <button type="button" class="btn icon text" disabled=last
                    aria-label=text(move || named("prepare-person-down")) on:click=tap(move || shift(draft, key, 1))>"↓"</button>
                <button type="button" class="btn icon text"
                    aria-label=text(move || named("prepare-person-remove")) on:click=tap(move || remove(draft, key))>"×"</button>
            </div>
            <div class="both">
                <label class="labelled">
                    <span>{here.word("prepare-person-email")}</span>
                    <input id=format!("email-{key}") class="field" type="email" inputmode="email" autocomplete="off"
                        aria-invalid=text(move || wrong().to_string())
                        prop:value=move || of(|person| &person.email)
                        on:blur=move |_| touched.set(!of(|person| &person.email).unwrap_or_default().is_empty())
                        on:input=typing(move |text| change(draft, key, |person| person.email = text)) />
                    {part(move || wrong().then(|| view! { <span class="small">{here.word("trouble-address-invalid")}</span> }))}
                </label>
                <label class="labelled">
                    <span>{here.word("prepare-person-name")}</span>
                    <input class="field" type="text" autocomplete="off" maxlength="64"
                        prop:value=move || of(|person| &person.name)
                        on:input=typing(move |text| change(draft, key, |person| person.name = text)) />
                </label>
            </div>
        </li>
    }
}
