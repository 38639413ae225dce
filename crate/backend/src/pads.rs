//! Pads: a signer at a laptop draws on a telephone. The backend passes ciphertext from one to the other.

use axum::{Json, extract::State};
use protocol::{
    Base64,
    http::{AskInk, GiveInk, GivenInk, Pad, PadInk},
};

use crate::{
    app::Shared,
    door::Body,
    problem::Refusal,
    random::{Secret, secret_hash},
    store::{pads, sessions::SignerSession},
};

/// How long a pad waits for its ink, milliseconds.
const LIFETIME: u64 = 10 * 60 * 1000;
/// A signature of a few thousand samples, encrypted.
const MOST: usize = 180 * 1024;

/// A pad for the session, in place of an earlier one.
pub(crate) async fn open(State(app): State<Shared>, session: SignerSession) -> Result<Json<Pad>, Refusal> {
    let (secret, now) = (Secret::new()?, app.now());
    let expires_at = now.plus(LIFETIME);
    let mut transaction = app.store.write().await?;
    pads::add(&mut transaction, secret.hash(), session.hash, expires_at).await?;
    transaction.commit().await.map_err(crate::store::StoreError::from)?;
    Ok(Json(Pad { pad: secret.into_string(), expires_at, now }))
}

/// What has been drawn on it so far.
pub(crate) async fn look(
    State(app): State<Shared>,
    session: SignerSession,
    Body(AskInk { pad }): Body<AskInk>,
) -> Result<Json<PadInk>, Refusal> {
    let mut connection = app.store.read().await?;
    let found = pads::ink(&mut connection, secret_hash(&pad), session.hash, app.now()).await?;
    let ink = found.ok_or(Refusal::NotFound)?.map(Base64);
    Ok(Json(PadInk { ink }))
}

/// The telephone gives the ink. Who knows the pad's secret may: it stands in the code that was scanned.
pub(crate) async fn give(
    State(app): State<Shared>,
    Body(GiveInk { pad, ink }): Body<GiveInk>,
) -> Result<Json<GivenInk>, Refusal> {
    if ink.0.len() > MOST {
        return Err(Refusal::TooLarge("the drawing", MOST as u64));
    }
    let mut connection = app.store.read().await?;
    let given = pads::fill(&mut connection, secret_hash(&pad), &ink.0, app.now()).await?;
    if given { Ok(Json(GivenInk {})) } else { Err(Refusal::NotFound) }
}
