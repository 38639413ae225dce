//! Notices waiting to leave. Their words, which hold links and codes, are erased once they are sent;
//! what became of them stays with the envelope.

use envelope::{Channel, Digest, EnvelopeId, Timestamp};
use protocol::http::{Delivery, DeliveryState, NoticeKind};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row as _, any::AnyRow};

use super::{Connection, StoreError, index, millis, moment};

/// How many notices of an envelope are looked at for what became of the newest of each.
const LOOKED_AT: i64 = 1000;

/// A mail or an SMS.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) created_at: Timestamp,
    pub(crate) channel: Channel,
    /// Whose envelope's page shows what becomes of it.
    pub(crate) envelope: Option<EnvelopeId>,
    /// None: the sender.
    pub(crate) recipient: Option<u16>,
    pub(crate) kind: NoticeKind,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) plain: String,
    pub(crate) html: String,
}

/// A notice whose turn it is, and how often it was tried.
pub(crate) struct Due {
    pub(crate) post: Post,
    pub(crate) attempts: i64,
    next_at: i64,
}

const COLUMNS: &str =
    "id, created_at, channel, envelope, recipient, kind, address, subject, plain, html, attempts, next_at";

/// Adds a notice.
pub(crate) async fn add(connection: &mut Connection, post: &Post) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, created_at, channel, envelope, recipient, kind, address, subject, plain, \
         html, state, attempts, next_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', 0, $2)",
    )
    .bind(post.id.as_str())
    .bind(millis(post.created_at))
    .bind(word(&post.channel)?)
    .bind(post.envelope.as_ref().map(|id| id.as_str().to_owned()))
    .bind(post.recipient.map(i64::from))
    .bind(word(&post.kind)?)
    .bind(post.address.as_str())
    .bind(post.subject.as_str())
    .bind(post.plain.as_str())
    .bind(post.html.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

/// The newest notices that are still there.
pub(crate) async fn newest(connection: &mut Connection, most: i64) -> Result<Vec<Post>, StoreError> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM outbox WHERE state <> 'sent' ORDER BY created_at DESC, id LIMIT $1"
    )))
    .bind(most)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

/// Notices to be sent now, one way: codes first, for they are good for minutes.
pub(crate) async fn due(
    connection: &mut Connection,
    channel: Channel,
    now: Timestamp,
) -> Result<Vec<Due>, StoreError> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM outbox WHERE state = 'waiting' AND next_at <= $1 AND channel = $2 \
         ORDER BY kind IN ('code', 'sign_in') DESC, next_at LIMIT 20"
    )))
    .bind(millis(now))
    .bind(word(&channel)?)
    .fetch_all(connection)
    .await?;
    let due = |row| Ok(Due { post: read(row)?, attempts: row.try_get(10)?, next_at: row.try_get(11)? });
    rows.iter().map(due).collect()
}

/// Takes a notice for this process until `until`; false if another one took it.
pub(crate) async fn claim(
    connection: &mut Connection,
    due: &Due,
    until: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE outbox SET next_at = $1, attempts = attempts + 1 \
         WHERE id = $2 AND state = 'waiting' AND next_at = $3",
    )
    .bind(millis(until))
    .bind(due.post.id.as_str())
    .bind(due.next_at)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The notice has left.
