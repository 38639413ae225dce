//! What a recipient's page asks for: the state, revisions, tickets, codes; reports and declining.

use axum::{Json, body::Bytes, extract::State, http::header, response::IntoResponse};
use envelope::{Command, EnvelopeId};
use evidence::EvidenceFile;
use protocol::http::{AskTicket, CodeSent, Comment, Decline, Report, SignerView, Ticket};
use words::Language;

use crate::{
    app::{App, Shared},
    append::{Extra, Wish, append, load},
    codes::{self, Purpose},
    door::{Body, Path},
    problem::Refusal,
    store::{revisions, sessions::SignerSession},
    text, ticket,
    view::{self, Reader},
};

pub(crate) async fn show(
    State(app): State<Shared>,
    session: SignerSession,
) -> Result<Json<SignerView>, Refusal> {
    let transcript = load(&app, &session.envelope).await?;
    Ok(Json(view::for_signer(&app, &session, &transcript, app.now()).await?))
}

pub(crate) async fn evidence(
    State(app): State<Shared>,
    session: SignerSession,
) -> Result<Json<EvidenceFile>, Refusal> {
    Ok(Json(view::evidence(&app, &session.envelope, Reader::Recipient(session.recipient)).await?))
}

pub(crate) async fn revision(
    State(app): State<Shared>,
    session: SignerSession,
    Path((document, number)): Path<(u16, u16)>,
) -> Result<impl IntoResponse, Refusal> {
    ciphertext(&app, &session.envelope, document, number).await
}

/// A revision as its author's browser encrypted it.
pub(crate) async fn ciphertext(
    app: &App,
    envelope: &EnvelopeId,
    document: u16,
    number: u16,
) -> Result<impl IntoResponse + use<>, Refusal> {
    let mut connection = app.store.read().await?;
    let found = revisions::get(&mut connection, envelope, document, number).await?;
    let ciphertext = found.ok_or(Refusal::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], Bytes::from(ciphertext)))
}

pub(crate) async fn ticket(
    State(app): State<Shared>,
    session: SignerSession,
    Body(AskTicket { document }): Body<AskTicket>,
) -> Result<Json<Ticket>, Refusal> {
    let transcript = load(&app, &session.envelope).await?;
    let sent = transcript.state().sent().ok_or(Refusal::NotFound)?;
    let facts = sent.documents.get(usize::from(document)).ok_or(Refusal::NotFound)?;
    let ticket = ticket::sign(&app, &session, document, facts.sha256, app.now())?;
    Ok(Json(Ticket { ticket }))
}

/// A code leaves by mail; that it did is part of the transcript.
pub(crate) async fn code(
    State(app): State<Shared>,
    session: SignerSession,
) -> Result<Json<CodeSent>, Refusal> {
    let recipient = session.recipient;
    let purpose = Purpose::Sign(&session.envelope, recipient);
    let now = app.now();
    // The mail speaks the language that the envelope names for this recipient.
    let fresh = codes::make(&app, &purpose, Language::En, now)?;
    append(&app, &session.envelope, |_, _| {
        let extra = Extra::Code(Box::new(fresh.clone()));
        Ok(Wish { extra, ..Wish::from(Command::AskCode { recipient, list: None }) })
    })
    .await?;
    Ok(Json(CodeSent { expires_at: fresh.stored.expires_at, now }))
}

pub(crate) async fn report(
    State(app): State<Shared>,
    session: SignerSession,
    Body(Report { document, number, outcome }): Body<Report>,
) -> Result<Json<SignerView>, Refusal> {
    let recipient = session.recipient;
    let transcript = append(&app, &session.envelope, |_, _| {
        Ok(Command::Report(envelope::Report { recipient, document, number, outcome }).into())
    })
    .await?;
    Ok(Json(view::for_signer(&app, &session, &transcript, app.now()).await?))
}

pub(crate) async fn decline(
    State(app): State<Shared>,
    session: SignerSession,
    Body(Decline { reason }): Body<Decline>,
) -> Result<Json<SignerView>, Refusal> {
    let (opening, commitment) = text::reason(&session.envelope, reason.as_deref())?.unzip();
    let transcript = append(&app, &session.envelope, |_, _| {
        let command = Command::Decline { recipient: session.recipient, reason: commitment };
        Ok(Wish { openings: opening.iter().cloned().collect(), ..Wish::from(command) })
    })
    .await?;
    Ok(Json(view::for_signer(&app, &session, &transcript, app.now()).await?))
}

/// Says something to everybody. The salt is the page's: a post that is repeated is the same comment.
pub(crate) async fn comment(
    State(app): State<Shared>,
    session: SignerSession,
    Body(Comment { text }): Body<Comment>,
) -> Result<Json<SignerView>, Refusal> {
    text::comment(&text)?;
    let commitment = text.commitment(&session.envelope);
    let transcript = append(&app, &session.envelope, |_, _| {
        let command = Command::Comment { recipient: session.recipient, text: commitment };
        Ok(Wish { openings: vec![text.clone()], ..Wish::from(command) })
    })
    .await?;
    Ok(Json(view::for_signer(&app, &session, &transcript, app.now()).await?))
}
