//! Brings the documents: from the host's store, or chosen by the person; checked before anything is shown.

use std::rc::Rc;

use envelope::Outcome;
use js_sys::{Object, Reflect, Uint8Array};
use leptos::{html, prelude::*};
use protocol::{
    http::Report,
    worker::{Answer, Ask},
};
use web_sys::File;

use super::{
    asked_by,
    case::{Case, Goal, Paper, Session, Step},
    glimpse::Glimpse,
    keep,
};
use crate::{
    api::insist,
    device::{bytes_of, copy, read},
    moment,
    part::{PDF, file_area, focus_heading, part, password_form, show, text, warm},
    trouble::{Trouble, alert, tell, unexpected},
};

/// What is missing before the documents can be shown.
#[derive(Clone)]
enum Wanted {
    /// Nothing: it is being fetched or checked.
    Patience,
    /// The person has to choose the file of this document.
    File(u16),
    /// The person has to give a password for this file.
    Password(u16, Uint8Array, bool),
}

/// How far it is.
#[derive(Clone, Copy)]
struct Bringing {
    case: Case,
    wanted: RwSignal<Wanted, LocalStorage>,
    glimpse: Glimpse,
}

/// Begins fetching; the step shows how it goes.
pub(crate) fn begin(case: Case) {
    case.papers.set(vec![]);
    case.go(Step::Bring);
}

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let bringing = Bringing { case, wanted: RwSignal::new_local(Wanted::Patience), glimpse: Glimpse::new() };
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    here.spawn(async move {
        let told = async { case.tell_engine(&*case.now()?).await }.await;
        if let Err(why) = told {
            broken(case, why);
        }
    });
    // It answers in the order it is asked: the documents come meanwhile.
    here.spawn(async move { next(bringing, true).await });
    view! {
        <div class="body stack">
            <section class="card asks">
                <h1 node_ref=heading tabindex="-1">{text(move || case.of(|session| session.reading.title().to_owned()))}</h1>
                {(case.goal.get_untracked() == Goal::Sign).then(|| view! { <p>{text(move || asked_by(case))}</p> })}
                {part(move || case.of(|session| session.reading.value("message").map(str::to_owned)).map(|message| view! {
                    <blockquote>{message}</blockquote>
                }))}
            </section>
            {alert(here, case.trouble)}
            {part(move || match bringing.wanted.get() {
                Wanted::Patience => patience(case).into_any(),
                Wanted::File(document) => choose(bringing, document).into_any(),
                Wanted::Password(document, bytes, wrong) => {
                    let name = case.of(|session| session.reading.document_name(document));
                    password_form(here, name, wrong, move |password| {
                        let bytes = copy(&bytes);
                        here.spawn(async move { open(bringing, document, bytes, Some(password)).await });
                    })
                    .into_any()
                }
            })}
            {bringing.glimpse.view(case)}
        </div>
    }
}

fn patience(case: Case) -> impl IntoView {
    let here = case.here;
    view! {
        <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("sign-bringing")}</p>
    }
}

fn choose(bringing: Bringing, document: u16) -> impl IntoView {
    let Bringing { case, wanted, .. } = bringing;
    let here = case.here;
    let name = case.of(|session| session.reading.document_name(document));
    let facts = case.of(|session| session.reading.sent()?.documents.get(usize::from(document)).cloned());
    let size = facts.as_ref().map(|facts| facts.size);
    let accept = if facts.is_some_and(|facts| facts.revision.is_none()) { "" } else { PDF };
    let chosen = move |files: Vec<File>| {
        let Some(file) = files.into_iter().next() else { return };
        case.trouble.set(None);
        wanted.set(Wanted::Patience);
        here.spawn(async move {
            match read(&file).await {
                Ok(bytes) => {
                    if let Ok(session) = case.now() {
                        keep::keep_file(case, &session, document, &bytes);
                    }
                    open(bringing, document, bytes, None).await;
                }
                Err(why) => ask_again(bringing, document, why),
            }
        });
    };
    view! {
        <section class="card stack">
            <h2>{here.word("sign-choose-title")}</h2>
            <p>{text(move || {
                let size = size.map(|size| moment::size(here, size)).unwrap_or_default();
                let which = if accept.is_empty() { "sign-choose-which-file" } else { "sign-choose-which" };
                here.say(which, &[("name", &name), ("size", &size)])
            })}</p>
            {file_area(here, "part-drop-one", "sign-choose-button", accept, false, chosen)}
            <p class="small muted">{here.word("sign-choose-private")}</p>
        </section>
    }
}

