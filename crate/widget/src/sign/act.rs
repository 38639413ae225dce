//! The act: prepare, authorise, sign, time-stamp, embed, post; again upon a newer version if somebody was faster.

use std::rc::Rc;

use envelope::Standing;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::{html, prelude::*};
use protocol::{
    Code,
    http::{AskTimeStamps, Authorisation, Authorise, Sign, TimeStamps},
    worker::{Answer, Ask},
};

use super::{
    bring,
    case::{Case, Session, Step},
    confirm, identity, link,
    ready::{self, Ready},
};
use crate::{
    api::insist,
    device::{copy, grown},
    part::{focus_heading, part},
    signed::{self, Appended},
    trouble::{Trouble, trouble, unexpected},
};

/// How often somebody else may be faster before the person is asked to try again.
const MOST_ROUNDS: usize = 8;

/// What the device is doing, in the order it does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Prepare,
    Authorise,
    Stamp,
    Check,
}

const STAGES: [(Stage, &str); 4] = [
    (Stage::Prepare, "sign-doing-prepare"),
    (Stage::Authorise, "sign-doing-authorise"),
    (Stage::Stamp, "sign-doing-stamp"),
    (Stage::Check, "sign-doing-check"),
];

/// How the act goes, for the step that shows it.
#[derive(Clone, Copy)]
pub(crate) struct Doing {
    stage: RwSignal<Stage>,
    rebased: RwSignal<bool>,
    /// The texts agreed to.
    terms: [&'static str; 2],
}

impl Doing {
    /// Nothing done yet.
    pub(crate) fn new() -> Self {
        Self::agreeing_to(confirm::TERMS)
    }

