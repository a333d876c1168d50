//! The list of a full desk, on both databases: which indexes it takes, and how long.
//!
//! Among the tests with 1,000 open requests; `ELDERCARE_LIST=20000` asks for as many as a city may have, with fifty events
//! each, and prints the times for `BENCHMARKS.md`.

use std::collections::BTreeSet;
use std::time::Instant;

use eldercare_desk::Towns;
use eldercare_requests::{Day, Moment, RequestState};
use eldercare_trials::Cluster;
use sqlx::Row as _;

use super::{Overdue, SELECT, Statement, Wanted, page};
use crate::config::DatabaseUrl;
use crate::database::Backend;
use crate::store::sample::codes;
use crate::store::{Store, seconds};

const NOW: Moment = Moment(1_795_320_000);
const CITY: &str = "430781";
/// Events of each request.
const EVENTS: i64 = 50;
/// How often each question is timed.
const TIMES: usize = 21;

/// One of ten came back, three are somebody's, the rest waits; as many again are answered. Thirty towns.
const REQUESTS: &str = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1) \
     INSERT INTO requests (record_id, schema_version, payload_hash, code_counter, code_key, received_at, \
     first_look_by, state, state_since, city, service, for_whom, elder_name, phone, phone_last4, \
     phone_owner, town, wished_time) \
     SELECT substr(CAST(1000000000 + i AS TEXT), 3) || '-0000-4000-8000-000000000000', 1, '', 0, \
     CAST(i AS TEXT), $2 - i, CASE WHEN i % 3 = 0 THEN '2026-11-01' ELSE '2026-12-31' END, \
     CASE WHEN i > $1 / 2 THEN 'done' WHEN i % 10 = 0 THEN 'reopened' WHEN i % 10 < 4 THEN 'assigned' \
     ELSE 'received' END, $2 - i, '430781', 'meal', 'mother', 'Demo', '13800000000', '0000', 'own', \
     CAST(430781001 + i % 30 AS TEXT), 'any' FROM n";

const EVENTS_OF_ALL: &str = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1) \
     INSERT INTO request_events (record_id, number, at, kind, state, by_whom) \
     SELECT record_id, i, received_at + i, CASE WHEN i = 10 THEN 'nobody-came' WHEN i = 2 THEN 'done' \
     ELSE 'opened' END, state, 'demo' FROM n CROSS JOIN requests WHERE state <> 'done'";

async fn filled(store: &Store, open: i64) {
    for (sql, numbers) in [
        (REQUESTS, vec![2 * open, seconds(NOW)]),
        (EVENTS_OF_ALL, vec![EVENTS]),
    ] {
        let mut insert = sqlx::query(sql);
        for number in numbers {
            insert = insert.bind(number);
        }
        insert.execute(store.writer()).await.unwrap();
    }
    // Both databases look at their tables by themselves, later.
    let look = sqlx::query("ANALYZE");
    look.execute(store.writer()).await.unwrap();
}

fn wanted<'a>(towns: &'a Towns, states: &'a [RequestState], only_overdue: bool) -> Wanted<'a> {
    Wanted {
        city: CITY,
        towns,
        states,
        service: None,
        town: None,
        assigned_to: None,
        overdue: Overdue {
            today: Day::parse("2026-11-22").unwrap(),
            since_before: Some(NOW),
        },
        only_overdue,
        after: None,
        limit: 51,
    }
}

async fn plan(store: &Store, wanted: &Wanted<'_>) -> String {
    let start = match store.database.backend {
        Backend::Sqlite => "EXPLAIN QUERY PLAN ",
        Backend::Postgres => "EXPLAIN (ANALYZE, BUFFERS) ",
    };
    let explained = page(Statement::new(&[start, SELECT].concat()), wanted);
    let rows = explained.query().fetch_all(store.readers()).await.unwrap();
    let detail = |row: &sqlx::any::AnyRow| row.get::<String, _>(row.len() - 1);
    rows.iter().map(detail).collect::<Vec<_>>().join("\n")
}

/// The middle of the times of a page and of its counts, in milliseconds.
async fn times(store: &Store, wanted: &Wanted<'_>) -> (f64, f64) {
    let (mut pages, mut counts) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let start = Instant::now();
        assert_eq!(store.list_requests(wanted).await.unwrap().len(), 51);
        pages.push(start.elapsed().as_secs_f64() * 1e3);
        let start = Instant::now();
        store.count_requests(wanted, "demo").await.unwrap();
        counts.push(start.elapsed().as_secs_f64() * 1e3);
    }
    for times in [&mut pages, &mut counts] {
        times.sort_by(f64::total_cmp);
    }
    (pages[TIMES / 2], counts[TIMES / 2])
}

/// Nothing is looked for in all events, nor in all requests where there are many.
async fn judged(store: &Store) {
    let asked = std::env::var("ELDERCARE_LIST").ok();
    let open: i64 = asked.as_deref().map_or(1_000, |text| text.parse().unwrap());
    filled(store, open).await;
    let states = [
        RequestState::Received,
        RequestState::Assigned,
        RequestState::Reopened,
    ];
    let two = ["430781001", "430781002"].map(ToOwned::to_owned);
    let two = Towns::Listed(BTreeSet::from(two));
    for (who, towns, only_overdue) in [
        ("a head", &Towns::All, false),
        ("a head, what is overdue", &Towns::All, true),
        ("a clerk of two towns", &two, false),
    ] {
        let wanted = wanted(towns, &states, only_overdue);
        let plan = plan(store, &wanted).await;
        let (page, counts) = times(store, &wanted).await;
        println!(
            "{:?}, {who}: {open} open requests, {} events: page {page:.1} ms, counts {counts:.1} ms",
            store.database.backend,
            open * EVENTS
        );
        if asked.is_some() {
            println!("{plan}");
        }
        for whole in ["Seq Scan on request_events", "SCAN request_events"] {
            assert!(!plan.contains(whole), "{plan}");
        }
    }
}

#[tokio::test]
async fn a_full_list_looks_for_no_event_in_all_events_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    let store = Store::open(data.path(), None, &codes(1)).await.unwrap();
    judged(&store).await;
}

#[tokio::test]
async fn a_full_list_looks_for_no_event_in_all_events_on_postgresql() {
    let Some(cluster) = Cluster::for_test("the list on PostgreSQL") else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let address = DatabaseUrl::parse(&cluster.address());
    let codes = codes(1);
    let store = Store::open(data.path(), address.as_ref(), &codes);
    judged(&store.await.unwrap()).await;
}
