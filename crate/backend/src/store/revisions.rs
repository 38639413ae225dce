//! Encrypted revisions, by envelope, document and number.

use envelope::EnvelopeId;
use sqlx::Row as _;

use super::{Connection, StoreError, index};

/// One ciphertext.
pub(crate) async fn get(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    document: u16,
    number: u16,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row =
        sqlx::query("SELECT ciphertext FROM revisions WHERE envelope = $1 AND document = $2 AND number = $3")
            .bind(envelope.as_str())
            .bind(i64::from(document))
            .bind(i64::from(number))
            .fetch_optional(connection)
            .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// All of an envelope: document, number, ciphertext.
pub(crate) async fn all(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Vec<(u16, u16, Vec<u8>)>, StoreError> {
    let rows = sqlx::query(
        "SELECT document, number, ciphertext FROM revisions WHERE envelope = $1 ORDER BY document, number",
    )
    .bind(envelope.as_str())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok((index(row.try_get(0)?)?, index(row.try_get(1)?)?, row.try_get(2)?))).collect()
}

/// Adds the revision `number` of a document.
pub(crate) async fn add(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    (document, number): (u16, u16),
    ciphertext: &[u8],
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO revisions (envelope, document, number, ciphertext) VALUES ($1, $2, $3, $4)")
        .bind(envelope.as_str())
        .bind(i64::from(document))
        .bind(i64::from(number))
        .bind(ciphertext.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes the revisions of a document from `number` on: they were voided.
pub(crate) async fn cut(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    document: u16,
    number: usize,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM revisions WHERE envelope = $1 AND document = $2 AND number >= $3")
        .bind(envelope.as_str())
        .bind(i64::from(document))
        .bind(i64::try_from(number).unwrap_or(i64::MAX))
        .execute(connection)
        .await?;
    Ok(())
}
