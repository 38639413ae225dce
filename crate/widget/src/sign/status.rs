//! Nothing to do here, or not yet: which of the reasons it is, who has acted, who comes next; to be printed, too.

use envelope::{Phase, Standing};
use leptos::{html, prelude::*};

use super::{
    bring,
    case::{Case, Goal, Session},
    done::people,
    link,
    whereabouts::{on_paper, whereabouts},
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
