//! What stands behind commitments: apart from the records, so that a person can be erased.

use envelope::{EnvelopeId, Salt};
use evidence::Opening;
use sqlx::Row as _;

use super::{Connection, StoreError, thirty_two};
use crate::text::folded;

/// All openings of an envelope, with the place of the record that holds the commitment.
pub(crate) async fn of(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Vec<(u32, Opening)>, StoreError> {
    let rows = sqlx::query(
        "SELECT sequence, field, salt, value FROM openings WHERE envelope = $1 ORDER BY sequence, field",
    )
    .bind(envelope.as_str())
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &sqlx::any::AnyRow) -> Result<(u32, Opening), StoreError> {
    let sequence: i64 = row.try_get(0)?;
    let sequence = u32::try_from(sequence).map_err(|_| StoreError::Corrupt("a record's place"))?;
    let salt = Salt(thirty_two(row.try_get(2)?)?);
    Ok((sequence, Opening { field: row.try_get(1)?, salt, value: row.try_get(3)? }))
}

/// Adds an opening of the record at `sequence`.
pub(crate) async fn add(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    sequence: u32,
    opening: &Opening,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO openings (envelope, sequence, field, salt, value, folded) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(envelope.as_str())
    .bind(i64::from(sequence))
    .bind(opening.field.as_str())
    .bind(opening.salt.0.to_vec())
    .bind(opening.value.as_str())
    .bind(is_searched(&opening.field).then(|| folded(&opening.value)))
    .execute(connection)
    .await?;
    Ok(())
}

/// A sender looks for titles, documents and people; not for what anybody wrote.
fn is_searched(field: &str) -> bool {
    let named = field.ends_with(".name") || field.ends_with(".email");
    matches!(field, "title" | "email" | "name") || (named && field != "sender.email")
}

/// One value; none if it was erased, or never was.
pub(crate) async fn value(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    (sequence, field): (u32, &str),
) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT value FROM openings WHERE envelope = $1 AND sequence = $2 AND field = $3")
        .bind(envelope.as_str())
        .bind(i64::from(sequence))
        .bind(field)
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}
