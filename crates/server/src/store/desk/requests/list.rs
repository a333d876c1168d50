//! The list, page by page.

use eldercare_desk::Towns;
use eldercare_requests::{Day, Moment, RequestState};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::super::statement::Statement;
use crate::store::time::moment;
use crate::store::{Store, StoreError, seconds};

#[cfg(test)]
mod tests;

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
    /// From when on something is overdue.
    pub(crate) overdue: Overdue,
    /// Only what is overdue.
    pub(crate) only_overdue: bool,
    /// Behind this row.
    pub(crate) after: Option<Edge>,
    pub(crate) limit: i64,
}

/// From when on something is overdue.
#[derive(Clone, Copy)]
pub(crate) struct Overdue {
    /// A first look that was promised for a day before this one.
    pub(crate) today: Day,
    /// Reopened or taken before this moment; None where nothing is promised.
    pub(crate) since_before: Option<Moment>,
}

/// Where a page ends: reopened ones come first, then what is overdue, then the oldest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) rank: i64,
    /// By what rows of one rank are ordered: when it was received.
    pub(crate) at: i64,
    pub(crate) record_id: String,
}

/// How many of what is still to be done.
pub(crate) struct Tally {
    pub(crate) received: i64,
    pub(crate) assigned: i64,
    pub(crate) reopened: i64,
    pub(crate) overdue: i64,
    pub(crate) mine: i64,
}

/// A row.
pub(crate) struct Listed {
    pub(crate) record_id: String,
    pub(crate) state: RequestState,
    pub(crate) received_at: Moment,
    pub(crate) state_since: Moment,
    pub(crate) first_look_by: Option<Day>,
    pub(crate) reason: Option<String>,
    pub(crate) rank: i64,
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

/// With what the person said last about the answer, where it came back.
const SELECT: &str = "SELECT requests.record_id, state, received_at, state_since, first_look_by, \
     service, town, village, facility, wished_time, caution, elder_name, phone, assigned_to, \
     CASE state WHEN 'reopened' THEN (SELECT kind FROM request_events \
     WHERE request_events.record_id = requests.record_id \
     AND kind IN ('nobody-came', 'half-done', 'not-needed') ORDER BY number DESC LIMIT 1) END AS reason, ";

const FROM: &str = " FROM requests LEFT JOIN request_desk \
     ON request_desk.record_id = requests.record_id WHERE city = ";

/// Behind the rank, what no other row has.
const ORDER: &str = "received_at, requests.record_id";

impl Store {
    /// How many there are of what is still to be done, and of these how many are overdue and `login`'s. The states of
    /// `wanted` are those that count as that.
    pub(crate) async fn count_requests(
        &self,
        wanted: &Wanted<'_>,
        login: &str,
    ) -> Result<Tally, StoreError> {
        let mut statement = Statement::new("SELECT ");
        for state in [
            RequestState::Received,
            RequestState::Assigned,
            RequestState::Reopened,
        ] {
            statement.push("COUNT(CASE WHEN state = ").text(state.id());
            statement
                .push(" THEN 1 END) AS ")
                .push(state.id())
                .push(", ");
        }
        statement.push("COUNT(CASE WHEN ");
        is_overdue(&mut statement, wanted.overdue);
        statement.push(" THEN 1 END) AS overdue, COUNT(CASE WHEN assigned_to = ");
        statement
            .text(login)
            .push(" THEN 1 END) AS mine")
            .push(FROM);
        statement.text(wanted.city).and_towns(wanted.towns);
        statement.push(" AND ");
        statement.one_of("state", wanted.states.iter().map(|state| state.id()));
        narrow(
            &mut statement,
            [("service", wanted.service), ("town", wanted.town)],
        );
        let row = statement.query().fetch_one(self.readers()).await?;
        Ok(Tally {
            received: row.try_get("received")?,
            assigned: row.try_get("assigned")?,
            reopened: row.try_get("reopened")?,
            overdue: row.try_get("overdue")?,
            mine: row.try_get("mine")?,
        })
    }

