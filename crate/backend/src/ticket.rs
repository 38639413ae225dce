//! Tickets: ES256 tokens (RFC 7515, 7518) by which a document store knows who may have which original.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use envelope::{Digest, EnvelopeId, Timestamp};
use serde::Serialize;

use crate::{app::App, problem::Refusal, store::sessions::SignerSession};

/// Seconds.
const LIFETIME: i64 = 5 * 60;

#[derive(Serialize)]
struct Header {
    alg: &'static str,
    typ: &'static str,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    /// Seconds since 1970.
    exp: i64,
    envelope: &'a EnvelopeId,
    document: u16,
    sha256: Digest,
    recipient: u16,
}

/// A ticket for one document of the session's envelope, in compact form.
pub(crate) fn sign(
    app: &App,
    session: &SignerSession,
    document: u16,
    sha256: Digest,
    now: Timestamp,
) -> Result<String, Refusal> {
    let SignerSession { envelope, recipient, .. } = session;
    let exp = now.seconds().saturating_add(LIFETIME);
    let claims =
        Claims { iss: &app.config.public_url, exp, envelope, document, sha256, recipient: *recipient };
    let unsigned = format!("{}.{}", part(&Header { alg: "ES256", typ: "JWT" })?, part(&claims)?);
    let signature = app.keys.ticket.sign(unsigned.as_bytes());
    Ok(format!("{unsigned}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature)))
}

fn part(value: &impl Serialize) -> Result<String, Refusal> {
    let json = serde_json::to_vec(value).map_err(|_| Refusal::Internal("a ticket cannot be written"))?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(json))
}
