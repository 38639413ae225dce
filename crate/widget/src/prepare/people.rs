//! Those who act, in their order; how they are identified; and what everybody gets at the end.

use leptos::{html, prelude::*};
use web_sys::PointerEvent;

use super::{
    addresses::Pasted,
    bar, copies,
    draft::{Draft, Step},
    level,
    line::line,
    person::Person,
    reorder::{order, shifted},
    resumed,
    route::finaliser_last,
};
use crate::{
    part::{focus_heading, tap, text},
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
    view! {
        <div class="body stack">
            <h1 node_ref=heading tabindex="-1">{text(move || {
                here.t(if draft.approval.get() { "prepare-approvers-title" } else { "prepare-people-title" })
            })}</h1>
            {resumed::line(draft)}
            {trouble::alert(here, draft.trouble)}
            {orders(draft)}
            {lines(draft)}
            <div class="row">
                <button type="button" class="btn quiet" on:click=tap(move || { let key = add(draft); focus(draft, key); })>
                    "+ " {here.word("prepare-people-add")}
                </button>
                <button type="button" class="btn text" on:click=tap(move || add_me(draft))>{here.word("prepare-people-me")}</button>
            </div>
            <p class="small muted">{here.word("prepare-people-paste")}</p>
            <section class="card">
                <label class="check">
                    <input type="checkbox" name="may-reassign" prop:checked=move || draft.may_reassign.get()
                        on:change=move |event| draft.may_reassign.set(event_target_checked(&event)) />
                    <span>{here.word("prepare-reassign")}<br /><span class="small muted">{here.word("prepare-reassign-why")}</span></span>
                </label>
            </section>
            {level::section(draft)}
            {copies::section(draft)}
        </div>
        {bar(draft, Step::Documents, Draft::missing_people, "part-next", tap(move || draft.go(after(draft))))}
    }
}

/// Who only approves has no places.
fn after(draft: Draft) -> Step {
    if draft.approval.get_untracked() { Step::Recap } else { Step::Place }
}

fn orders(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let choice = move |at_once: bool, key: &'static str| {
        view! {
            <button type="button" aria-pressed=text(move || (draft.at_once.get() == at_once).to_string())
                on:click=tap(move || draft.at_once.set(at_once))>{here.word(key)}</button>
        }
    };
    let why = move || {
        here.t(if draft.at_once.get() { "prepare-people-at-once-why" } else { "prepare-people-in-order-why" })
    };
    view! {
        <div class="stack tight">
            <div class="tabs" role="group" aria-label=here.word("prepare-people-order")>
                {choice(false, "prepare-people-in-order")}
                {choice(true, "prepare-people-at-once")}
            </div>
            <p class="small muted">{text(why)}</p>
        </div>
    }
}

fn lines(draft: Draft) -> impl IntoView {
    let order = order(move |from, to| draft.people.update(|people| moved(people, from, to)));
    view! {
        <ol class="people" on:pointermove=move |event: PointerEvent| order.follow(&event)
            on:pointerup=move |_| order.drop() on:pointercancel=move |_| order.drop()>
            <For each=move || draft.people.get() key=|person| person.key let(person)>
                {line(draft, person.key, order)}
            </For>
        </ol>
    }
}

fn add(draft: Draft) -> u32 {
    let key = draft.key();
    let person = Person::new(key, draft.here.language.get_untracked());
    draft.people.update(|people| {
        people.push(person);
        finaliser_last(people);
    });
    key
}

/// Somebody goes to another place; nobody comes after a finaliser.
fn moved(people: &mut Vec<Person>, from: usize, to: usize) {
    shifted(people, from, to);
    finaliser_last(people);
}

/// The sender signs too; an empty line is used first.
fn add_me(draft: Draft) {
    let Some(me) = draft.session.get_untracked().map(|session| session.email) else { return };
    let blank = draft
        .people
        .with_untracked(|people| people.iter().find(|person| person.is_blank()).map(|person| person.key));
    let key = blank.unwrap_or_else(|| add(draft));
    change(draft, key, |person| person.email = me);
}

/// Several were pasted into a line: the first takes it, the others come after it.
pub(super) fn paste(draft: Draft, key: u32, pasted: Vec<Pasted>) {
    let count = pasted.len();
    let language = draft.here.language.get_untracked();
    let mut place = draft.people.with_untracked(|people| people.iter().position(|one| one.key == key));
    for (number, Pasted { name, email }) in pasted.into_iter().enumerate() {
        let fill = |person: &mut Person| {
            person.email = email;
            if !name.is_empty() {
                person.name = name;
            }
        };
        if number == 0 {
            change(draft, key, fill);
        } else if let Some(at) = place.as_mut() {
            *at += 1;
            let mut person = Person::new(draft.key(), language);
            fill(&mut person);
            draft.people.update(|people| {
                people.insert(*at, person);
                finaliser_last(people);
            });
        }
    }
    if count > 1 {
        draft.here.announce(words::say(language, "prepare-people-pasted", &[("count", &count.to_string())]));
    }
}

/// Changes one signer.
pub(super) fn change(draft: Draft, key: u32, change: impl FnOnce(&mut Person)) {
    draft.people.update(|people| {
        if let Some(person) = people.iter_mut().find(|person| person.key == key) {
            change(person);
        }
    });
}

/// Moves a signer up or down by one, and says where.
pub(super) fn shift(draft: Draft, key: u32, by: isize) {
    let from = untrack(|| draft.position(key));
    let Some(to) = from.checked_add_signed(by) else { return };
    draft.people.update(|people| moved(people, from, to));
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-moved", &[("number", &(to + 1).to_string())]));
}

/// Removes a signer; the focus goes to the one who comes next.
pub(super) fn remove(draft: Draft, key: u32) {
    let at = untrack(|| draft.position(key));
    draft.remove_person(key);
    let next = draft
        .people
        .with_untracked(|people| people.get(at).or_else(|| people.last()).map(|person| person.key));
    if let Some(next) = next {
        focus(draft, next);
    }
}

fn focus(draft: Draft, key: u32) {
    draft.here.spawn(async move {
        // After the line stands on the page.
        crate::device::pause(0).await;
        super::handle::focus(draft.here, &format!("email-{key}"));
    });
}
