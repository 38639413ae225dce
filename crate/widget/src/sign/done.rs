//! Signed: said plainly, with the copy to save and who else has signed.

use envelope::Phase;
use js_sys::Uint8Array;
use leptos::{html, prelude::*};

use super::case::Case;
use crate::{
    device::{can_share, save, share, signed_name, stem},
    moment,
    part::{focus_heading, part, tap, text, who},
    trouble::{self, Trouble},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let when = case.of(|session| session.reading.signed_at(session.recipient));
    view! {
        <div class="body stack">
            <section class="card stack centre">
                <div class="round good" aria-hidden="true">"✓"</div>
                <h1 node_ref=heading tabindex="-1">{here.word("sign-done-title")}</h1>
                <p class="muted">{text(move || {
                    let when = when.map(|when| moment::day_and_time(here, when)).unwrap_or_default();
                    here.say("sign-done-when", &[("when", &when)])
                })}</p>
            </section>
            {people(case)}
            {super::comment::so_far(case)}
            <p class="small muted">{text(move || here.t(after(case)))}</p>
            {evidence(case)}
            {trouble::alert(here, case.trouble)}
        </div>
        {bar(case)}
    }
}

/// What happens next.
fn after(case: Case) -> &'static str {
    let phase = case.session.with(|session| session.as_ref().map(|session| session.reading.state().phase()));
    if phase == Some(Phase::Finalised) { "sign-done-final" } else { "sign-done-waiting" }
}

/// Who has signed, and who has not yet.
pub(crate) fn people(case: Case) -> impl IntoView {
    part(move || {
        case.of(|session| Some(who(case.here, &session.reading, Some(session.recipient))))
            .map(|lines| view! { <section class="card">{lines}</section> })
    })
}

/// The evidence file: with the original, enough to rebuild and check the signed PDF offline.
fn evidence(case: Case) -> impl IntoView {
    let here = case.here;
    view! {
        <section class="card stack tight">
            <p class="small muted">{here.word("sign-evidence-what")}</p>
            <button type="button" class="btn text" on:click=tap(move || {
                here.spawn(async move {
                    if let Err(why) = save_evidence(case).await {
                        case.show(why);
                    }
                });
            })>{here.word("sign-evidence-save")}</button>
        </section>
    }
}

async fn save_evidence(case: Case) -> Result<(), Trouble> {
    let session = case.now()?;
    let suffix = words::say(case.here.language.get_untracked(), "part-evidence-suffix", &[]);
    let name = format!("{}-{suffix}.json", stem(&session.reading.document_name(0)));
    save(&session.api.evidence().await?, &name, "application/json")
}

/// Saving, and sharing where the device can: on a phone that is how a file is kept.
fn bar(case: Case) -> impl IntoView {
    let here = case.here;
    let files = move || -> Vec<(Uint8Array, String)> {
        let suffix = words::say(here.language.get_untracked(), "part-signed-suffix", &[]);
        let name =
            |document| case.now().map(|session| session.reading.document_name(document)).unwrap_or_default();
        let papers = case.papers.get_untracked();
        papers.into_iter().map(|paper| (paper.bytes, signed_name(&name(paper.document), &suffix))).collect()
    };
    let shares = can_share(&files());
    let several = if case.papers.with_untracked(Vec::len) > 1 { "sign-save-all" } else { "sign-save" };
    view! {
        <footer class="bar">
            {shares.then(|| view! {
                <button class="btn quiet" on:click=tap(move || here.spawn(async move { share(&files()).await }))>
                    {here.word("sign-share")}
                </button>
            })}
            <button class="btn grow" on:click=tap(move || {
                for (bytes, name) in files() {
                    if let Err(why) = save(&bytes, &name, "application/pdf") {
                        case.show(why);
                    }
                }
            })>{text(move || here.t(several))}</button>
        </footer>
    }
}
