//! The history of a request: one numbered row for everything that happens to it.

use eldercare_requests::{EventKind, Moment, RequestOutcome, RequestState};
use sqlx::{Any, Transaction};

use super::super::StoreError;
use super::super::time::seconds;

/// Something that happened.
pub(crate) struct Event<'a> {
    pub(crate) record_id: &'a str,
    pub(crate) at: Moment,
    pub(crate) kind: EventKind,
    /// The state afterwards.
    pub(crate) state: RequestState,
    /// [`SENDER`], [`SERVER`], or the id of an account.
    pub(crate) by: &'a str,
    pub(crate) outcome: Option<RequestOutcome>,
    pub(crate) note: Option<&'a str>,
}

/// Whoever has code and digits.
pub(crate) const SENDER: &str = "sender";

impl<'a> Event<'a> {
    /// The first one.
    pub(crate) fn received(record_id: &'a str, at: Moment) -> Self {
        Self::of_sender(record_id, at, EventKind::Received, RequestState::Received)
    }

    /// What the person who follows the request did.
    pub(crate) fn of_sender(
        record_id: &'a str,
        at: Moment,
        kind: EventKind,
        state: RequestState,
    ) -> Self {
        Self {
            record_id,
            at,
            kind,
            state,
            by: SENDER,
            outcome: None,
            note: None,
        }
    }
}

const INSERT: &str = "INSERT INTO request_events (record_id, number, at, kind, state, by_whom, \
     outcome, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Writes an event under a number, which is one more than that of the last. Only while the
/// transaction holds the row of the request.
pub(crate) async fn append(
    transaction: &mut Transaction<'_, Any>,
    event: &Event<'_>,
    number: i64,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(event.record_id)
        .bind(number)
        .bind(seconds(event.at))
        .bind(event.kind.id())
        .bind(event.state.id())
        .bind(event.by)
        .bind(event.outcome.map(RequestOutcome::id))
        .bind(event.note)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
