//! What waits for one person, over all envelopes: for the page of a host whose server answers for who
//! is signed in there, or for a recipient who has proven to be that person with a code.
//!
//! An inbox shows titles and opens links. It never replaces a code: nothing is signed or approved by
//! it alone.

use axum::{Json, extract::State, http::HeaderMap};
use envelope::{Channel, EnvelopeId, NotAllowed, Timestamp};
use evidence::{Transcript, sha256};
use protocol::http::{
    InboxDocument, InboxLine, InboxLink, InboxSession, InboxView, Listed, OpenInbox, OpenOwnInbox,
};
use subtle::ConstantTimeEq as _;
use words::Language;

use crate::{
    app::{App, Shared},
    append::load,
    authorise::check_code,
    codes,
    door::{Body, bearer_in},
    problem::Refusal,
    random::Secret,
    store::{
        Connection, StoreError, links, openings, people,
        sessions::{self, Inbox, SignerSession},
    },
    text, view,
};

/// How long an inbox stays open, milliseconds: the host's page asks its server for another.
const LIFETIME: u64 = 30 * 60 * 1000;
/// How much of it is shown.
const SHOWN: i64 = 200;
/// How many links to one envelope a person opens a day: a host's page makes one for each visit.
const LINKS_A_DAY: i64 = 100;
/// The shortest key of a host.
const SHORTEST_KEY: usize = 32;

/// A host's server asks, with its own key.
pub(crate) async fn open(
    State(app): State<Shared>,
    headers: HeaderMap,
    Body(OpenInbox { email, language }): Body<OpenInbox>,
) -> Result<Json<InboxSession>, Refusal> {
    check_host(&app, bearer_in(&headers)?)?;
    let address = app.person(&text::address("email", &email)?);
    begin(&app, Inbox { address, language: Language::of(&language) }).await
}

/// A recipient's page asks, after a code.
pub(crate) async fn open_own(
    State(app): State<Shared>,
    session: SignerSession,
    Body(OpenOwnInbox { code }): Body<OpenOwnInbox>,
) -> Result<Json<InboxSession>, Refusal> {
    let transcript = load(&app, &session.envelope).await?;
    let sent = transcript.state().sent().ok_or(Refusal::NotFound)?;
    let facts = sent.recipients.get(usize::from(session.recipient)).ok_or(Refusal::NotFound)?;
    // An inbox is of a mail address: a code by SMS says nothing about it.
    if facts.code_channel(sent.level) != Channel::Email {
        return Err(Refusal::MailboxUnproven);
    }
    match &code {
        Some(typed) => {
            let code = check_code(&app, &session, typed).await?;
            let mut transaction = app.store.write().await?;
            codes::consume(&mut transaction, &code).await?;
            transaction.commit().await.map_err(StoreError::from)?;
        }
        None if view::is_identified(&session, &transcript, app.now()) => {}
        None => return Err(NotAllowed::CodeNeeded.into()),
    }
    let mut connection = app.store.read().await?;
    let address = people::address(&mut connection, &session.envelope, session.recipient).await?;
    drop(connection);
    let address = address.filter(|address| *address != [0; 32]).ok_or(Refusal::NotFound)?;
    begin(&app, Inbox { address, language: Language::of(&facts.language) }).await
}

/// Whether this is the key of a configured host. All are compared, each in constant time.
fn check_host(app: &App, key: &str) -> Result<(), Refusal> {
    let hash = sha256("", key.as_bytes());
    let known =
        app.config.inbox.keys.iter().fold(false, |known, digest| bool::from(digest.0.ct_eq(&hash.0)) | known);
    if known && key.len() >= SHORTEST_KEY { Ok(()) } else { Err(Refusal::Unauthorised) }
}

async fn begin(app: &App, inbox: Inbox) -> Result<Json<InboxSession>, Refusal> {
    let (secret, expires_at) = (Secret::new()?, app.now().plus(LIFETIME));
    let mut connection = app.store.read().await?;
    sessions::add_inbox(&mut connection, secret.hash(), &inbox, expires_at).await?;
    let waiting = people::count(&mut connection, inbox.address).await?;
    Ok(Json(InboxSession { token: secret.into_string(), expires_at, waiting }))
}

pub(crate) async fn show(State(app): State<Shared>, inbox: Inbox) -> Result<Json<InboxView>, Refusal> {
    let mut connection = app.store.read().await?;
    let waiting = people::count(&mut connection, inbox.address).await?;
    let list = people::waiting(&mut connection, inbox.address, SHOWN).await?;
    drop(connection);
    let mut lines = vec![];
    for (envelope, recipient) in list {
        lines.extend(line(&app, &load(&app, &envelope).await?, recipient).await?);
    }
    let person = sha256("inbox person", &inbox.address);
    Ok(Json(InboxView { waiting, lines, now: app.now(), person }))
}

async fn line(app: &App, transcript: &Transcript, recipient: u16) -> Result<Option<InboxLine>, Refusal> {
    let envelope = transcript.envelope();
    let Some(sent) = transcript.state().sent() else { return Ok(None) };
    let Some(facts) = sent.recipients.get(usize::from(recipient)) else { return Ok(None) };
    let mut connection = app.store.read().await?;
    let title = openings::value(&mut connection, envelope, (0, "title")).await?;
    let sender = openings::value(&mut connection, envelope, (0, "sender.email")).await?;
    let mut documents = vec![];
    for (index, document) in sent.documents.iter().enumerate() {
        let field = format!("document.{index}.name");
        let name = openings::value(&mut connection, envelope, (0, &field)).await?.unwrap_or_default();
        documents.push(InboxDocument { name, size: document.size, sha256: document.sha256 });
    }
    Ok(Some(InboxLine {
        envelope: envelope.clone(),
        recipient,
        title: title.unwrap_or_default(),
        sender: sender.unwrap_or_default(),
        role: facts.role,
        with_others: transcript.state().asks_only_a_mark(recipient),
        documents,
        deadline: sent.deadline,
    }))
}

/// A fresh link to something that is this person's.
pub(crate) async fn link(
    State(app): State<Shared>,
    inbox: Inbox,
    Body(Listed { envelope, recipient }): Body<Listed>,
) -> Result<Json<InboxLink>, Refusal> {
    let (secret, now) = (Secret::new()?, app.now());
    let mut connection = app.store.write().await?;
    is_own(&mut connection, &inbox, &envelope, recipient).await?;
    let since = Timestamp(now.0.saturating_sub(codes::DAY));
    if links::count(&mut connection, (&envelope, recipient), since).await? >= LINKS_A_DAY {
        return Err(Refusal::TooManyLinks);
    }
    links::add(&mut connection, secret.hash(), (&envelope, recipient), now).await?;
    connection.commit().await.map_err(StoreError::from)?;
    Ok(Json(InboxLink { url: format!("{}#{}", app.config.signing_page, secret.into_string()) }))
}

/// What is somebody else's is not there.
pub(crate) async fn must_be_own(
    app: &App,
    inbox: &Inbox,
    envelope: &EnvelopeId,
    recipient: u16,
) -> Result<(), Refusal> {
    is_own(&mut *app.store.read().await?, inbox, envelope, recipient).await
}

/// The same within a transaction: nobody is replaced in between.
pub(crate) async fn is_own(
    connection: &mut Connection,
    inbox: &Inbox,
    envelope: &EnvelopeId,
    recipient: u16,
) -> Result<(), Refusal> {
    let whose = people::address(connection, envelope, recipient).await?;
    if whose == Some(inbox.address) { Ok(()) } else { Err(Refusal::NotFound) }
}
