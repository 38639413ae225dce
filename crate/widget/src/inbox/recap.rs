//! About to sign many: which, the mark, name and consents once, and one code for exactly this list.

use leptos::{html, prelude::*};
use protocol::http::InboxLine;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, SubmitEvent};

use super::{
    act,
    desk::{Desk, Step, signs},
    folder,
    heading::heading,
    list, result, sessions,
};
use crate::{
    here::Here,
    part::{code_field, part, tap, text},
    sign::{
        confirm::{self, LIST_TERMS},
        mark,
    },
    trouble,
};

/// The step.
pub(crate) fn step(desk: Desk) -> impl IntoView {
    let (here, case) = (desk.here, desk.case);
    let waiting = RwSignal::new(false);
    let sheet = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(|| missing(desk)).is_none() && !waiting.get_untracked() {
            go_on(desk, waiting);
        }
    };
    view! {
        <form class="frame-rest stack" on:submit=submit>
            {heading(desk, move || here.say("inbox-recap-title", &[("count", &count(desk))]))}
            {resumed(desk)}
            {lines(desk)}
            {part(move || approvals(desk).then(|| view! { <p class="notice warn"><span>{here.word("inbox-approvals")}</span></p> }))}
            {part(move || desk.has_too_many().then(|| view! { <p class="notice"><span>{here.word("inbox-most")}</span></p> }))}
            <p class="small muted">{here.word("inbox-unread")}</p>
            <section class="card stack">
                {confirm::name_field(case)}
                {confirm::your_mark(case)}
                <button type="button" class="btn quiet" on:click=tap(move || sheet.set(true))>
                    {text(move || here.t(if case.mark.with(Option::is_some) { "inbox-mark-change" } else { "inbox-mark" }))}
                </button>
            </section>
            <section class="card">
                {confirm::consent_box(case, LIST_TERMS[0], case.signature_terms)}
                {confirm::consent_box(case, LIST_TERMS[1], case.certificate_terms)}
            </section>
            {(!here.property("getDocument").is_function()).then(|| folder::card(desk))}
            {trouble::alert(here, case.trouble)}
            // Beside the code, where the person looks then.
            <div role="status">{not_with_these(desk)}</div>
            {part(move || (sessions::is_code_sent(desk) && !sessions::cover(desk)).then(|| code_card(desk, waiting)))}
            <footer class="bar">
                <button type="button" class="btn quiet" on:click=tap(move || desk.go(Step::List))>{here.word("part-back")}</button>
                <p id="inbox-missing" aria-live="polite">{move || missing(desk).map(|key| here.t(key))}</p>
                <button type="submit" class="btn" aria-describedby="inbox-missing"
                    aria-disabled=text(move || (missing(desk).is_some() || waiting.get()).to_string())>
                    {text(move || if may_sign(desk) {
                        here.say("inbox-sign", &[("count", &count(desk))])
                    } else {
                        here.t("sign-code-ask")
                    })}
                </button>
            </footer>
        </form>
        {mark::sheet(case, sheet, || ())}
    }
}

fn count(desk: Desk) -> String {
    desk.list.with(Vec::len).to_string()
}

/// Said to who comes back after the page was killed in the middle.
pub(crate) fn resumed(desk: Desk) -> impl IntoView {
    part(move || {
        desk.resumed.get().then(|| {
            view! {
                <p class="notice" role="status"><span>{desk.here.word("inbox-resumed")}</span></p>
            }
        })
    })
}

/// Titles, who asks, and what the documents are called.
pub(crate) fn lines(desk: Desk) -> impl IntoView {
    part(move || {
        let lines: Vec<_> = desk.list.with(|lines| lines.iter().map(|one| line(desk.here, one)).collect());
        view! { <ul class="lines card">{lines}</ul> }
    })
}

fn line(here: Here, line: &InboxLine) -> impl IntoView + use<> {
    let (title, asks) = (line.title.clone(), list::asks(here, line));
    let names = line.documents.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
    view! {
        <li><span class="grow">
            <strong>{title}</strong>
            <span class="small muted">{move || format!("{} · {names}", asks())}</span>
        </span></li>
    }
}

/// What one code cannot be for, and why.
fn not_with_these(desk: Desk) -> impl IntoView {
    part(move || {
        let count = desk.left_out.with(Vec::len);
        (count > 0).then(|| {
            let count = count.to_string();
            view! {
                <section class="card stack tight">
                    <p>{text(move || desk.here.say("inbox-left-out", &[("count", &count)]))}</p>
                    {result::lines(desk, desk.left_out)}
                </section>
            }
        })
    })
}

/// Whether something is ticked that is not signed so.
fn approvals(desk: Desk) -> bool {
    desk.ticked_lines().iter().any(|line| !signs(line))
}

fn may_sign(desk: Desk) -> bool {
    sessions::cover(desk) || sessions::is_code_sent(desk)
}

/// What keeps the person from going on, as a sentence's key.
fn missing(desk: Desk) -> Option<&'static str> {
    let case = desk.case;
    let name = case.name.with(|name| name.trim().chars().count());
    if !(2..=64).contains(&name) {
        Some("sign-missing-name")
    } else if case.mark.with(Option::is_none) {
        Some("inbox-missing-mark")
    } else if !case.signature_terms.get() || !case.certificate_terms.get() {
        Some("sign-missing-consent")
    } else if !sessions::cover(desk) && sessions::is_code_sent(desk) && case.code.with(String::len) != 6 {
        Some("sign-missing-code")
    } else {
        None
    }
}

/// A code is asked for, or opens the list; then the device signs.
fn go_on(desk: Desk, waiting: RwSignal<bool>) {
    if untrack(|| sessions::cover(desk)) {
        return act::begin(desk);
    }
    let typed = untrack(|| sessions::is_code_sent(desk));
    waiting.set(true);
    desk.case.trouble.set(None);
    desk.here.spawn(async move {
        let went = if typed { sessions::open(desk).await } else { sessions::ask_code(desk).await };
        waiting.set(false);
        match went {
            Ok(()) if typed => act::begin(desk),
            Ok(()) => {}
            Err(why) => desk.case.show(why),
        }
    });
}

fn code_card(desk: Desk, waiting: RwSignal<bool>) -> impl IntoView {
    let here = desk.here;
    let again = move || {
        waiting.set(true);
        here.spawn(async move {
            let asked = sessions::ask_code(desk).await;
            waiting.set(false);
            if let Err(why) = asked {
                desk.case.show(why);
            }
        });
    };
    let title = NodeRef::<html::H3>::new();
    // Whoever asked for a code types it next.
    Effect::new(move |_| {
        if title.get().is_some()
            && let Some(field) = here.root().get_element_by_id("list-code")
        {
            let _ = field.unchecked_into::<HtmlElement>().focus();
        }
    });
    view! {
        <section class="card stack">
            <h3 node_ref=title>{here.word("inbox-code-title")}</h3>
            <p>{here.word("inbox-code-sent")}</p>
            {code_field(here, "list-code", desk.case.code)}
            <div class="row">
                <span class="small muted">{desk.case.ticking.line(here)}</span>
                <button type="button" class="btn text" disabled=move || waiting.get() on:click=tap(again)>
                    {here.word("sign-code-again")}
                </button>
            </div>
        </section>
    }
}
