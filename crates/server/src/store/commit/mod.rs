//! Group commit: what is sent at the same time is written in one transaction and flushed once, and only then is
//! anybody answered.
//!
//! One task writes. What waits belongs to it: a sender who hangs up changes nothing about what is
//! being written, and comes back to the same receipt.

mod batch;

use std::time::Duration;

use eldercare_requests::Receipt;
use eldercare_requests::report::ReportReceipt;
use tokio::sync::{mpsc, oneshot};

use super::connections::Database;
use super::{Outcome, ReportSubmission, Store, StoreError, Submission};
use crate::codes::Codes;

/// The largest number of submissions in one transaction: what arrives while one is flushed is a
/// few dozen at a thousand a second, and a failed batch is repeated one by one.
const LARGEST_BATCH: usize = 128;
/// How many submissions may wait for the writer.
const LONGEST_QUEUE: usize = 1_024;
/// How long a submission waits for a place in the queue.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the answer goes.
type Answer<Receipt> = oneshot::Sender<Result<Outcome<Receipt>, StoreError>>;

/// Something to write, and whom to tell.
enum Job {
    Request(Box<Submission>, Answer<Receipt>),
    Report(Box<ReportSubmission>, Answer<ReportReceipt>),
}

/// What the writer is told.
enum Message {
    Write(Job),
    /// To write what waits and take no more; told when that is done.
    Stop(oneshot::Sender<()>),
}

/// The way to the writer.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
}

impl Writer {
    /// Starts the task that writes.
    pub(super) fn start(database: Database, codes: Codes) -> Self {
        let (queue, waiting) = mpsc::channel(LONGEST_QUEUE);
        tokio::spawn(batch::work(database, codes, waiting));
        Self { queue }
    }

    async fn write<Receipt>(
        &self,
        job: impl FnOnce(Answer<Receipt>) -> Job,
    ) -> Result<Outcome<Receipt>, StoreError> {
        let (answer, answered) = oneshot::channel();
        let message = Message::Write(job(answer));
        let sent = self.queue.send_timeout(message, PATIENCE).await;
        sent.map_err(|_| StoreError::Stopped)?;
        answered.await.unwrap_or(Err(StoreError::Stopped))
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> i64 {
        let places = self.queue.max_capacity() - self.queue.capacity();
        i64::try_from(places).unwrap_or(i64::MAX)
    }

    /// Waits until everything that was taken is written and answered.
    pub(super) async fn stop(&self) {
        let (done, stopped) = oneshot::channel();
        if self.queue.send(Message::Stop(done)).await.is_ok() {
            // An error means that the task has ended already.
            let _ = stopped.await;
        }
    }
}

impl Store {
    /// Stores a request and all that belongs to it, once, however often it is sent.
    pub(crate) async fn submit(
        &self,
        submission: Submission,
    ) -> Result<Outcome<Receipt>, StoreError> {
        let job = |answer| Job::Request(Box::new(submission), answer);
        self.commits.write(job).await
    }

    /// Stores a report, once, however often it is sent.
    pub(crate) async fn submit_report(
        &self,
        submission: ReportSubmission,
    ) -> Result<Outcome<ReportReceipt>, StoreError> {
        let job = |answer| Job::Report(Box::new(submission), answer);
        self.commits.write(job).await
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{open, submission};
    use super::super::{Outcome, Store, StoreError, Trouble};

    async fn count(store: &Store) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM requests")
            .fetch_one(&store.database.readers)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn what_was_taken_is_written_although_its_sender_has_gone_and_before_the_store_closes() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        for record in 0..200 {
            let store = store.clone();
            let sender = tokio::spawn(async move { store.submit(submission(record, "a")).await });
            tokio::task::yield_now().await;
            sender.abort();
        }
        store.close().await;
        assert!(matches!(
            store.submit(submission(201, "a")).await,
            Err(StoreError::Stopped)
        ));
        let store = open(data.path(), 1).await.unwrap();
        assert_eq!(count(&store).await, 200);
    }

    /// A batch in which one request cannot be stored: the others are.
    #[tokio::test]
    async fn one_that_cannot_be_stored_takes_nobody_along() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        sqlx::query(
            "CREATE TRIGGER trial BEFORE INSERT ON requests WHEN NEW.note = 'bad' \
             BEGIN SELECT RAISE(ABORT, 'trial'); END",
        )
        .execute(&store.database.writer)
        .await
        .unwrap();
        let senders = (0..40).map(|record| {
            let store = store.clone();
            let note = if record == 20 { "bad" } else { "good" };
            tokio::spawn(async move { store.submit(submission(record, note)).await })
        });
        for (record, sender) in senders.collect::<Vec<_>>().into_iter().enumerate() {
            let result = sender.await.unwrap();
            if record == 20 {
                assert_eq!(result.unwrap_err().trouble(), Trouble::Lasting);
            } else {
                assert!(matches!(result, Ok(Outcome::Now(_))), "{record}");
            }
        }
        assert_eq!(count(&store).await, 39);
    }

    #[tokio::test]
    async fn a_full_disk_is_said_stores_nothing_and_is_forgotten_when_there_is_room() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        let note = "x".repeat(20_000);
        let pages = "PRAGMA max_page_count = 60";
        for round in 0..3 {
            sqlx::query(pages)
                .execute(&store.database.writer)
                .await
                .unwrap();
            let mut stored = count(&store).await;
            let full = loop {
                let record = u8::try_from(stored).unwrap() + 100;
                match store.submit(submission(record, &note)).await {
                    Ok(_) => stored += 1,
                    Err(error) => break error,
                }
            };
            assert_eq!(full.trouble(), Trouble::Full, "{full}");
            assert_eq!(count(&store).await, stored);
            // The limit went with the connection that met it.
            let after = store.submit(submission(round, &note)).await;
            assert!(matches!(after, Ok(Outcome::Now(_))), "{after:?}");
        }
    }
}
