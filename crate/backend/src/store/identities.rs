//! Sign-ins at the provider: the hash of the state, whose session asked, for what, and what came of it.

use envelope::{Digest, Salt, Timestamp};
use sqlx::Row as _;
use words::Language;

use super::{Connection, StoreError, millis, thirty_two};

/// A sign-in that was asked for.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) session: Digest,
    pub(crate) salt: Salt,
    pub(crate) nonce: String,
    pub(crate) language: Language,
}

/// Where it is.
#[derive(Clone)]
pub(crate) enum Stage {
    /// Nobody has come back yet, or has not said that it is they who sign.
    Waiting,
    /// Somebody came back with a token that was believed, and said so.
    Known(Box<Told>),
    /// It failed, in one of the words of `protocol::http::IdentityStage`.
    Failed(String),
}

/// What the provider said.
#[derive(Clone)]
pub(crate) struct Told {
    pub(crate) token: String,
    pub(crate) name: String,
    pub(crate) name_signed: bool,
    pub(crate) acr: Option<String>,
    pub(crate) key: String,
}

/// Adds one in place of the session's earlier one.
pub(crate) async fn add(
    connection: &mut Connection,
    hash: Digest,
    asked: &Asked,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM identities WHERE session = $1")
        .bind(asked.session.0.to_vec())
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO identities (hash, session, salt, nonce, language, stage, expires_at) \
         VALUES ($1, $2, $3, $4, $5, 'waiting', $6)",
    )
    .bind(hash.0.to_vec())
    .bind(asked.session.0.to_vec())
    .bind(asked.salt.0.to_vec())
    .bind(asked.nonce.as_str())
    .bind(asked.language.tag())
    .bind(millis(expires_at))
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the one whose state came back: each state comes back once.
pub(crate) async fn take(
    connection: &mut Connection,
    hash: Digest,
    now: Timestamp,
) -> Result<Option<Asked>, StoreError> {
    let taken = sqlx::query(
        "UPDATE identities SET stage = 'returned' WHERE hash = $1 AND stage = 'waiting' AND expires_at > $2",
    )
    .bind(hash.0.to_vec())
    .bind(millis(now))
    .execute(&mut *connection)
    .await?;
    if taken.rows_affected() != 1 {
        return Ok(None);
    }
    let row = sqlx::query("SELECT session, salt, nonce, language FROM identities WHERE hash = $1")
        .bind(hash.0.to_vec())
        .fetch_one(connection)
        .await?;
    read(&row).map(Some)
}

fn read(row: &sqlx::any::AnyRow) -> Result<Asked, StoreError> {
    let language: String = row.try_get(3)?;
    Ok(Asked {
        session: Digest(thirty_two(row.try_get(0)?)?),
        salt: Salt(thirty_two(row.try_get(1)?)?),
        nonce: row.try_get(2)?,
        language: Language::of(&language),
    })
}

/// Notes what the provider said. It counts once whoever brought it answers with the secret of this hash.
pub(crate) async fn tell(
    connection: &mut Connection,
    hash: Digest,
    told: &Told,
    answer: Digest,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE identities SET stage = 'told', token = $1, name = $2, name_signed = $3, acr = $4, key = $5, \
         answer = $6, expires_at = $7 WHERE hash = $8",
    )
    .bind(told.token.as_str())
    .bind(told.name.as_str())
    .bind(i64::from(told.name_signed))
    .bind(told.acr.clone())
    .bind(told.key.as_str())
    .bind(answer.0.to_vec())
    .bind(millis(expires_at))
    .bind(hash.0.to_vec())
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes why it failed, and forgets what the provider may have said.
pub(crate) async fn fail(
    connection: &mut Connection,
    hash: Digest,
    why: &str,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE identities SET stage = $1, token = NULL, name = NULL, acr = NULL, key = NULL, \
         expires_at = $2 WHERE hash = $3",
    )
    .bind(why)
    .bind(millis(expires_at))
    .bind(hash.0.to_vec())
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the one that this secret's hash answers for: the hash of its state, what was asked, and the name.
/// It counts from now on.
pub(crate) async fn answered(
    connection: &mut Connection,
    answer: Digest,
    now: Timestamp,
) -> Result<Option<(Digest, Asked, String)>, StoreError> {
    let row = sqlx::query(
        "UPDATE identities SET stage = 'known' WHERE answer = $1 AND stage = 'told' AND expires_at > $2 \
         RETURNING session, salt, nonce, language, hash, name",
    )
    .bind(answer.0.to_vec())
    .bind(millis(now))
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((Digest(thirty_two(row.try_get(4)?)?), read(&row)?, row.try_get(5)?)))
}

/// The session's own, as far as it has come; none if it asked for none, or too long ago.
pub(crate) async fn of(
    connection: &mut Connection,
    session: Digest,
    now: Timestamp,
) -> Result<Option<(Asked, Stage)>, StoreError> {
    let row = sqlx::query(
        "SELECT session, salt, nonce, language, stage, token, name, name_signed, acr, key FROM identities \
         WHERE session = $1 AND expires_at > $2",
    )
    .bind(session.0.to_vec())
    .bind(millis(now))
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let stage: String = row.try_get(4)?;
    let stage = match stage.as_str() {
        "waiting" | "returned" | "told" => Stage::Waiting,
        "known" => Stage::Known(Box::new(Told {
            token: row.try_get(5)?,
            name: row.try_get(6)?,
            name_signed: row.try_get::<i64, _>(7)? == 1,
            acr: row.try_get(8)?,
            key: row.try_get(9)?,
        })),
        _ => Stage::Failed(stage),
    };
    Ok(Some((read(&row)?, stage)))
}

/// Forgets those that are over, with what the provider said.
pub(crate) async fn sweep(connection: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM identities WHERE expires_at <= $1")
        .bind(millis(now))
        .execute(connection)
        .await?;
    Ok(())
}
