//! What senders see of their envelopes, and what they may still do to them.

use axum::{Json, extract::State, response::IntoResponse};
use envelope::{Command, EnvelopeId, Role, Standing};
use evidence::{EvidenceFile, Transcript};
use protocol::http::{Cancel, EnvelopeSummary, EnvelopeView, PhaseWord, Void};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    door::{Body, Path, envelope_id},
    problem::Refusal,
    session::ciphertext,
    store::{envelopes, openings, sessions::OfficeSession},
    text,
    view::{self, Reader},
};

pub(crate) async fn list(
    State(app): State<Shared>,
    office: OfficeSession,
) -> Result<Json<Vec<EnvelopeSummary>>, Refusal> {
    let ids = envelopes::of_sender(&mut *app.store.read().await?, app.sender(&office.email)).await?;
    let mut summaries = vec![];
    for id in ids {
        summaries.extend(summary(&app, &load(&app, &id).await?).await?);
    }
    Ok(Json(summaries))
}

async fn summary(app: &App, transcript: &Transcript) -> Result<Option<EnvelopeSummary>, Refusal> {
    let (envelope, state) = (transcript.envelope(), transcript.state());
    let (Some(sent), Some(first)) = (state.sent(), transcript.records().first()) else { return Ok(None) };
    let openings = openings::of(&mut *app.store.read().await?, envelope).await?;
    let title = openings.into_iter().find(|(at, opening)| *at == 0 && opening.field == "title");
    let asked = (0u16..).zip(&sent.recipients).filter(|(_, facts)| facts.role != Role::Copy);
    let acted = |index: u16| matches!(state.standing(index), Some(Standing::Signed | Standing::Approved));
    let (mut done, mut of) = (0, 0);
    for (index, _) in asked {
        of += 1;
        done += u16::from(acted(index));
    }
    Ok(Some(EnvelopeSummary {
        envelope: envelope.clone(),
        title: title.map(|(_, opening)| opening.value).unwrap_or_default(),
        phase: PhaseWord::of(state),
        done,
        of,
        sent_at: first.at(),
    }))
}

pub(crate) async fn show(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let now = app.now();
    Ok(Json(view::for_sender(&app, &load(&app, &id).await?, now).await?))
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
    Ok(Json(view::for_sender(&app, &transcript, app.now()).await?))
}

pub(crate) async fn void(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(Void { recipient }): Body<Void>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let transcript = append(&app, &id, |_, _| Ok(Command::Void { recipient }.into())).await?;
    Ok(Json(view::for_sender(&app, &transcript, app.now()).await?))
}

/// The envelope of this name, if it is this sender's: to all others it is not there.
async fn own(app: &App, office: &OfficeSession, id: String) -> Result<EnvelopeId, Refusal> {
    let id = envelope_id(id)?;
    match envelopes::sender(&mut *app.store.read().await?, &id).await? {
        Some((sender, _)) if sender == app.sender(&office.email) => Ok(id),
        _ => Err(Refusal::NotFound),
    }
}
