//! One batch: written in one transaction, answered after its commit.

use std::sync::Arc;

use eldercare_requests::Receipt;
use eldercare_requests::report::ReportReceipt;
use tokio::sync::{mpsc, oneshot};

use super::super::connections::Database;
use super::super::retry::retried;
use super::super::{Outcome, StoreError, Trouble, reports, submit};
use super::{Job, LARGEST_BATCH, Message};
use crate::codes::Codes;
use crate::fail;

/// What became of a job.
enum Written {
    Request(Outcome<Receipt>),
    Report(Outcome<ReportReceipt>),
}

impl Job {
    /// The order in which a batch is written. Two servers that write the same records take them in the
    /// same order, so that neither waits for the other in a circle.
    fn order(&self) -> &str {
        match self {
            Self::Request(submission, _) => submission.request.record_id.as_str(),
            Self::Report(submission, _) => submission.report.record_id.as_str(),
        }
    }

    /// Answers; nobody listens where the sender has gone, and that is no matter.
    fn answer(self, result: Result<Written, StoreError>) {
        match (self, result) {
            (Self::Request(_, answer), Ok(Written::Request(outcome))) => {
                let _ = answer.send(Ok(outcome));
            }
            (Self::Report(_, answer), Ok(Written::Report(outcome))) => {
                let _ = answer.send(Ok(outcome));
            }
            (Self::Request(_, answer), Err(error)) => {
                let _ = answer.send(Err(error));
            }
            (Self::Report(_, answer), Err(error)) => {
                let _ = answer.send(Err(error));
            }
            // A job is written as what it is.
            (Self::Request(..), Ok(Written::Report(_)))
            | (Self::Report(..), Ok(Written::Request(_))) => {}
        }
    }
}

/// Writes what comes until it is told to stop, then what waits.
pub(super) async fn work(database: Database, codes: Codes, mut waiting: mpsc::Receiver<Message>) {
    let codes = Arc::new(codes);
    let mut stopping = Vec::new();
    while let Some(first) = waiting.recv().await {
        let mut jobs = Vec::new();
        let mut take = |message| match message {
            Message::Write(job) => jobs.push(job),
            Message::Stop(done) => stopping.push(done),
        };
        take(first);
        for _ in 1..LARGEST_BATCH {
            let Ok(message) = waiting.try_recv() else {
                break;
            };
            take(message);
        }
        if !stopping.is_empty() {
            waiting.close();
        }
        // In a task of its own: a panic would end this batch and not the writer.
        let batch = write(database.clone(), Arc::clone(&codes), jobs);
        if tokio::spawn(batch).await.is_err() {
            tracing::error!("store: a batch panicked");
        }
    }
    stopping.into_iter().for_each(told);
}

fn told(done: oneshot::Sender<()>) {
    let _ = done.send(());
}

/// Writes all of a batch or, where one spoils it for the others, each for itself.
async fn write(database: Database, codes: Arc<Codes>, mut jobs: Vec<Job>) {
    // Stable: of two bodies under one id the one that came first is stored.
    jobs.sort_by(|a, b| a.order().cmp(b.order()));
    let error = match retried(|| all_of(&database, &codes, &jobs)).await {
        Ok(written) => {
            for (job, written) in jobs.into_iter().zip(written) {
                job.answer(Ok(written));
            }
            return;
        }
        Err(error) => error,
    };
    let trouble = error.trouble();
    tracing::error!(
        class = error.class(),
        jobs = jobs.len(),
        "store: a batch failed"
    );
    if jobs.len() == 1 || trouble != Trouble::Lasting {
        for job in jobs {
            job.answer(Err(StoreError::Batch(trouble)));
        }
        return;
    }
    for job in jobs {
        let alone = retried(|| all_of(&database, &codes, std::slice::from_ref(&job))).await;
        let written = alone.map(|mut written| written.pop());
        let result = match written {
            Ok(Some(written)) => Ok(written),
            Ok(None) => Err(StoreError::Stopped),
            Err(error) => Err(error),
        };
        job.answer(result);
    }
}

async fn all_of(
    database: &Database,
    codes: &Codes,
    jobs: &[Job],
) -> Result<Vec<Written>, StoreError> {
    let mut transaction = database.begin().await?;
    fail::point("begin");
    let mut written = Vec::with_capacity(jobs.len());
    for job in jobs {
        written.push(match job {
            Job::Request(submission, _) => {
                Written::Request(submit::write(&mut transaction, submission, codes).await?)
            }
            Job::Report(submission, _) => {
                Written::Report(reports::write(&mut transaction, submission).await?)
            }
        });
    }
    fail::point("before-commit");
    transaction.commit().await?;
    fail::point("after-commit");
    Ok(written)
}
