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
    /// The request as it is now; None when it was deleted or the person has taken it back.
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

/// By an index that holds nothing else.
const UNTOLD: &str = "SELECT request_events.record_id, request_events.number, requests.city \
     FROM request_events JOIN requests ON requests.record_id = request_events.record_id \
     WHERE told IS NULL AND kind <> 'opened' AND kind <> 'identity-seen' \
     ORDER BY request_events.at, request_events.record_id, request_events.number LIMIT $1";

/// Requests that are deleted, each with its city where something of it was told.
const ERASED: &str = "SELECT record_id, (SELECT MAX(city) FROM request_feed \
     WHERE request_feed.record_id = tombstones.record_id) AS city FROM tombstones \
     WHERE told IS NULL ORDER BY erased_at, record_id LIMIT $1";

const EVENT_IS_TOLD: &str =
    "UPDATE request_events SET told = $1 WHERE record_id = $2 AND number = $3";

const END_IS_TOLD: &str = "UPDATE tombstones SET told = $1 WHERE record_id = $2";

const INSERT: &str =
    "INSERT INTO request_feed (number, record_id, event, city) VALUES ($1, $2, $3, $4)";

const READ: &str = "SELECT request_feed.number AS told, request_feed.record_id, event, \
     request_events.number, at, kind, state, outcome FROM request_feed \
     LEFT JOIN request_events ON request_events.record_id = request_feed.record_id \
     AND request_events.number = request_feed.event \
     WHERE city = $1 AND request_feed.number > $2 ORDER BY request_feed.number LIMIT $3";

impl Store {
    /// What happened in a city after a number, oldest first; None for a number that was never given. What was asked for is
    /// in the audit.
    pub(crate) async fn feed(
        &self,
        city: &str,
        since: i64,
        limit: i64,
        deed: &Deed<'_>,
    ) -> Result<Option<Vec<Told>>, StoreError> {
        let mut transaction = self.begin().await?;
        if since > number_events(&mut transaction).await? {
            return Ok(None);
        }
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
        Ok(Some(told))
    }
}

/// Numbers what is new; the last number.
async fn number_events(transaction: &mut Transaction<'_, Any>) -> Result<i64, StoreError> {
    let end: i64 = sqlx::query_scalar(LOCK)
        .fetch_one(&mut **transaction)
        .await?;
    let mut number = end;
    for row in untold(transaction, UNTOLD).await? {
        number += 1;
        let (record_id, event): (String, i64) = (row.try_get("record_id")?, row.try_get("number")?);
        append(
            transaction,
            number,
            (&record_id, event, row.try_get("city")?),
        )
        .await?;
        sqlx::query(EVENT_IS_TOLD)
            .bind(number)
            .bind(record_id)
            .bind(event)
            .execute(&mut **transaction)
            .await?;
    }
    number = number_ends(transaction, number).await?;
    if number != end {
        sqlx::query("UPDATE request_feed_end SET number = $1 WHERE one = 1")
            .bind(number)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(number)
}

/// The same for the ends of requests; of a request of which nothing was told nothing is.
async fn number_ends(
    transaction: &mut Transaction<'_, Any>,
    mut number: i64,
) -> Result<i64, StoreError> {
    for row in untold(transaction, ERASED).await? {
        let record_id: String = row.try_get("record_id")?;
        let mut told = 0;
        if let Some(city) = row.try_get("city")? {
            number += 1;
            told = number;
            append(transaction, number, (&record_id, 0, city)).await?;
        }
        sqlx::query(END_IS_TOLD)
            .bind(told)
            .bind(record_id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(number)
}

async fn untold(
    transaction: &mut Transaction<'_, Any>,
    sql: &'static str,
) -> Result<Vec<AnyRow>, StoreError> {
    let rows = sqlx::query(sql).bind(AT_ONCE);
    Ok(rows.fetch_all(&mut **transaction).await?)
}

async fn append(
    transaction: &mut Transaction<'_, Any>,
    number: i64,
    (record_id, event, city): (&str, i64, &str),
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(number)
        .bind(record_id)
        .bind(event)
        .bind(city)
        .execute(&mut **transaction)
        .await?;
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
    let request = whole_of(transaction, &record_id).await?;
    Ok(Told {
        number: row.try_get("told")?,
        is_end: row.try_get::<i64, _>("event")? == 0,
        request: request.filter(|request| !request.is_withdrawn()),
        record_id,
        event,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::open;
    use super::{ERASED, UNTOLD};
    use sqlx::{AssertSqlSafe, Row as _};

    /// A question of another system walks through what is new, whatever has happened before.
    #[tokio::test]
    async fn what_is_untold_is_found_by_an_index_that_holds_nothing_else() {
        let data = tempfile::tempdir().unwrap();
        let store = open(data.path(), 1).await.unwrap();
        for (sql, index) in [
            (UNTOLD, "request_events_untold"),
            (ERASED, "tombstones_untold"),
        ] {
            let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).bind(1_i64);
            let plan = plan.fetch_all(store.readers()).await.unwrap();
            let steps: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
            assert!(
                steps[0].ends_with(&format!("USING INDEX {index}")),
                "{steps:?}"
            );
            let sorts = steps.iter().any(|step| step.contains("TEMP B-TREE"));
            assert!(!sorts, "{steps:?}");
        }
    }
}
