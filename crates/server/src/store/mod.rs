//! Where requests and reports are kept: SQLite in WAL mode with `synchronous=FULL`, so that a receipt is given
//! only for what survives a power cut, or the PostgreSQL that the operator names.
//!
//! One SQL text for both: `$1` parameters, TEXT and BIGINT. On SQLite one connection writes; the connections for
//! reading cannot write on either.

mod commit;
mod connections;
mod desk;
mod error;
mod life;
mod migrations;
mod open;
mod outcome;
mod reports;
mod retry;
#[cfg(test)]
pub(crate) mod sample;
mod status;
mod submit;
mod time;

use eldercare_requests::Moment;
use sqlx::{Any, AnyPool, Transaction};

pub(crate) use desk::{
    Account, Answer, Change, Changed, Confirmed, Counted, Deed, Edge, Edits, Happened, Lent, Link,
    Listed, ListedReport, MadeDevice, Member, Names, NewAccount, NewEdit, NewLink, Once, Opened,
    Overdue, PlaceEdits, SelfCheck, Settlement, StoredDevice, StoredEdit, TakenBackEdit, Told,
    Visited, Wanted, WantedReports, Which, Whole, Whose, WriteOutcome, Written, WrittenBack,
};
pub(crate) use error::{StoreError, Trouble};
pub(crate) use life::{Over, RETENTION, Said};
pub(crate) use open::is_made;
pub(crate) use outcome::Outcome;
pub(crate) use reports::{ClosedHour, ReportSubmission};
pub(crate) use status::Found;
pub(crate) use submit::Submission;
pub(crate) use time::seconds;

use crate::audit::{self, Anchor, AuditError, Entry};
use crate::codes::Codes;
use commit::Writer;
use connections::Database;

/// The database, and the one task that stores what is sent.
#[derive(Clone)]
pub(crate) struct Store {
    database: Database,
    commits: Writer,
}

impl Store {
    /// A transaction that will write; see [`Database::begin`].
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        self.database.begin().await
    }

    /// The connections for reading, which cannot write.
    pub(crate) fn readers(&self) -> &AnyPool {
        &self.database.readers
    }

    /// The connections for writing one statement alone.
    fn writer(&self) -> &AnyPool {
        &self.database.writer
    }

    /// The connections: whose they are, how many there are and how many of them are idle.
    pub(crate) fn connections(&self) -> [(&'static str, i64, i64); 2] {
        let number = |pool: &AnyPool| {
            let idle = i64::try_from(pool.num_idle()).unwrap_or(i64::MAX);
            (i64::from(pool.size()), idle)
        };
        let (writer, readers) = (number(self.writer()), number(self.readers()));
        [
            ("writer", writer.0, writer.1),
            ("readers", readers.0, readers.1),
        ]
    }

    /// How many submissions wait for the writer.
    pub(crate) fn waiting(&self) -> i64 {
        self.commits.waiting()
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
        audit::verify(self.readers(), codes, known).await
    }

    /// For tests that damage something by hand.
    #[cfg(test)]
    pub(crate) fn by_hand(&self) -> &AnyPool {
        &self.database.writer
    }

    /// Whether the database answers.
    pub(crate) async fn check_health(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(self.readers()).await?;
        Ok(())
    }

    /// Writes what waits and closes the database.
    pub(crate) async fn close(&self) {
        self.commits.stop().await;
        self.database.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::sample::open;
    use super::{Store, StoreError};

    async fn pragma(store: &Store, name: &'static str) -> String {
        let mut answers = Vec::new();
        for pool in [&store.database.writer, &store.database.readers] {
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
        let write = sqlx::query("DELETE FROM installation").execute(&store.database.readers);
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
