//! What happens when PostgreSQL refuses for a moment, or has no connection left: a deadlock, a serialization failure, an
//! exhausted pool. On SQLite there is one writer, and none of this can be.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::{Any, AnyPool, Transaction};

use crate::support::{TestServer, refusal, request};

/// Connections with which the server writes to PostgreSQL.
const WRITERS: usize = 4;

fn id(record: u8) -> String {
    format!("000000{record:02x}-0000-4000-8000-000000000000")
}

async fn stored(server: &TestServer, record: u8) -> String {
    let receipt: Value = server
        .send(request(record).to_string())
        .await
        .json()
        .await
        .unwrap();
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

fn post(server: &TestServer, what: &str, code: &str) -> tokio::task::JoinHandle<reqwest::Response> {
    let mut body = json!({"code": code, "phone_last4": "4321"});
    if what == "withdraw" {
        body["what"] = json!("request");
    }
    let post = server.post(&format!("/api/v1/requests/{what}")).json(&body);
    tokio::spawn(async move { post.send().await.unwrap() })
}

/// Another program takes the row of a request.
async fn take(transaction: &mut Transaction<'_, Any>, record: u8) {
    sqlx::query("UPDATE requests SET state = state WHERE record_id = $1")
        .bind(id(record))
        .execute(&mut **transaction)
        .await
        .unwrap();
}

/// Waits until so many statements of this server wait for somebody else's row.
async fn waiting(pool: &AnyPool, wanted: i64) {
    let waiting = "SELECT COUNT(*) FROM pg_locks JOIN pg_class ON pg_class.oid = pg_locks.relation \
        WHERE relnamespace = current_schema()::regnamespace AND pid IN \
        (SELECT pid FROM pg_locks WHERE NOT granted) AND relname = 'requests' AND mode = 'RowExclusiveLock'";
    for _ in 0..200 {
        let now: i64 = sqlx::query_scalar(waiting).fetch_one(pool).await.unwrap();
        if now >= wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nobody waits");
}

#[tokio::test]
async fn a_deadlock_is_tried_again_until_it_is_through() {
    let server = TestServer::start().await;
    if server.postgres().is_none() {
        return;
    }
    let code = stored(&server, 1).await;
    let pool = server.database().await;
    let write = "INSERT INTO request_writes (login, write_key, record_id, body_hash, at) \
        VALUES ('demo', 'key', $1, '', 1)";
    let account = "INSERT INTO staff (login, name, role, city, made_at) \
        VALUES ('demo', 'demo', 'system', '999901', 1)";
    sqlx::query(account).execute(&pool).await.unwrap();
    sqlx::query(write).bind(id(1)).execute(&pool).await.unwrap();
    // The other program takes what the deletion takes second, and then what it takes first.
    let mut other = pool.begin().await.unwrap();
    for statement in [
        "SET LOCAL deadlock_timeout = '60s'",
        "UPDATE request_writes SET at = 2",
    ] {
        sqlx::query(statement).execute(&mut *other).await.unwrap();
    }
    let deletion = post(&server, "delete", &code);
    waiting(&pool, 1).await;
    // Returns when the server has been refused, which finds the deadlock first.
    take(&mut other, 1).await;
    other.commit().await.unwrap();
    assert_eq!(deletion.await.unwrap().status(), 200);
    assert_eq!(server.count_requests().await, 0);
}

#[tokio::test]
async fn a_serialization_failure_is_tried_again() {
    let Some(server) = TestServer::serializable().await else {
        return;
    };
    let code = stored(&server, 1).await;
    let pool = server.database().await;
    let mut other = pool.begin().await.unwrap();
    take(&mut other, 1).await;
    let withdrawal = post(&server, "withdraw", &code);
    waiting(&pool, 1).await;
    // "could not serialize access due to concurrent update" is what the server gets now.
    other.commit().await.unwrap();
    assert_eq!(withdrawal.await.unwrap().status(), 200);
    let status: Value = server.follow(&code, "4321").await.json().await.unwrap();
    assert_eq!(status["state"], "withdrawn");
}

#[tokio::test]
async fn without_a_free_connection_one_waits_and_after_ten_seconds_is_told_to_come_again() {
    let server = TestServer::start().await;
    if server.postgres().is_none() {
        return;
    }
    let held = stored(&server, 1).await;
    let free = stored(&server, 2).await;
    let pool = server.database().await;
    let mut other = pool.begin().await.unwrap();
    take(&mut other, 1).await;
    let all: Vec<_> = (0..WRITERS)
        .map(|_| post(&server, "withdraw", &held))
        .collect();
    waiting(&pool, i64::try_from(WRITERS).unwrap()).await;
    let start = Instant::now();
    let refused = post(&server, "withdraw", &free).await.unwrap();
    assert!(
        start.elapsed() >= Duration::from_secs(9),
        "it waited its turn"
    );
    assert!(refused.headers().contains_key("retry-after"));
    let (status, envelope) = refusal(refused).await;
    assert_eq!((status, &envelope["code"]), (503, &json!("server.busy")));
    // Who still waits when there is a connection again gets it.
    let late = post(&server, "withdraw", &free);
    tokio::time::sleep(Duration::from_millis(300)).await;
    other.rollback().await.unwrap();
    assert_eq!(late.await.unwrap().status(), 200);
    for one in all {
        assert_eq!(one.await.unwrap().status(), 200);
    }
}
