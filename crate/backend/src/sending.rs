//! Sending: what a sender posts, checked against its own commitments before it becomes an envelope.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use envelope::{Command, Commitment, Level, NotAllowed, Sent};
use evidence::{Opening, sha256};
use protocol::http::{EnvelopeView, Send};

use crate::{
    app::{App, Shared},
    append::{Extra, Wish, append},
    door::Body,
    problem::Refusal,
    seal,
    store::{
        envelopes::{self, NewEnvelope},
        sessions::OfficeSession,
    },
    text, view,
};

pub(crate) async fn send(
    State(app): State<Shared>,
    office: OfficeSession,
    Body(post): Body<Send>,
) -> Result<Json<EnvelopeView>, Refusal> {
    check_sizes(&app, &post)?;
    check_revisions(&post)?;
    check_openings(&post.sent, &post.openings)?;
    check_people(&post, &office)?;
    if post.sent.uses_sms() && !app.config.has_sms() {
        return Err(Refusal::SmsUnavailable);
    }
    if post.sent.level == Level::Verified && !app.config.identity.is_offered() {
        return Err(Refusal::IdentityUnavailable);
    }
    if post.sent.seal {
        seal::allowed(&app, &office.email)?;
    }
    let sender = app.sender(&office.email);
    let Send { sent, openings, revisions } = post;
    let ciphertexts: Vec<Vec<u8>> = revisions.into_iter().map(|bytes| bytes.0).collect();
    let id = sent.envelope.clone();
    if let Some((owner, _)) = envelopes::sender(&mut *app.store.read().await?, &id).await?
        && owner != sender
    {
        return Err(NotAllowed::AlreadySent.into());
    }
    let transcript = append(&app, &id, |_, now| {
        let new = NewEnvelope { sender, language: office.language, sent_at: now, deadline: sent.deadline };
        Ok(Wish {
            command: Command::Send(Box::new(sent.clone())),
            openings: openings.clone(),
            ciphertexts: ciphertexts.clone(),
            extra: Extra::Envelope(new),
        })
    })
    .await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

fn check_sizes(app: &App, post: &Send) -> Result<(), Refusal> {
    let limits = &app.config.limits;
    let originals = post.sent.documents.iter().fold(0u64, |sum, document| sum.saturating_add(document.size));
    if originals > limits.originals {
        return Err(Refusal::TooLarge("all documents together", limits.originals));
    }
    for revision in &post.revisions {
        ciphertext_fits(app, &revision.0)?;
    }
    Ok(())
}

/// Whether an encrypted revision is small enough to be kept.
pub(crate) fn ciphertext_fits(app: &App, ciphertext: &[u8]) -> Result<(), Refusal> {
    let most = app.config.limits.ciphertext;
    if ciphertext.len() as u64 > most {
        Err(Refusal::TooLarge("an encrypted revision", most))
    } else {
        Ok(())
    }
}

fn check_revisions(post: &Send) -> Result<(), Refusal> {
    let revisions: Vec<_> =
        post.sent.documents.iter().filter_map(|document| document.revision.as_ref()).collect();
    let announced = revisions.len() == post.revisions.len()
        && revisions
            .iter()
            .zip(&post.revisions)
            .all(|(revision, bytes)| revision.cms.is_none() && sha256("", &bytes.0) == revision.ciphertext);
    if announced { Ok(()) } else { Err(Refusal::OtherCiphertext) }
}

/// Every commitment has its opening, and no opening is left over.
fn check_openings(sent: &Sent, openings: &[Opening]) -> Result<(), Refusal> {
    let mut wanted: BTreeMap<String, Commitment> = sent.personal().into_iter().collect();
    for opening in openings {
        let unknown = || Refusal::Opening("one that nothing asks for".into());
        let commitment = wanted.remove(&opening.field).ok_or_else(unknown)?;
        opening.check(&sent.envelope, commitment).map_err(|wrong| Refusal::Opening(wrong.field))?;
        check_value(opening)?;
    }
    match wanted.into_keys().next() {
        Some(missing) => Err(Refusal::Opening(missing)),
        None => Ok(()),
    }
}

fn check_value(opening: &Opening) -> Result<(), Refusal> {
    let (field, value) = (opening.field.as_str(), opening.value.as_str());
    if field.ends_with(".email") {
        text::address(field, value).map(|_| ())
    } else if field.ends_with(".phone") {
        text::exact_phone(field, value)
    } else if field == "message" {
        text::lines(field, value, 5000)
    } else if field.starts_with("document.") {
        text::line(field, value, 255)
    } else {
        text::line(field, value, 200)
    }
}

fn check_people(post: &Send, office: &OfficeSession) -> Result<(), Refusal> {
    let sender = post.openings.iter().find(|opening| opening.field == "sender.email");
    let own = sender.map(|opening| text::address("sender.email", &opening.value)).transpose()?;
    if own.as_deref() == Some(office.email.as_str()) {
        Ok(())
    } else {
        Err(Refusal::Opening("sender.email".into()))
    }
}
