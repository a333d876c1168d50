//! What somebody agreed to.

use eldercare_requests::{Agreement, ConsentPurpose, Moment, RecordId, ServiceRequest};
use sqlx::{Any, Transaction};

use super::super::retry::retried;
use super::super::time::seconds;
use super::super::{Store, StoreError};
use super::events::SENDER;

/// The box was empty and somebody ticked it.
const TICKED: &str = "ticked";

const INSERT: &str = "INSERT INTO consents (record_id, purpose, version, text_hash, given_at, \
     given_by, how) VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Writes down the consents that a request came with. Where somebody else than the elder asks, it
/// says how the elder agreed.
pub(in crate::store) async fn give(
    transaction: &mut Transaction<'_, Any>,
    request: &ServiceRequest,
    at: Moment,
) -> Result<(), StoreError> {
    let given = [
        (ConsentPurpose::Contact, Some(&request.consent_contact)),
        (ConsentPurpose::Share, request.consent_share.as_ref()),
        (
            ConsentPurpose::SelfCheck,
            request.self_check.as_ref().map(|(_, consent)| consent),
        ),
    ];
    let how = request.agreement.map_or(TICKED, Agreement::id);
    for (purpose, consent) in given {
        let Some(consent) = consent else { continue };
        sqlx::query(INSERT)
            .bind(request.record_id.as_str())
            .bind(purpose.id())
            .bind(&consent.version)
            .bind(&consent.text_hash)
            .bind(seconds(at))
            .bind(SENDER)
            .bind(how)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

const STANDING: &str = "SELECT purpose FROM consents WHERE record_id = $1 \
     AND withdrawn_at IS NULL ORDER BY purpose";

impl Store {
    /// What is still agreed to: ids of [`ConsentPurpose`].
    pub(crate) async fn agreed(&self, record_id: &RecordId) -> Result<Vec<String>, StoreError> {
        retried(|| async {
            let query = sqlx::query_scalar(STANDING).bind(record_id.as_str());
            Ok(query.fetch_all(self.readers()).await?)
        })
        .await
    }
}

/// The same inside a transaction.
pub(in crate::store) async fn agreed_in(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
) -> Result<Vec<String>, StoreError> {
    let query = sqlx::query_scalar(STANDING).bind(record_id);
    Ok(query.fetch_all(&mut **transaction).await?)
}

const TAKE_BACK: &str = "UPDATE consents SET withdrawn_at = $3 \
     WHERE record_id = $1 AND purpose = $2 AND withdrawn_at IS NULL";

/// Notes that a consent was taken back; whether it was standing until now.
pub(super) async fn take_back(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    purpose: ConsentPurpose,
    at: Moment,
) -> Result<bool, StoreError> {
    let updated = sqlx::query(TAKE_BACK)
        .bind(record_id.as_str())
        .bind(purpose.id())
        .bind(seconds(at))
        .execute(&mut **transaction)
        .await?;
    Ok(updated.rows_affected() > 0)
}
