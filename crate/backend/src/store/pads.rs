//! Pads: the hash of the secret, whose session asked, and the ink once it is there.

use envelope::{Digest, Timestamp};
use sqlx::Row as _;

use super::{Connection, StoreError, millis};

/// Adds a pad in place of the session's earlier one.
pub(crate) async fn add(
    connection: &mut Connection,
    hash: Digest,
    session: Digest,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM pads WHERE session = $1")
        .bind(session.0.to_vec())
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO pads (hash, session, expires_at) VALUES ($1, $2, $3)")
        .bind(hash.0.to_vec())
        .bind(session.0.to_vec())
        .bind(millis(expires_at))
        .execute(connection)
        .await?;
    Ok(())
}

/// Puts ink onto a pad; false if there is no such pad, or none any more.
pub(crate) async fn fill(
    connection: &mut Connection,
    hash: Digest,
    ink: &[u8],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE pads SET ink = $1 WHERE hash = $2 AND expires_at > $3")
        .bind(ink.to_vec())
        .bind(hash.0.to_vec())
        .bind(millis(now))
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The ink of the session's pad; the outer none if there is no such pad.
pub(crate) async fn ink(
    connection: &mut Connection,
    hash: Digest,
    session: Digest,
    now: Timestamp,
) -> Result<Option<Option<Vec<u8>>>, StoreError> {
    let row = sqlx::query("SELECT ink FROM pads WHERE hash = $1 AND session = $2 AND expires_at > $3")
        .bind(hash.0.to_vec())
        .bind(session.0.to_vec())
        .bind(millis(now))
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// Forgets pads that are over.
pub(crate) async fn sweep(connection: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM pads WHERE expires_at <= $1").bind(millis(now)).execute(connection).await?;
    Ok(())
}
