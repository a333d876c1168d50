//! What is deleted leaves the disk, and what is over is deleted by the clock.

use std::path::Path;

use serde_json::{Value, json};
use sqlx::AnyPool;

use crate::support::files::holds;
use crate::support::{TestServer, request_with_check, wrong_fact};

/// Stands in every text that a person can write.
const MARKER: &str = "MARKERMARKER";

fn marked(record: u8) -> Value {
    let mut body = request_with_check(record);
    body["elder_name"] = json!(format!("演示{MARKER}"));
    body["door"] = json!(format!("{MARKER}路"));
    // Long enough for pages of its own.
    body["note"] = json!(format!("{MARKER}{}", "演".repeat(150)));
    body
}

/// Where the marker stands on the disk: in the files of the data folder or, on PostgreSQL, in those of this
/// schema's tables, their indexes and their long values, and in what it notes about their columns.
async fn marked_places(server: &TestServer) -> Vec<String> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(server.data.path()).unwrap() {
        files.push(entry.unwrap().path());
    }
    let mut found = Vec::new();
    if server.database.is_some() {
        let pool = server.database().await;
        run(&pool, "CHECKPOINT").await;
        let data: String =
            sqlx::query_scalar("SELECT setting FROM pg_settings WHERE name = 'data_directory'")
                .fetch_one(&pool)
                .await
                .unwrap();
        let paths: Vec<String> = sqlx::query_scalar(
            "SELECT pg_relation_filepath(c.oid) FROM pg_class c \
             WHERE c.relnamespace = current_schema()::regnamespace OR c.oid IN \
             (SELECT reltoastrelid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)",
        )
        .fetch_all(&pool)
        .await
        .unwrap();
        files.extend(paths.iter().map(|path| Path::new(&data).join(path)));
        let noted: Vec<String> = sqlx::query_scalar(
            "SELECT tablename || '.' || attname FROM pg_stats WHERE schemaname = current_schema() \
             AND (most_common_vals::text LIKE '%MARKER%' OR histogram_bounds::text LIKE '%MARKER%')",
        )
        .fetch_all(&pool)
        .await
        .unwrap();
        found.extend(noted);
    }
    let marked = files.iter().filter(|file| holds(file, MARKER));
    found.extend(marked.map(|file| file.display().to_string()));
    found
}

async fn run(pool: &AnyPool, sql: &'static str) {
    sqlx::raw_sql(sql).execute(pool).await.unwrap();
}

/// What an operator of PostgreSQL does so that deleted rows leave its files: `VACUUM` alone gives their room free
/// and leaves the bytes until they are written over.
async fn rewrite_tables(server: &TestServer) {
    if server.database.is_none() {
        return;
    }
    let pool = server.database().await;
    for table in [
        "VACUUM FULL requests",
        "VACUUM FULL self_checks",
        "VACUUM FULL consents",
        "VACUUM FULL request_events",
        "VACUUM FULL facility_reports",
    ] {
        run(&pool, table).await;
    }
}

