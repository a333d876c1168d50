//! A system of others: Python's own library against a running server, by the description of the interface alone.

use std::collections::BTreeSet;
use std::process::Stdio;

use serde_json::{Value, json};
use tokio::process::Command;

use super::support::Desk;
use crate::support::{OPEN, request};

const BUREAU: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/server/desk/bureau.py");
const REQUESTS: u8 = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_system_reads_everything_once_while_requests_arrive_and_writes_back_twice() {
    let desk = Desk::start().await;
    let token = desk.token("demo.system", OPEN).await;
    let address = format!("http://{}", desk.server.address);
    let bureau = Command::new("python3")
        .args([BUREAU, &address, &token, &REQUESTS.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the foreign system needs python3");
    // Several at a time, so that transactions overlap while the system asks.
    for first in (0..REQUESTS).step_by(4) {
        let send = |record: u8| {
            let body = request(record).to_string();
            desk.server.send(body)
        };
        let four = tokio::join!(
            send(first),
            send(first + 1),
            send(first + 2),
            send(first + 3)
        );
        for reply in [four.0, four.1, four.2, four.3] {
            assert_eq!(reply.status(), 201);
        }
    }
    let output = bureau.wait_with_output().await.unwrap();
    assert!(output.status.success());
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let events: Vec<&str> = told["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let different: BTreeSet<&str> = events.iter().copied().collect();
    assert_eq!(
        different.len(),
        events.len(),
        "an event was told twice: {events:?}"
    );
    for kind in ["received", "done"] {
        let of_kind = events.iter().filter(|event| event.ends_with(kind)).count();
        assert_eq!(of_kind, usize::from(REQUESTS), "{kind}");
    }
    let all_fine = vec![json!(200); usize::from(REQUESTS) * 2];
    assert_eq!(told["statuses"], json!(all_fine));
    let done = "SELECT COUNT(*) FROM request_events WHERE kind = 'done'";
    assert_eq!(desk.server.count(done).await, i64::from(REQUESTS));
}
