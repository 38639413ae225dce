//! The organisation's seal. Its key signs only for a sender who may have it, on an envelope of theirs that is finalised and
//! was sent with a seal, and only what is recorded first; the documents stay with the sender.
//!
//! Each time its key gets a certificate that is good for a quarter of an hour, as a signer's does: validators that find
//! one still good years later would want a revocation list as new as that, and nobody is there to give it to them.

use axum::{Json, extract::State};
use envelope::{Command, Digest, Event, NotAllowed, SealAct};
use evidence::{Record, Transcript, sha256};
use protocol::{
    Base64,
    http::{AskSeal, EnvelopeView, PostSeal, SealValues, SignedRevision, VoidSeal},
};
use signature::{
    attributes::CommitmentType,
    certificate::Certificate,
    issue::{self, KeyPair, Serial, SignerRequest},
};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    authorise::{BEFORE, LIFETIME},
    door::{Body, Path},
    envelopes::own,
    problem::Refusal,
    sending::ciphertext_fits,
    sign::{check_cms, recorded},
    store::sessions::OfficeSession,
    time_stamps::stamped,
    view,
};

/// Whether this sender may have the seal.
pub(crate) fn may(app: &App, email: &str) -> bool {
    app.config.office.may_seal(email)
}

/// Refuses who may not have it.
pub(crate) fn allowed(app: &App, email: &str) -> Result<(), Refusal> {
    if may(app, email) { Ok(()) } else { Err(Refusal::NoSealer) }
}

/// The name in the seal, where it is missing and this sender may add it.
pub(crate) fn wanted(app: &App, transcript: &Transcript, email: &str) -> Option<String> {
    let missing = transcript.state().wants_seal() && may(app, email);
    missing.then(|| app.keys.seal.certificate.subject_name())
}

/// Records what is to be sealed, and signs it.
pub(crate) async fn authorise(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(AskSeal { acts }): Body<AskSeal>,
) -> Result<Json<SealValues>, Refusal> {
    let id = own(&app, &office, id).await?;
    allowed(&app, &office.email)?;
    let command = Command::AuthoriseSeal { acts: acts.clone() };
    let transcript = append(&app, &id, |_, _| Ok(command.clone().into())).await?;
    let asked = all(&transcript).find(|(_, asked)| **asked == *acts);
    let (record, acts) = asked.ok_or(Refusal::Internal("a seal's authorisation is missing"))?;
    Ok(Json(values(&app, record, acts)?))
}

fn values(app: &App, record: &Record, acts: &[SealAct]) -> Result<SealValues, Refusal> {
    let pair = KeyPair { certificate: certificate(app, record)?, ..app.keys.seal.clone() };
    if !pair.certificate.is_valid_at(app.now().seconds()) {
        return Err(NotAllowed::NotAuthorised.into());
    }
    let seal = |act: &SealAct| issue::seal(&pair, &act.byte_range.0, record.hash().0);
    let seals: Result<Vec<_>, _> = acts.iter().map(seal).collect();
    let seals = seals.map_err(|_| Refusal::Internal("a seal cannot be made"))?;
    let imprints: Vec<_> = seals.iter().map(|seal| Digest(seal.imprint)).collect();
    let certificates = [&pair.certificate, app.keys.issuing.certificate()];
    Ok(SealValues {
        record: record.as_str().to_owned(),
        certificates: certificates.map(|certificate| Base64(certificate.der().to_vec())).to_vec(),
        values: seals.iter().map(|seal| Base64(seal.value.to_vec())).collect(),
        time_stamps: stamped(app, &imprints)?,
    })
}

/// The certificate for what this record asks: it follows from the record, the seal's key and the issuing one, so it is the
/// same each time. Where one of these was changed in between, what was asked for before is asked for anew.
fn certificate(app: &App, record: &Record) -> Result<Certificate, Refusal> {
    let serial = sha256("paraph/v1 seal certificate\n", &record.hash().0);
    let [serial, _] = serial.0.as_chunks().0 else { return Err(Refusal::Internal("a digest has 32 bytes")) };
    let made = app.keys.issuing.issue_seal(&SignerRequest {
        name: &app.keys.seal.certificate.subject_name(),
        key: app.keys.seal.key.public_key(),
        not_before: record.at().seconds().saturating_sub(BEFORE),
        not_after: record.at().plus(LIFETIME).seconds(),
        serial: Serial::from_random(*serial),
        crl_address: None,
    });
    made.map_err(|_| Refusal::Internal("a seal's certificate cannot be issued"))
}

/// Takes the sealed revisions: exactly one of those that were asked for.
pub(crate) async fn seal(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(PostSeal { revisions }): Body<PostSeal>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    for revision in &revisions {
        ciphertext_fits(&app, &revision.ciphertext.0)?;
    }
    let command = Command::Seal { revisions: revisions.iter().map(recorded).collect() };
    let before = load(&app, &id).await?;
    let transcript = if before.state().decide(&command, app.now())?.is_empty() {
        before
    } else {
        allowed(&app, &office.email)?;
        check(&app, &before, &revisions)?;
        let ciphertexts: Vec<_> = revisions.into_iter().map(|revision| revision.ciphertext.0).collect();
        append(&app, &id, |_, _| Ok(Wish { ciphertexts: ciphertexts.clone(), ..command.clone().into() }))
            .await?
    };
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

/// Takes back a seal that a recipient's browser found bad. It needs no right to seal: what is signed stays as it is.
pub(crate) async fn void(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(VoidSeal {}): Body<VoidSeal>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let transcript = append(&app, &id, |_, _| Ok(Command::VoidSeal.into())).await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}

/// Every record of a seal that was asked for since one was last taken back, the newest first.
fn all(transcript: &Transcript) -> impl Iterator<Item = (&Record, &Vec<SealAct>)> {
    let since = |record: &&Record| !matches!(record.event(), Event::SealVoided {});
    transcript.records().iter().rev().take_while(since).filter_map(|record| match record.event() {
        Event::SealAuthorised { acts } => Some((record, acts)),
        _ => None,
    })
}

fn check(app: &App, transcript: &Transcript, revisions: &[SignedRevision]) -> Result<(), Refusal> {
    let mut refused = NotAllowed::NotAuthorised.into();
    for (record, acts) in all(transcript) {
        let (certificate, authorisation) = (certificate(app, record)?, CommitmentType::Seal(record.hash().0));
        let checked = acts.iter().zip(revisions).try_for_each(|(act, revision)| {
            check_cms(app, (&act.byte_range, &revision.cms.0), &certificate, authorisation)
        });
        match checked {
            Ok(()) => return Ok(()),
            Err(why) => refused = why,
        }
    }
    Err(refused)
}
