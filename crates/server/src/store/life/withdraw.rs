//! Taking back: the request, or one of its consents alone.

use eldercare_requests::{ConsentPurpose, EventKind, Moment, RecordId, RequestState, TakenBack};
use sqlx::{Any, Transaction};

use super::super::retry::{retried, to_its_end};
use super::super::{Store, StoreError};
use super::events::SENDER;
use super::{Event, consents, take};
use crate::audit::{self, Entry};
use crate::codes::Codes;

const DELETE_CHECK: &str = "DELETE FROM self_checks WHERE record_id = $1";

impl Store {
    /// Takes back, with its row in the audit; false when there is no such request. Twice is the same as once.
    pub(crate) async fn take_back(
        &self,
        record_id: &RecordId,
        what: TakenBack,
        at: Moment,
        codes: &Codes,
    ) -> Result<bool, StoreError> {
        let (store, record_id, codes) = (self.clone(), record_id.clone(), codes.clone());
        to_its_end(async move {
            let found = retried(|| store.try_take_back(&record_id, what, at, &codes)).await?;
            store.wipe().await;
            Ok(found)
        })
        .await
    }

    async fn try_take_back(
        &self,
        record_id: &RecordId,
        what: TakenBack,
        at: Moment,
        codes: &Codes,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(mut standing) = take(&mut transaction, record_id.as_str()).await? else {
            return Ok(false);
        };
        let changed = take_purposes(&mut transaction, record_id, what, at).await?;
        let event = |kind, state| Event::of_sender(record_id.as_str(), at, kind, state);
        let event = match what {
            TakenBack::SelfCheck => event(EventKind::SelfCheckWithdrawn, standing.state),
            TakenBack::Share => event(EventKind::ShareWithdrawn, standing.state),
            TakenBack::Request => event(EventKind::Withdrawn, RequestState::Withdrawn),
        };
        if changed || event.state != standing.state {
            standing.change(&mut transaction, &event).await?;
            let entry = Entry {
                actor: SENDER,
                action: "request.take-back",
                object: record_id.as_str(),
                detail: what.id(),
            };
            audit::append(&mut transaction, codes, at, &entry).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }
}

/// Takes back what hangs on it; whether there was anything of it. Answers about health have served their
/// purpose when the request is taken back, too.
async fn take_purposes(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    what: TakenBack,
    at: Moment,
) -> Result<bool, StoreError> {
    let purposes: &[ConsentPurpose] = match what {
        TakenBack::SelfCheck => &[],
        TakenBack::Share => &[ConsentPurpose::Share],
        TakenBack::Request => &[ConsentPurpose::Contact, ConsentPurpose::Share],
    };
    let mut changed = false;
    if what != TakenBack::Share {
        changed = delete_check(transaction, record_id, at).await?;
    }
    for purpose in purposes {
        changed |= consents::take_back(transaction, record_id, *purpose, at).await?;
    }
    Ok(changed)
}

/// Whether there was a self-check or a consent to one.
async fn delete_check(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    at: Moment,
) -> Result<bool, StoreError> {
    let deleted = sqlx::query(DELETE_CHECK)
        .bind(record_id.as_str())
        .execute(&mut **transaction)
        .await?;
    let purpose = ConsentPurpose::SelfCheck;
    let withdrawn = consents::take_back(transaction, record_id, purpose, at).await?;
    Ok(withdrawn || deleted.rows_affected() > 0)
}