    /// The same, with these texts.
    pub(crate) fn agreeing_to(terms: [&'static str; 2]) -> Self {
        Self { stage: RwSignal::new(Stage::Prepare), rebased: RwSignal::new(false), terms }
    }
}

/// Begins: the step runs it.
pub(crate) fn begin(case: Case) {
    case.go(Step::Acting);
}

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let doing = Doing::new();
    here.spawn(run(case, doing));
    let lines = STAGES.map(|(stage, key)| {
        let state = move || match doing.stage.get().cmp(&stage) {
            std::cmp::Ordering::Greater => "past",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Less => "",
        };
        view! {
            <li class=state>
                {part(move || match state() {
                    "past" => view! { <span class="dotted" aria-hidden="true">"✓"</span> }.into_any(),
                    "now" => view! { <span class="spin" aria-hidden="true"></span> }.into_any(),
                    _ => view! { <span class="dotted" aria-hidden="true">"·"</span> }.into_any(),
                })}
                <span>{here.word(key)}</span>
            </li>
        }
    });
    view! {
        <div class="body stack">
            <section class="card stack">
                <h1 node_ref=heading tabindex="-1">{here.word("sign-doing-title")}</h1>
                <ol class="doing">{lines.into_iter().collect::<Vec<_>>()}</ol>
                {part(move || doing.rebased.get().then(|| view! {
                    <p class="notice" role="status">{here.word("sign-doing-rebase")}</p>
                }))}
            </section>
            <p class="small muted">{here.word("sign-doing-stay")}</p>
        </div>
    }
}

async fn run(case: Case, doing: Doing) {
    match sign(case, doing).await {
        Ok(()) => {
            case.here.announce(words::say(case.here.language.get_untracked(), "sign-done-title", &[]));
            case.go(Step::Done);
            tell_host(case).await;
        }
        Err(why) => back(case, why),
    }
}

/// Whether somebody else was faster, or the same person in another page: the session is over, or there is nothing to
/// do any more. The link, opened again, says what happened.
pub(crate) fn was_late(why: &Trouble) -> bool {
    matches!(why.code.as_str(), "unauthorised" | "ended" | "already_acted" | "not_your_turn")
}

/// Back to where the person can do something about it; what was given is kept.
pub(crate) fn back(case: Case, why: Trouble) {
    if was_late(&why) {
        return link::open(case);
    }
    case.step.set(Step::Confirm);
    let wants_another =
        ["code_wrong", "code_expired", "too_many_tries", "code_needed", "too_many_agreements"];
    if wants_another.contains(&why.code.as_str()) {
        case.code.set(String::new());
        case.identified.set(false);
    }
    if matches!(why.code.as_str(), "identity_other" | "identity_needed") {
        identity::changed(case);
    }
    case.show(why);
}

/// Round by round, until the signature stands on the newest version.
pub(crate) async fn sign(case: Case, doing: Doing) -> Result<(), Trouble> {
    for _ in 0..MOST_ROUNDS {
        doing.stage.set(Stage::Prepare);
        match round(case, doing).await {
            Ok(()) => return Ok(()),
            Err(why) if why.code == "stale" => doing.rebased.set(true),
            Err(why) => return Err(why),
        }
    }
    Err(trouble("too_busy", "others kept signing in between"))
}

/// One round, on the version that is newest at its beginning.
async fn round(case: Case, doing: Doing) -> Result<(), Trouble> {
    let session = refresh(case).await?;
    let Ready { name, acts, key, possession } = ready::again_or_anew(case, &session).await?;
    doing.stage.set(Stage::Authorise);
    let code = if case.identified.get_untracked() { None } else { Some(code(case)?) };
    let consents = confirm::consents_to(case, &doing.terms);
    let wish = Authorise { code, name, consents, key, acts, possession };
    let Authorisation { record, certificates } = insist(async || session.api.authorise(&wish).await).await?;
    case.identified.set(true);
    doing.stage.set(Stage::Stamp);
    let Answer::SignatureValues { imprints } =
        case.here.ask(&Ask::Sign { record, certificates }, vec![]).await?.0
    else {
        return Err(unexpected());
    };
    let ask = AskTimeStamps { imprints };
    let TimeStamps { tokens, certificates, crls } =
        insist(async || session.api.time_stamps(&ask).await).await?;
    doing.stage.set(Stage::Check);
    let (answer, bytes) = case.here.ask(&Ask::Embed { tokens, certificates, crls }, vec![]).await?;
    let Answer::Signed { revisions } = answer else { return Err(unexpected()) };
    let (revisions, appended) = signed::posted(revisions, bytes)?;
    let post = Sign { revisions };
    let view = insist(async || session.api.sign(&post).await).await?;
    case.adopt(&session.token, view)?;
    grow(case, appended);
    Ok(())
}

pub(crate) fn code(case: Case) -> Result<Code, Trouble> {
    Code::try_from(case.code.get_untracked()).map_err(|why| trouble("code_wrong", why))
}

/// The backend's newest view, told to the engine; documents that somebody else has signed since are
/// rebuilt from the file that the engine holds.
pub(crate) async fn refresh(case: Case) -> Result<Rc<Session>, Trouble> {
    let before = case.now()?;
    let view = before.api.session().await?;
    let session = case.adopt(&before.token, view)?;
    // In another tab, on another device: what is done is done.
    if session.standing() != Standing::Turn {
        return Err(trouble("already_acted", "nothing is left to sign"));
    }
    case.tell_engine(&session).await?;
    for old in case.papers.get_untracked() {
        if old.head != session.reading.state().head(old.document) {
            let nothing = Uint8Array::new_with_length(0);
            let paper = bring::rebuild(case, old.document, nothing, old.password).await?;
            let put = |papers: &mut Vec<_>| replace(papers, paper);
            case.papers.update(put);
        }
    }
    Ok(session)
}

fn replace(papers: &mut [super::case::Paper], newer: super::case::Paper) {
    if let Some(paper) = papers.iter_mut().find(|paper| paper.document == newer.document) {
        *paper = newer;
    }
}

fn grow(case: Case, appended: Vec<Appended>) {
    case.papers.update(|papers| {
        for (document, appended) in appended {
            if let Some(paper) = papers.iter_mut().find(|paper| paper.document == document) {
                paper.bytes = grown(&paper.bytes, &appended);
            }
        }
    });
}

/// Hands the signed files to the host page, with a ticket for its server.
pub(crate) async fn tell_host(case: Case) {
    let Ok(session) = case.now() else { return };
    let mine: Vec<u16> =
        session.reading.state().slots_of(session.recipient).map(|(_, slot)| slot.document).collect();
    let documents = Array::new();
    for paper in case.papers.get_untracked().iter().filter(|paper| mine.contains(&paper.document)) {
        let Ok(ticket) = session.api.ticket(paper.document).await else { continue };
        let facts = session.reading.sent().and_then(|sent| sent.documents.get(usize::from(paper.document)));
        let entry = Object::new();
        let set = |name: &str, value: &wasm_bindgen::JsValue| Reflect::set(&entry, &name.into(), value);
        let _ = set("document", &paper.document.into());
        let _ = set("name", &session.reading.document_name(paper.document).into());
        let _ = set("sha256", &facts.map(|facts| facts.sha256.to_string()).unwrap_or_default().into());
        let _ = set("ticket", &ticket.ticket.into());
        let _ = set("bytes", &copy(&paper.bytes));
        documents.push(&entry);
    }
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &session.reading.envelope().as_str().into());
    let _ = Reflect::set(&detail, &"documents".into(), &documents);
    case.here.emit("paraph-signed", &detail);
}
