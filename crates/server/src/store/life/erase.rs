//! Deleting a request with everything about it, down to the file on the disk.

use eldercare_requests::{Moment, PayloadHash, RecordId};
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, Row as _, Transaction};

use super::super::retry::{retried, to_its_end};
use super::super::time::seconds;
use super::super::{Store, StoreError};
use super::events::SENDER;
use super::{Standing, take};
use crate::audit::{self, Entry};
use crate::codes::Codes;

/// Whoever deletes by the clock, in the audit.
pub(crate) const JOB: &str = "job:retention";
/// Requests that are deleted between two looks for more.
const AT_ONCE: i64 = 100;
const BURY: &str = "INSERT INTO tombstones (record_id, payload_hash, erased_at) \
     VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

/// Keys under which something of it was written.
const DELETE_WRITES: &str = "DELETE FROM request_writes WHERE record_id = $1";

/// Self-check, consents and events go with it.
const DELETE: &str = "DELETE FROM requests WHERE record_id = $1";

/// A look alone is nothing that happens: whoever only looks at it keeps nobody's data.
macro_rules! over {
    () => {
        "(state = 'done' AND state_since < $1 OR state = 'withdrawn' AND state_since < $2 \
         OR state IN ('received', 'assigned', 'reopened') AND state_since < $3 AND NOT EXISTS \
         (SELECT 1 FROM request_events WHERE request_events.record_id = requests.record_id \
         AND at >= $3 AND kind NOT IN ('opened', 'identity-seen')))"
    };
}

const OVER: &str = concat!(
    "SELECT record_id FROM requests WHERE ",
    over!(),
    " ORDER BY state_since LIMIT $4"
);

const IS_OVER: &str = concat!(
    "SELECT record_id FROM requests WHERE ",
    over!(),
    " AND record_id = $4"
);

const FORGET_CORRECTIONS: &str = "UPDATE facility_reports SET correction = NULL \
     WHERE received_at < $1 AND correction IS NOT NULL";

/// Before which times what is over.
pub(crate) struct Over {
    /// Answered requests, and what visitors wrote.
    pub(crate) answered: Moment,
    /// Requests that were taken back.
    pub(crate) withdrawn: Moment,
    /// Requests to which nothing has happened since.
    pub(crate) idle: Moment,
}

impl Store {
    /// Deletes a request; false when there is no such request.
    pub(crate) async fn erase(
        &self,
        record_id: &RecordId,
        at: Moment,
        codes: &Codes,
    ) -> Result<bool, StoreError> {
        let (store, record_id, codes) = (self.clone(), record_id.clone(), codes.clone());
        to_its_end(async move {
            let by = (SENDER, at, &codes);
            let found = retried(|| store.try_erase(&record_id, by, None)).await?;
            store.wipe().await;
            Ok(found)
        })
        .await
    }

    /// Deletes what is over; how many requests that were.
    pub(crate) async fn erase_over(
        &self,
        over: &Over,
        at: Moment,
        codes: &Codes,
    ) -> Result<u64, StoreError> {
        let mut erased = 0;
        loop {
            let rows = over.bound(OVER).bind(AT_ONCE);
            let rows = rows.fetch_all(self.readers()).await?;
            let mut progress = false;
            for row in &rows {
                let id: &str = row.try_get("record_id")?;
                let id = RecordId::parse(id).ok_or(StoreError::Unreadable("record_id"))?;
                let by = (JOB, at, codes);
                let gone = retried(|| self.try_erase(&id, by, Some(over))).await?;
                progress |= gone;
                erased += u64::from(gone);
            }
            if !progress {
                break;
            }
        }
        sqlx::query(FORGET_CORRECTIONS)
            .bind(seconds(over.answered))
            .execute(self.writer())
            .await?;
        // Also what a server that was killed did not come to.
        self.wipe().await;
        Ok(erased)
    }

    /// Deletes a request, or only if it is over: somebody may have done something with it since it was found.
    async fn try_erase(
        &self,
        record_id: &RecordId,
        (actor, at, codes): (&str, Moment, &Codes),
        only: Option<&Over>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(standing) = take(&mut transaction, record_id.as_str()).await? else {
            return Ok(false);
        };
        if let Some(over) = only {
            let still = over.bound(IS_OVER).bind(record_id.as_str());
            if still.fetch_optional(&mut *transaction).await?.is_none() {
                return Ok(false);
            }
        }
        bury(&mut transaction, record_id, &standing, at, codes).await?;
        for delete in [DELETE_WRITES, DELETE] {
            sqlx::query(delete)
                .bind(record_id.as_str())
                .execute(&mut *transaction)
                .await?;
        }
        let entry = Entry {
            actor,
            action: "request.erase",
            object: record_id.as_str(),
            detail: "",
        };
        audit::append(&mut transaction, codes, at, &entry).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

impl Over {
    fn bound(&self, sql: &'static str) -> Query<'static, Any, AnyArguments> {
        sqlx::query(sql)
            .bind(seconds(self.answered))
            .bind(seconds(self.withdrawn))
            .bind(seconds(self.idle))
    }
}

/// What is left is a keyed hash: from the plain one somebody who guesses what was sent could see
/// that it was.
async fn bury(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    standing: &Standing,
    at: Moment,
    codes: &Codes,
) -> Result<(), StoreError> {
    let hash = PayloadHash::parse(&standing.payload_hash);
    let hash = hash.ok_or(StoreError::Unreadable("payload_hash"))?;
    sqlx::query(BURY)
        .bind(record_id.as_str())
        .bind(codes.buried(&hash))
        .bind(seconds(at))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
