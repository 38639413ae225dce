//! Where it stands and who comes next, to be read and printed: also before one has acted oneself.

use envelope::{Phase, Standing};
use leptos::{html, prelude::*};

use super::{
    case::{Case, Session, Step},
    comment,
    done::people,
};
use crate::{
    here::Here,
    moment,
    part::{counted, focus_heading, part, tap},
};

/// The step of who is still to act.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    view! {
        <div class="body stack">
            <h1 node_ref=heading tabindex="-1">{here.word("sign-where-title")}</h1>
            {whereabouts(case)}
            {people(case)}
            {comment::so_far(case)}
            {on_paper(here)}
        </div>
        <footer class="bar">
            <button class="btn grow" on:click=tap(move || case.go(Step::Read))>{here.word("sign-decline-no")}</button>
        </footer>
    }
}

/// How many have acted, whose turn it is, and until when; at the end only how many.
pub(crate) fn whereabouts(case: Case) -> impl IntoView {
    let here = case.here;
    part(move || {
        let (progress, turn) = case.of(|session| (session.reading.progress(), turn(session)));
        let seal = case.of(|session| seal(case, session));
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
fn seal(case: Case, session: &Session) -> Option<&'static str> {
    let state = session.reading.state();
    match state.phase() {
        _ if !state.sent()?.seal => None,
        _ if state.is_sealed() && is_left_out(case, session) => Some("status-seal-bad"),
        _ if state.is_sealed() => Some("status-sealed"),
        Phase::Finalised => Some("status-seal-missing"),
        Phase::Collecting => Some("status-seal-later"),
        _ => None,
    }
}

/// Whether copies are without the seal, as it cannot be read: seen here, or else by whoever reported it.
fn is_left_out(case: Case, session: &Session) -> bool {
    case.papers.with(|papers| match papers.is_empty() {
        true => session.reading.state().is_seal_bad(),
        false => papers.iter().any(|paper| paper.bad_seal),
    })
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
