//! What is asked of the list: words, a state, an order, and how it is looked at.

use leptos::prelude::*;
use protocol::http::{PhaseWord, Sort};

use super::{
    desk::{Desk, View},
    list,
};
use crate::{
    device::pause,
    office::phase,
    part::{part, tap, text, typing},
};

/// How long typing may rest before it is searched for, milliseconds.
const REST: u32 = 250;

/// All of it.
pub(super) fn filters(desk: Desk) -> impl IntoView {
    let here = desk.here;
    view! {
        <search class="stack tight filters">
            <div class="ask">
                <label class="labelled grow">
                    <span>{here.word("follow-search")}</span>
                    <input class="field" type="search" name="search" autocomplete="off" spellcheck="false" maxlength="200"
                        placeholder=here.word("follow-search-where")
                        prop:value=move || desk.search.get()
                        on:input=typing(move |words| search(desk, words)) />
                </label>
                <label class="labelled order">
                    <span>{here.word("follow-sort")}</span>
                    <select class="field" name="sort" prop:value=move || sort_name(desk.sort.get()) on:change=typing(move |name| sort(desk, &name))>
                        <option value="sent">{here.word("follow-sort-sent")}</option>
                        <option value="changed">{here.word("follow-sort-changed")}</option>
                        <option value="deadline">{here.word("follow-sort-deadline")}</option>
                    </select>
                </label>
                {views(desk)}
            </div>
            <div class="states" role="group" aria-label=here.word("follow-states")>
                {state(desk, None)}
                {phase::ALL.map(|one| state(desk, Some(one))).into_iter().collect::<Vec<_>>()}
            </div>
        </search>
    }
}

fn search(desk: Desk, words: String) {
    desk.search.set(words.clone());
    desk.here.spawn(async move {
        pause(REST).await;
        if desk.search.try_get_untracked().as_ref() == Some(&words) {
            list::anew(desk);
        }
    });
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Sent => "sent",
        Sort::Changed => "changed",
        Sort::Deadline => "deadline",
    }
}

fn sort(desk: Desk, name: &str) {
    let sorts = [Sort::Sent, Sort::Changed, Sort::Deadline];
    if let Some(sort) = sorts.into_iter().find(|sort| sort_name(*sort) == name) {
        desk.sort.set(sort);
        list::anew(desk);
    }
}

fn views(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let button = |view: View, word: &'static str| {
        view! {
            <button type="button" aria-pressed=text(move || (desk.view.get() == view).to_string())
                on:click=tap(move || look(desk, view))>{here.word(word)}</button>
        }
    };
    view! {
        <div class="tabs" role="group" aria-label=here.word("follow-view")>
            {button(View::List, "follow-view-list")}
            {button(View::Board, "follow-view-board")}
        </div>
    }
}

fn look(desk: Desk, view: View) {
    if desk.view.get_untracked() != view {
        desk.view.set(view);
        desk.read.set(false);
        list::anew(desk);
    }
}

/// A state with how many are in it; none: all of them. One without any is not offered.
fn state(desk: Desk, wanted: Option<PhaseWord>) -> AnyView {
    let here = desk.here;
    let word = wanted.map_or("follow-all", phase::word);
    let count = move || wanted.map_or_else(|| desk.total(), |phase| desk.count(phase));
    let offered = Memo::new(move |_| wanted.is_none() || count() > 0 || desk.phase.get() == wanted);
    part(move || offered.get().then(|| view! {
        <button type="button" class="state" aria-pressed=text(move || (desk.phase.get() == wanted).to_string())
            on:click=tap(move || only(desk, wanted))>
            {wanted.map(|phase| view! { <span aria-hidden="true">{phase::look(phase).1}</span> })}
            <span>{here.word(word)}</span>
            <b>{text(move || count().to_string())}</b>
        </button>
    }))
    .into_any()
}

/// Only this state, as a list.
pub(super) fn only(desk: Desk, phase: Option<PhaseWord>) {
    desk.phase.set(phase);
    if desk.view.get_untracked() == View::Board && phase.is_some() {
        desk.view.set(View::List);
        desk.read.set(false);
    }
    list::anew(desk);
}
