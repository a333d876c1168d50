//! Who does something, and its row in the audit.

use eldercare_requests::{EventKind, Moment, RequestState};
use sqlx::{Any, Transaction};

use crate::audit::{self, Entry};
use crate::codes::Codes;
use crate::store::life::Event;
use crate::store::{Store, StoreError, seconds};

/// Who does something at the desk, and when.
#[derive(Clone, Copy)]
pub(crate) struct Deed<'a> {
    /// With what the audit is sealed.
    pub(crate) codes: &'a Codes,
    pub(crate) at: Moment,
    /// Login, `operator`, or `facility:` with the id of a link.
    pub(crate) actor: &'a str,
    /// The device by which they do it, where it is not the desk itself: named in the audit.
    pub(crate) device: Option<&'a str>,
}

impl<'a> Deed<'a> {
    /// When, as it is stored.
    pub(crate) fn seconds(&self) -> i64 {
        seconds(self.at)
    }

    /// What is written of it into the history of a request; the state is that afterwards.
    pub(crate) fn event(
        &self,
        record_id: &'a str,
        kind: EventKind,
        state: RequestState,
    ) -> Event<'a> {
        Event {
            record_id,
            at: self.at,
            kind,
            state,
            by: self.actor,
            outcome: None,
            note: None,
        }
    }

    /// Writes it into the audit: the last statement before the commit. No personal data.
    pub(crate) async fn note(
        &self,
        transaction: &mut Transaction<'_, Any>,
        action: &str,
        object: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        let by_device;
        let detail = match self.device {
            None => detail,
            Some(device) => {
                by_device = format!("{detail}, device {device}");
                &by_device
            }
        };
        let entry = Entry {
            actor: self.actor,
            action,
            object,
            detail,
        };
        audit::append(transaction, self.codes, self.at, &entry).await?;
        Ok(())
    }
}

impl Store {
    /// Writes down which requests somebody takes away as a file; the audit names the row.
    pub(crate) async fn write_export(
        &self,
        deed: &Deed<'_>,
        (action, city): (&str, &str),
        (export_id, record_ids): (&str, &[&str]),
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("INSERT INTO exports (export_id, at, record_ids) VALUES ($1, $2, $3)")
            .bind(export_id)
            .bind(deed.seconds())
            .bind(record_ids.join(" "))
            .execute(&mut *transaction)
            .await?;
        let detail = format!("{} rows, export {export_id}", record_ids.len());
        deed.note(&mut transaction, action, city, &detail).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes a deed that changes nothing but the audit.
    pub(crate) async fn write_deed(
        &self,
        deed: &Deed<'_>,
        action: &str,
        object: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        deed.note(&mut transaction, action, object, detail).await?;
        transaction.commit().await?;
        Ok(())
    }
}
