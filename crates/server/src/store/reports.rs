//! Storing a report, once, however often it is sent, and counting what all reports say.

use eldercare_api::v1::SCHEMA_VERSION;
use eldercare_requests::report::{
    FacilityReport, ReportKind, ReportReceipt, Reported, VisitTime, VisitWindow,
};
use eldercare_requests::{Moment, PayloadHash, RecordId};
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::outcome::{Outcome, compare};
use super::retry::retried;
use super::time::{moment, seconds};
use super::{Store, StoreError};
use crate::clock::{day_in_china, start_in_china};

/// How many reports about one facility are stored in one day in China. A real place gets a few;
/// the bound keeps a flood from filling the disk. Our own choice.
const MOST_STORED_A_DAY: i64 = 100;

/// A report to store.
pub(crate) struct ReportSubmission {
    pub(crate) report: FacilityReport,
    pub(crate) payload_hash: PayloadHash,
    pub(crate) received_at: Moment,
}

/// Reports of a closed door that arrived within one hour about one facility.
pub(crate) struct ClosedHour {
    pub(crate) facility: String,
    /// Start of the hour.
    pub(crate) arrived: Moment,
    /// The latest of their visits.
    pub(crate) visited_at: VisitTime,
}

const SELECT_RECEIPT: &str =
    "SELECT payload_hash, received_at FROM facility_reports WHERE record_id = $1";

/// Leaves the table as it is when the record id is taken or the day is full.
const INSERT_REPORT: &str = "INSERT INTO facility_reports (record_id, schema_version, \
     payload_hash, received_at, city, facility, kind, visited_at, fact, correction) \
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 \
     WHERE (SELECT COUNT(*) FROM facility_reports \
     WHERE city = $5 AND facility = $6 AND received_at >= $11) < $12 ON CONFLICT DO NOTHING";

/// One row for each hour of arrival is all that the count needs, so a flood stays in the database.
const CLOSED_HOURS: &str = "SELECT facility, received_at / 3600 AS hour, \
     MAX(visited_at) AS visited_at FROM facility_reports \
     WHERE city = $1 AND kind = $2 AND visited_at BETWEEN $3 AND $4 \
     GROUP BY facility, received_at / 3600 ORDER BY facility, hour";

impl Store {
    /// What is stored under a record id, if anything.
    pub(crate) async fn stored_report(
        &self,
        record_id: &RecordId,
        payload_hash: &PayloadHash,
    ) -> Result<Option<Outcome<ReportReceipt>>, StoreError> {
        let row = retried(|| async {
            let query = sqlx::query(SELECT_RECEIPT).bind(record_id.as_str());
            Ok(query.fetch_optional(&self.database.readers).await?)
        });
        row.await?
            .map(|row| judged(&row, record_id, payload_hash))
            .transpose()
    }

    /// Reports of closed doors in a city with visits in the window, by facility and hour.
    pub(crate) async fn closed_hours(
        &self,
        city: &str,
        window: VisitWindow,
    ) -> Result<Vec<ClosedHour>, StoreError> {
        let rows = retried(|| async {
            let query = sqlx::query(CLOSED_HOURS)
                .bind(city)
                .bind(ReportKind::Closed.id())
                .bind(seconds(window.first))
                .bind(seconds(window.last));
            Ok(query.fetch_all(&self.database.readers).await?)
        });
        rows.await?.iter().map(closed_hour).collect()
    }
}

fn closed_hour(row: &AnyRow) -> Result<ClosedHour, StoreError> {
    let Moment(hour) = moment(row, "hour")?;
    Ok(ClosedHour {
        facility: row.try_get("facility")?,
        arrived: Moment(hour.saturating_mul(3_600)),
        visited_at: VisitTime::at(moment(row, "visited_at")?),
    })
}

/// Stores a report in the transaction of its batch. The primary key decides between senders at the
/// same time; several servers may together store a few more than the bound of a day.
pub(super) async fn write(
    transaction: &mut Transaction<'_, Any>,
    submission: &ReportSubmission,
) -> Result<Outcome<ReportReceipt>, StoreError> {
    let record_id = &submission.report.record_id;
    let hash = &submission.payload_hash;
    if insert(transaction, submission).await? {
        return Ok(Outcome::Now(ReportReceipt {
            record_id: record_id.clone(),
            payload_hash: hash.clone(),
            received_at: submission.received_at,
        }));
    }
    let row = sqlx::query(SELECT_RECEIPT)
        .bind(record_id.as_str())
        .fetch_optional(&mut **transaction)
        .await?;
    row.map_or(Ok(Outcome::TooMany), |row| judged(&row, record_id, hash))
}

/// Whether the row was inserted.
async fn insert(
    transaction: &mut Transaction<'_, Any>,
    submission: &ReportSubmission,
) -> Result<bool, StoreError> {
    let report = &submission.report;
    let (visited_at, fact, correction) = match &report.reported {
        // A clock that is ahead says nothing about a day that has not come.
        Reported::Closed { visited_at } => {
            let visited_at = visited_at.moment().min(submission.received_at);
            (Some(seconds(visited_at)), None, None)
        }
        Reported::WrongFact { fact, right } => (None, Some(fact.id()), right.as_deref()),
    };
    let inserted = sqlx::query(INSERT_REPORT)
        .bind(report.record_id.as_str())
        .bind(i64::from(SCHEMA_VERSION))
        .bind(submission.payload_hash.as_str())
        .bind(seconds(submission.received_at))
        .bind(&report.city)
        .bind(&report.facility)
        .bind(report.reported.kind().id())
        .bind(visited_at)
        .bind(fact)
        .bind(correction)
        .bind(midnight(submission.received_at))
        .bind(MOST_STORED_A_DAY)
        .execute(&mut **transaction)
        .await?;
    Ok(inserted.rows_affected() == 1)
}

/// When the day in China began.
fn midnight(moment: Moment) -> i64 {
    seconds(start_in_china(day_in_china(moment)))
}

fn judged(
    row: &AnyRow,
    record_id: &RecordId,
    payload_hash: &PayloadHash,
) -> Result<Outcome<ReportReceipt>, StoreError> {
    compare(row, payload_hash, |row| {
        receipt(row, record_id, payload_hash)
    })
}

/// The receipt of a stored row.
fn receipt(
    row: &AnyRow,
    record_id: &RecordId,
    payload_hash: &PayloadHash,
) -> Result<ReportReceipt, StoreError> {
    Ok(ReportReceipt {
        record_id: record_id.clone(),
        payload_hash: payload_hash.clone(),
        received_at: moment(row, "received_at")?,
    })
}
