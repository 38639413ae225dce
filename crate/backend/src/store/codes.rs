//! One-time codes: only a HMAC of each, how often it was tried, whether it was used.

use envelope::Timestamp;
use sqlx::Row as _;
use words::Language;

use super::{Connection, StoreError, millis, moment};

/// A code as stored.
#[derive(Clone)]
pub(crate) struct StoredCode {
    pub(crate) id: String,
    /// What it is for, as HMAC.
    pub(crate) scope: [u8; 32],
    pub(crate) mac: [u8; 32],
    /// The network that asked, as HMAC, where anybody may ask.
    pub(crate) client: Option<[u8; 32]>,
    pub(crate) language: Language,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// Adds a code.
pub(crate) async fn add(connection: &mut Connection, code: &StoredCode) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO codes (id, scope, mac, client, language, created_at, expires_at, tries, used) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)",
    )
    .bind(code.id.as_str())
    .bind(code.scope.to_vec())
    .bind(code.mac.to_vec())
    .bind(code.client.map(|client| client.to_vec()))
    .bind(code.language.tag())
    .bind(millis(code.created_at))
    .bind(millis(code.expires_at))
    .execute(connection)
    .await?;
    Ok(())
}

/// How many codes were made for a purpose since a moment.
pub(crate) async fn count(
    connection: &mut Connection,
    scope: [u8; 32],
    since: Timestamp,
) -> Result<i64, StoreError> {
    let row = sqlx::query("SELECT COUNT(*) FROM codes WHERE scope = $1 AND created_at > $2")
        .bind(scope.to_vec())
        .bind(millis(since))
        .fetch_one(connection)
        .await?;
    Ok(row.try_get(0)?)
}

/// How many of them one network asked for.
pub(crate) async fn count_from(
    connection: &mut Connection,
    (scope, client): ([u8; 32], [u8; 32]),
    since: Timestamp,
) -> Result<i64, StoreError> {
    let row = sqlx::query("SELECT COUNT(*) FROM codes WHERE scope = $1 AND client = $2 AND created_at > $3")
        .bind(scope.to_vec())
        .bind(client.to_vec())
        .bind(millis(since))
        .fetch_one(connection)
        .await?;
    Ok(row.try_get(0)?)
}

/// An unused code for a purpose: the one of this identifier, or the newest, as the others are then no
/// longer good. With it, how often it was tried.
pub(crate) async fn unused(
    connection: &mut Connection,
    scope: [u8; 32],
    id: Option<&str>,
) -> Result<Option<(StoredCode, i64)>, StoreError> {
    let row = sqlx::query(
        "SELECT id, mac, language, created_at, expires_at, tries FROM codes \
         WHERE scope = $1 AND used = 0 AND ($2 IS NULL OR id = $2) ORDER BY created_at DESC LIMIT 1",
    )
    .bind(scope.to_vec())
    .bind(id)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let language: String = row.try_get(2)?;
    let code = StoredCode {
        id: row.try_get(0)?,
        scope,
        mac: super::thirty_two(row.try_get(1)?)?,
        client: None,
        language: Language::of(&language),
        created_at: moment(row.try_get(3)?),
        expires_at: moment(row.try_get(4)?),
    };
    Ok(Some((code, row.try_get(5)?)))
}

/// No code for this purpose is good any more.
pub(crate) async fn revoke(connection: &mut Connection, scope: [u8; 32]) -> Result<(), StoreError> {
    sqlx::query("UPDATE codes SET used = 1 WHERE scope = $1 AND used = 0")
        .bind(scope.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes one of `most` tries; false if none is left. Taken before comparing, so that guesses sent
/// at the same moment do not share one.
pub(crate) async fn take_try(connection: &mut Connection, id: &str, most: i64) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE codes SET tries = tries + 1 WHERE id = $1 AND used = 0 AND tries < $2")
        .bind(id)
        .bind(most)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether a code was asked for and given from this network, as long as codes are remembered.
pub(crate) async fn was_given(
    connection: &mut Connection,
    (scope, client): ([u8; 32], [u8; 32]),
) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT COUNT(*) FROM codes WHERE scope = $1 AND client = $2 AND used = 2")
        .bind(scope.to_vec())
        .bind(client.to_vec())
        .fetch_one(connection)
        .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

/// Uses a code up (2), and makes all older ones for the same purpose worthless (1); false if it was used already.
pub(crate) async fn consume(connection: &mut Connection, code: &StoredCode) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE codes SET used = 2 WHERE id = $1 AND used = 0")
        .bind(code.id.as_str())
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE codes SET used = 1 WHERE scope = $1 AND created_at <= $2 AND used = 0")
        .bind(code.scope.to_vec())
        .bind(millis(code.created_at))
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets codes made before a moment.
pub(crate) async fn sweep(connection: &mut Connection, before: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM codes WHERE created_at < $1").bind(millis(before)).execute(connection).await?;
    Ok(())
}