fn broken(case: Case, why: Trouble) {
    case.show(why);
    case.step.set(Step::Broken);
}

fn ask_again(bringing: Bringing, document: u16, why: Trouble) {
    let Bringing { case, wanted, .. } = bringing;
    if let Ok(session) = case.now() {
        keep::forget_file(case, &session, document);
    }
    case.show(why);
    wanted.set(Wanted::File(document));
}

/// Goes on with the first document that is missing; when none is, the path goes on.
async fn next(bringing: Bringing, may_fetch: bool) {
    let Bringing { case, wanted, .. } = bringing;
    let Ok(session) = case.now() else { return };
    let held =
        case.papers.with_untracked(|papers| papers.iter().map(|paper| paper.document).collect::<Vec<_>>());
    let Some(document) = session.documents().find(|document| !held.contains(document)) else {
        return arrived(case).await;
    };
    wanted.set(Wanted::Patience);
    let fetched = match keep::recall_file(case, &session, document).await {
        Some(bytes) => Some(Ok(bytes)),
        None if may_fetch => from_host(case, &session, document).await,
        None => None,
    };
    match fetched {
        Some(Ok(bytes)) => Box::pin(open(bringing, document, bytes, None)).await,
        Some(Err(why)) => {
            tell(case.here, &why);
            wanted.set(Wanted::File(document));
        }
        None => wanted.set(Wanted::File(document)),
    }
}

async fn arrived(case: Case) {
    match case.goal.get_untracked() {
        Goal::Sign => keep::resume(case).await,
        Goal::Copy => case.go(Step::Done),
    }
}

/// Asks the host's document store, with a ticket. `None` if the host page offers none.
pub(crate) async fn from_host(
    case: Case,
    session: &Session,
    document: u16,
) -> Option<Result<Uint8Array, Trouble>> {
    if !case.here.property("getDocument").is_function() {
        return None;
    }
    let ticket = match session.api.ticket(document).await {
        Ok(ticket) => ticket.ticket,
        Err(why) => return Some(Err(why)),
    };
    let facts = session.reading.sent()?.documents.get(usize::from(document))?.clone();
    let wanted = Object::new();
    let set = |name: &str, value: &wasm_bindgen::JsValue| Reflect::set(&wanted, &name.into(), value);
    let _ = set("envelope", &session.reading.envelope().as_str().into());
    let _ = set("document", &document.into());
    let _ = set("sha256", &facts.sha256.to_string().into());
    let _ = set("size", &(facts.size as f64).into());
    let _ = set("name", &session.reading.document_name(document).into());
    let _ = set("ticket", &ticket.into());
    match case.here.call("getDocument", &wanted).await? {
        Ok(value) => Some(bytes_of(value).await),
        Err(why) => Some(Err(why)),
    }
}

/// Hands a file to the engine, which checks it, rebuilds every revision and gives the newest version.
async fn open(bringing: Bringing, document: u16, bytes: Uint8Array, password: Option<String>) {
    let Bringing { case, wanted, glimpse } = bringing;
    wanted.set(Wanted::Patience);
    case.trouble.set(None);
    let kept = copy(&bytes);
    glimpse.begin(case, document, kept.clone());
    // What draws is wanted first; it is said elsewhere if it does not come.
    let _ = warm(case.here).await;
    let rebuilt = rebuild(case, document, bytes, password.clone()).await;
    glimpse.end();
    if case.step.get_untracked() != Step::Bring {
        return;
    }
    match rebuilt {
        Ok(paper) => {
            case.papers.update(|papers| papers.push(paper));
            next(bringing, true).await;
        }
        Err(why) => match why.code.as_str() {
            "password_needed" => wanted.set(Wanted::Password(document, kept, false)),
            "password_wrong" => wanted.set(Wanted::Password(document, kept, password.is_some())),
            _ if why.revision.is_some() => report_bad(case, why).await,
            _ => ask_again(bringing, document, why),
        },
    }
}