/// Rows that an older transaction may still see stay until it has ended, and other tests of this
/// cluster run at the same time.
async fn no_place_is_marked(server: &TestServer) {
    let mut marked = Vec::new();
    for _ in 0..40 {
        rewrite_tables(server).await;
        marked = marked_places(server).await;
        if marked.is_empty() || server.database.is_none() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(marked, [""; 0]);
}

/// PostgreSQL looks at its tables by itself from time to time and notes what it finds often.
async fn let_it_look(server: &TestServer) {
    if server.database.is_some() {
        run(&server.database().await, "ANALYZE").await;
    }
}

async fn code_of(server: &TestServer, body: &Value) -> String {
    let receipt: Value = server.send(body.to_string()).await.json().await.unwrap();
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_deleted_is_in_no_file_of_the_database_while_the_server_runs() {
    let server = TestServer::start().await;
    let mut codes = Vec::new();
    // One that stays.
    assert_eq!(
        server
            .send(request_with_check(99).to_string())
            .await
            .status(),
        201
    );
    for record in 0..20 {
        codes.push(code_of(&server, &marked(record)).await);
    }
    let_it_look(&server).await;
    assert!(!marked_places(&server).await.is_empty());
    for code in &codes {
        let proof = json!({"code": code, "phone_last4": "4321"});
        let post = server.post("/api/v1/requests/delete").json(&proof);
        assert_eq!(post.send().await.unwrap().status(), 200);
    }
    assert_eq!(server.count("SELECT COUNT(*) FROM tombstones").await, 20);
    no_place_is_marked(&server).await;
}

#[tokio::test]
async fn answers_that_are_taken_back_are_in_no_file_of_the_database() {
    let server = TestServer::start().await;
    let code = code_of(&server, &request_with_check(1)).await;
    let pool = server.database().await;
    let answers = format!("UPDATE self_checks SET answers = '{{\"B.1.1\":\"{MARKER}\"}}'");
    sqlx::query(sqlx::AssertSqlSafe(answers))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let_it_look(&server).await;
    assert!(!marked_places(&server).await.is_empty());
    let query = json!({"code": code, "phone_last4": "4321", "what": "self-check"});
    let post = server.post("/api/v1/requests/withdraw").json(&query);
    assert_eq!(post.send().await.unwrap().status(), 200);
    no_place_is_marked(&server).await;
}

/// Waits until a count is reached: the server deletes beside its other work.
async fn reaches(server: &TestServer, sql: &'static str, wanted: i64) {
    for _ in 0..200 {
        if server.count(sql).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("{sql}: {} and not {wanted}", server.count(sql).await);
}

async fn bring_into(server: &TestServer, body: &Value, state: &str) {
    let pool = server.database().await;
    sqlx::query("UPDATE requests SET state = $1 WHERE record_id = $2")
        .bind(state)
        .bind(body["record_id"].as_str().unwrap())
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
}

/// Something that happened to a request, at a time in seconds since 1970.
async fn happens(server: &TestServer, body: &Value, kind: &str, at: i64) {
    let pool = server.database().await;
    let insert = "INSERT INTO request_events (record_id, number, at, kind, state, by_whom) \
         VALUES ($1, 9, $2, $3, 'received', 'clerk1')";
    sqlx::query(insert)
        .bind(body["record_id"].as_str().unwrap())
        .bind(at)
        .bind(kind)
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
}

const REQUESTS: &str = "SELECT COUNT(*) FROM requests";
const CORRECTIONS: &str = "SELECT COUNT(*) FROM facility_reports WHERE correction IS NOT NULL";

/// What is there at a time, once the server has looked: requests, and words of visitors.
async fn left_at(server: TestServer, now: &str, wanted: (i64, i64)) -> TestServer {
    let server = server.restart_at(now).await;
    reaches(&server, REQUESTS, wanted.0).await;
    reaches(&server, CORRECTIONS, wanted.1).await;
    // And no more than that.
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    let there = (
        server.count(REQUESTS).await,
        server.count(CORRECTIONS).await,
    );
    assert_eq!(there, wanted, "{now}");
    server
}

/// The consents say so: answered within a year, taken back within 30 days, the rest after two years without anything
/// new. The server looks every hour and deletes what would be over before the next look.
#[tokio::test]
async fn what_is_over_is_deleted_no_later_than_the_consents_say_and_not_before() {
    let server = TestServer::start().await;
    let bodies: Vec<Value> = (0..5).map(marked).collect();
    for body in &bodies {
        assert_eq!(server.send(body.to_string()).await.status(), 201);
    }
    let mut report = wrong_fact(1);
    report["right"] = json!(MARKER);
    assert_eq!(server.report(&report).await.status(), 201);
    for (record, state) in [(0, "done"), (1, "withdrawn"), (2, "reopened")] {
        bring_into(&server, &bodies[record], state).await;
    }
    // In 2027: one is only looked at, of another somebody calls the family.
    happens(&server, &bodies[3], "opened", 1_811_307_600).await;
    happens(&server, &bodies[4], "called", 1_811_307_600).await;

    let server = left_at(server, "2026-12-22T02:59:59Z", (5, 1)).await;
    let server = left_at(server, "2026-12-22T03:00:01Z", (4, 1)).await;
    let server = left_at(server, "2027-11-22T02:59:59Z", (4, 1)).await;
    let server = left_at(server, "2027-11-22T03:00:01Z", (3, 0)).await;
    let server = left_at(server, "2028-11-21T02:59:59Z", (3, 0)).await;
    let server = left_at(server, "2028-11-21T03:00:01Z", (1, 0)).await;
    assert_eq!(server.count("SELECT COUNT(*) FROM tombstones").await, 4);
    let reports = "SELECT COUNT(*) FROM facility_reports";
    assert_eq!(server.count(reports).await, 1);
    for (record, status) in [(0, 410), (1, 410), (2, 410), (3, 410), (4, 200)] {
        let again = server.send(bodies[record].to_string()).await;
        assert_eq!(again.status(), status, "{record}");
    }
    let server = left_at(server, "2029-05-25T03:59:59Z", (1, 0)).await;
    left_at(server, "2029-05-25T04:00:01Z", (0, 0)).await;
}
