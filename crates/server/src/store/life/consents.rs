//! What somebody agreed to.

use eldercare_requests::{Consent, ConsentPurpose, Moment, RecordId, ServiceRequest};
use sqlx::{Any, Transaction};

use super::super::StoreError;
use super::super::time::seconds;
use super::events::SENDER;

/// The box was empty and somebody ticked it.
const TICKED: &str = "ticked";

const INSERT: &str = "INSERT INTO consents (record_id, purpose, version, text_hash, given_at, \
     given_by, how) VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Writes down the consents that a request came with.
pub(in crate::store) async fn give(
    transaction: &mut Transaction<'_, Any>,
    request: &ServiceRequest,
    at: Moment,
) -> Result<(), StoreError> {
    let record_id = &request.record_id;
    let contact = &request.consent_contact;
    insert(transaction, record_id, ConsentPurpose::Contact, contact, at).await?;
    if let Some((_, consent)) = &request.self_check {
        insert(
            transaction,
            record_id,
            ConsentPurpose::SelfCheck,
            consent,
            at,
        )
        .await?;
    }
    Ok(())
}

async fn insert(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    purpose: ConsentPurpose,
    consent: &Consent,
    at: Moment,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(record_id.as_str())
        .bind(purpose.id())
        .bind(&consent.version)
        .bind(&consent.text_hash)
        .bind(seconds(at))
        .bind(SENDER)
        .bind(TICKED)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
