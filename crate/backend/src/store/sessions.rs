//! Sessions: the hash of the bearer token, and what it is good for.

use envelope::{Digest, EnvelopeId, Salt, Timestamp};
use sqlx::Row as _;
use words::Language;

use super::{Connection, StoreError, index, millis, moment, thirty_two};

/// A signed-in sender.
#[derive(Clone)]
pub(crate) struct OfficeSession {
    pub(crate) email: String,
    pub(crate) language: Language,
    pub(crate) expires_at: Timestamp,
}

/// What waits for one person, on a page.
#[derive(Clone)]
pub(crate) struct Inbox {
    /// HMAC of the address.
    pub(crate) address: [u8; 32],
    pub(crate) language: Language,
}

/// A recipient's page.
#[derive(Clone)]
pub(crate) struct SignerSession {
    pub(crate) hash: Digest,
    pub(crate) envelope: EnvelopeId,
    pub(crate) recipient: u16,
    pub(crate) challenge: Salt,
    /// A code matched in this very session.
    pub(crate) identified: bool,
    /// The list that a code was given for and opened this session, and when it matched.
    pub(crate) list: Option<(Digest, Timestamp)>,
}

/// Adds a sender's session.
pub(crate) async fn add_office(
    connection: &mut Connection,
    hash: Digest,
    session: &OfficeSession,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO office_sessions (hash, email, language, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(hash.0.to_vec())
        .bind(session.email.as_str())
        .bind(session.language.tag())
        .bind(millis(session.expires_at))
        .execute(connection)
        .await?;
    Ok(())
}

/// The sender's session with this hash, unless it is over.
pub(crate) async fn office(
    connection: &mut Connection,
    hash: Digest,
    now: Timestamp,
) -> Result<Option<OfficeSession>, StoreError> {
    let row = sqlx::query(
        "SELECT email, language, expires_at FROM office_sessions WHERE hash = $1 AND expires_at > $2",
    )
    .bind(hash.0.to_vec())
    .bind(millis(now))
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let language: String = row.try_get(1)?;
    let expires_at = moment(row.try_get(2)?);
    Ok(Some(OfficeSession { email: row.try_get(0)?, language: Language::of(&language), expires_at }))
}

/// A sender has signed out.
pub(crate) async fn remove_office(connection: &mut Connection, hash: Digest) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM office_sessions WHERE hash = $1")
        .bind(hash.0.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// Opens a person's inbox.
pub(crate) async fn add_inbox(
    connection: &mut Connection,
    hash: Digest,
    inbox: &Inbox,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO inbox_sessions (hash, address, language, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(hash.0.to_vec())
        .bind(inbox.address.to_vec())
        .bind(inbox.language.tag())
        .bind(millis(expires_at))
        .execute(connection)
        .await?;
    Ok(())
}

/// The inbox with this hash, unless it is over.
pub(crate) async fn inbox(
    connection: &mut Connection,
    hash: Digest,
    now: Timestamp,
) -> Result<Option<Inbox>, StoreError> {
    let row = sqlx::query("SELECT address, language FROM inbox_sessions WHERE hash = $1 AND expires_at > $2")
        .bind(hash.0.to_vec())
        .bind(millis(now))
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let language: String = row.try_get(1)?;
    Ok(Some(Inbox { address: thirty_two(row.try_get(0)?)?, language: Language::of(&language) }))
}

/// Adds a recipient's session.
pub(crate) async fn add_signer(
    connection: &mut Connection,
    session: &SignerSession,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO signer_sessions (hash, envelope, recipient, challenge, identified, expires_at, list, list_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(session.hash.0.to_vec())
    .bind(session.envelope.as_str())
    .bind(i64::from(session.recipient))
    .bind(session.challenge.0.to_vec())
    .bind(i64::from(session.identified))
    .bind(millis(expires_at))
    .bind(session.list.map(|(list, _)| list.0.to_vec()))
    .bind(session.list.map(|(_, at)| millis(at)))
    .execute(connection)
    .await?;
    Ok(())
}

/// The recipient's session with this hash, unless it is over.
pub(crate) async fn signer(
    connection: &mut Connection,
    hash: Digest,
    now: Timestamp,
) -> Result<Option<SignerSession>, StoreError> {
    let row = sqlx::query(
        "SELECT envelope, recipient, challenge, identified, list, list_at FROM signer_sessions \
         WHERE hash = $1 AND expires_at > $2",
    )
    .bind(hash.0.to_vec())
    .bind(millis(now))
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let envelope: String = row.try_get(0)?;
    let (list, list_at): (Option<Vec<u8>>, Option<i64>) = (row.try_get(4)?, row.try_get(5)?);
    Ok(Some(SignerSession {
        hash,
        envelope: EnvelopeId::try_from(envelope).map_err(|_| StoreError::Corrupt("a session's envelope"))?,
        recipient: index(row.try_get(1)?)?,
        challenge: Salt(thirty_two(row.try_get(2)?)?),
        identified: row.try_get::<i64, _>(3)? == 1,
        list: list.map(thirty_two).transpose()?.map(Digest).zip(list_at.map(moment)),
    }))
}

/// Notes that a code matched in this session.
pub(crate) async fn identify(connection: &mut Connection, hash: Digest) -> Result<(), StoreError> {
    sqlx::query("UPDATE signer_sessions SET identified = 1 WHERE hash = $1")
        .bind(hash.0.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets sessions that are over.
pub(crate) async fn sweep(connection: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    for table in [
        "DELETE FROM office_sessions WHERE expires_at <= $1",
        "DELETE FROM signer_sessions WHERE expires_at <= $1",
        "DELETE FROM inbox_sessions WHERE expires_at <= $1",
    ] {
        sqlx::query(table).bind(millis(now)).execute(&mut *connection).await?;
    }
    Ok(())
}
