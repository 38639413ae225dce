//! The certificate issued for each recorded `authorised`.

use envelope::{Digest, EnvelopeId, Timestamp};
use sqlx::Row as _;

use super::{Connection, StoreError, millis, moment, thirty_two};

/// A certificate and what it is good for.
#[derive(Clone)]
pub(crate) struct Issued {
    /// The session that authorised.
    pub(crate) session: Digest,
    /// DER.
    pub(crate) certificate: Vec<u8>,
    pub(crate) expires_at: Timestamp,
}

/// Keeps the certificate of the `authorised` at `sequence`.
pub(crate) async fn add(
    connection: &mut Connection,
    (envelope, sequence): (&EnvelopeId, u32),
    issued: &Issued,
    time_stamps: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO authorisations (envelope, sequence, session, certificate, expires_at, time_stamps_left) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(envelope.as_str())
    .bind(i64::from(sequence))
    .bind(issued.session.0.to_vec())
    .bind(issued.certificate.as_slice().to_vec())
    .bind(millis(issued.expires_at))
    .bind(time_stamps)
    .execute(connection)
    .await?;
    Ok(())
}

/// The certificate of the `authorised` at `sequence`.
pub(crate) async fn get(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    sequence: u32,
) -> Result<Option<Issued>, StoreError> {
    let row = sqlx::query(
        "SELECT session, certificate, expires_at FROM authorisations WHERE envelope = $1 AND sequence = $2",
    )
    .bind(envelope.as_str())
    .bind(i64::from(sequence))
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Issued {
        session: Digest(thirty_two(row.try_get(0)?)?),
        certificate: row.try_get(1)?,
        expires_at: moment(row.try_get(2)?),
    }))
}

/// Takes one of the time-stamp calls of an act; false if none is left.
pub(crate) async fn take_time_stamps(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    sequence: u32,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE authorisations SET time_stamps_left = time_stamps_left - 1 \
         WHERE envelope = $1 AND sequence = $2 AND time_stamps_left > 0",
    )
    .bind(envelope.as_str())
    .bind(i64::from(sequence))
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}
