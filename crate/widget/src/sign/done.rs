//! Signed or approved: said plainly, with the copy to save and who else has signed.

use envelope::{Phase, Role, Standing};
use js_sys::Uint8Array;
use leptos::{html, prelude::*};

use super::{
    case::{Case, Paper, Session},
    whereabouts::{on_paper, whereabouts},
};
use crate::{
    device::{can_share, save, share, signed_name, stem},
    moment,
    part::{focus_heading, part, tap, text, who},
    trouble::{self, Trouble},
};

const PDF_TYPE: &str = "application/pdf";

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let when = case.of(|session| session.reading.acted_at(session.recipient));
    let (title, on) = case.now().map_or(("sign-done-title", "sign-done-when"), |session| said(&session));
    view! {
        <div class="body stack">
            <section class="card stack centre">
                <div class="round good" aria-hidden="true">"✓"</div>
                <h1 node_ref=heading tabindex="-1">{here.word(title)}</h1>
                <p class="muted">{text(move || {
                    let when = when.map(|when| moment::day_and_time(here, when)).unwrap_or_default();
                    here.say(on, &[("when", &when)])
                })}</p>
            </section>
            {whereabouts(case)}
            {people(case)}
            {super::comment::so_far(case)}
            <p class="small muted">{text(move || here.t(after(case)))}</p>
            {super::others::card(case)}
            {evidence(case)}
            {on_paper(here)}
            {trouble::alert(here, case.trouble)}
        </div>
        {bar(case)}
    }
}

/// What the reader has done, and when: nothing, who only gets a copy.
fn said(session: &Session) -> (&'static str, &'static str) {
    match session.standing() {
        Standing::Signed => ("sign-done-title", "sign-done-when"),
        Standing::Approved => ("sign-approved-title", "sign-approved-when"),
        _ => ("sign-copy-title", "sign-copy-when"),
    }
}

/// What happens next.
fn after(case: Case) -> &'static str {
    let (is_final, approval) = case.of(|session| {
        let approval = session.reading.is_approval() || session.role() == Role::Approver;
        (session.reading.state().phase() == Phase::Finalised, approval)
    });
    match (is_final, approval) {
        (true, false) => "sign-done-final",
        (false, false) => "sign-done-waiting",
        (true, true) => "sign-approved-final",
        (false, true) => "sign-approved-waiting",
    }
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

/// A file with its name and kind: with what was added to it, or, where nothing ever is, as it came.
fn files(case: Case) -> Vec<(Uint8Array, String, String)> {
    let suffix = words::say(case.here.language.get_untracked(), "part-signed-suffix", &[]);
    let name =
        |document| case.now().map(|session| session.reading.document_name(document)).unwrap_or_default();
    let papers = case.papers.get_untracked().into_iter();
    papers
        .map(|paper| match paper.plain {
            true => (paper.bytes, name(paper.document), paper.media),
            false => (paper.bytes, signed_name(&name(paper.document), &suffix), paper.media),
        })
        .collect()
}

/// Saving, and sharing where the device can: on a phone that is how a file is kept.
fn bar(case: Case) -> impl IntoView {
    let here = case.here;
    let paper = |paper: &Paper| paper.media == PDF_TYPE;
    let only_pdf = case.papers.with_untracked(|papers| papers.iter().all(paper));
    let shared = move || files(case).into_iter().map(|(bytes, name, _)| (bytes, name)).collect::<Vec<_>>();
    let shares = only_pdf && can_share(&shared());
    let several = case.papers.with_untracked(Vec::len) > 1;
    let key = match (only_pdf, several) {
        (true, false) => "sign-save",
        (true, true) => "sign-save-all",
        (false, false) => "sign-file-save",
        (false, true) => "sign-file-save-all",
    };
    view! {
        <footer class="bar">
            {shares.then(|| view! {
                <button class="btn quiet" on:click=tap(move || here.spawn(async move { share(&shared()).await }))>
                    {here.word("sign-share")}
                </button>
            })}
            <button class="btn grow" on:click=tap(move || {
                for (bytes, name, media) in files(case) {
                    if let Err(why) = save(&bytes, &name, &media) {
                        case.show(why);
                    }
                }
            })>{here.word(key)}</button>
        </footer>
    }
}
