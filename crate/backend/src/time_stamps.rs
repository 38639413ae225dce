//! Time-stamps for an act under way, with the revocation lists that will still prove it later.

use axum::{Json, extract::State};
use envelope::{Digest, NotAllowed, Timestamp};
use evidence::Transcript;
use protocol::{
    Base64,
    http::{AskTimeStamps, TimeStamps},
};
use signature::{
    issue::{RevocationRequest, Serial},
    revocation::RevocationList,
    timestamp::{TimeStampRequest, TimeStampResponse},
};

use crate::{
    app::{App, Shared},
    append::load,
    authorise::latest,
    door::Body,
    problem::Refusal,
    random,
    store::{
        authorisations::{self, Issued},
        sessions::SignerSession,
    },
};

/// A fresh revocation list names its successor this many seconds later.
const CRL_LIFETIME: i64 = 7 * 24 * 60 * 60;

pub(crate) async fn time_stamps(
    State(app): State<Shared>,
    session: SignerSession,
    Body(AskTimeStamps { imprints }): Body<AskTimeStamps>,
) -> Result<Json<TimeStamps>, Refusal> {
    let (sequence, acts, _) = live_act(&app, &session, &load(&app, &session.envelope).await?).await?;
    if imprints.len() != acts {
        return Err(NotAllowed::NotAuthorised.into());
    }
    let mut connection = app.store.read().await?;
    if !authorisations::take_time_stamps(&mut connection, &session.envelope, sequence).await? {
        return Err(Refusal::TooManyTimeStamps);
    }
    drop(connection);
    Ok(Json(stamped(&app, &imprints)?))
}

/// A time-stamp on each, and what proves later that the certificates were good.
pub(crate) fn stamped(app: &App, imprints: &[Digest]) -> Result<TimeStamps, Refusal> {
    let now = app.now();
    let tokens = imprints.iter().map(|imprint| token(app, imprint, now)).collect::<Result<_, _>>()?;
    let keys = &app.keys;
    let chain = [keys.issuing.certificate(), keys.time_stamps.certificate(), &keys.root];
    let certificates = chain.iter().map(|certificate| Base64(certificate.der().to_vec())).collect();
    let crls = [fresh_crl(app, now)?, keys.root_crl.clone()];
    let crls = crls.iter().map(|list| Base64(list.der().to_vec())).collect();
    Ok(TimeStamps { tokens, certificates, crls })
}

/// The place of the session's agreement while its certificate is good, how many acts it has, and
/// the certificate.
pub(crate) async fn live_act(
    app: &App,
    session: &SignerSession,
    transcript: &Transcript,
) -> Result<(u32, usize, Issued), Refusal> {
    let not = || Refusal::from(NotAllowed::NotAuthorised);
    let state = transcript.state();
    // A voided or finished act has no standing agreement.
    let standing = state.standing(session.recipient) == Some(envelope::Standing::Turn);
    let (record, authorised) = latest(transcript, session.recipient)
        .filter(|_| standing && state.authorised(session.recipient).is_some())
        .ok_or_else(not)?;
    let mut connection = app.store.read().await?;
    let issued = authorisations::get(&mut connection, &session.envelope, record.sequence()).await?;
    let live = issued.filter(|issued| issued.session == session.hash && app.now() < issued.expires_at);
    Ok((record.sequence(), authorised.acts.len(), live.ok_or_else(not)?))
}

fn token(app: &App, imprint: &Digest, now: Timestamp) -> Result<Base64, Refusal> {
    let request = TimeStampRequest::new(&imprint.0, &random::bytes()?);
    let serial = Serial::from_random(random::bytes()?);
    match app.keys.time_stamps.grant(&request, now.seconds(), serial) {
        Ok(TimeStampResponse::Granted(token)) => Ok(Base64(token.der().to_vec())),
        _ => Err(Refusal::Internal("no time-stamp can be made")),
    }
}

/// Nothing has ever been revoked: signers' certificates end before anybody could.
fn fresh_crl(app: &App, now: Timestamp) -> Result<RevocationList, Refusal> {
    let request = RevocationRequest {
        number: now.0,
        this_update: now.seconds(),
        next_update: now.seconds().saturating_add(CRL_LIFETIME),
        revoked: &[],
    };
    app.keys.issuing.issue_crl(&request).map_err(|_| Refusal::Internal("no revocation list can be made"))
}
