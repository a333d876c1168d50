//! How a request stands, read while nobody else can change it, and changing it.

use eldercare_requests::{EventKind, Moment, RequestOutcome, RequestState};
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::super::StoreError;
use super::super::time::{moment, seconds};
use super::events::{self, Event};

/// How a request stands.
pub(crate) struct Standing {
    pub(crate) state: RequestState,
    pub(crate) payload_hash: String,
    /// Since when it has this state.
    pub(crate) since: Moment,
    /// How it was answered.
    pub(crate) outcome: Option<RequestOutcome>,
    /// Number of the last event.
    pub(crate) number: i64,
    /// What was said last about the answer, or that it was answered since.
    pub(crate) said: Option<EventKind>,
}

/// Takes the row, so that changes of one request follow one another on both databases: those of the person and those of
/// the desk.
const TAKE: &str = "UPDATE requests SET state = state WHERE record_id = $1";

const READ: &str = "SELECT state, payload_hash, state_since, outcome, \
     (SELECT MAX(number) FROM request_events WHERE record_id = $1) AS number, \
     (SELECT kind FROM request_events WHERE record_id = $1 AND kind IN \
     ('done', 'fine', 'nobody-came', 'half-done', 'not-needed') \
     ORDER BY number DESC LIMIT 1) AS said FROM requests WHERE record_id = $1";

const CHANGE: &str = "UPDATE requests SET state = $2, state_since = $3, outcome = $4 \
     WHERE record_id = $1";

/// Another answer in the place of the one that was given; it counts from the first one on.
const CORRECT: &str = "UPDATE requests SET outcome = $2 WHERE record_id = $1";

/// Takes a request for the rest of the transaction; None when there is no such request.
pub(crate) async fn take(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
) -> Result<Option<Standing>, StoreError> {
    sqlx::query(TAKE)
        .bind(record_id)
        .execute(&mut **transaction)
        .await?;
    let row = sqlx::query(READ)
        .bind(record_id)
        .fetch_optional(&mut **transaction)
        .await?;
    row.map(|row| read(&row)).transpose()
}

fn read(row: &AnyRow) -> Result<Standing, StoreError> {
    let state: &str = row.try_get("state")?;
    let said: Option<&str> = row.try_get("said")?;
    let number: Option<i64> = row.try_get("number")?;
    let outcome: Option<&str> = row.try_get("outcome")?;
    Ok(Standing {
        state: RequestState::from_id(state).ok_or(StoreError::Unreadable("state"))?,
        payload_hash: row.try_get("payload_hash")?,
        since: moment(row, "state_since")?,
        outcome: outcome.and_then(RequestOutcome::from_id),
        number: number.unwrap_or(0),
        said: said.and_then(EventKind::from_id),
    })
}

impl Standing {
    /// Writes an event of this request and, where its state or its answer is another, the change.
    pub(crate) async fn change(
        &mut self,
        transaction: &mut Transaction<'_, Any>,
        event: &Event<'_>,
    ) -> Result<(), StoreError> {
        if event.state != self.state {
            sqlx::query(CHANGE)
                .bind(event.record_id)
                .bind(event.state.id())
                .bind(seconds(event.at))
                .bind(event.outcome.map(RequestOutcome::id))
                .execute(&mut **transaction)
                .await?;
            self.state = event.state;
        } else if let Some(outcome) = event.outcome {
            sqlx::query(CORRECT)
                .bind(event.record_id)
                .bind(outcome.id())
                .execute(&mut **transaction)
                .await?;
        }
        self.number += 1;
        events::append(transaction, event, self.number).await
    }
}
