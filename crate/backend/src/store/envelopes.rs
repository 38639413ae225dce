//! Envelopes as their senders list them and as the clock looks for them.

use envelope::{EnvelopeId, Timestamp};
use sqlx::Row as _;
use words::Language;

use super::{Connection, StoreError, millis};

/// The newest this many are listed.
const LISTED: i64 = 200;

/// What is kept of an envelope beside its records.
pub(crate) struct NewEnvelope {
    pub(crate) sender: [u8; 32],
    pub(crate) language: Language,
    pub(crate) sent_at: Timestamp,
    pub(crate) deadline: Timestamp,
}

/// Adds an envelope. [`StoreError::Conflict`] if its identifier is taken.
pub(crate) async fn add(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    new: &NewEnvelope,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO envelopes (id, sender, language, sent_at, deadline, collecting) \
         VALUES ($1, $2, $3, $4, $5, 1)",
    )
    .bind(envelope.as_str())
    .bind(new.sender.to_vec())
    .bind(new.language.tag())
    .bind(millis(new.sent_at))
    .bind(millis(new.deadline))
    .execute(connection)
    .await?;
    Ok(())
}

/// Whose envelope it is, and the language written to them.
pub(crate) async fn sender(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Option<(Vec<u8>, Language)>, StoreError> {
    let row = sqlx::query("SELECT sender, language FROM envelopes WHERE id = $1")
        .bind(envelope.as_str())
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let language: String = row.try_get(1)?;
    Ok(Some((row.try_get(0)?, Language::of(&language))))
}

/// A sender's envelopes, newest first.
pub(crate) async fn of_sender(
    connection: &mut Connection,
    sender: [u8; 32],
) -> Result<Vec<EnvelopeId>, StoreError> {
    let rows = sqlx::query("SELECT id FROM envelopes WHERE sender = $1 ORDER BY sent_at DESC LIMIT $2")
        .bind(sender.to_vec())
        .bind(LISTED)
        .fetch_all(connection)
        .await?;
    ids(rows)
}

/// Envelopes that still collect although their deadline has passed.
pub(crate) async fn due(connection: &mut Connection, now: Timestamp) -> Result<Vec<EnvelopeId>, StoreError> {
    let rows = sqlx::query("SELECT id FROM envelopes WHERE collecting = 1 AND deadline <= $1 LIMIT 1000")
        .bind(millis(now))
        .fetch_all(connection)
        .await?;
    ids(rows)
}

/// Notes that an envelope has ended.
pub(crate) async fn end(connection: &mut Connection, envelope: &EnvelopeId) -> Result<(), StoreError> {
    sqlx::query("UPDATE envelopes SET collecting = 0 WHERE id = $1")
        .bind(envelope.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

fn ids(rows: Vec<sqlx::any::AnyRow>) -> Result<Vec<EnvelopeId>, StoreError> {
    rows.iter()
        .map(|row| {
            let id: String = row.try_get(0)?;
            EnvelopeId::try_from(id).map_err(|_| StoreError::Corrupt("an envelope's identifier"))
        })
        .collect()
}
