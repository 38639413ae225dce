//! What is kept: one SQL for SQLite now and PostgreSQL later, through sqlx's `Any`.

pub(crate) mod authorisations;
pub(crate) mod codes;
pub(crate) mod envelopes;
pub(crate) mod follow;
pub(crate) mod identities;
pub(crate) mod links;
pub(crate) mod openings;
pub(crate) mod outbox;
pub(crate) mod pads;
pub(crate) mod people;
pub(crate) mod records;
pub(crate) mod revisions;
pub(crate) mod sessions;

use std::time::Duration;

use envelope::Timestamp;
use sqlx::{
    Any, AnyConnection, AnyPool, Executor as _, Transaction,
    any::{AnyPoolOptions, install_default_drivers},
    migrate::{MigrateError, Migrator},
    pool::PoolConnection,
};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");

/// The database. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store {
    pool: AnyPool,
}

/// Why the database did not do it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    /// Another append was faster: load again.
    #[error("another append was faster")]
    Conflict,
    /// Others hold the database for too long.
    #[error("the database is busy")]
    Busy,
    /// A stored value that was never written so.
    #[error("stored values are damaged: {0}")]
    Corrupt(&'static str),
    /// Anything else.
    #[error("the database fails: {0}")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(why: sqlx::Error) -> Self {
        match &why {
            sqlx::Error::Database(fault) if fault.is_unique_violation() => Self::Conflict,
            sqlx::Error::Database(fault) if fault.code().is_some_and(|code| is_busy(&code)) => Self::Busy,
            sqlx::Error::PoolTimedOut => Self::Busy,
            _ => Self::Database(why),
        }
    }
}

/// SQLite's "busy" (5) and "locked" (6); what stands above the lowest byte says why.
fn is_busy(code: &str) -> bool {
    code.parse::<u32>().is_ok_and(|code| [5, 6].contains(&(code & 0xff)))
}

impl Store {
    /// Opens `sqlite:///path`, makes it if it is not there, brings its tables up to date.
    pub(crate) async fn open(url: &str) -> Result<Self, OpenError> {
        if !url.starts_with("sqlite:") {
            return Err(OpenError::Kind);
        }
        install_default_drivers();
        let url = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    // An answered post is on the disk; readers do not wait for writers.
                    connection.execute("PRAGMA busy_timeout = 5000").await?;
                    connection.execute("PRAGMA journal_mode = WAL").await?;
                    connection.execute("PRAGMA synchronous = FULL").await?;
                    connection.execute("PRAGMA foreign_keys = ON").await?;
                    Ok(())
                })
            })
            .connect(&url)
            .await?;
        MIGRATIONS.run(&pool).await?;
        Ok(Self { pool })
    }

    /// Begins to write. SQLite takes the lock now: taking it later could not wait for others.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// A connection to read with.
    pub(crate) async fn read(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    /// A transaction to read with: one moment for several questions.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin().await?)
    }

    /// Waits until nobody uses it, and closes it.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Not an address of SQLite.
    #[error("database must be sqlite:///path/of/file")]
    Kind,
    /// The database cannot be reached.
    #[error("the database cannot be opened: {0}")]
    Connect(#[from] sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("the database's tables cannot be brought up to date: {0}")]
    Migrate(#[from] MigrateError),
}

/// A connection, inside a transaction or not.
pub(crate) type Connection = AnyConnection;

pub(crate) fn millis(at: Timestamp) -> i64 {
    i64::try_from(at.0).unwrap_or(i64::MAX)
}

pub(crate) fn moment(millis: i64) -> Timestamp {
    Timestamp(u64::try_from(millis).unwrap_or(0))
}

/// 32 stored bytes.
pub(crate) fn thirty_two(bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Corrupt("32 bytes expected"))
}

/// A stored index.
pub(crate) fn index(number: i64) -> Result<u16, StoreError> {
    u16::try_from(number).map_err(|_| StoreError::Corrupt("an index expected"))
}

#[cfg(test)]
mod tests {
    use sqlx::Row as _;

    use super::*;

    #[tokio::test]
    async fn an_answered_post_is_on_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}", dir.path().join("x.db").display())).await.unwrap();
        let mut connection = store.read().await.unwrap();
        let text: String =
            sqlx::query("PRAGMA journal_mode").fetch_one(&mut *connection).await.unwrap().get(0);
        assert_eq!(text, "wal");
        for (pragma, wanted) in
            [("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1), ("PRAGMA busy_timeout", 5000)]
        {
            let value: i64 = sqlx::query(pragma).fetch_one(&mut *connection).await.unwrap().get(0);
            assert_eq!(value, wanted, "{pragma}");
        }
    }

    #[tokio::test]
    async fn other_databases_are_refused() {
        for url in ["postgres://localhost/x", "/tmp/x.db", ""] {
            assert!(matches!(Store::open(url).await, Err(OpenError::Kind)), "{url}");
        }
    }
}
