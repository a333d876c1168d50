//! Where requests and reports are kept: SQLite in WAL mode with `synchronous=FULL`, so that a receipt is given
//! only for what survives a power cut, or the PostgreSQL that the operator names.
//!
//! One SQL text for both: `$1` parameters, TEXT and BIGINT. On SQLite one connection writes; the connections for
//! reading cannot write on either.

mod desk;
mod error;
mod migrations;
mod open;
mod outcome;
mod reports;
mod status;
mod submit;

use eldercare_requests::Moment;
use sqlx::{Any, AnyPool, Transaction};

pub(crate) use desk::{Account, Deed, Member, NewAccount};
pub(crate) use error::StoreError;
pub(crate) use outcome::Outcome;
pub(crate) use reports::{ClosedHour, ReportSubmission};
pub(crate) use status::Found;
pub(crate) use submit::{Submission, seconds};

use crate::audit::{self, Anchor, AuditError, Entry};
use crate::codes::Codes;
use crate::database::Backend;

/// The database.
#[derive(Clone)]
pub(crate) struct Store {
    backend: Backend,
    writer: AnyPool,
    readers: AnyPool,
}

impl Store {
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

    /// Notes something that is no part of another transaction in the audit.
    pub(crate) async fn note(
        &self,
        codes: &Codes,
        at: Moment,
        entry: &Entry<'_>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        audit::append(&mut transaction, codes, at, entry).await?;
        Ok(transaction.commit().await?)
    }

    /// Walks the chain of the audit; see [`audit::verify`].
    pub(crate) async fn verify_audit(
        &self,
        codes: &Codes,
        known: Option<&Anchor>,
    ) -> Result<Anchor, AuditError> {
        audit::verify(&self.readers, codes, known).await
    }

    /// For tests that damage something by hand.
    #[cfg(test)]
    pub(crate) fn by_hand(&self) -> &AnyPool {
        &self.writer
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

    /// A transaction that will write. On SQLite it takes its turn at once: one that began by
    /// reading would be refused when another program had written in between.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let transaction = match self.backend {
            Backend::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Backend::Postgres => self.writer.begin().await?,
        };
        Ok(transaction)
    }
}

#[cfg(test)]
mod tests {
    use super::{Store, StoreError};
    use crate::codes::Codes;
    use crate::secret::Secret;

    async fn open(data: &std::path::Path, secret: u8) -> Result<Store, StoreError> {
        Store::open(data, None, &Codes::new(Secret([secret; 32]))).await
    }

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
    async fn every_connection_writes_ahead_flushes_fully_overwrites_and_keeps_foreign_keys() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        assert_eq!(pragma(&store, "journal_mode").await, "wal");
        // 2 is FULL (sqlite.org, "PRAGMA synchronous").
        assert_eq!(pragma(&store, "synchronous").await, "2");
        assert_eq!(pragma(&store, "foreign_keys").await, "1");
        assert_eq!(pragma(&store, "secure_delete").await, "1");
    }

    #[tokio::test]
    async fn a_connection_for_reading_writes_nothing() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        let write = sqlx::query("DELETE FROM installation").execute(&store.readers);
        assert!(write.await.is_err());
    }

    #[tokio::test]
    async fn a_database_refuses_another_secret_and_opens_again_with_its_own() {
        let data = tempfile::tempdir().unwrap();
        open(data.path(), 1).await.unwrap().close().await;
        assert!(matches!(
            open(data.path(), 2).await,
            Err(StoreError::OtherSecret)
        ));
        assert!(open(data.path(), 1).await.is_ok());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn servers_that_start_at_once_on_an_empty_folder_all_open_it() {
        for _ in 0..4 {
            let data = tempfile::tempdir().unwrap();
            let path = data.path().to_owned();
            let starts = [(); 6].map(|()| {
                let path = path.clone();
                tokio::spawn(async move { open(&path, 1).await.map(|_| ()) })
            });
            for start in starts {
                start.await.unwrap().unwrap();
            }
        }
    }
}
