//! The list, page by page.

use eldercare_desk::Towns;
use eldercare_requests::{Day, Moment, RequestState};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::super::statement::Statement;
use crate::store::time::moment;
use crate::store::{Store, StoreError, seconds};

/// What is asked for.
pub(crate) struct Wanted<'a> {
    pub(crate) city: &'a str,
    /// The towns that the asker may see.
    pub(crate) towns: &'a Towns,
    /// In these states.
    pub(crate) states: &'a [RequestState],
    pub(crate) service: Option<&'a str>,
    pub(crate) town: Option<&'a str>,
    /// Given to this account.
    pub(crate) assigned_to: Option<&'a str>,
    /// Only what is overdue.
    pub(crate) overdue: Option<Overdue>,
    /// Behind this row.
    pub(crate) after: Option<Edge>,
    pub(crate) limit: i64,
}

/// From when on something is overdue.
#[derive(Clone, Copy)]
pub(crate) struct Overdue {
    /// A first look that was promised for a day before this one.
    pub(crate) today: Day,
    /// Reopened before this moment; None where nothing is promised.
    pub(crate) reopened_before: Option<Moment>,
}

/// Where a page ends: reopened ones come first, then the oldest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) rank: i64,
    pub(crate) received_at: i64,
    pub(crate) record_id: String,
}

/// A row.
pub(crate) struct Listed {
    pub(crate) record_id: String,
    pub(crate) state: RequestState,
    pub(crate) received_at: Moment,
    pub(crate) state_since: Moment,
    pub(crate) first_look_by: Option<Day>,
    pub(crate) service: String,
    pub(crate) town: String,
    pub(crate) village: Option<String>,
    pub(crate) facility: Option<String>,
    pub(crate) wished_time: String,
    pub(crate) caution: Option<String>,
    pub(crate) elder_name: String,
    pub(crate) phone: String,
    pub(crate) assigned_to: Option<String>,
}

const SELECT: &str = "SELECT requests.record_id, state, received_at, state_since, first_look_by, \
     service, town, village, facility, wished_time, caution, elder_name, phone, assigned_to \
     FROM requests LEFT JOIN request_desk ON request_desk.record_id = requests.record_id \
     WHERE city = ";

/// The order: an id for each row that no other row has.
const ORDER: &str =
    "(CASE state WHEN 'reopened' THEN 0 ELSE 1 END), received_at, requests.record_id";

impl Store {
    /// A page of requests.
    pub(crate) async fn list_requests(
        &self,
        wanted: &Wanted<'_>,
    ) -> Result<Vec<Listed>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.text(wanted.city).and_towns(wanted.towns);
        filter(&mut statement, wanted);
        if let Some(edge) = &wanted.after {
            statement.push(" AND (").push(ORDER).push(") > (");
            statement.number(edge.rank).push(", ");
            statement.number(edge.received_at).push(", ");
            statement.text(&edge.record_id).push(")");
        }
        statement.push(" ORDER BY ").push(ORDER).push(" LIMIT ");
        statement.number(wanted.limit);
        let rows = statement.query().fetch_all(self.readers()).await?;
        rows.iter().map(listed).collect()
    }
}

fn filter(statement: &mut Statement, wanted: &Wanted<'_>) {
    statement.push(" AND ");
    statement.one_of("state", wanted.states.iter().map(|state| state.id()));
    for (column, value) in [
        ("service", wanted.service),
        ("town", wanted.town),
        ("assigned_to", wanted.assigned_to),
    ] {
        if let Some(value) = value {
            statement.push(" AND ").push(column).push(" = ").text(value);
        }
    }
    if let Some(overdue) = wanted.overdue {
        statement.push(" AND (state = 'received' AND first_look_by < ");
        statement.text(&overdue.today.to_string());
        if let Some(before) = overdue.reopened_before {
            statement.push(" OR state = 'reopened' AND state_since < ");
            statement.number(seconds(before));
        }
        statement.push(")");
    }
}

fn listed(row: &AnyRow) -> Result<Listed, StoreError> {
    let state: &str = row.try_get("state")?;
    let first_look_by: Option<String> = row.try_get("first_look_by")?;
    Ok(Listed {
        record_id: row.try_get("record_id")?,
        state: RequestState::from_id(state).ok_or(StoreError::Unreadable("state"))?,
        received_at: moment(row, "received_at")?,
        state_since: moment(row, "state_since")?,
        first_look_by: first_look_by.as_deref().and_then(Day::parse),
        service: row.try_get("service")?,
        town: row.try_get("town")?,
        village: row.try_get("village")?,
        facility: row.try_get("facility")?,
        wished_time: row.try_get("wished_time")?,
        caution: row.try_get("caution")?,
        elder_name: row.try_get("elder_name")?,
        phone: row.try_get("phone")?,
        assigned_to: row.try_get("assigned_to")?,
    })
}

impl Listed {
    /// Where a page that ends with this row ends.
    pub(crate) fn edge(&self) -> Edge {
        Edge {
            rank: i64::from(self.state != RequestState::Reopened),
            received_at: seconds(self.received_at),
            record_id: self.record_id.clone(),
        }
    }
}
