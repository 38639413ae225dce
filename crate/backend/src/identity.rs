//! Showing who one is at the provider: asked for by a recipient's page, for exactly what will be agreed to.

use axum::{Json, extract::State};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use envelope::{
    Approve, Authorise, CodeUsed, Command, Commitment, Envelope, Identity, NotAllowed, Salt, Standing,
    Timestamp,
};
use evidence::{Agreement, Opening, Transcript};
use protocol::http::{AskIdentity, IdentityFor, IdentityStage, IdentityState};
use subtle::ConstantTimeEq as _;
use words::Language;

use crate::{
    app::{App, Shared},
    append::load,
    door::Body,
    oidc::{Failure, Provider},
    problem::Refusal,
    random::{self, Secret},
    store::{
        StoreError,
        identities::{self, Asked, Stage, Told},
        openings,
        sessions::SignerSession,
    },
    text,
};

/// How long somebody may take at the provider, milliseconds.
const WAITS: u64 = 15 * 60 * 1000;
/// How long they are known afterwards for this content: the code is still to come.
pub(crate) const KNOWN: u64 = 20 * 60 * 1000;

pub(crate) async fn ask(
    State(app): State<Shared>,
    session: SignerSession,
    Body(ask): Body<AskIdentity>,
) -> Result<Json<IdentityState>, Refusal> {
    let provider = app.provider.as_ref().ok_or(Refusal::IdentityUnavailable)?;
    let transcript = load(&app, &session.envelope).await?;
    let now = app.now();
    fits(transcript.state(), &session, &ask, now)?;
    let agreement = ask.agreement(session.recipient);
    let before = identities::of(&mut *app.store.read().await?, session.hash, now).await?;
    if let Some((asked, Stage::Known(told))) = &before
        && is_bound(asked, &agreement, &session)
    {
        return Ok(Json(known(told, now)));
    }
    let language = Language::of(&ask.language);
    let address = begin(&app, provider, &session, &agreement, language).await?;
    let waits = IdentityState {
        address: Some(address),
        expires_at: Some(now.plus(WAITS)),
        ..at(IdentityStage::Waiting, now)
    };
    Ok(Json(waits))
}

/// Where to sign in; in place of what the session asked for before.
async fn begin(
    app: &App,
    provider: &Provider,
    session: &SignerSession,
    agreement: &Agreement<'_>,
    language: Language,
) -> Result<String, Refusal> {
    let (state, salt) = (Secret::new()?, Salt(random::bytes()?));
    let (hash, state) = (state.hash(), state.into_string());
    let nonce = agreement.nonce(&session.envelope, &salt);
    let address = provider.address(&state, &nonce, &verifier(app, &state)).await;
    let address = address.map_err(|_: Failure| Refusal::ProviderUnreachable)?;
    let asked = Asked { session: session.hash, salt, nonce, language };
    let mut transaction = app.store.write().await?;
    identities::add(&mut transaction, hash, &asked, app.now().plus(WAITS)).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(address)
}

/// The secret of RFC 7636 (4.1), which follows from the state: nothing of it need be stored.
pub(crate) fn verifier(app: &App, state: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(app.mac("paraph/v1 code verifier", &[state.as_bytes()]))
}

pub(crate) async fn look(
    State(app): State<Shared>,
    session: SignerSession,
) -> Result<Json<IdentityState>, Refusal> {
    let now = app.now();
    let found = identities::of(&mut *app.store.read().await?, session.hash, now).await?;
    Ok(Json(match found {
        None => at(IdentityStage::None, now),
        Some((_, Stage::Waiting)) => at(IdentityStage::Waiting, now),
        Some((_, Stage::Known(told))) => known(&told, now),
        Some((_, Stage::Failed(why))) => at(failed(&why), now),
    }))
}

fn at(stage: IdentityStage, now: Timestamp) -> IdentityState {
    IdentityState { stage, address: None, name: None, acr: None, expires_at: None, now }
}

fn known(told: &Told, now: Timestamp) -> IdentityState {
    IdentityState { name: Some(told.name.clone()), acr: told.acr.clone(), ..at(IdentityStage::Known, now) }
}

/// The words under which a failure is stored.
const FAILURES: [(&str, IdentityStage); 4] = [
    ("cancelled", IdentityStage::Cancelled),
    ("unreachable", IdentityStage::Unreachable),
    ("unbelieved", IdentityStage::Unbelieved),
    ("nameless", IdentityStage::Nameless),
];

