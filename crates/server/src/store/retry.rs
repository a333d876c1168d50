//! Doing once more what failed for a moment: a lost connection, a deadlock, a busy file.
//!
//! Only for what may be done twice. Everything in the store may: what is sent is held single by its
//! record id, and what a person does about a request is judged by the state that it finds.

use std::future::Future;
use std::time::Duration;

use tokio::time::Instant;

use super::StoreError;

/// The pauses between the tries.
const PAUSES: [Duration; 3] = [
    Duration::from_millis(20),
    Duration::from_millis(100),
    Duration::from_millis(500),
];
/// After this time no further try begins: whoever waits has waited for a busy database already.
const LONGEST: Duration = Duration::from_secs(4);

/// Tries until it succeeds, fails for a reason that stays, or has failed often enough.
pub(super) async fn retried<T, F>(mut attempt: impl FnMut() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    let start = Instant::now();
    for pause in PAUSES {
        match attempt().await {
            Err(error) if error.is_passing() && start.elapsed() < LONGEST => {
                tracing::warn!(class = error.class(), "store: once more");
                tokio::time::sleep(pause).await;
            }
            result => return result,
        }
    }
    attempt().await
}

/// Does something to its end although whoever asked for it may hang up in between.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::spawn(work).await.unwrap_or(Err(StoreError::Stopped))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{PAUSES, StoreError, retried};

    async fn tries(error: fn() -> StoreError, succeeds_at: u32) -> (u32, bool) {
        let tries = Cell::new(0);
        let result = retried(|| async {
            tries.set(tries.get() + 1);
            if tries.get() == succeeds_at {
                Ok(())
            } else {
                Err(error())
            }
        });
        let succeeded = result.await.is_ok();
        (tries.get(), succeeded)
    }

    #[tokio::test(start_paused = true)]
    async fn what_passes_is_tried_again_but_not_for_ever_and_what_stays_is_not() {
        let lost = || StoreError::Database(sqlx::Error::WorkerCrashed);
        let most = u32::try_from(PAUSES.len()).unwrap() + 1;
        assert_eq!(tries(lost, 2).await, (2, true));
        assert_eq!(tries(lost, most).await, (most, true));
        assert_eq!(tries(lost, most + 1).await, (most, false));
        assert_eq!(tries(|| StoreError::OtherSecret, 2).await, (1, false));
    }
}
