//! An envelope's page: who stands where, what happened, what its sender can do.

use std::rc::Rc;

use envelope::{Command, Timestamp};
use leptos::{html, prelude::*};
use protocol::http::Void;

use super::{
    act::{self, Act},
    desk::Desk,
    documents, notices,
    opened::{self, Opened},
    people, pick, seal, timeline,
};
use crate::{
    moment,
    office::phase,
    part::{comments, counted, focus_heading, part, tap, text},
    trouble,
};

/// The step.
pub(super) fn page(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let title = move || {
        let title = desk.opened.with(|one| one.as_ref().map(|one| one.reading.title().to_owned()));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| here.t("follow-untitled"))
    };
    view! {
        <div class="body wide stack envelope-page">
            <p class="back"><button type="button" class="btn text" on:click=tap(|| opened::go(None))>"← "{here.word("follow-back")}</button></p>
            <div class="row head">
                <h1 node_ref=heading tabindex="-1" class="grow">{text(title)}</h1>
                {part(move || desk.opened.get().map(|one| phase::chip(here, { let state = one.phase(); move || state })))}
            </div>
            {trouble::alert(here, desk.trouble)}
            {part(move || match desk.opened.get() {
                Some(opened) => inside(desk, &opened),
                None => view! {
                    <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("part-loading")}</p>
                }
                .into_any(),
            })}
        </div>
    }
}

fn inside(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    view! {
        <p class="muted small">{facts(desk, opened)}</p>
        {bad_act(desk, opened)}
        {seal::notice(desk, opened)}
        {notices::undelivered(desk, opened)}
        {reason(desk, opened)}
        {acts(desk, opened)}
        <div class="two">
            <div class="stack">
                <section class="card stack tight"><h2>{here.word("follow-people")}</h2>{people::people(desk, opened)}</section>
                {documents::card(desk, opened)}
            </div>
            <div class="stack">
                {comments(&opened.reading).map(|said| view! {
                    <section class="card stack tight"><h2>{here.word("follow-comments")}</h2>{said}</section>
                })}
                <section class="card stack tight"><h2>{here.word("follow-timeline")}</h2>{timeline::timeline(desk, opened)}</section>
            </div>
        </div>
    }
    .into_any()
}

/// When it was sent, how many have acted, until when.
fn facts(desk: Desk, opened: &Opened) -> String {
    let here = desk.here;
    let sent = opened.reading.sent();
    let at = opened.reading.history().first().map_or(Timestamp(0), evidence::Record::at);
    let until = sent.map_or(Timestamp(0), |sent| sent.deadline);
    let sent_on = here.say("follow-sent-on", &[("day", &moment::long_day(here, at))]);
    let count = counted(here, "office-count", opened.reading.progress());
    let until = here.say("follow-until", &[("day", &moment::long_day(here, until))]);
    if opened.is_collecting() {
        format!("{sent_on} · {count} · {until}")
    } else {
        format!("{sent_on} · {count}")
    }
}

fn reason(desk: Desk, opened: &Opened) -> Option<AnyView> {
    let reason = opened.reading.reason()?.to_owned();
    let said = move || desk.here.say("follow-reason", &[("reason", &reason)]);
    Some(view! { <p class="notice"><span>{text(said)}</span></p> }.into_any())
}

/// The recipient whose act is the last and was found bad: the rules decide, not this page.
fn bad_act(desk: Desk, opened: &Rc<Opened>) -> Option<AnyView> {
    let may = |recipient: &u16| {
        let command = Command::Void { recipient: *recipient };
        opened.reading.state().decide(&command, opened.now).is_ok()
    };
    let recipient = opened.reading.acting().into_iter().find(may)?;
    let (here, id) = (desk.here, opened.reading.envelope().to_string());
    let name = opened.reading.person(recipient);
    let void = move || {
        let id = id.clone();
        here.spawn(async move {
            let view = async { desk.api()?.void(&id, &Void { recipient }).await }.await;
            opened::take(desk, view);
        });
    };
    let why = move || here.say("follow-void-why", &[("name", &name)]);
    Some(
        view! {
            <div class="notice bad">
                <span class="sign" aria-hidden="true">"!"</span>
                <div class="stack tight grow">
                    <p>{text(why)}</p>
                    <p><button type="button" class="btn quiet" on:click=tap(void)>{here.word("follow-void")}</button></p>
                </div>
            </div>
        }
        .into_any(),
    )
}

/// What can be done to the whole. What the rules do not allow now is not offered.
fn acts(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    let allowed = |command: Command| opened.reading.state().decide(&command, opened.now).is_ok();
    let collecting = opened.is_collecting();
    let again = if collecting { "follow-again" } else { "follow-again-only" };
    let offered = [
        (Act::Finalise, "follow-finalise", "btn", collecting && allowed(Command::Finalise)),
        (Act::Remind, "follow-remind-all", "btn quiet", allowed(Command::Remind { recipients: vec![] })),
        (Act::Again, again, "btn quiet", here.attribute("prepare").is_some()),
        (Act::Cancel, "follow-cancel", "btn text end", collecting),
        (Act::Delete, "follow-delete", "btn text end", !collecting),
    ];
    let buttons: Vec<_> = offered
        .into_iter()
        .filter(|(.., offered)| *offered)
        .map(|(act, word, class, _)| {
            let whom = opened.named();
            view! {
                <button type="button" class=class aria-haspopup="dialog" on:click=tap(move || act::ask(desk, act, whom.clone()))>
                    {here.word(word)}
                </button>
            }
        })
        .collect();
    view! {
        <div class="row whole">
            {buttons}
            <button type="button" class="btn quiet" on:click=tap(pick::print)>{here.word("follow-print")}</button>
        </div>
    }
    .into_any()
}
