//! Everything that is stored about one request, for the person whom it is about.

use std::collections::BTreeMap;

use eldercare_api::v1::{ExportedConsent, ExportedEvent, ExportedRequest, SelfCheck};
use eldercare_requests::RecordId;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::super::retry::retried;
use super::super::time::{moment, moment_if_any};
use super::super::{Store, StoreError};
use crate::wordings::wording;

/// The rows of one request.
pub(crate) struct Copy {
    pub(crate) request: ExportedRequest,
    pub(crate) self_check: Option<SelfCheck>,
    pub(crate) consents: Vec<ExportedConsent>,
    pub(crate) events: Vec<ExportedEvent>,
}

const REQUEST: &str = "SELECT record_id, schema_version, payload_hash, received_at, \
     first_look_by, state, state_since, outcome, caution, city, service, facility, for_whom, \
     elder_name, phone, phone_owner, town, village, door, wished_time, note, identity_number \
     FROM requests WHERE record_id = $1";

const CHECK: &str = "SELECT instrument, version, content_hash, answers, level_best, level_worst, \
     total_low, total_high FROM self_checks WHERE record_id = $1";

const CONSENTS: &str = "SELECT purpose, version, text_hash, given_at, given_by, how, withdrawn_at \
     FROM consents WHERE record_id = $1 ORDER BY purpose";

/// Said of a wording that no released app has shown. It never refuses a request: an app that is older or newer than this
/// server may have sent it.
const UNKNOWN: &str = "unknown";

/// Who of the office did something is no matter of the person's: it says that the office did.
const EVENTS: &str = "SELECT at, kind, state, \
     CASE WHEN by_whom IN ('sender', 'server') THEN by_whom ELSE 'office' END AS by_whom, \
     outcome, note FROM request_events WHERE record_id = $1 ORDER BY number";

impl Store {
    /// A copy of everything; None when there is no such request.
    pub(crate) async fn copy(&self, record_id: &RecordId) -> Result<Option<Copy>, StoreError> {
        retried(|| self.try_copy(record_id)).await
    }

    async fn try_copy(&self, record_id: &RecordId) -> Result<Option<Copy>, StoreError> {
        let mut reading = self.readers().begin().await?;
        let Some(request) = rows(&mut reading, REQUEST, record_id).await?.pop() else {
            return Ok(None);
        };
        let check = rows(&mut reading, CHECK, record_id).await?.pop();
        let consents = consents_of(&mut reading, record_id.as_str()).await?;
        let events = rows(&mut reading, EVENTS, record_id).await?;
        reading.commit().await?;
        Ok(Some(Copy {
            request: request_of(&request)?,
            self_check: check.as_ref().map(check_of).transpose()?,
            consents,
            events: events.iter().map(event_of).collect::<Result<_, _>>()?,
        }))
    }
}

/// What was agreed to, also what was taken back.
pub(crate) async fn consents_of(
    reading: &mut Transaction<'_, Any>,
    record_id: &str,
) -> Result<Vec<ExportedConsent>, StoreError> {
    let query = sqlx::query(CONSENTS).bind(record_id);
    let rows = query.fetch_all(&mut **reading).await?;
    rows.iter().map(consent_of).collect()
}

async fn rows(
    reading: &mut Transaction<'_, Any>,
    sql: &'static str,
    record_id: &RecordId,
) -> Result<Vec<AnyRow>, StoreError> {
    let query = sqlx::query(sql).bind(record_id.as_str());
    Ok(query.fetch_all(&mut **reading).await?)
}

/// A small number of a row.
fn number<T: TryFrom<i64>>(row: &AnyRow, column: &'static str) -> Result<T, StoreError> {
    let stored: i64 = row.try_get(column)?;
    T::try_from(stored).map_err(|_| StoreError::Unreadable(column))
}

fn request_of(row: &AnyRow) -> Result<ExportedRequest, StoreError> {
    Ok(ExportedRequest {
        record_id: row.try_get("record_id")?,
        schema_version: number(row, "schema_version")?,
        payload_hash: row.try_get("payload_hash")?,
        received_at: moment(row, "received_at")?.to_string(),
        first_look_by: row.try_get("first_look_by")?,
        state: row.try_get("state")?,
        state_since: moment(row, "state_since")?.to_string(),
        outcome: row.try_get("outcome")?,
        caution: row.try_get("caution")?,
        city: row.try_get("city")?,
        service: row.try_get("service")?,
        facility: row.try_get("facility")?,
        for_whom: row.try_get("for_whom")?,
        elder_name: row.try_get("elder_name")?,
        phone: row.try_get("phone")?,
        phone_owner: row.try_get("phone_owner")?,
        town: row.try_get("town")?,
        village: row.try_get("village")?,
        door: row.try_get("door")?,
        wished_time: row.try_get("wished_time")?,
        note: row.try_get("note")?,
        identity_number: row.try_get("identity_number")?,
    })
}

fn check_of(row: &AnyRow) -> Result<SelfCheck, StoreError> {
    let answers: &str = row.try_get("answers")?;
    let answers: BTreeMap<String, String> =
        serde_json::from_str(answers).map_err(|_| StoreError::Unreadable("answers"))?;
    Ok(SelfCheck {
        instrument: row.try_get("instrument")?,
        version: row.try_get("version")?,
        content_hash: row.try_get("content_hash")?,
        answers,
        level_best: number(row, "level_best")?,
        level_worst: number(row, "level_worst")?,
        total_low: number(row, "total_low")?,
        total_high: number(row, "total_high")?,
    })
}

fn consent_of(row: &AnyRow) -> Result<ExportedConsent, StoreError> {
    let (purpose, version) = (row.try_get("purpose")?, row.try_get("version")?);
    let text_hash: String = row.try_get("text_hash")?;
    let known = wording(purpose, version, &text_hash);
    Ok(ExportedConsent {
        purpose: purpose.to_owned(),
        version: version.to_owned(),
        wording: Some(known.map_or(UNKNOWN, |known| &known.language).to_owned()),
        text: known.map(|known| known.text.clone()),
        text_hash,
        given_at: moment(row, "given_at")?.to_string(),
        given_by: row.try_get("given_by")?,
        how: row.try_get("how")?,
        withdrawn_at: moment_if_any(row, "withdrawn_at")?.map(|at| at.to_string()),
    })
}

fn event_of(row: &AnyRow) -> Result<ExportedEvent, StoreError> {
    Ok(ExportedEvent {
        at: moment(row, "at")?.to_string(),
        kind: row.try_get("kind")?,
        state: row.try_get("state")?,
        by: row.try_get("by_whom")?,
        outcome: row.try_get("outcome")?,
        note: row.try_get("note")?,
    })
}
