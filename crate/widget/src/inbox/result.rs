//! What came of it: how many went, and for each that did not, why; the rest can be gone on with.

use leptos::prelude::*;

use super::{
    desk::{Deed, Desk, Outcome, Step},
    folder,
    heading::heading,
    load,
};
use crate::{
    part::{part, tap, text},
    trouble,
};

/// The step.
pub(crate) fn step(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let went = move || desk.outcomes.with(|all| all.iter().filter(|one| one.failed.is_none()).count());
    // Going back empties the list while this still stands.
    let missed = move || desk.list.with(Vec::len).saturating_sub(went());
    let title = move || {
        let key = match (desk.deed.get(), missed()) {
            (Deed::Sign, 0) => "inbox-signed-title",
            (Deed::Sign, _) => "inbox-signed-some-title",
            (Deed::Decline, 0) => "inbox-declined-title",
            (Deed::Decline, _) => "inbox-declined-some-title",
        };
        here.say(key, &[("count", &went().to_string()), ("missed", &missed().to_string())])
    };
    let again = move || desk.deed.get() == Deed::Sign && !desk.ticked(Deed::Sign).is_empty();
    view! {
        <div class="frame-rest stack">
            {heading(desk, title)}
            <section class="card">{lines(desk, desk.outcomes)}</section>
            {part(move || stopped(desk).then(|| view! { <p class="notice"><span>{here.word("inbox-stopped")}</span></p> }))}
            {part(move || lacks_documents(desk).then(|| folder::card(desk)))}
            <footer class="bar">
                <button type="button" class="btn quiet" on:click=tap(move || { desk.go(Step::List); load::begin(desk); })>
                    {here.word("inbox-back")}
                </button>
                {part(move || again().then(|| view! {
                    <button type="button" class="btn" on:click=tap(move || desk.take(Deed::Sign))>
                        {text(move || here.say("inbox-go-on", &[("count", &desk.ticked(Deed::Sign).len().to_string())]))}
                    </button>
                }))}
            </footer>
        </div>
    }
}

/// Whether some were not come to.
fn stopped(desk: Desk) -> bool {
    desk.outcomes.with(Vec::len) < desk.list.with(Vec::len)
}

/// Whether the person can help with a file.
fn lacks_documents(desk: Desk) -> bool {
    let lacks = |one: &Outcome| {
        let code = one.failed.as_ref().map(|why| why.code.as_str());
        matches!(code, Some("other_file" | "document_missing" | "host"))
    };
    desk.outcomes.with(|all| all.iter().any(lacks))
}

/// A line for each that was come to.
pub(crate) fn lines(desk: Desk, outcomes: RwSignal<Vec<Outcome>>) -> impl IntoView {
    part(move || {
        let lines: Vec<_> = outcomes.with(|all| all.iter().cloned().map(|one| line(desk, one)).collect());
        view! { <ul class="lines">{lines}</ul> }
    })
}

fn line(desk: Desk, outcome: Outcome) -> impl IntoView {
    let here = desk.here;
    let Outcome { key, title, failed } = outcome;
    let (class, word) = match (&failed, desk.deed.get_untracked()) {
        (Some(_), _) => ("chip bad", "inbox-not"),
        (None, Deed::Sign) => ("chip good", "who-signed"),
        (None, Deed::Decline) => ("chip calm", "who-declined"),
    };
    let open = failed.as_ref().is_some_and(|why| why.code == "one_by_one");
    view! {
        <li>
            <span class=class>{here.word(word)}</span>
            <span class="grow">
                <strong>{title}</strong>
                {failed.map(|why| view! { <span class="small">{text(move || trouble::sentence(here, &why))}</span> })}
            </span>
            {open.then(|| view! {
                <button type="button" class="btn quiet" on:click=tap(move || load::open(desk, key.clone()))>{here.word("inbox-open")}</button>
            })}
        </li>
    }
}
