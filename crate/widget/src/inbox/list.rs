//! What waits: how much, and each with who asks, what for, and until when; ticks where there are several.

use envelope::Role;
use leptos::prelude::*;
use protocol::http::{InboxLine, InboxView};

use super::{
    desk::{Deed, Desk, key},
    heading::heading,
    load,
};
use crate::{
    here::Here,
    moment,
    part::{part, tap, text},
    trouble,
};

/// What ends within this many milliseconds is urgent.
const SOON: u64 = 3 * 24 * 60 * 60 * 1000;

/// The step.
pub(crate) fn step(desk: Desk) -> impl IntoView {
    let here = desk.here;
    view! {
        {trouble::alert(here, desk.case.trouble)}
        {part(move || match desk.view.get() {
            Some(view) if view.lines.is_empty() => nothing(desk).into_any(),
            Some(view) => waiting(desk, view).into_any(),
            None => view! {
                {part(move || desk.case.trouble.with(Option::is_none).then(|| view! {
                    <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("part-loading")}</p>
                }))}
                {part(move || desk.case.trouble.with(Option::is_some).then(|| view! {
                    <p><button type="button" class="btn quiet" on:click=tap(move || { desk.case.trouble.set(None); load::begin(desk); })>
                        {here.word("part-again")}
                    </button></p>
                }))}
            }.into_any(),
        })}
    }
}

fn nothing(desk: Desk) -> impl IntoView {
    let here = desk.here;
    view! {
        <div class="card row">
            <span class="round good" aria-hidden="true">"✓"</span>
            <div class="grow">
                {heading(desk, move || here.t("inbox-empty-title"))}
                <p class="muted">{here.word("inbox-empty")}</p>
            </div>
        </div>
    }
}

fn waiting(desk: Desk, view: InboxView) -> impl IntoView {
    let here = desk.here;
    let count = view.waiting.to_string();
    let title =
        if view.lines.iter().all(|line| line.role.signs()) { "inbox-title" } else { "inbox-mixed-title" };
    let several = view.lines.len() > 1;
    let more = view.waiting as usize > view.lines.len();
    let shown = view.lines.len().to_string();
    let lines: Vec<_> =
        view.lines.iter().map(|one| line(desk, one, view.now.plus(SOON) > one.deadline, several)).collect();
    let badge = count.clone();
    view! {
        <div class="waits">
            <span class="badge" aria-hidden="true">{badge}</span>
            {heading(desk, move || here.say(title, &[("count", &count)]))}
            {several.then(|| all(desk, &view))}
        </div>
        <ul class="lines card">{lines}</ul>
        {more.then(|| view! { <p class="small muted">{text(move || here.say("inbox-more", &[("count", &shown)]))}</p> })}
        {several.then(|| bar(desk))}
    }
}

/// All or none.
fn all(desk: Desk, view: &InboxView) -> impl IntoView + use<> {
    let here = desk.here;
    let keys: Vec<_> = view.lines.iter().map(key).collect();
    let count = keys.len();
    view! {
        <label class="check all">
            <input type="checkbox" prop:checked=move || desk.chosen.with(Vec::len) == count
                on:change=move |event| desk.chosen.set(if event_target_checked(&event) { keys.clone() } else { vec![] }) />
            <span>{here.word("inbox-all")}</span>
        </label>
    }
}

fn line(desk: Desk, line: &InboxLine, urgent: bool, several: bool) -> impl IntoView + use<> {
    let here = desk.here;
    let (own, opened) = (key(line), key(line));
    let deadline = line.deadline;
    let class = if urgent { "chip warn" } else { "chip calm" };
    let label = line.title.clone();
    view! {
        <li>
            {if several { tick(desk, line, own).into_any() } else { words(here, line).into_any() }}
            <span class=class>{text(move || here.say("inbox-until", &[("until", &moment::day(here, deadline))]))}</span>
            <button type="button" class="btn quiet" on:click=tap(move || load::open(desk, opened.clone()))
                aria-label=text(move || here.say("inbox-open-one", &[("title", &label)]))>
                {here.word("inbox-open")}
            </button>
        </li>
    }
}

fn tick(desk: Desk, line: &InboxLine, own: super::desk::Key) -> impl IntoView + use<> {
    let ticked = own.clone();
    view! {
        <label class="check grow">
            <input type="checkbox" prop:checked=move || desk.chosen.with(|chosen| chosen.contains(&ticked))
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    desk.chosen.update(|chosen| {
                        chosen.retain(|one| *one != own);
                        if on {
                            chosen.push(own.clone());
                        }
                    });
                } />
            {words(desk.here, line)}
        </label>
    }
}

/// Title, who asks what, and how many documents.
fn words(here: Here, line: &InboxLine) -> impl IntoView + use<> {
    let title = line.title.clone();
    view! {
        <span class="grow">
            <strong>{title}</strong>
            <span class="small muted">{asked(here, line)}</span>
        </span>
    }
}

/// “elise@exemple.fr asks you to sign · 2 documents”.
fn asked(here: Here, line: &InboxLine) -> impl Fn() -> String + Send + use<> {
    let documents = line.documents.len().to_string();
    let asks = asks(here, line);
    move || format!("{} · {}", asks(), here.say("inbox-documents", &[("count", &documents)]))
}

/// “elise@exemple.fr asks you to sign”.
pub(super) fn asks(here: Here, line: &InboxLine) -> impl Fn() -> String + Send + use<> {
    let sender = line.sender.clone();
    let key = match line.role {
        Role::Approver => "inbox-asks-approval",
        Role::Finaliser => "inbox-asks-last",
        Role::Signer | Role::Copy => "inbox-asks-signature",
    };
    move || here.say(key, &[("sender", &sender)])
}

fn bar(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let count = move |deed| desk.ticked(deed).len();
    let hint = move || {
        let chosen = desk.chosen.with(Vec::len);
        if chosen == 0 { here.t("inbox-tick") } else { String::new() }
    };
    view! {
        <footer class="bar">
            <button type="button" class="btn text end" aria-disabled=text(move || (count(Deed::Decline) == 0).to_string())
                on:click=tap(move || desk.take(Deed::Decline))>
                {text(move || here.say("inbox-decline", &[("count", &count(Deed::Decline).to_string())]))}
            </button>
            <p aria-live="polite">{hint}</p>
            <button type="button" class="btn" aria-disabled=text(move || (count(Deed::Sign) == 0).to_string())
                on:click=tap(move || desk.take(Deed::Sign))>
                {text(move || here.say("inbox-sign", &[("count", &count(Deed::Sign).to_string())]))}
            </button>
        </footer>
    }
}
