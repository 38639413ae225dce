//! An officer attests: whose document they saw, of what kind, and the digest of a picture that stays with
//! them.

use axum::{Json, extract::State};
use envelope::{Attested, Command, EnvelopeId, Salt};
use evidence::{Opening, Transcript};
use protocol::http::{AttestIdentity, EnvelopeView};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    authorise::{check_consents, check_signing_name},
    door::{Body, Path},
    envelopes::own,
    problem::Refusal,
    store::{openings, sessions::OfficeSession},
    view,
};

/// What an officer states.
const TEXT: &str = "statement-identity";

pub(crate) async fn attest(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(post): Body<AttestIdentity>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    may_attest(&app, &office, &load(&app, &id).await?, post.recipient).await?;
    check_signing_name("attested.name", &post.name)?;
    check_consents(std::slice::from_ref(&post.statement), &[TEXT])?;
    let officer = officer(&app, &office, &id, &post);
    let attested = Attested {
        recipient: post.recipient,
        officer: officer.commitment(&id),
        name: post.name.commitment(&id),
        document: post.document,
        picture: post.picture,
        statement: post.statement.clone(),
    };
    let transcript = append(&app, &id, |_, _| {
        let openings = vec![officer.clone(), post.name.clone()];
        Ok(Wish { openings, ..Wish::from(Command::Attest(Box::new(attested.clone()))) })
    })
    .await?;
    Ok(Json(view::for_sender(&app, &transcript, app.now()).await?))
}

/// Officers only, and nobody attests their own identity.
async fn may_attest(
    app: &App,
    office: &OfficeSession,
    transcript: &Transcript,
    recipient: u16,
) -> Result<(), Refusal> {
    let contact = transcript.contact(recipient);
    let place = (contact.sequence, contact.email.as_str());
    let address = openings::value(&mut *app.store.read().await?, transcript.envelope(), place).await?;
    let own = address.is_some_and(|address| address.to_lowercase() == office.email);
    if own || !app.config.identity.is_officer(&office.email) { Err(Refusal::NotAnOfficer) } else { Ok(()) }
}

/// The officer's address. The salt follows from that of the name: the same post is the same attestation.
fn officer(app: &App, office: &OfficeSession, id: &EnvelopeId, post: &AttestIdentity) -> Opening {
    let salt = app.mac("paraph/v1 officer", &[id.as_str().as_bytes(), &post.name.salt.0]);
    Opening { field: "officer".to_owned(), salt: Salt(salt), value: office.email.clone() }
}
