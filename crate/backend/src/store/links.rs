//! Links: the hash of the secret, and whose it is.

use envelope::{Digest, EnvelopeId};
use sqlx::Row as _;

use super::{Connection, StoreError, index};

/// Whose link this is.
pub(crate) async fn find(
    connection: &mut Connection,
    hash: Digest,
) -> Result<Option<(EnvelopeId, u16)>, StoreError> {
    let row = sqlx::query("SELECT envelope, recipient FROM links WHERE hash = $1")
        .bind(hash.0.to_vec())
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let envelope: String = row.try_get(0)?;
    let envelope = EnvelopeId::try_from(envelope).map_err(|_| StoreError::Corrupt("a link's envelope"))?;
    Ok(Some((envelope, index(row.try_get(1)?)?)))
}

/// Makes a recipient's links and sessions worthless: the role is somebody else's now.
pub(crate) async fn revoke(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    recipient: u16,
) -> Result<(), StoreError> {
    for table in [
        "DELETE FROM links WHERE envelope = $1 AND recipient = $2",
        "DELETE FROM signer_sessions WHERE envelope = $1 AND recipient = $2",
    ] {
        sqlx::query(table)
            .bind(envelope.as_str())
            .bind(i64::from(recipient))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Adds a link.
pub(crate) async fn add(
    connection: &mut Connection,
    hash: Digest,
    envelope: &EnvelopeId,
    recipient: u16,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO links (hash, envelope, recipient) VALUES ($1, $2, $3)")
        .bind(hash.0.to_vec())
        .bind(envelope.as_str())
        .bind(i64::from(recipient))
        .execute(connection)
        .await?;
    Ok(())
}
