//! What other systems write back, and what the desk notes and answers: each change once however often it is sent.

use eldercare_requests::RequestState;
use sqlx::{Any, Row as _, Transaction};

use super::Deed;
use super::requests::{Change, Changed, Seen, change_in};
use crate::store::{Store, StoreError};

/// What makes a doubled send harmless.
pub(crate) struct Once<'a> {
    /// Made by the system, or by the page of the desk.
    pub(crate) key: &'a str,
    /// SHA-256 of what is sent under it, 64 hex digits.
    pub(crate) content_hash: &'a str,
}

/// A change on its way.
pub(crate) struct WrittenBack<'a> {
    pub(crate) once: Once<'a>,
    pub(crate) record_id: &'a str,
    pub(crate) change: Change<'a>,
    /// Number of the last event that the system has read, where it says so.
    pub(crate) seen: Option<i64>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WriteOutcome {
    /// The state of the request now; also when the same was written before.
    State(RequestState),
    /// Another body was written under this key.
    Other,
    /// The request is not there.
    Unknown,
    /// Not in the state in which it is.
    Impossible,
}

const CLAIM: &str = "INSERT INTO request_writes (login, write_key, record_id, body_hash, at) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (login, write_key) DO NOTHING";

const KNOWN: &str = "SELECT request_writes.record_id, body_hash, state FROM request_writes \
     LEFT JOIN requests ON requests.record_id = request_writes.record_id \
     WHERE login = $1 AND write_key = $2";

/// What a key stands for.
pub(super) enum Claimed {
    /// Nothing until now: the change is to be made in this transaction.
    Free,
    /// The same; the state of the request now, None when it was deleted since.
    Same(Option<RequestState>),
    /// Something else.
    Other,
}

/// Takes a key for a change.
pub(super) async fn claim(
    transaction: &mut Transaction<'_, Any>,
    once: &Once<'_>,
    record_id: &str,
    deed: &Deed<'_>,
) -> Result<Claimed, StoreError> {
    let claimed = sqlx::query(CLAIM)
        .bind(deed.actor)
        .bind(once.key)
        .bind(record_id)
        .bind(once.content_hash)
        .bind(deed.seconds())
        .execute(&mut **transaction)
        .await?;
    if claimed.rows_affected() > 0 {
        return Ok(Claimed::Free);
    }
    let row = sqlx::query(KNOWN)
        .bind(deed.actor)
        .bind(once.key)
        .fetch_one(&mut **transaction)
        .await?;
    let same = row.try_get::<&str, _>("record_id")? == record_id
        && row.try_get::<&str, _>("body_hash")? == once.content_hash;
    let state: Option<&str> = row.try_get("state")?;
    Ok(if same {
        Claimed::Same(state.and_then(RequestState::from_id))
    } else {
        Claimed::Other
    })
}

impl Store {
    /// Writes a change of another system. A change that cannot be leaves its key free.
    pub(crate) async fn write_back(
        &self,
        written: &WrittenBack<'_>,
        deed: &Deed<'_>,
    ) -> Result<WriteOutcome, StoreError> {
        let mut transaction = self.begin().await?;
        match claim(&mut transaction, &written.once, written.record_id, deed).await? {
            Claimed::Free => {}
            Claimed::Same(Some(state)) => return Ok(WriteOutcome::State(state)),
            Claimed::Same(None) => return Ok(WriteOutcome::Unknown),
            Claimed::Other => return Ok(WriteOutcome::Other),
        }
        let (record_id, change) = (written.record_id, written.change);
        let seen = written.seen.map_or(Seen::Unsaid, Seen::Until);
        match change_in(&mut transaction, record_id, change, seen, deed).await? {
            Changed::Now(state) => {
                deed.note(
                    &mut transaction,
                    "request.write-state",
                    record_id,
                    state.id(),
                )
                .await?;
                transaction.commit().await?;
                Ok(WriteOutcome::State(state))
            }
            Changed::Already(state) => Ok(WriteOutcome::State(state)),
            Changed::Unknown => Ok(WriteOutcome::Unknown),
            Changed::State | Changed::Since | Changed::NoSuchColleague | Changed::Other => {
                Ok(WriteOutcome::Impossible)
            }
        }
    }
}