    /// A page of requests.
    pub(crate) async fn list_requests(
        &self,
        wanted: &Wanted<'_>,
    ) -> Result<Vec<Listed>, StoreError> {
        let page = page(Statement::new(SELECT), wanted);
        let rows = page.query().fetch_all(self.readers()).await?;
        rows.iter().map(listed).collect()
    }
}

/// The statement of a page, from what it selects on.
fn page(mut statement: Statement, wanted: &Wanted<'_>) -> Statement {
    rank(&mut statement, wanted);
    statement.push(" AS place").push(FROM);
    statement.text(wanted.city).and_towns(wanted.towns);
    filter(&mut statement, wanted);
    if let Some(edge) = &wanted.after {
        statement.push(" AND (");
        rank(&mut statement, wanted);
        statement.push(", ").push(ORDER).push(") > (");
        statement.number(edge.rank).push(", ");
        statement.number(edge.at).push(", ");
        statement.text(&edge.record_id).push(")");
    }
    statement
        .push(" ORDER BY place, ")
        .push(ORDER)
        .push(" LIMIT ");
    statement.number(wanted.limit);
    statement
}

/// 0 for what came back, 1 for what nobody has looked at in time, 2 for the rest.
fn rank(statement: &mut Statement, wanted: &Wanted<'_>) {
    statement
        .push("CASE WHEN state = 'reopened' THEN 0 WHEN state = 'received' AND first_look_by < ");
    statement.text(&wanted.overdue.today.to_string());
    statement.push(" THEN 1 ELSE 2 END");
}

fn filter(statement: &mut Statement, wanted: &Wanted<'_>) {
    statement.push(" AND ");
    statement.one_of("state", wanted.states.iter().map(|state| state.id()));
    narrow(
        statement,
        [("service", wanted.service), ("town", wanted.town)],
    );
    narrow(statement, [("assigned_to", wanted.assigned_to)]);
    if wanted.only_overdue {
        statement.push(" AND ");
        is_overdue(statement, wanted.overdue);
    }
}

fn narrow<const N: usize>(statement: &mut Statement, columns: [(&str, Option<&str>); N]) {
    for (column, value) in columns {
        if let Some(value) = value {
            statement.push(" AND ").push(column).push(" = ").text(value);
        }
    }
}

fn is_overdue(statement: &mut Statement, overdue: Overdue) {
    statement.push("(state = 'received' AND first_look_by < ");
    statement.text(&overdue.today.to_string());
    if let Some(before) = overdue.since_before {
        statement.push(" OR state IN ('reopened', 'assigned') AND state_since < ");
        statement.number(seconds(before));
    }
    statement.push(")");
}

/// Of what the person has taken back nothing that they wrote.
fn listed(row: &AnyRow) -> Result<Listed, StoreError> {
    let listed = read(row)?;
    if listed.state != RequestState::Withdrawn {
        return Ok(listed);
    }
    Ok(Listed {
        first_look_by: None,
        reason: None,
        village: None,
        facility: None,
        wished_time: String::new(),
        caution: None,
        elder_name: String::new(),
        phone: String::new(),
        assigned_to: None,
        ..listed
    })
}

fn read(row: &AnyRow) -> Result<Listed, StoreError> {
    let state: &str = row.try_get("state")?;
    let first_look_by: Option<String> = row.try_get("first_look_by")?;
    Ok(Listed {
        record_id: row.try_get("record_id")?,
        state: RequestState::from_id(state).ok_or(StoreError::Unreadable("state"))?,
        received_at: moment(row, "received_at")?,
        state_since: moment(row, "state_since")?,
        first_look_by: first_look_by.as_deref().and_then(Day::parse),
        reason: row.try_get("reason")?,
        rank: row.try_get::<i64, _>("place")?,
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
            rank: self.rank,
            at: seconds(self.received_at),
            record_id: self.record_id.clone(),
        }
    }
}