/// Opens a document; with no bytes, the file that the engine holds already.
pub(crate) async fn rebuild(
    case: Case,
    document: u16,
    bytes: Uint8Array,
    password: Option<String>,
) -> Result<Paper, Trouble> {
    let session = case.now()?;
    let mut parts = vec![bytes];
    for number in 0..session.reading.state().revisions(document).len() {
        parts.push(insist(async || session.api.revision(document, number).await).await?);
    }
    let (answer, bytes) = case.here.ask(&Ask::Open { document, password: password.clone() }, parts).await?;
    let bytes = bytes.into_iter().next().ok_or_else(unexpected)?;
    let head = session.reading.state().head(document);
    let sent = session.reading.sent().and_then(|sent| sent.documents.get(usize::from(document)));
    let media = sent.map(|sent| sent.media_type.clone()).unwrap_or_default();
    let shown = RwSignal::new_local(None);
    let (pages, findings, plain, bad_seal) = (vec![], vec![], true, false);
    let paper = Paper { document, password, head, pages, findings, media, plain, bad_seal, bytes, shown };
    match answer {
        Answer::Opened { pages, rebuilt, findings, bad_seal } => {
            report_good(case, &session, document, &rebuilt);
            if let Some((number, outcome)) = bad_seal {
                report_seal(case, &session, Report { document, number, outcome });
            }
            Ok(Paper { pages, findings, plain: false, bad_seal: bad_seal.is_some(), ..paper })
        }
        Answer::Hashed { .. } => Ok(looked_at(case, paper).await),
        _ => Err(unexpected()),
    }
}

/// A file that is only approved: its pages are shown if it has some. One that cannot be shown can still be saved.
async fn looked_at(case: Case, paper: Paper) -> Paper {
    if paper.media != "application/pdf" {
        return paper;
    }
    let opened = async {
        let shown = show(case.here, &paper.bytes, None).await?;
        let pages = shown.sizes().await?;
        Ok::<_, Trouble>((shown, pages))
    };
    match opened.await {
        Ok((shown, pages)) => {
            paper.shown.set(Some(shown));
            Paper { pages, ..paper }
        }
        Err(_) => paper,
    }
}

/// Loads what draws a paper, if it has not been.
pub(crate) fn draw(case: Case, paper: &Paper) {
    if paper.pages.is_empty() || paper.shown.with_untracked(Option::is_some) {
        return;
    }
    let paper = paper.clone();
    case.here.spawn(async move {
        match show(case.here, &paper.bytes, paper.password.clone()).await {
            Ok(shown) => paper.shown.set(Some(shown)),
            Err(why) => case.show(why),
        }
    });
}

/// Says that revisions rebuild, where nobody has said so yet. Not worth keeping the person waiting.
fn report_good(case: Case, session: &Rc<Session>, document: u16, rebuilt: &[u16]) {
    let chain = session.reading.state().revisions(document);
    let unconfirmed: Vec<u16> = rebuilt
        .iter()
        .copied()
        .filter(|number| {
            let head = chain.get(usize::from(*number));
            head.is_some_and(|head| head.by != Some(session.recipient) && head.outcome != Some(Outcome::Good))
        })
        .collect();
    let api = session.api.clone();
    case.here.spawn(async move {
        for number in unconfirmed {
            let _ = api.report(&Report { document, number, outcome: Outcome::Good }).await;
        }
    });
}

/// Says that the seal cannot be read, where nobody has said so yet: the sender can take it back. The signed version
/// before it is there all the same, so the person is not kept from it.
fn report_seal(case: Case, session: &Rc<Session>, report: Report) {
    let head = session.reading.state().revisions(report.document).get(usize::from(report.number));
    if head.is_none_or(|head| head.outcome.is_some()) {
        return;
    }
    let api = session.api.clone();
    case.here.spawn(async move {
        let _ = api.report(&report).await;
    });
}

/// Says that a revision does not, and whose it is: the sender can void it.
async fn report_bad(case: Case, why: Trouble) {
    let why = blame(case, why).await;
    broken(case, why);
}

/// Reports a revision that does not rebuild; the trouble then says whose it is.
pub(crate) async fn blame(case: Case, why: Trouble) -> Trouble {
    let (Ok(session), Some((document, number, outcome))) = (case.now(), why.revision) else { return why };
    let by = session.reading.state().revisions(document).get(usize::from(number)).and_then(|head| head.by);
    let whose = by.map(|by| session.reading.person(by));
    let whose = whose.unwrap_or_else(|| session.reading.value("sender.email").unwrap_or_default().to_owned());
    let _ = session.api.report(&Report { document, number, outcome }).await;
    Trouble { detail: whose, ..why }
}
