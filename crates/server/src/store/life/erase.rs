//! Deleting a request with everything about it, down to the file on the disk.

use eldercare_requests::{Moment, PayloadHash, RecordId, RequestState};
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

/// Self-check, consents and events go with it.
const DELETE: &str = "DELETE FROM requests WHERE record_id = $1";

const ENDED: &str = "SELECT record_id FROM requests WHERE state IN ('done', 'withdrawn') \
     AND state_since < $1 ORDER BY state_since LIMIT $2";

const FORGET_CORRECTIONS: &str = "UPDATE facility_reports SET correction = NULL \
     WHERE received_at < $1 AND correction IS NOT NULL";

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
            let found = retried(|| store.try_erase(&record_id, by, |_| true)).await?;
            store.wipe().await;
            Ok(found)
        })
        .await
    }

    /// Deletes what was answered or taken back before a time, and what visitors wrote before it;
    /// how many requests that were.
    pub(crate) async fn erase_ended(
        &self,
        before: Moment,
        at: Moment,
        codes: &Codes,
    ) -> Result<u64, StoreError> {
        let mut erased = 0;
        loop {
            let rows = sqlx::query(ENDED)
                .bind(seconds(before))
                .bind(AT_ONCE)
                .fetch_all(self.readers())
                .await?;
            let mut progress = false;
            for row in &rows {
                let id: &str = row.try_get("record_id")?;
                let id = RecordId::parse(id).ok_or(StoreError::Unreadable("record_id"))?;
                // Somebody may have opened it again since.
                let ended = |standing: &Standing| {
                    matches!(standing.state, RequestState::Done | RequestState::Withdrawn)
                };
                let gone = retried(|| self.try_erase(&id, (JOB, at, codes), ended)).await?;
                progress |= gone;
                erased += u64::from(gone);
            }
            if !progress {
                break;
            }
        }
        sqlx::query(FORGET_CORRECTIONS)
            .bind(seconds(before))
            .execute(self.writer())
            .await?;
        // Also what a server that was killed did not come to.
        self.wipe().await;
        Ok(erased)
    }

    async fn try_erase(
        &self,
        record_id: &RecordId,
        (actor, at, codes): (&str, Moment, &Codes),
        may_go: impl Fn(&Standing) -> bool,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(standing) = take(&mut transaction, record_id).await? else {
            return Ok(false);
        };
        if !may_go(&standing) {
            return Ok(false);
        }
        bury(&mut transaction, record_id, &standing, at, codes).await?;
        sqlx::query(DELETE)
            .bind(record_id.as_str())
            .execute(&mut *transaction)
            .await?;
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
