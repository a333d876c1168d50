//! Reports about places as the desk lists and settles them.

use eldercare_requests::Moment;
use eldercare_requests::report::VisitTime;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::Deed;
use super::places::{Edits, write_edits};
use super::requests::Edge;
use super::statement::Statement;
use crate::store::time::moment;
use crate::store::{Store, StoreError};

/// Which reports are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Which {
    #[default]
    All,
    Open,
    Settled,
}

/// What is asked for.
pub(crate) struct WantedReports<'a> {
    pub(crate) city: &'a str,
    pub(crate) which: Which,
    pub(crate) facility: Option<&'a str>,
    /// Behind this row.
    pub(crate) after: Option<Edge>,
    pub(crate) limit: i64,
}

/// A report with what became of it.
pub(crate) struct ListedReport {
    pub(crate) record_id: String,
    pub(crate) received_at: Moment,
    pub(crate) facility: String,
    pub(crate) kind: String,
    pub(crate) visited_at: Option<VisitTime>,
    pub(crate) fact: Option<String>,
    pub(crate) correction: Option<String>,
    pub(crate) settled: Option<Settled>,
    edge: Edge,
}

/// What became of it.
pub(crate) struct Settled {
    pub(crate) verdict: String,
    pub(crate) by: String,
    pub(crate) at: Moment,
}

/// How a report is settled.
pub(crate) struct Settlement<'a> {
    pub(crate) record_id: &'a str,
    pub(crate) verdict: &'static str,
    /// The new facts of the place that go with it.
    pub(crate) edits: Option<Edits<'a>>,
}

/// Open ones first, the oldest first; then settled ones, the latest first. An id for each row that no other has.
const ORDER: &str = "(CASE WHEN verdict IS NULL THEN 0 ELSE 1 END), \
     (CASE WHEN verdict IS NULL THEN received_at ELSE -report_settlements.at END), \
     facility_reports.record_id";

const FROM: &str = " FROM facility_reports LEFT JOIN report_settlements \
     ON report_settlements.record_id = facility_reports.record_id WHERE city = ";

const COLUMNS: &str = "SELECT facility_reports.record_id, received_at, facility, kind, visited_at, \
     fact, correction, verdict, by_whom, report_settlements.at AS settled_at";

const SETTLE: &str = "INSERT INTO report_settlements (record_id, verdict, by_whom, at) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (record_id) DO NOTHING";

impl Store {
    /// A page of reports.
    pub(crate) async fn reports(
        &self,
        wanted: &WantedReports<'_>,
    ) -> Result<Vec<ListedReport>, StoreError> {
        let mut statement = Statement::new(COLUMNS);
        statement.push(FROM).text(wanted.city);
        statement.push(match wanted.which {
            Which::All => "",
            Which::Open => " AND verdict IS NULL",
            Which::Settled => " AND verdict IS NOT NULL",
        });
        if let Some(facility) = wanted.facility {
            statement.push(" AND facility = ").text(facility);
        }
        if let Some(edge) = &wanted.after {
            statement.push(" AND (").push(ORDER).push(") > (");
            statement.number(edge.rank).push(", ");
            statement.number(edge.at).push(", ");
            statement.text(&edge.record_id).push(")");
        }
        statement.push(" ORDER BY ").push(ORDER).push(" LIMIT ");
        statement.number(wanted.limit);
        let rows = statement.query().fetch_all(self.readers()).await?;
        rows.iter().map(listed).collect()
    }

    /// City and place of a report: what permissions ask about.
    pub(crate) async fn place_of_report(
        &self,
        record_id: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        let row = sqlx::query("SELECT city, facility FROM facility_reports WHERE record_id = $1")
            .bind(record_id)
            .fetch_optional(self.readers())
            .await?;
        let pair = |row: AnyRow| Ok((row.try_get("city")?, row.try_get("facility")?));
        row.map(pair).transpose()
    }

    /// Settles a report, with the new facts that go with it; false when it is settled already.
    pub(crate) async fn settle_report(
        &self,
        settlement: &Settlement<'_>,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let settled = sqlx::query(SETTLE)
            .bind(settlement.record_id)
            .bind(settlement.verdict)
            .bind(deed.actor)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if settled.rows_affected() == 0 {
            return Ok(false);
        }
        let (id, verdict) = (settlement.record_id, settlement.verdict);
        deed.note(&mut transaction, "report.settle", id, verdict)
            .await?;
        if let Some(edits) = &settlement.edits {
            write_edits(&mut transaction, edits, deed).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }
}

fn listed(row: &AnyRow) -> Result<ListedReport, StoreError> {
    let (record_id, received_at): (String, Moment) =
        (row.try_get("record_id")?, moment(row, "received_at")?);
    let settled = match row.try_get::<Option<String>, _>("verdict")? {
        Some(verdict) => Some(Settled {
            verdict,
            by: row.try_get("by_whom")?,
            at: moment(row, "settled_at")?,
        }),
        None => None,
    };
    let visited_at: Option<i64> = row.try_get("visited_at")?;
    let visited_at = visited_at.map(|_| moment(row, "visited_at")).transpose()?;
    let seconds = |moment: Moment| i64::try_from(moment.0).unwrap_or(i64::MAX);
    let at = settled
        .as_ref()
        .map_or(seconds(received_at), |settled| -seconds(settled.at));
    Ok(ListedReport {
        edge: Edge {
            rank: i64::from(settled.is_some()),
            at,
            record_id: record_id.clone(),
        },
        record_id,
        received_at,
        facility: row.try_get("facility")?,
        kind: row.try_get("kind")?,
        visited_at: visited_at.map(VisitTime::at),
        fact: row.try_get("fact")?,
        correction: row.try_get("correction")?,
        settled,
    })
}

impl ListedReport {
    /// Where a page that ends with this row ends.
    pub(crate) fn edge(&self) -> Edge {
        self.edge.clone()
    }
}
