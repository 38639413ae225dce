//! Nothing to sign here, or not yet: which of the reasons it is, in a sentence, and the copy if there is one.

use envelope::{Phase, Standing};
use leptos::{html, prelude::*};

use super::{
    bring,
    case::{Case, Goal, Session},
    done::people,
    link,
};
use crate::{
    moment,
    part::{focus_heading, part, tap, text},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    // Who signed may always have the copy; at the end, everybody who was asked or is in copy.
    let may_have = move || {
        case.of(|session| match session.standing() {
            Standing::Signed => true,
            Standing::Declined => false,
            _ => session.reading.state().phase() == Phase::Finalised,
        })
    };
    view! {
        <div class="body stack">
            {part(move || {
                let (class, sign, key) = case.of(said);
                let reason = case.of(|session| session.reading.reason().map(str::to_owned));
                let when = case.of(|session| session.reading.signed_at(session.recipient));
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
            {people(case)}
            {super::comment::so_far(case)}
        </div>
        <footer class="bar">
            <button class="btn quiet" on:click=tap(move || link::open(case))>{here.word("status-refresh")}</button>
            {part(move || may_have().then(|| view! {
                <button class="btn grow" on:click=tap(move || { case.goal.set(Goal::Copy); bring::begin(case); })>
                    {here.word("status-my-copy")}
                </button>
            }))}
        </footer>
    }
}

/// The looks, the sign, and the sentences' key.
fn said(session: &Session) -> (&'static str, &'static str, &'static str) {
    let phase = session.reading.state().phase();
    match (session.standing(), phase) {
        (Standing::Signed | Standing::Approved, Phase::Finalised) => ("round good", "✓", "finalised"),
        (_, Phase::Cancelled) => ("round bad", "×", "cancelled"),
        (_, Phase::Expired) => ("round warn", "◷", "expired"),
        (Standing::Declined, _) => ("round", "×", "you-declined"),
        (_, Phase::Declined) => ("round bad", "×", "declined"),
        (Standing::Signed | Standing::Approved, _) => ("round good", "✓", "signed"),
        (Standing::NotYet, _) => ("round warn", "◷", "not-yet"),
        (Standing::Copy, Phase::Finalised) => ("round good", "✓", "copy-final"),
        (Standing::Over, Phase::Finalised) => ("round good", "✓", "over-final"),
        (Standing::Copy, _) => ("round", "i", "copy"),
        (Standing::Over | Standing::Turn, _) => ("round", "✓", "over"),
    }
}
