//! An officer attests: whose document they saw, of what kind, and the digest of a picture that stays with
//! them.

use axum::{Json, extract::State};
use envelope::{Attested, Command, EnvelopeId, NotAllowed, Salt};
use evidence::{Opening, Transcript};
use protocol::http::{AttestIdentity, IdentityAttested, Unseen, UnseenPerson};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    authorise::{check_consents, check_signing_name},
    door::{Body, Path, envelope_id},
    problem::Refusal,
    store::{openings, people, sessions::OfficeSession},
};

/// How many are shown.
const SHOWN: i64 = 200;
/// What an officer states.
const TEXT: &str = "statement-identity";

pub(crate) async fn attest(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(post): Body<AttestIdentity>,
) -> Result<Json<IdentityAttested>, Refusal> {
    if !app.config.identity.is_officer(&office.email) {
        return Err(Refusal::NotAnOfficer);
    }
    let id = envelope_id(id)?;
    not_oneself(&app, &office, &load(&app, &id).await?, &post).await?;
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
    append(&app, &id, |transcript, _| {
        if transcript.contact(post.recipient).sequence != post.since {
            return Err(NotAllowed::Stale.into());
        }
        let openings = vec![officer.clone(), post.name.clone()];
        Ok(Wish { openings, ..Wish::from(Command::Attest(Box::new(attested.clone()))) })
    })
    .await?;
    Ok(Json(IdentityAttested {}))
}

/// Whoever sent it: officers are of the organisation, and see nothing else of others' envelopes.
pub(crate) async fn unseen(
    State(app): State<Shared>,
    office: OfficeSession,
) -> Result<Json<Unseen>, Refusal> {
    if !app.config.identity.is_officer(&office.email) {
        return Err(Refusal::NotAnOfficer);
    }
    let list = people::unseen(&mut *app.store.read().await?, app.now(), SHOWN).await?;
    let mut people = vec![];
    for (envelope, recipient) in list {
        let person = person(&app, &load(&app, &envelope).await?, recipient).await?;
        people.extend(person.filter(|person| person.email.to_lowercase() != office.email));
    }
    Ok(Json(Unseen { people }))
}

async fn person(app: &App, transcript: &Transcript, recipient: u16) -> Result<Option<UnseenPerson>, Refusal> {
    let (envelope, contact) = (transcript.envelope(), transcript.contact(recipient));
    let mut connection = app.store.read().await?;
    let mut value = async |place| openings::value(&mut connection, envelope, place).await;
    let Some(email) = value((contact.sequence, contact.email.as_str())).await? else { return Ok(None) };
    let name = value((contact.sequence, contact.name.as_str())).await?;
    let title = value((0, "title")).await?.unwrap_or_default();
    let sender = value((0, "sender.email")).await?.unwrap_or_default();
    let since = contact.sequence;
    Ok(Some(UnseenPerson { envelope: envelope.clone(), recipient, since, name, email, title, sender }))
}

/// Nobody attests their own identity.
async fn not_oneself(
    app: &App,
    office: &OfficeSession,
    transcript: &Transcript,
    post: &AttestIdentity,
) -> Result<(), Refusal> {
    let contact = transcript.contact_at(post.recipient, post.since);
    let place = (contact.sequence, contact.email.as_str());
    let address = openings::value(&mut *app.store.read().await?, transcript.envelope(), place).await?;
    let own = address.is_some_and(|address| address.to_lowercase() == office.email);
    if own { Err(Refusal::NotAnOfficer) } else { Ok(()) }
}

/// The officer's address. The salt follows from that of the name: the same post is the same attestation.
fn officer(app: &App, office: &OfficeSession, id: &EnvelopeId, post: &AttestIdentity) -> Opening {
    let salt = app.mac("paraph/v1 officer", &[id.as_str().as_bytes(), &post.name.salt.0]);
    Opening { field: "officer".to_owned(), salt: Salt(salt), value: office.email.clone() }
}
