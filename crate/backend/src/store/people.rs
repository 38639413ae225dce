//! Recipients by the HMAC of their address: what waits for one person, over all envelopes.

use envelope::{EnvelopeId, Timestamp};
use sqlx::{Row as _, any::AnyRow};

use super::{Connection, StoreError, index, millis};

/// Where a person stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stands {
    /// It is their turn.
    pub(crate) waits: bool,
    /// An officer is still to see who they are.
    pub(crate) unseen: bool,
}

/// Puts a person, or another one, into a role.
pub(crate) async fn put(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    recipient: u16,
    address: [u8; 32],
    stands: Stands,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO people (envelope, recipient, address, waiting, unseen) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (envelope, recipient) DO UPDATE SET address = $3, waiting = $4, unseen = $5",
    )
    .bind(envelope.as_str())
    .bind(i64::from(recipient))
    .bind(address.to_vec())
    .bind(i64::from(stands.waits))
    .bind(i64::from(stands.unseen))
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes where this recipient stands now.
pub(crate) async fn stand(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    recipient: u16,
    stands: Stands,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE people SET waiting = $3, unseen = $4 WHERE envelope = $1 AND recipient = $2")
        .bind(envelope.as_str())
        .bind(i64::from(recipient))
        .bind(i64::from(stands.waits))
        .bind(i64::from(stands.unseen))
        .execute(connection)
        .await?;
    Ok(())
}

/// How much waits for a person.
pub(crate) async fn count(connection: &mut Connection, address: [u8; 32]) -> Result<u32, StoreError> {
    let row = sqlx::query("SELECT COUNT(*) FROM people WHERE address = $1 AND waiting = 1")
        .bind(address.to_vec())
        .fetch_one(connection)
        .await?;
    let count: i64 = row.try_get(0)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What waits for a person: the most urgent first.
pub(crate) async fn waiting(
    connection: &mut Connection,
    address: [u8; 32],
    most: i64,
) -> Result<Vec<(EnvelopeId, u16)>, StoreError> {
    let rows = sqlx::query(
        "SELECT people.envelope, people.recipient FROM people JOIN envelopes ON envelopes.id = people.envelope \
         WHERE people.address = $1 AND people.waiting = 1 ORDER BY envelopes.deadline, people.envelope LIMIT $2",
    )
    .bind(address.to_vec())
    .bind(most)
    .fetch_all(connection)
    .await?;
    rows.iter().map(role).collect()
}

/// Whom an officer can attest now: the most urgent first.
pub(crate) async fn unseen(
    connection: &mut Connection,
    now: Timestamp,
    most: i64,
) -> Result<Vec<(EnvelopeId, u16)>, StoreError> {
    let rows = sqlx::query(
        "SELECT people.envelope, people.recipient FROM people JOIN envelopes ON envelopes.id = people.envelope \
         WHERE people.unseen = 1 AND envelopes.deadline > $1 \
         ORDER BY envelopes.deadline, people.envelope, people.recipient LIMIT $2",
    )
    .bind(millis(now))
    .bind(most)
    .fetch_all(connection)
    .await?;
    rows.iter().map(role).collect()
}

fn role(row: &AnyRow) -> Result<(EnvelopeId, u16), StoreError> {
    let id: String = row.try_get(0)?;
    let id = EnvelopeId::try_from(id).map_err(|_| StoreError::Corrupt("an envelope's identifier"))?;
    Ok((id, index(row.try_get(1)?)?))
}

/// Whose role it is; none if there is no such recipient.
pub(crate) async fn address(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    recipient: u16,
) -> Result<Option<[u8; 32]>, StoreError> {
    let row = sqlx::query("SELECT address FROM people WHERE envelope = $1 AND recipient = $2")
        .bind(envelope.as_str())
        .bind(i64::from(recipient))
        .fetch_optional(connection)
        .await?;
    row.map(|row| super::thirty_two(row.try_get(0)?)).transpose()
}