fn failed(word: &str) -> IdentityStage {
    let found = FAILURES.iter().find(|(known, _)| *known == word);
    found.map_or(IdentityStage::Unreachable, |(_, stage)| *stage)
}

/// Whether this could be agreed to now, but for code and identity: nobody signs in for what is stale.
fn fits(state: &Envelope, session: &SignerSession, ask: &AskIdentity, now: Timestamp) -> Result<(), Refusal> {
    if !state.wants_identity() {
        return Err(NotAllowed::IdentityNotAsked.into());
    }
    let (recipient, consents, code) = (session.recipient, ask.consents.clone(), CodeUsed::Matched);
    let identity = Some(supposed());
    let command = match ask.to.clone() {
        IdentityFor::Sign { name, key, acts } => {
            Command::Authorise(Authorise { recipient, name, consents, key, acts, code, identity })
        }
        IdentityFor::Approve { versions, comment } => {
            Command::Approve(Approve { recipient, consents, versions, comment, code, identity })
        }
    };
    if state.decide(&command, now)?.is_empty() { Err(NotAllowed::AlreadyActed.into()) } else { Ok(()) }
}

/// A sign-in that has not taken place, to ask the rules about the rest.
fn supposed() -> Identity {
    let (word, nothing) = ("-".to_owned(), Commitment([0; 32]));
    Identity {
        issuer: word.clone(),
        client: word.clone(),
        salt: Salt([0; 32]),
        token: nothing,
        name: nothing,
        name_signed: false,
        acr: None,
        key: word,
    }
}

fn is_bound(asked: &Asked, agreement: &Agreement<'_>, session: &SignerSession) -> bool {
    let nonce = agreement.nonce(&session.envelope, &asked.salt);
    bool::from(nonce.as_bytes().ct_eq(asked.nonce.as_bytes()))
}

/// A sign-in as it is recorded, with what stands behind its commitments.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) identity: Identity,
    pub(crate) openings: Vec<Opening>,
}

/// The sign-in that an agreement needs, if it was bound to exactly that; none where none is needed.
pub(crate) async fn shown(
    app: &App,
    session: &SignerSession,
    state: &Envelope,
    agreement: &Agreement<'_>,
) -> Result<Option<Shown>, Refusal> {
    let acts = state.standing(session.recipient) == Some(Standing::Turn);
    if !acts || !state.wants_identity() || state.attested(session.recipient).is_some() {
        return Ok(None);
    }
    let provider = app.provider.as_ref().ok_or(NotAllowed::IdentityNeeded)?;
    let found = identities::of(&mut *app.store.read().await?, session.hash, app.now()).await?;
    let Some((asked, Stage::Known(told))) = found else { return Err(NotAllowed::IdentityNeeded.into()) };
    if !is_bound(&asked, agreement, session) {
        return Err(Refusal::IdentityOther);
    }
    recorded(provider, session, &asked, *told).map(Some)
}

fn recorded(
    provider: &Provider,
    session: &SignerSession,
    asked: &Asked,
    told: Told,
) -> Result<Shown, Refusal> {
    let (token_opening, token) = text::fresh("identity.token", &told.token, &session.envelope)?;
    let (name_opening, name) = text::fresh("identity.name", &told.name, &session.envelope)?;
    let identity = Identity {
        issuer: provider.issuer().to_owned(),
        client: provider.client_id().to_owned(),
        salt: asked.salt,
        token,
        name,
        name_signed: told.name_signed,
        acr: told.acr,
        key: told.key,
    };
    Ok(Shown { identity, openings: vec![token_opening, name_opening] })
}

/// The name that an officer attested of a recipient; none if nobody did, or if it was erased.
pub(crate) async fn attested_name(
    app: &App,
    transcript: &Transcript,
    recipient: u16,
) -> Result<Option<String>, Refusal> {
    let Some(attested) = transcript.state().attested(recipient) else { return Ok(None) };
    let is_it = |record: &&evidence::Record| matches!(record.event(), envelope::Event::Attested(one) if one == attested);
    let Some(record) = transcript.records().iter().rev().find(is_it) else { return Ok(None) };
    let place = (record.sequence(), "attested.name");
    Ok(openings::value(&mut *app.store.read().await?, transcript.envelope(), place).await?)
}
