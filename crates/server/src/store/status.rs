//! Finding a request by its code.

use eldercare_requests::{Moment, RecordId, RequestOutcome, RequestState};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::retry::retried;
use super::time::moment;
use super::{Store, StoreError};

/// A stored request as far as following it goes: no name, no address, nothing about health.
pub(crate) struct Found {
    /// False for the stand-in of a request that is not there.
    pub(crate) known: bool,
    record_id: String,
    pub(crate) phone: String,
    pub(crate) phone_last4: String,
    pub(crate) state: RequestState,
    pub(crate) outcome: Option<RequestOutcome>,
    pub(crate) received_at: Moment,
    pub(crate) state_since: Moment,
    pub(crate) first_look_by: Option<String>,
}

/// Always gives one row: handing a row over takes longer than looking for it in vain, and that
/// difference could be measured from outside. The stand-in's digits are no digits.
const FIND: &str = "SELECT 1 AS known, record_id, phone, phone_last4, state, outcome, \
     received_at, state_since, first_look_by FROM requests WHERE code_key = $1 \
     UNION ALL SELECT 0, '00000000-0000-4000-8000-000000000000', '00000000000', 'none', \
     'received', NULL, 0, 0, NULL ORDER BY 1 DESC LIMIT 1";

impl Store {
    /// The request with this code key, or the stand-in. Always one query and one row.
    pub(crate) async fn find(&self, code_key: &str) -> Result<Found, StoreError> {
        let row = retried(|| async {
            let query = sqlx::query(FIND).bind(code_key);
            Ok(query.fetch_one(&self.database.readers).await?)
        });
        read(&row.await?)
    }
}

impl Found {
    /// The record, once code and digits have been judged.
    pub(crate) fn record_id(&self) -> Result<RecordId, StoreError> {
        RecordId::parse(&self.record_id).ok_or(StoreError::Unreadable("record_id"))
    }
}

fn read(row: &AnyRow) -> Result<Found, StoreError> {
    let state: &str = row.try_get("state")?;
    let outcome: Option<&str> = row.try_get("outcome")?;
    let outcome =
        outcome.map(|id| RequestOutcome::from_id(id).ok_or(StoreError::Unreadable("outcome")));
    Ok(Found {
        known: row.try_get::<i64, _>("known")? == 1,
        record_id: row.try_get("record_id")?,
        phone: row.try_get("phone")?,
        phone_last4: row.try_get("phone_last4")?,
        state: RequestState::from_id(state).ok_or(StoreError::Unreadable("state"))?,
        outcome: outcome.transpose()?,
        received_at: moment(row, "received_at")?,
        state_since: moment(row, "state_since")?,
        first_look_by: row.try_get("first_look_by")?,
    })
}
