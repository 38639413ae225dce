//! What stands behind commitments: apart from the records, so that a person can be erased.

use envelope::{EnvelopeId, Salt};
use evidence::Opening;
use sqlx::Row as _;

use super::{Connection, StoreError, thirty_two};

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
    sqlx::query("INSERT INTO openings (envelope, sequence, field, salt, value) VALUES ($1, $2, $3, $4, $5)")
        .bind(envelope.as_str())
        .bind(i64::from(sequence))
        .bind(opening.field.as_str())
        .bind(opening.salt.0.to_vec())
        .bind(opening.value.as_str())
        .execute(connection)
        .await?;
    Ok(())
}
