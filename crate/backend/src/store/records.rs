//! Records of envelopes, as their exact bytes.

use envelope::EnvelopeId;
use evidence::{Record, Transcript};
use sqlx::Row as _;

use super::{Connection, StoreError};

/// An envelope's transcript, every link checked; none if nothing was ever recorded.
pub(crate) async fn transcript(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Option<Transcript>, StoreError> {
    let rows = sqlx::query("SELECT bytes FROM records WHERE envelope = $1 ORDER BY sequence")
        .bind(envelope.as_str())
        .fetch_all(connection)
        .await?;
    let records = rows.iter().map(|row| row.try_get(0)).collect::<Result<Vec<String>, _>>()?;
    if records.is_empty() {
        return Ok(None);
    }
    Transcript::parse(envelope.clone(), records.iter().map(String::as_str))
        .map(Some)
        .map_err(|_| StoreError::Corrupt("a transcript does not verify"))
}

/// Adds a record. [`StoreError::Conflict`] if its place is taken.
pub(crate) async fn add(connection: &mut Connection, record: &Record) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO records (envelope, sequence, bytes, hash) VALUES ($1, $2, $3, $4)")
        .bind(record.envelope().as_str())
        .bind(i64::from(record.sequence()))
        .bind(record.as_str())
        .bind(record.hash().0.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}