pub(crate) async fn sent(connection: &mut Connection, id: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET state = 'sent', address = '', subject = '', plain = '', html = '' WHERE id = $1",
    )
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// Try again at `at`.
pub(crate) async fn again(connection: &mut Connection, id: &str, at: Timestamp) -> Result<(), StoreError> {
    sqlx::query("UPDATE outbox SET next_at = $1 WHERE id = $2")
        .bind(millis(at))
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives a notice up. A code or a link in it could still be used by who finds it: the words go too.
pub(crate) async fn fail(connection: &mut Connection, id: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET state = 'failed', address = '', subject = '', plain = '', html = '' WHERE id = $1",
    )
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// How many notices of a kind a recipient was sent since a moment.
pub(crate) async fn count(
    connection: &mut Connection,
    (envelope, recipient, kind): (&EnvelopeId, u16, NoticeKind),
    since: Timestamp,
) -> Result<i64, StoreError> {
    let row = sqlx::query(
        "SELECT COUNT(*) FROM outbox \
         WHERE envelope = $1 AND recipient = $2 AND kind = $3 AND created_at > $4",
    )
    .bind(envelope.as_str())
    .bind(i64::from(recipient))
    .bind(word(&kind)?)
    .bind(millis(since))
    .fetch_one(connection)
    .await?;
    Ok(row.try_get(0)?)
}

/// What became of the newest notice to each recipient of an envelope, and to its sender. Codes are
/// told apart: an invitation that failed is not mended by them.
pub(crate) async fn notices(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Vec<Delivery>, StoreError> {
    newest_to_each(connection, envelope, "kind <> 'code'").await
}

/// What became of the newest code to each recipient.
pub(crate) async fn codes(
    connection: &mut Connection,
    envelope: &EnvelopeId,
) -> Result<Vec<Delivery>, StoreError> {
    newest_to_each(connection, envelope, "kind = 'code'").await
}

/// A code is for this list of envelopes.
pub(crate) async fn is_for_list(
    connection: &mut Connection,
    id: &str,
    list: Digest,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE outbox SET list = $2 WHERE id = $1")
        .bind(id)
        .bind(list.0.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// What became of the newest code for a list; it names no recipient.
pub(crate) async fn list_code(
    connection: &mut Connection,
    list: Digest,
) -> Result<Option<Delivery>, StoreError> {
    let row = sqlx::query(
        "SELECT recipient, kind, channel, state, attempts, created_at FROM outbox \
         WHERE list = $1 ORDER BY created_at DESC, id LIMIT 1",
    )
    .bind(list.0.to_vec())
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(delivery).transpose()
}

async fn newest_to_each(
    connection: &mut Connection,
    envelope: &EnvelopeId,
    which: &'static str,
) -> Result<Vec<Delivery>, StoreError> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "SELECT recipient, kind, channel, state, attempts, created_at FROM outbox \
         WHERE envelope = $1 AND {which} ORDER BY created_at DESC, id LIMIT $2"
    )))
    .bind(envelope.as_str())
    .bind(LOOKED_AT)
    .fetch_all(connection)
    .await?;
    let mut newest: Vec<Delivery> = vec![];
    for row in &rows {
        let delivery = delivery(row)?;
        if newest.iter().all(|known| known.recipient != delivery.recipient) {
            newest.push(delivery);
        }
    }
    Ok(newest)
}

fn delivery(row: &AnyRow) -> Result<Delivery, StoreError> {
    let recipient: Option<i64> = row.try_get(0)?;
    let state: String = row.try_get(3)?;
    let tries: i64 = row.try_get(4)?;
    Ok(Delivery {
        recipient: recipient.map(index).transpose()?,
        kind: meant(row.try_get(1)?)?,
        channel: meant(row.try_get(2)?)?,
        state: meant::<DeliveryState>(state)?,
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
        at: moment(row.try_get(5)?),
    })
}

fn read(row: &AnyRow) -> Result<Post, StoreError> {
    let envelope: Option<String> = row.try_get(3)?;
    let recipient: Option<i64> = row.try_get(4)?;
    let damaged = |_| StoreError::Corrupt("a notice's envelope");
    Ok(Post {
        id: row.try_get(0)?,
        created_at: moment(row.try_get(1)?),
        channel: meant(row.try_get(2)?)?,
        envelope: envelope.map(EnvelopeId::try_from).transpose().map_err(damaged)?,
        recipient: recipient.map(index).transpose()?,
        kind: meant(row.try_get(5)?)?,
        address: row.try_get(6)?,
        subject: row.try_get(7)?,
        plain: row.try_get(8)?,
        html: row.try_get(9)?,
    })
}

/// The word that the interface has for it, which is also what is stored.
pub(crate) fn word(meaning: &impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(meaning) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(StoreError::Corrupt("a word expected")),
    }
}

/// And back.
pub(crate) fn meant<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word))
        .map_err(|_| StoreError::Corrupt("an unknown word"))
}
