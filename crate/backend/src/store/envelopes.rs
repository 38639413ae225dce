//! Envelopes beside their records: whose they are, what state they are in, when the clock comes.

use envelope::{EnvelopeId, Timestamp};
use protocol::http::PhaseWord;
use sqlx::Row as _;
use words::Language;

use super::{Connection, StoreError, millis, moment, outbox::word};

/// What is kept of an envelope from its sending on.
pub(crate) struct NewEnvelope {
    pub(crate) sender: [u8; 32],
    pub(crate) language: Language,
    pub(crate) sent_at: Timestamp,
    pub(crate) deadline: Timestamp,
}

/// What its records lead to.
pub(crate) struct Line {
    pub(crate) phase: PhaseWord,
    pub(crate) done: usize,
    pub(crate) asked: usize,
    pub(crate) optional: usize,
    pub(crate) changed_at: Timestamp,
    pub(crate) next_at: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
}

/// Adds an envelope. [`StoreError::Conflict`] if its identifier is taken.
pub(crate) async fn add(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    new: &NewEnvelope,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO envelopes (id, sender, language, sent_at, deadline) VALUES ($1, $2, $3, $4, $5)",
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

/// Notes what an envelope's records lead to.
pub(crate) async fn note(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    line: &Line,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE envelopes SET phase = $2, done = $3, asked = $4, optional = $5, changed_at = $6, \
         next_at = $7, ended_at = $8, changes = changes + 1 WHERE id = $1",
    )
    .bind(envelope.as_str())
    .bind(word(&line.phase)?)
    .bind(number(line.done))
    .bind(number(line.asked))
    .bind(number(line.optional))
    .bind(millis(line.changed_at))
    .bind(line.next_at.map(millis))
    .bind(line.ended_at.map(millis))
    .execute(connection)
    .await?;
    Ok(())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Notes that something changed that is not in the records, such as a notice that failed.
pub(crate) async fn touch(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE envelopes SET changed_at = $2, changes = changes + 1 WHERE id = $1")
        .bind(envelope.as_str())
        .bind(millis(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// Envelopes of which nothing was noted yet.
pub(crate) async fn unmade(connection: &mut Connection, most: i64) -> Result<Vec<EnvelopeId>, StoreError> {
    let rows = sqlx::query("SELECT id FROM envelopes WHERE changes = 0 LIMIT $1")
        .bind(most)
        .fetch_all(connection)
        .await?;
    ids(&rows)
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

/// When it ended; none while it collects.
pub(crate) async fn ended(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Option<Timestamp>, StoreError> {
    let row = sqlx::query("SELECT ended_at FROM envelopes WHERE id = $1")
        .bind(envelope.as_str())
        .fetch_optional(connection)
        .await?;
    let at: Option<i64> = row.map(|row| row.try_get(0)).transpose()?.flatten();
    Ok(at.map(moment))
}

/// Takes an ended envelope out of its sender's list; false if it still collects.
pub(crate) async fn hide(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE envelopes SET hidden = 1, changed_at = $2, changes = changes + 1 \
         WHERE id = $1 AND ended_at IS NOT NULL",
    )
    .bind(envelope.as_str())
    .bind(millis(now))
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Envelopes to which time does something now.
pub(crate) async fn due(connection: &mut Connection, now: Timestamp) -> Result<Vec<EnvelopeId>, StoreError> {
    let rows = sqlx::query("SELECT id FROM envelopes WHERE next_at <= $1 ORDER BY next_at LIMIT 1000")
        .bind(millis(now))
        .fetch_all(connection)
        .await?;
    ids(&rows)
}

fn ids(rows: &[sqlx::any::AnyRow]) -> Result<Vec<EnvelopeId>, StoreError> {
    rows.iter().map(id).collect()
}

/// The identifier in a row's first column.
pub(crate) fn id(row: &sqlx::any::AnyRow) -> Result<EnvelopeId, StoreError> {
    let id: String = row.try_get(0)?;
    EnvelopeId::try_from(id).map_err(|_| StoreError::Corrupt("an envelope's identifier"))
}
