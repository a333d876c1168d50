//! Where requests and reports are kept: SQLite in WAL mode with `synchronous=FULL`, so that a receipt is given
//! only for what survives a power cut.
//!
//! SQL is written with `$1` parameters and in the part of the language that PostgreSQL shares.

mod migrations;
mod outcome;
mod reports;
mod status;
mod submit;

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use thiserror::Error;

pub(crate) use outcome::Outcome;
pub(crate) use reports::{ClosedHour, ReportSubmission};
pub(crate) use status::Found;
pub(crate) use submit::Submission;

use crate::codes::Codes;

/// Name of the database file in the data folder.
const FILE: &str = "eldercare.sqlite";
/// How long a statement waits for another process, such as a backup.
const BUSY: Duration = Duration::from_secs(5);
/// Readers at a time.
const READERS: u32 = 4;

/// The database. SQLite has one writer, so one connection writes and nobody waits on a lock.
#[derive(Clone)]
pub(crate) struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// Why the database cannot be used or a statement failed.
#[derive(Debug, Error)]
pub(crate) enum StoreError {
    /// The database itself.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// A migration.
    #[error("{0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database was made with another secret.
    #[error("the database was made with another secret.key: restore that file from a backup")]
    OtherSecret,
    /// A row holds something that this version cannot read.
    #[error("the column {0} holds something that this version cannot read")]
    Unreadable(&'static str),
}

impl StoreError {
    /// Whether the same request may succeed a moment later.
    pub(crate) fn is_passing(&self) -> bool {
        let Self::Database(error) = self else {
            return false;
        };
        match error {
            sqlx::Error::PoolTimedOut => true,
            // SQLITE_BUSY and SQLITE_LOCKED; extended codes keep them in the low byte.
            sqlx::Error::Database(inner) => inner
                .code()
                .and_then(|code| code.parse::<u32>().ok())
                .is_some_and(|code| matches!(code & 0xff, 5 | 6)),
            _ => false,
        }
    }

    /// A word for the log. Messages of a database may quote values, so they are not written down.
    pub(crate) fn class(&self) -> String {
        match self {
            Self::Database(sqlx::Error::Database(inner)) => {
                format!("database code {}", inner.code().unwrap_or_default())
            }
            Self::Database(sqlx::Error::PoolTimedOut) => "no connection in time".to_owned(),
            Self::Database(sqlx::Error::Io(error)) => format!("io {:?}", error.kind()),
            Self::Database(_) => "database".to_owned(),
            Self::Migration(_) => "migration".to_owned(),
            Self::OtherSecret => "other secret".to_owned(),
            Self::Unreadable(column) => format!("unreadable {column}"),
        }
    }
}

impl Store {
    /// Opens the database of a data folder, makes it when there is none and brings it up to date.
    pub(crate) async fn open(data: &Path, codes: &Codes) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(data.join(FILE))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let writer = pool(1).connect_with(options.clone()).await?;
        migrations::migrator().run(&writer).await?;
        let readers = pool(READERS).connect_with(options).await?;
        let store = Self { writer, readers };
        store.check_secret(codes).await?;
        Ok(store)
    }

    /// With another secret every retry would get another receipt and no code would be found, so
    /// the server does not start with one.
    async fn check_secret(&self, codes: &Codes) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO installation (name, value) VALUES ('secret', $1) \
             ON CONFLICT (name) DO NOTHING",
        )
        .bind(codes.fingerprint())
        .execute(&self.writer)
        .await?;
        let known: String =
            sqlx::query_scalar("SELECT value FROM installation WHERE name = 'secret'")
                .fetch_one(&self.writer)
                .await?;
        if known == codes.fingerprint() {
            Ok(())
        } else {
            Err(StoreError::OtherSecret)
        }
    }

    /// Whether the database answers.
    pub(crate) async fn check_health(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.readers).await?;
        Ok(())
    }

    /// Waits for what is being written and closes the database.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
}

#[cfg(test)]
mod tests {
    use super::{Store, StoreError};
    use crate::codes::Codes;
    use crate::secret::Secret;

    async fn pragma(store: &Store, name: &'static str) -> String {
        let mut answers = Vec::new();
        for pool in [&store.writer, &store.readers] {
            let text = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            let answer: String = sqlx::query_scalar(sqlx::AssertSqlSafe(text))
                .fetch_one(pool)
                .await
                .unwrap();
            answers.push(answer);
        }
        assert_eq!(answers[0], answers[1], "{name}");
        answers.swap_remove(0)
    }

    #[tokio::test]
    async fn every_connection_writes_ahead_flushes_fully_and_keeps_foreign_keys() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(data.path(), &Codes::new(Secret([1; 32])))
            .await
            .unwrap();
        assert_eq!(pragma(&store, "journal_mode").await, "wal");
        // 2 is FULL (sqlite.org, "PRAGMA synchronous").
        assert_eq!(pragma(&store, "synchronous").await, "2");
        assert_eq!(pragma(&store, "foreign_keys").await, "1");
    }

    #[tokio::test]
    async fn a_database_refuses_another_secret_and_opens_again_with_its_own() {
        let data = tempfile::tempdir().unwrap();
        let open = async |byte| Store::open(data.path(), &Codes::new(Secret([byte; 32]))).await;
        open(1).await.unwrap().close().await;
        assert!(matches!(open(2).await, Err(StoreError::OtherSecret)));
        assert!(open(1).await.is_ok());
    }
}
