//! What other systems write back, each change once however often it is sent.

use eldercare_requests::RequestState;
use sqlx::Row as _;

use super::Deed;
use super::requests::{Change, Changed, change_in};
use crate::store::{Store, StoreError};

/// A change on its way.
pub(crate) struct WrittenBack<'a> {
    /// Made by the system.
    pub(crate) key: &'a str,
    /// SHA-256 of the body as it came, 64 hex digits.
    pub(crate) body_hash: &'a str,
    pub(crate) record_id: &'a str,
    pub(crate) change: Change<'a>,
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

impl Store {
    /// Writes a change of another system. A change that cannot be leaves its key free.
    pub(crate) async fn write_back(
        &self,
        written: &WrittenBack<'_>,
        deed: &Deed<'_>,
    ) -> Result<WriteOutcome, StoreError> {
        let mut transaction = self.begin().await?;
        let claimed = sqlx::query(CLAIM)
            .bind(deed.actor)
            .bind(written.key)
            .bind(written.record_id)
            .bind(written.body_hash)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if claimed.rows_affected() == 0 {
            let row = sqlx::query(KNOWN)
                .bind(deed.actor)
                .bind(written.key)
                .fetch_one(&mut *transaction)
                .await?;
            let same = row.try_get::<&str, _>("record_id")? == written.record_id
                && row.try_get::<&str, _>("body_hash")? == written.body_hash;
            let state: Option<&str> = row.try_get("state")?;
            return Ok(match state.and_then(RequestState::from_id) {
                _ if !same => WriteOutcome::Other,
                Some(state) => WriteOutcome::State(state),
                None => WriteOutcome::Unknown,
            });
        }
        match change_in(&mut transaction, written.record_id, written.change, deed).await? {
            Changed::Now(state) => {
                let object = written.record_id;
                deed.note(&mut transaction, "request.write-state", object, state.id())
                    .await?;
                transaction.commit().await?;
                Ok(WriteOutcome::State(state))
            }
            Changed::Unknown => Ok(WriteOutcome::Unknown),
            Changed::State | Changed::Since | Changed::NoSuchColleague => {
                Ok(WriteOutcome::Impossible)
            }
        }
    }
}
