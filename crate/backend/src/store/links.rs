//! Links: the hash of the secret, and whose it is.

use envelope::{Digest, EnvelopeId, Timestamp};
use sqlx::Row as _;

use super::{Connection, StoreError, index, millis, moment};

/// Whose a link is, and when it was made.
pub(crate) struct Link {
    pub(crate) envelope: EnvelopeId,
    pub(crate) recipient: u16,
    pub(crate) created_at: Timestamp,
}

/// The link with this hash.
pub(crate) async fn find(connection: &mut Connection, hash: Digest) -> Result<Option<Link>, StoreError> {
    let row = sqlx::query("SELECT envelope, recipient, created_at FROM links WHERE hash = $1")
        .bind(hash.0.to_vec())
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let envelope: String = row.try_get(0)?;
    let envelope = EnvelopeId::try_from(envelope).map_err(|_| StoreError::Corrupt("a link's envelope"))?;
    Ok(Some(Link { envelope, recipient: index(row.try_get(1)?)?, created_at: moment(row.try_get(2)?) }))
}

/// How many links a recipient was given since a moment.
pub(crate) async fn count(
    connection: &mut Connection,
    (envelope, recipient): (&EnvelopeId, u16),
    since: Timestamp,
) -> Result<i64, StoreError> {
    let row =
        sqlx::query("SELECT COUNT(*) FROM links WHERE envelope = $1 AND recipient = $2 AND created_at > $3")
            .bind(envelope.as_str())
            .bind(i64::from(recipient))
            .bind(millis(since))
            .fetch_one(connection)
            .await?;
    Ok(row.try_get(0)?)
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
    (envelope, recipient): (&EnvelopeId, u16),
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO links (hash, envelope, recipient, created_at) VALUES ($1, $2, $3, $4)")
        .bind(hash.0.to_vec())
        .bind(envelope.as_str())
        .bind(i64::from(recipient))
        .bind(millis(now))
        .execute(connection)
        .await?;
    Ok(())
}
