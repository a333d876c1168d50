//! Storing a request, once, however often it is sent.

use eldercare_api::v1::SCHEMA_VERSION;
use eldercare_requests::{
    AttachedCheck, Consent, Day, Moment, PayloadHash, Receipt, RecordId, RequestState,
    ServiceRequest,
};
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::outcome::{Outcome, compare};
use super::{Store, StoreError};
use crate::codes::Codes;
use crate::fail;

/// How many codes are tried before giving up. With a million requests the chance that one code is
/// taken is 2⁻³⁰, so even a second try is not to be expected.
const CODE_TRIES: i64 = 4;

/// A request to store.
pub(crate) struct Submission<'a> {
    pub(crate) request: &'a ServiceRequest,
    pub(crate) payload_hash: &'a PayloadHash,
    pub(crate) received_at: Moment,
    pub(crate) first_look_by: Option<Day>,
}

impl Store {
    /// What is stored under a record id, if anything.
    pub(crate) async fn stored(
        &self,
        record_id: &RecordId,
        payload_hash: &PayloadHash,
        codes: &Codes,
    ) -> Result<Option<Outcome<Receipt>>, StoreError> {
        let row = sqlx::query(SELECT_RECEIPT)
            .bind(record_id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        let again = |row: &AnyRow| receipt(row, record_id, payload_hash, codes);
        row.map(|row| compare(&row, payload_hash, again))
            .transpose()
    }

    /// Stores a request and its self-check in one transaction. The unique record id decides
    /// between senders at the same time: exactly one of them inserts.
    pub(crate) async fn submit(
        &self,
        submission: &Submission<'_>,
        codes: &Codes,
    ) -> Result<Outcome<Receipt>, StoreError> {
        let mut counter = 0;
        loop {
            match self.try_submit(submission, codes, counter).await {
                Err(StoreError::Database(error))
                    if is_unique_violation(&error) && counter + 1 < CODE_TRIES =>
                {
                    counter += 1;
                }
                result => return result,
            }
        }
    }

    async fn try_submit(
        &self,
        submission: &Submission<'_>,
        codes: &Codes,
        counter: i64,
    ) -> Result<Outcome<Receipt>, StoreError> {
        let record_id = &submission.request.record_id;
        let mut transaction = self.begin().await?;
        fail::point("begin");
        if !insert_request(&mut transaction, submission, codes, counter).await? {
            let row = sqlx::query(SELECT_RECEIPT)
                .bind(record_id.as_str())
                .fetch_one(&mut *transaction)
                .await?;
            let hash = submission.payload_hash;
            return compare(&row, hash, |row| receipt(row, record_id, hash, codes));
        }
        fail::point("after-insert");
        if let Some((check, consent)) = &submission.request.self_check {
            insert_check(&mut transaction, record_id, check, consent).await?;
        }
        fail::point("before-commit");
        transaction.commit().await?;
        fail::point("after-commit");
        Ok(Outcome::Now(Receipt {
            record_id: record_id.clone(),
            payload_hash: submission.payload_hash.clone(),
            tracking_code: codes.code(record_id, counter),
            received_at: submission.received_at,
            first_look_by: submission.first_look_by,
        }))
    }
}

const SELECT_RECEIPT: &str = "SELECT payload_hash, code_counter, received_at, first_look_by \
     FROM requests WHERE record_id = $1";

/// Conflicts on the record id only: a taken code is an error, so that another one is tried.
const INSERT_REQUEST: &str = "INSERT INTO requests (record_id, schema_version, payload_hash, \
     code_counter, code_key, received_at, first_look_by, state, state_since, city, service, \
     facility, for_whom, elder_name, phone, phone_last4, phone_owner, town, village, door, \
     wished_time, note, consent_version, consent_text_hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
     $18, $19, $20, $21, $22, $23) ON CONFLICT (record_id) DO NOTHING";

const INSERT_CHECK: &str = "INSERT INTO self_checks (record_id, instrument, version, \
     content_hash, answers, level_best, level_worst, total_low, total_high, consent_version, \
     consent_text_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

/// Whether the row was inserted; false when the record id is taken.
async fn insert_request(
    transaction: &mut Transaction<'_, Any>,
    submission: &Submission<'_>,
    codes: &Codes,
    counter: i64,
) -> Result<bool, StoreError> {
    let request = submission.request;
    let code_key = codes.key(codes.code(&request.record_id, counter));
    let inserted = sqlx::query(INSERT_REQUEST)
        .bind(request.record_id.as_str())
        .bind(i64::from(SCHEMA_VERSION))
        .bind(submission.payload_hash.as_str())
        .bind(counter)
        .bind(code_key)
        .bind(seconds(submission.received_at))
        .bind(submission.first_look_by.map(|day| day.to_string()))
        .bind(RequestState::Received.id())
        .bind(&request.city)
        .bind(request.service.id())
        .bind(&request.facility)
        .bind(request.for_whom.id())
        .bind(&request.elder_name)
        .bind(request.phone.to_string())
        .bind(request.phone.last_four())
        .bind(request.phone_owner.id())
        .bind(&request.town)
        .bind(&request.village)
        .bind(&request.door)
        .bind(request.wished_time.to_string())
        .bind(&request.note)
        .bind(&request.consent_contact.version)
        .bind(&request.consent_contact.text_hash)
        .execute(&mut **transaction)
        .await?;
    Ok(inserted.rows_affected() == 1)
}

async fn insert_check(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    check: &AttachedCheck,
    consent: &Consent,
) -> Result<(), StoreError> {
    // A map of texts always has a JSON form.
    let answers = serde_json::to_string(&check.answers).unwrap_or_default();
    sqlx::query(INSERT_CHECK)
        .bind(record_id.as_str())
        .bind(&check.instrument)
        .bind(&check.version)
        .bind(&check.content_hash)
        .bind(answers)
        .bind(i64::from(check.level_best))
        .bind(i64::from(check.level_worst))
        .bind(i64::from(check.total_low))
        .bind(i64::from(check.total_high))
        .bind(&consent.version)
        .bind(&consent.text_hash)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The receipt of a stored row.
fn receipt(
    row: &AnyRow,
    record_id: &RecordId,
    payload_hash: &PayloadHash,
    codes: &Codes,
) -> Result<Receipt, StoreError> {
    let first_look_by: Option<String> = row.try_get("first_look_by")?;
    Ok(Receipt {
        record_id: record_id.clone(),
        payload_hash: payload_hash.clone(),
        tracking_code: codes.code(record_id, row.try_get("code_counter")?),
        received_at: moment(row, "received_at")?,
        first_look_by: first_look_by.as_deref().and_then(Day::parse),
    })
}

/// A point in time as it is stored.
pub(crate) fn seconds(moment: Moment) -> i64 {
    i64::try_from(moment.0).unwrap_or(i64::MAX)
}

/// A point in time from a stored row.
pub(super) fn moment(row: &AnyRow, column: &'static str) -> Result<Moment, StoreError> {
    let stored: i64 = row.try_get(column)?;
    u64::try_from(stored)
        .map(Moment)
        .map_err(|_| StoreError::Unreadable(column))
}

fn is_unique_violation(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(inner) if inner.is_unique_violation())
}
