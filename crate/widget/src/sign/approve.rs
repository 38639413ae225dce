//! Approving: read, say something if one likes, agree, give the code; the record is the approval.

use envelope::Version;
use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};
use protocol::http::Approve;

use super::{
    act,
    case::{Case, Session, Step},
    confirm::{self, checked, code_card, consent_box, consents_to, may_sign, needs_code, submitted},
    guide::{Guide, focus_next},
    identity, identity_card, overview, said,
};
use crate::{
    api::insist,
    part::{focus_heading, part, tap, text},
    trouble::{self, Trouble, trouble, unexpected},
};

/// The text agreed to, by the name it has in the evidence.
pub(super) const TERMS: &str = "consent-approval-terms";

/// The bar under the files: to the end, then one of two answers.
pub(super) fn bar(guide: Guide) -> impl IntoView {
    let Guide { case, count, seen, .. } = guide;
    let here = case.here;
    focus_next(guide);
    let share = move || {
        let read = if case.read.get() { count } else { seen.get() };
        format!("{}%", read * 100 / count.max(1))
    };
    view! {
        <footer class="bar">
            <div class="left">
                {(count > 0).then(|| view! { <div class="meter" aria-hidden="true"><i style:width=share></i></div> })}
                <p id="left-to-do" aria-live="polite">{text(move || {
                    here.t(if case.read.get() { "sign-left-answer" } else { "sign-left-look" })
                })}</p>
                {overview::page_now(guide)}
            </div>
            {part(move || match case.read.get() {
                false => view! {
                    <button class="btn grow" aria-describedby="left-to-do" on:click=tap(move || guide.to_end())>{here.word("sign-go-end")}</button>
                }
                .into_any(),
                true => view! {
                    <button class="btn quiet" on:click=tap(move || case.go(Step::Decline))>{here.word("sign-decline-approve")}</button>
                    <button node_ref=guide.next class="btn grow" on:click=tap(move || case.go(Step::Confirm))>{here.word("sign-approve")}</button>
                }
                .into_any(),
            })}
        </footer>
    }
}

/// The step.
pub(super) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let waiting = RwSignal::new(false);
    let submit = submitted(case, waiting, missing);
    view! {
        <form class="frame-rest" on:submit=submit>
            <div class="body stack">
                <section class="card stack">
                    <h1 node_ref=heading tabindex="-1">{here.word("sign-approve-title")}</h1>
                    <ul class="lines">{case.of(names)}</ul>
                    <label class="labelled">
                        <span>{here.word("sign-approve-comment")}</span>
                        {said::lines(case, "2000", |said| &mut said.remark)}
                    </label>
                    <p class="small muted">{text(move || checked(case))}</p>
                </section>
                <section class="card">
                    <h2 class="unseen">{here.word("sign-consent-title")}</h2>
                    {consent_box(case, TERMS, case.approval_terms)}
                </section>
                {identity_card::card(case, move || case.approval_terms.get())}
                {trouble::alert(here, case.trouble)}
                {part(move || needs_code(case).then(|| code_card(case, waiting)))}
                <p class="small muted">{here.word("sign-approve-privacy")}</p>
            </div>
            <footer class="bar">
                <button type="button" class="btn quiet" on:click=tap(move || case.go(Step::Read))>{here.word("part-back")}</button>
                <p id="confirm-missing" aria-live="polite">{move || missing(case).map(|key| here.t(key))}</p>
                <button type="submit" class="btn" aria-describedby="confirm-missing"
                    aria-disabled=text(move || (missing(case).is_some() || waiting.get()).to_string())>
                    {text(move || here.t(if may_sign(case) { "sign-approve" } else { "sign-code-ask" }))}
                </button>
            </footer>
        </form>
    }
}

/// What is approved, file by file.
fn names(session: &Session) -> Vec<AnyView> {
    let name = |document| session.reading.document_name(document);
    session.documents().map(|document| view! { <li>{name(document)}</li> }.into_any()).collect()
}

/// What keeps the person from going on, as a sentence's key.
fn missing(case: Case) -> Option<&'static str> {
    if !case.approval_terms.get() {
        Some("sign-missing-approval")
    } else if identity::is_missing(case) {
        Some(confirm::missing_identity(case))
    } else if confirm::needs_code(case) && case.code.with(String::len) != 6 {
        Some("sign-missing-code")
    } else {
        None
    }
}

/// While it is posted.
pub(super) fn acting(case: Case) -> impl IntoView {
    let here = case.here;
    here.spawn(run(case));
    view! {
        <div class="body stack">
            <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("sign-approving")}</p>
        </div>
    }
}

async fn run(case: Case) {
    match approve(case).await {
        Ok(()) => {
            case.here.announce(words::say(case.here.language.get_untracked(), "sign-approved-title", &[]));
            case.go(Step::Done);
        }
        // Nobody approves what they have not read: the newer version is shown first.
        Err(why) if why.code == "stale" => {
            case.read.set(false);
            case.step.set(Step::Read);
            case.show(trouble("newer_version", &why.detail));
        }
        Err(why) => act::back(case, why),
    }
}

async fn approve(case: Case) -> Result<(), Trouble> {
    let before = heads(case);
    let session = act::refresh(case).await?;
    if heads(case) != before {
        return Err(trouble("stale", "somebody has signed in the meantime"));
    }
    let code = if case.identified.get_untracked() { None } else { Some(act::code(case)?) };
    let (versions, consents) = (versions(case)?, consents_to(case, &[TERMS]));
    let post = Approve { code, consents, versions, comment: said::remark(case)? };
    let view = insist(async || session.api.approve(&post).await).await?;
    case.adopt(&session.token, view)?;
    case.identified.set(true);
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &session.reading.envelope().as_str().into());
    case.here.emit("paraph-approved", &detail);
    Ok(())
}

/// All of them.
pub(super) fn versions(case: Case) -> Result<Vec<Version>, Trouble> {
    heads(case).into_iter().collect::<Option<_>>().ok_or_else(unexpected)
}

/// Every document as it was checked and shown, in the documents' order.
fn heads(case: Case) -> Vec<Option<Version>> {
    let mut papers = case.papers.get_untracked();
    papers.sort_by_key(|paper| paper.document);
    let version = |paper: super::case::Paper| Some(Version { document: paper.document, sha256: paper.head? });
    papers.into_iter().map(version).collect()
}
