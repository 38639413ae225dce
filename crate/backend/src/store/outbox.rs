//! Mails waiting to leave. Their words, which hold links and codes, are erased once they are sent.

use envelope::Timestamp;
use sqlx::{Row as _, any::AnyRow};

use super::{Connection, StoreError, millis, moment};

/// A mail.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) id: String,
    pub(crate) created_at: Timestamp,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) plain: String,
    pub(crate) html: String,
}

/// A mail whose turn it is, and how often it was tried.
pub(crate) struct Due {
    pub(crate) mail: Mail,
    pub(crate) attempts: i64,
    next_at: i64,
}

/// Adds a mail.
pub(crate) async fn add(connection: &mut Connection, mail: &Mail) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, created_at, address, subject, plain, html, state, attempts, next_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, $2)",
    )
    .bind(mail.id.as_str())
    .bind(millis(mail.created_at))
    .bind(mail.address.as_str())
    .bind(mail.subject.as_str())
    .bind(mail.plain.as_str())
    .bind(mail.html.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

/// The newest mails that are still there.
pub(crate) async fn newest(connection: &mut Connection, most: i64) -> Result<Vec<Mail>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, created_at, address, subject, plain, html FROM outbox \
         WHERE state <> 'sent' ORDER BY created_at DESC, id LIMIT $1",
    )
    .bind(most)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

/// Mails to be sent now.
pub(crate) async fn due(connection: &mut Connection, now: Timestamp) -> Result<Vec<Due>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, created_at, address, subject, plain, html, attempts, next_at FROM outbox \
         WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at LIMIT 20",
    )
    .bind(millis(now))
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| Ok(Due { mail: read(row)?, attempts: row.try_get(6)?, next_at: row.try_get(7)? }))
        .collect()
}

/// Takes a mail for this process until `until`; false if another one took it.
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
    .bind(due.mail.id.as_str())
    .bind(due.next_at)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The mail has left.
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

/// Gives a mail up.
pub(crate) async fn fail(connection: &mut Connection, id: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE outbox SET state = 'failed' WHERE id = $1").bind(id).execute(connection).await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Mail, StoreError> {
    Ok(Mail {
        id: row.try_get(0)?,
        created_at: moment(row.try_get(1)?),
        address: row.try_get(2)?,
        subject: row.try_get(3)?,
        plain: row.try_get(4)?,
        html: row.try_get(5)?,
    })
}
