//! Finding a request by its code.

use eldercare_requests::{Moment, RequestState};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::submit::moment;
use super::{Store, StoreError};

/// A stored request as far as following it goes: no name, no address, nothing about health.
pub(crate) struct Found {
    pub(crate) phone_last4: String,
    pub(crate) state: RequestState,
    pub(crate) received_at: Moment,
    pub(crate) state_since: Moment,
    pub(crate) first_look_by: Option<String>,
}

impl Store {
    /// The request with this code key. Always one query.
    pub(crate) async fn find(&self, code_key: &str) -> Result<Option<Found>, StoreError> {
        let row = sqlx::query(
            "SELECT phone_last4, state, received_at, state_since, first_look_by \
             FROM requests WHERE code_key = $1",
        )
        .bind(code_key)
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(read).transpose()
    }
}

fn read(row: &SqliteRow) -> Result<Found, StoreError> {
    let state: &str = row.try_get("state")?;
    Ok(Found {
        phone_last4: row.try_get("phone_last4")?,
        state: RequestState::from_id(state).ok_or(StoreError::Unreadable("state"))?,
        received_at: moment(row, "received_at")?,
        state_since: moment(row, "state_since")?,
        first_look_by: row.try_get("first_look_by")?,
    })
}
