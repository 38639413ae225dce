//! What senders see of their envelopes, and what they may still do to them.

use axum::{Json, extract::State, response::IntoResponse};
use envelope::{Command, EnvelopeId};
use evidence::EvidenceFile;
use protocol::http::{Cancel, EnvelopeSummary, EnvelopeView, Finalise, Remind, Void};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    door::{Body, Path, envelope_id},
    problem::Refusal,
    session::ciphertext,
    store::{
        envelopes,
        follow::{self, Stored, Wanted},
        openings,
        sessions::OfficeSession,
    },
    text,
    view::{self, Reader},
};

/// The newest this many are listed; the others are found portion by portion.
const LISTED: i64 = 200;

pub(crate) async fn list(
    State(app): State<Shared>,
    office: OfficeSession,
) -> Result<Json<Vec<EnvelopeSummary>>, Refusal> {
    let mut connection = app.store.read().await?;
    let newest = Wanted { most: LISTED, ..Wanted::newest(app.sender(&office.email)) };
    let lines = follow::lines(&mut connection, &newest).await?;
    let mut summaries = vec![];
    for line in lines {
        let title = openings::value(&mut connection, &line.envelope, (0, "title")).await?.unwrap_or_default();
        let Stored { envelope, phase, done, asked, sent_at, .. } = line;
        summaries.push(EnvelopeSummary { envelope, title, phase, done, of: asked, sent_at });
    }
    Ok(Json(summaries))
}

pub(crate) async fn show(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let now = app.now();
    Ok(Json(view::for_sender(&app, &office, &load(&app, &id).await?, now).await?))
}

pub(crate) async fn evidence(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
) -> Result<Json<EvidenceFile>, Refusal> {
    let id = own(&app, &office, id).await?;
    Ok(Json(view::evidence(&app, &id, Reader::Sender).await?))
}

pub(crate) async fn revision(
    State(app): State<Shared>,
    office: OfficeSession,
    Path((id, document, number)): Path<(String, u16, u16)>,
) -> Result<impl IntoResponse, Refusal> {
    let id = own(&app, &office, id).await?;
    ciphertext(&app, &id, document, number).await
}

pub(crate) async fn cancel(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(cancel): Body<Cancel>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let reason = text::reason(&id, cancel.reason.as_deref())?;
    let (opening, commitment) = reason.unzip();
    let transcript = append(&app, &id, |_, _| {
        let openings = opening.iter().cloned().collect();
        Ok(Wish { openings, ..Wish::from(Command::Cancel { reason: commitment }) })
    })
    .await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

pub(crate) async fn void(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(Void { recipient }): Body<Void>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let transcript = append(&app, &id, |_, _| Ok(Command::Void { recipient }.into())).await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

pub(crate) async fn remind(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(Remind { recipients }): Body<Remind>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let command = Command::Remind { recipients };
    let transcript = append(&app, &id, |_, _| Ok(command.clone().into())).await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

pub(crate) async fn finalise(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(Finalise {}): Body<Finalise>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let transcript = append(&app, &id, |_, _| Ok(Command::Finalise.into())).await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

/// The envelope of this name, if it is this sender's: to all others it is not there.
pub(crate) async fn own(app: &App, office: &OfficeSession, id: String) -> Result<EnvelopeId, Refusal> {
    let id = envelope_id(id)?;
    match envelopes::sender(&mut *app.store.read().await?, &id).await? {
        Some((sender, _)) if sender == app.sender(&office.email) => Ok(id),
        _ => Err(Refusal::NotFound),
    }
}
