//! What other systems are told, in an order that never changes behind them.
//!
//! Transactions commit in another order than they began, so neither times nor numbers drawn while
//! writing would do: a system that has read up to one would miss what commits under a smaller one
//! later. Here events get their number when somebody asks, after they are committed, under a lock.

use eldercare_requests::Moment;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::Deed;
use super::requests::{Whole, whole_of};
use crate::store::time::moment;
use crate::store::{Store, StoreError};

/// Events that get a number in one turn; the rest waits for the next question.
const AT_ONCE: i64 = 1_000;

/// One event as it is told.
pub(crate) struct Told {
    pub(crate) number: i64,
    pub(crate) record_id: String,
    /// Whether it says that the request was deleted.
    pub(crate) is_end: bool,
    /// None when the request was deleted since: nothing is left of it to tell.
    pub(crate) event: Option<ToldEvent>,
    /// The request as it is now.
    pub(crate) request: Option<Whole>,
}

/// What happened.
pub(crate) struct ToldEvent {
    pub(crate) number: i64,
    pub(crate) at: Moment,
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) outcome: Option<String>,
}

const LOCK: &str = "UPDATE request_feed_end SET number = number WHERE one = 1 RETURNING number";

const UNNUMBERED: &str = "SELECT request_events.record_id, request_events.number, requests.city \
     FROM request_events JOIN requests ON requests.record_id = request_events.record_id \
     LEFT JOIN request_feed ON request_feed.record_id = request_events.record_id \
     AND request_feed.event = request_events.number \
     WHERE request_feed.record_id IS NULL AND request_events.kind <> 'opened' \
     ORDER BY request_events.at, request_events.record_id, request_events.number LIMIT $1";

/// Requests that were told of and are deleted.
const ERASED: &str = "SELECT DISTINCT request_feed.record_id, CAST(0 AS BIGINT) AS number, \
     request_feed.city FROM request_feed \
     JOIN tombstones ON tombstones.record_id = request_feed.record_id \
     WHERE NOT EXISTS (SELECT 1 FROM request_feed AS other \
     WHERE other.record_id = request_feed.record_id AND other.event = 0) LIMIT $1";

const INSERT: &str =
    "INSERT INTO request_feed (number, record_id, event, city) VALUES ($1, $2, $3, $4)";

const READ: &str = "SELECT request_feed.number AS told, request_feed.record_id, event, \
     request_events.number, at, kind, state, outcome FROM request_feed \
     LEFT JOIN request_events ON request_events.record_id = request_feed.record_id \
     AND request_events.number = request_feed.event \
     WHERE city = $1 AND request_feed.number > $2 ORDER BY request_feed.number LIMIT $3";

impl Store {
    /// What happened in a city after a number, oldest first. What was asked for is in the audit.
    pub(crate) async fn feed(
        &self,
        city: &str,
        since: i64,
        limit: i64,
        deed: &Deed<'_>,
    ) -> Result<Vec<Told>, StoreError> {
        let mut transaction = self.begin().await?;
        number_events(&mut transaction).await?;
        let rows = sqlx::query(READ)
            .bind(city)
            .bind(since)
            .bind(limit)
            .fetch_all(&mut *transaction)
            .await?;
        let mut told: Vec<Told> = Vec::with_capacity(rows.len());
        for row in &rows {
            told.push(read(&mut transaction, row).await?);
        }
        if let (Some(first), Some(last)) = (told.first(), told.last()) {
            let numbers = format!("{}-{}", first.number, last.number);
            deed.note(&mut transaction, "request.pull", city, &numbers)
                .await?;
        }
        transaction.commit().await?;
        Ok(told)
    }
}

async fn number_events(transaction: &mut Transaction<'_, Any>) -> Result<(), StoreError> {
    let end: i64 = sqlx::query_scalar(LOCK)
        .fetch_one(&mut **transaction)
        .await?;
    let mut number = end;
    for select in [UNNUMBERED, ERASED] {
        let rows = sqlx::query(select)
            .bind(AT_ONCE)
            .fetch_all(&mut **transaction)
            .await?;
        for row in rows {
            number += 1;
            sqlx::query(INSERT)
                .bind(number)
                .bind(row.try_get::<String, _>("record_id")?)
                .bind(row.try_get::<i64, _>("number")?)
                .bind(row.try_get::<String, _>("city")?)
                .execute(&mut **transaction)
                .await?;
        }
    }
    if number != end {
        sqlx::query("UPDATE request_feed_end SET number = $1 WHERE one = 1")
            .bind(number)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

async fn read(transaction: &mut Transaction<'_, Any>, row: &AnyRow) -> Result<Told, StoreError> {
    let record_id: String = row.try_get("record_id")?;
    let number: Option<i64> = row.try_get("number")?;
    let event = match number {
        Some(number) => Some(ToldEvent {
            number,
            at: moment(row, "at")?,
            kind: row.try_get("kind")?,
            state: row.try_get("state")?,
            outcome: row.try_get("outcome")?,
        }),
        None => None,
    };
    Ok(Told {
        number: row.try_get("told")?,
        is_end: row.try_get::<i64, _>("event")? == 0,
        request: whole_of(transaction, &record_id).await?,
        record_id,
        event,
    })
}
