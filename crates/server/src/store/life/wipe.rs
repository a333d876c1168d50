//! Emptying SQLite's log, in which what was deleted still stands. The tables themselves are overwritten
//! (`secure_delete`). PostgreSQL does both in its own time: see the operator's chapter.

use std::time::Duration;

use sqlx::Row as _;

use super::super::Store;
use super::super::connections::Database;
use crate::database::Backend;

/// While somebody reads what was before, the log cannot be emptied. Whoever deletes does not wait
/// for a long reader, such as a backup, and neither does anybody who writes.
const AT_ONCE: u32 = 3;
const PAUSE: Duration = Duration::from_millis(50);
/// How often and for how long it is tried behind the reply.
const LATER: u32 = 600;
const LONG_PAUSE: Duration = Duration::from_secs(1);

impl Store {
    /// Empties the log, now or as soon as nobody reads what was before.
    pub(in crate::store) async fn wipe(&self) {
        if self.database.backend == Backend::Postgres || tried(&self.database, AT_ONCE, PAUSE).await
        {
            return;
        }
        let database = self.database.clone();
        tokio::spawn(async move {
            // One at a time is enough: it empties all that is in the log.
            let Ok(_turn) = database.wiping.try_lock() else {
                return;
            };
            if !tried(&database, LATER, LONG_PAUSE).await {
                tracing::warn!(
                    "store: the log could not be emptied; the next deletion tries again"
                );
            }
        });
    }
}

async fn tried(database: &Database, times: u32, pause: Duration) -> bool {
    for _ in 0..times {
        match emptied(database).await {
            Ok(true) => return true,
            Ok(false) => tokio::time::sleep(pause).await,
            Err(sqlx::Error::PoolClosed) => return false,
            Err(error) => {
                let error = super::super::StoreError::from(error);
                tracing::warn!(class = error.class(), "store: emptying the log");
                tokio::time::sleep(pause).await;
            }
        }
    }
    false
}

/// Whether the log is empty now. It does not wait for readers.
async fn emptied(database: &Database) -> Result<bool, sqlx::Error> {
    let mut connection = database.writer.acquire().await?;
    sqlx::query("PRAGMA busy_timeout = 50")
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .fetch_one(&mut *connection)
        .await;
    sqlx::query("PRAGMA busy_timeout = 5000")
        .execute(&mut *connection)
        .await?;
    // The first column says whether a reader was in the way.
    Ok(row?.try_get::<i64, _>(0)? == 0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::super::Outcome;
    use super::super::super::sample::{NOW, codes, open, submission};

    #[tokio::test]
    async fn a_reader_of_what_was_before_delays_neither_the_deletion_nor_others_but_only_the_log() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        let sample = submission(1, "a");
        let record_id = sample.request.record_id.clone();
        store.submit(sample).await.unwrap();
        let mut reader = store.readers().begin().await.unwrap();
        let before: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM requests")
            .fetch_one(&mut *reader)
            .await
            .unwrap();
        assert_eq!(before, 1);

        let codes = codes(1);
        let erased = store.erase(&record_id, NOW, &codes);
        // Far more than it takes, far less than a statement waits for others.
        let erased = tokio::time::timeout(Duration::from_secs(3), erased).await;
        assert!(erased.unwrap().unwrap());
        let next = store.submit(submission(2, "b")).await;
        assert!(matches!(next, Ok(Outcome::Now(_))));
        let log = data.path().join("eldercare.sqlite-wal");
        assert!(std::fs::metadata(&log).unwrap().len() > 0);

        reader.commit().await.unwrap();
        becomes_empty(&log).await;
    }

    async fn becomes_empty(log: &std::path::Path) {
        for _ in 0..100 {
            if std::fs::metadata(log).unwrap().len() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the log was not emptied");
    }

    #[tokio::test]
    async fn a_deletion_comes_to_its_end_although_whoever_asked_for_it_hangs_up() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        let sample = submission(1, "a");
        let record_id = sample.request.record_id.clone();
        store.submit(sample).await.unwrap();
        let codes = codes(1);
        let erased = tokio::time::timeout(Duration::ZERO, store.erase(&record_id, NOW, &codes));
        assert!(erased.await.is_err(), "nobody waits any more");
        becomes_empty(&data.path().join("eldercare.sqlite-wal")).await;
        let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM requests")
            .fetch_one(store.readers())
            .await
            .unwrap();
        assert_eq!(left, 0);
    }
}
