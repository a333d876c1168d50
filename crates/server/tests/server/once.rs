//! However many clients send whatever at the same time, through one server or two: one row for each record, one
//! receipt for its body, and a refusal for every other body.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_requests::PayloadHash;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::support::{TestServer, request};

/// Which record, which of three bodies for it, and through which server.
type Send = (u8, u8, bool);

fn any_schedule() -> impl Strategy<Value = Vec<Send>> {
    proptest::collection::vec((0_u8..3, 0_u8..3, any::<bool>()), 2..24)
}

fn body(schedule: u32, record: u8, variant: u8) -> String {
    let mut body = request(record);
    body["record_id"] = json!(format!(
        "{schedule:08x}-00{record:02x}-4000-8000-000000000000"
    ));
    body["note"] = json!(format!("演示{variant}"));
    body.to_string()
}

/// What came back, by record and body.
type Replies = BTreeMap<(u8, u8), Vec<(u16, String)>>;

async fn send_all(addresses: [String; 2], schedule: u32, sends: &[Send]) -> Replies {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let tasks: Vec<_> = sends
        .iter()
        .map(|&(record, variant, second)| {
            let post = client
                .post(&addresses[usize::from(second)])
                .header("content-type", "application/json")
                .body(body(schedule, record, variant));
            let task = tokio::spawn(async move {
                let response = post.send().await.unwrap();
                (response.status().as_u16(), response.text().await.unwrap())
            });
            ((record, variant), task)
        })
        .collect();
    let mut replies = Replies::new();
    for (key, task) in tasks {
        replies.entry(key).or_default().push(task.await.unwrap());
    }
    replies
}

async fn holds(server: &TestServer, schedule: u32, replies: &Replies) {
    let pool = server.database().await;
    let stored =
        sqlx::query("SELECT record_id, payload_hash FROM requests WHERE record_id LIKE $1")
            .bind(format!("{schedule:08x}-%"))
            .fetch_all(&pool)
            .await
            .unwrap();
    let stored: BTreeSet<(String, String)> = stored
        .iter()
        .map(|row| (row.get("record_id"), row.get("payload_hash")))
        .collect();
    let records: BTreeSet<u8> = replies.keys().map(|(record, _)| *record).collect();
    assert_eq!(stored.len(), records.len());
    let mut created = BTreeMap::<u8, u32>::new();
    for (&(record, variant), replies) in replies {
        let body = body(schedule, record, variant);
        let id: Value = serde_json::from_str(&body).unwrap();
        let id = id["record_id"].as_str().unwrap().to_owned();
        let hash = PayloadHash::of(body.as_bytes()).to_string();
        let is_stored = stored.contains(&(id, hash));
        let receipts: BTreeSet<&str> = replies.iter().map(|(_, text)| text.as_str()).collect();
        for (status, _) in replies {
            let right: &[u16] = if is_stored { &[200, 201] } else { &[422] };
            assert!(right.contains(status), "{record}/{variant}: {status}");
            *created.entry(record).or_default() += u32::from(*status == 201);
        }
        assert!(!is_stored || receipts.len() == 1, "{receipts:?}");
    }
    assert!(created.values().all(|times| *times == 1), "{created:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_any_order_one_body_is_stored_for_each_record_and_all_its_senders_get_one_receipt() {
    let server = TestServer::start().await;
    let twin = server.twin().await;
    let url = |address| format!("http://{address}/api/v1/requests");
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRunner::deterministic().new_rng());
    for schedule in 0..60 {
        let sends = any_schedule().new_tree(&mut runner).unwrap().current();
        let addresses = [url(server.address), url(twin.address)];
        let replies = send_all(addresses, schedule, &sends).await;
        println!("schedule {schedule}: {sends:?}");
        holds(&server, schedule, &replies).await;
    }
    twin.stop().await;
}
