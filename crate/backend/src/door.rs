//! How requests come in: bodies read and bounded, bearer sessions found.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::IntoResponse as _,
};
use envelope::EnvelopeId;
use serde::de::DeserializeOwned;

use crate::{
    app::Shared,
    problem::Refusal,
    random::secret_hash,
    store::sessions::{self, Inbox, OfficeSession, SignerSession},
};

/// A JSON body. Its size is bounded by the route.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Shared> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &Shared) -> Result<Self, Refusal> {
        let bytes = Bytes::from_request(request, app).await.map_err(|refused| {
            match refused.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Refusal::BodyTooLarge,
                _ => Refusal::Malformed("the body did not arrive whole".into()),
            }
        })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|why| Refusal::Malformed(why.to_string()))
    }
}

/// The parts of a path. What cannot be one is not there.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Shared> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Refusal> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, app).await;
        path.map(|axum::extract::Path(parts)| Self(parts)).map_err(|_| Refusal::NotFound)
    }
}

impl FromRequestParts<Shared> for OfficeSession {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Refusal> {
        let hash = secret_hash(bearer(parts)?);
        let found = sessions::office(&mut *app.store.read().await?, hash, app.now()).await?;
        found.ok_or(Refusal::Unauthorised)
    }
}

impl FromRequestParts<Shared> for SignerSession {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Refusal> {
        let hash = secret_hash(bearer(parts)?);
        let found = sessions::signer(&mut *app.store.read().await?, hash, app.now()).await?;
        found.ok_or(Refusal::Unauthorised)
    }
}

impl FromRequestParts<Shared> for Inbox {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Refusal> {
        let hash = secret_hash(bearer(parts)?);
        let found = sessions::inbox(&mut *app.store.read().await?, hash, app.now()).await?;
        found.ok_or(Refusal::Unauthorised)
    }
}

fn bearer(parts: &Parts) -> Result<&str, Refusal> {
    bearer_in(&parts.headers)
}

/// What stands behind `Bearer` (RFC 6750, 2.1).
pub(crate) fn bearer_in(headers: &HeaderMap) -> Result<&str, Refusal> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Refusal::Unauthorised)
}

/// The identifier in a path.
pub(crate) fn envelope_id(text: String) -> Result<EnvelopeId, Refusal> {
    EnvelopeId::try_from(text).map_err(|_| Refusal::NotFound)
}
