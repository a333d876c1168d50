//! Storing a request, once, however often it is sent: the rows of one, inside a batch.

use eldercare_requests::{
    AttachedCheck, Day, IdentityNumber, Moment, PayloadHash, Receipt, RecordId, RequestState,
    ServiceRequest,
};
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::outcome::{Outcome, compare};
use super::retry::retried;
use super::time::{moment, seconds};
use super::{Store, StoreError, life};
use crate::codes::Codes;
use crate::fail;

/// How many codes are tried before giving up. With a million requests the chance that one code is
/// taken is 2⁻³⁰, so even a second try is not to be expected.
const CODE_TRIES: i64 = 4;

/// A request to store.
pub(crate) struct Submission {
    /// The version of the body.
    pub(crate) schema_version: u16,
    pub(crate) request: ServiceRequest,
    pub(crate) payload_hash: PayloadHash,
    pub(crate) received_at: Moment,
    pub(crate) first_look_by: Option<Day>,
    /// Why somebody should call back before going there.
    pub(crate) caution: Option<String>,
}

/// What is stored under a record id, or what is left of it.
const SELECT_RECEIPT: &str = "SELECT 1 AS living, payload_hash, code_counter, received_at, \
     first_look_by FROM requests WHERE record_id = $1 \
     UNION ALL SELECT 0, payload_hash, 0, erased_at, NULL FROM tombstones WHERE record_id = $1 \
     ORDER BY 1 DESC LIMIT 1";

/// A taken record id and a taken code both leave the table as it is, so that nothing ends the
/// transaction of the others.
const INSERT_REQUEST: &str = "INSERT INTO requests (record_id, schema_version, payload_hash, \
     code_counter, code_key, received_at, first_look_by, state, state_since, city, service, \
     facility, for_whom, elder_name, phone, phone_last4, phone_owner, town, village, door, \
     wished_time, note, caution, identity_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6, $9, $10, $11, $12, \
     $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23) ON CONFLICT DO NOTHING";

const INSERT_CHECK: &str = "INSERT INTO self_checks (record_id, instrument, version, \
     content_hash, answers, level_best, level_worst, total_low, total_high) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

const SELECT_TOMBSTONE: &str = "SELECT payload_hash FROM tombstones WHERE record_id = $1";

impl Store {
    /// What is stored under a record id, if anything.
    pub(crate) async fn stored(
        &self,
        record_id: &RecordId,
        payload_hash: &PayloadHash,
        codes: &Codes,
    ) -> Result<Option<Outcome<Receipt>>, StoreError> {
        let row = retried(|| async {
            let query = sqlx::query(SELECT_RECEIPT).bind(record_id.as_str());
            Ok(query.fetch_optional(&self.database.readers).await?)
        });
        let row = row.await?;
        row.map(|row| judged(&row, record_id, payload_hash, codes))
            .transpose()
    }
}

/// Stores a request with all that belongs to it, in the transaction of its batch. The unique record
/// id decides between senders at the same time: exactly one of them inserts.
pub(super) async fn write(
    transaction: &mut Transaction<'_, Any>,
    submission: &Submission,
    codes: &Codes,
) -> Result<Outcome<Receipt>, StoreError> {
    let record_id = &submission.request.record_id;
    let hash = &submission.payload_hash;
    for counter in 0..CODE_TRIES {
        if insert_request(transaction, submission, codes, counter).await? {
            if let Some(outcome) = buried(transaction, record_id, hash, codes).await? {
                return Ok(outcome);
            }
            fail::point("after-insert");
            insert_the_rest(transaction, submission).await?;
            return Ok(Outcome::Now(Receipt {
                record_id: record_id.clone(),
                payload_hash: hash.clone(),
                tracking_code: codes.code(record_id, counter),
                received_at: submission.received_at,
                first_look_by: submission.first_look_by,
            }));
        }
        let row = sqlx::query(SELECT_RECEIPT)
            .bind(record_id.as_str())
            .fetch_optional(&mut **transaction)
            .await?;
        if let Some(row) = row {
            return judged(&row, record_id, hash, codes);
        }
    }
    Err(StoreError::NoCode)
}

/// A record that was deleted stays deleted. This is asked after the insertion: whoever deletes the
/// record at this moment holds its row, so the insertion waited for the tombstone to be there.
async fn buried(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    payload_hash: &PayloadHash,
    codes: &Codes,
) -> Result<Option<Outcome<Receipt>>, StoreError> {
    let left: Option<String> = sqlx::query_scalar(SELECT_TOMBSTONE)
        .bind(record_id.as_str())
        .fetch_optional(&mut **transaction)
        .await?;
    let Some(left) = left else {
        return Ok(None);
    };
    sqlx::query("DELETE FROM requests WHERE record_id = $1")
        .bind(record_id.as_str())
        .execute(&mut **transaction)
        .await?;
    Ok(Some(unburied(&left, payload_hash, codes)))
}

/// What a tombstone says to a body with this hash.
fn unburied(left: &str, payload_hash: &PayloadHash, codes: &Codes) -> Outcome<Receipt> {
    if left == codes.buried(payload_hash) {
        Outcome::Erased
    } else {
        Outcome::Other
    }
}

/// Whether the row was inserted; false when the record id or the code is taken.
async fn insert_request(
    transaction: &mut Transaction<'_, Any>,
    submission: &Submission,
    codes: &Codes,
    counter: i64,
) -> Result<bool, StoreError> {
    let request = &submission.request;
    let code_key = codes.key(codes.code(&request.record_id, counter));
    let inserted = sqlx::query(INSERT_REQUEST)
        .bind(request.record_id.as_str())
        .bind(i64::from(submission.schema_version))
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
        .bind(&submission.caution)
        .bind(request.identity.as_ref().map(IdentityNumber::as_str))
        .execute(&mut **transaction)
        .await?;
    Ok(inserted.rows_affected() == 1)
}

/// The self-check, the consents and the first event.
async fn insert_the_rest(
    transaction: &mut Transaction<'_, Any>,
    submission: &Submission,
) -> Result<(), StoreError> {
    let request = &submission.request;
    life::consents::give(transaction, request, submission.received_at).await?;
    if let Some((check, _)) = &request.self_check {
        insert_check(transaction, &request.record_id, check).await?;
    }
    let event = life::Event::received(request.record_id.as_str(), submission.received_at);
    life::events::append(transaction, &event, 1).await
}

async fn insert_check(
    transaction: &mut Transaction<'_, Any>,
    record_id: &RecordId,
    check: &AttachedCheck,
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
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// What a stored row, or what is left of one, says to a body with this hash.
fn judged(
    row: &AnyRow,
    record_id: &RecordId,
    payload_hash: &PayloadHash,
    codes: &Codes,
) -> Result<Outcome<Receipt>, StoreError> {
    if row.try_get::<i64, _>("living")? == 0 {
        return Ok(unburied(row.try_get("payload_hash")?, payload_hash, codes));
    }
    compare(row, payload_hash, |row| {
        receipt(row, record_id, payload_hash, codes)
    })
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
