//! Nothing to do here, or not yet: which of the reasons it is, who has acted, who comes next; to be printed, too.

use envelope::{Phase, Standing};
use leptos::{html, prelude::*};

use super::{
    bring,
    case::{Case, Goal, Session},
    done::people,
    link,
};
use crate::{
    here::Here,
    moment,
    part::{counted, focus_heading, part, tap, text},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    view! {
        <div class="body stack">
            {part(move || {
                let (class, sign, key) = case.of(said);
                let reason = case.of(|session| session.reading.reason().map(str::to_owned));
                let when = case.of(|session| session.reading.acted_at(session.recipient));
                view! {
                    <section class="card stack centre">
                        <div class=class aria-hidden="true">{sign}</div>
                        <h1 node_ref=heading tabindex="-1">{text(move || here.t(&format!("status-{key}-title")))}</h1>
                        <p class="muted">{text(move || {
                            let when = when.map(|when| moment::day_and_time(here, when)).unwrap_or_default();
                            here.say(&format!("status-{key}"), &[("when", &when)])
                        })}</p>
                        {reason.map(|reason| view! { <blockquote class="muted">{text(move || here.say("status-reason", &[("reason", &reason)]))}</blockquote> })}
                    </section>
                }
            })}
            {whereabouts(case)}
            {people(case)}
            {super::comment::so_far(case)}
            {on_paper(here)}
        </div>
        <footer class="bar">
            <button class="btn quiet" on:click=tap(move || link::open(case))>{here.word("status-refresh")}</button>
            {part(move || case.of(may_have).then(|| view! {
                <button class="btn grow" on:click=tap(move || { case.goal.set(Goal::Copy); bring::begin(case); })>
                    {text(move || here.t(if case.of(|session| session.reading.is_approval()) { "status-my-files" } else { "status-my-copy" }))}
                </button>
            }))}
        </footer>
    }
}

/// Who signed or approved may always have the copy; at the end everybody, but who declined only if all get it.
fn may_have(session: &Session) -> bool {
    let is_final = session.reading.state().phase() == Phase::Finalised;
    match session.standing() {
        Standing::Signed | Standing::Approved => true,
        Standing::Declined => is_final && session.reading.sent().is_some_and(|sent| sent.copy_to_all),
        _ => is_final,
    }
}

/// How many have acted, whose turn it is, and until when; at the end only how many.
pub(crate) fn whereabouts(case: Case) -> impl IntoView {
    let here = case.here;
    part(move || {
        let (progress, turn) = case.of(|session| (session.reading.progress(), turn(session)));
        let seal = case.of(seal);
        let until = case.of(|session| session.reading.sent().map(|sent| sent.deadline));
        let until = until.map(|until| moment::long_day(here, until)).unwrap_or_default();
        let count = counted(here, "status-count", progress);
        let next =
            (!turn.is_empty()).then(|| here.say("status-next", &[("names", &turn), ("until", &until)]));
        (progress[1] > 0).then(|| {
            view! {
                <section class="card stack tight">
                    <p><strong>{count}</strong></p>
                    {next.map(|next| view! { <p class="small muted">{next}</p> })}
                    {seal.map(|key| view! { <p class="small muted">{here.word(key)}</p> })}
                </section>
            }
        })
    })
}

/// Where the organisation's seal stands, if one was asked for and can still come.
fn seal(session: &Session) -> Option<&'static str> {
    let state = session.reading.state();
    match state.phase() {
        _ if !state.sent()?.seal => None,
        _ if state.is_sealed() => Some("status-sealed"),
        Phase::Finalised => Some("status-seal-missing"),
        Phase::Collecting => Some("status-seal-later"),
        _ => None,
    }
}

/// Whose turn it is.
fn turn(session: &Session) -> String {
    let reading = &session.reading;
    let is_asked = |one: &u16| reading.state().standing(*one) == Some(Standing::Turn);
    let names: Vec<String> =
        reading.acting().into_iter().filter(is_asked).map(|one| reading.person(one)).collect();
    names.join(", ")
}

/// The way to have this on paper.
pub(crate) fn on_paper(here: Here) -> impl IntoView {
    view! { <p class="on-screen"><button type="button" class="btn text" on:click=tap(print)>{here.word("part-print")}</button></p> }
}

fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// The looks, the sign, and the sentences' key.
fn said(session: &Session) -> (&'static str, &'static str, &'static str) {
    let phase = session.reading.state().phase();
    let approval = session.reading.is_approval();
    match (session.standing(), phase) {
        (Standing::Signed, Phase::Finalised) => ("round good", "✓", "finalised"),
        (Standing::Approved, Phase::Finalised) => ("round good", "✓", "agreed"),
        (_, Phase::Cancelled) => ("round bad", "×", "cancelled"),
        (_, Phase::Expired) => ("round warn", "◷", "expired"),
        (Standing::Declined, _) => ("round", "×", "you-declined"),
        (_, Phase::Declined) => ("round bad", "×", "declined"),
        (Standing::Signed, _) => ("round good", "✓", "signed"),
        (Standing::Approved, _) => ("round good", "✓", "approved"),
        (Standing::NotYet, _) => ("round warn", "◷", "not-yet"),
        (Standing::Copy, Phase::Finalised) if approval => ("round good", "✓", "copy-agreed"),
        (Standing::Over, Phase::Finalised) if approval => ("round good", "✓", "over-agreed"),
        (Standing::Copy, Phase::Finalised) => ("round good", "✓", "copy-final"),
        (Standing::Over, Phase::Finalised) => ("round good", "✓", "over-final"),
        (Standing::Copy, _) => ("round", "i", "copy"),
        (Standing::Over | Standing::Turn, _) => ("round", "✓", "over"),
    }
}
