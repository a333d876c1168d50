//! Limits by address, over the network and with a clock that is moved by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eldercare_server::Clock;
use reqwest::Response;
use serde_json::Value;

use crate::support::{TestServer, refusal, request};

/// 2026-11-22T04:00:00Z.
const START: u64 = 1_795_320_000;

struct Limited {
    server: TestServer,
    seconds: Arc<AtomicU64>,
}

impl Limited {
    async fn start() -> Self {
        let seconds = Arc::new(AtomicU64::new(START));
        let clock = Clock::moved_by_hand(Arc::clone(&seconds));
        let server = TestServer::limited(clock).await;
        Self { server, seconds }
    }

    /// Sends a request as the operator's proxy passes it on from this address.
    async fn send(&self, from: &str, body: &Value) -> Response {
        let post = self.server.post("/api/v1/requests").json(body);
        let post = post.header("x-forwarded-for", format!("203.0.113.66, {from}"));
        post.send().await.unwrap()
    }
}

fn numbered(record: u32) -> Value {
    let mut body = request(0);
    body["record_id"] = format!("{record:08x}-0000-4000-8000-000000000000").into();
    body
}

/// Each elder is served within a minute of the one before; most devices try once more because the
/// reply was lost, which is the same request for the limits.
#[tokio::test]
async fn two_hundred_elders_behind_one_address_within_three_hours_are_all_taken() {
    let limited = Limited::start().await;
    for elder in 0..200 {
        let sent = limited.send("198.51.100.7", &numbered(elder)).await;
        assert_eq!(sent.status(), 201, "{elder}");
        if elder % 2 == 0 {
            let again = limited.send("198.51.100.7", &numbered(elder)).await;
            assert_eq!(again.status(), 200, "{elder}");
        }
        limited.seconds.fetch_add(54, Ordering::Relaxed);
    }
    assert_eq!(limited.server.count_requests().await, 200);
}

#[tokio::test]
async fn a_flood_is_refused_with_the_time_to_wait_and_disturbs_nobody_else() {
    let limited = Limited::start().await;
    let mut passed = 0;
    for sent in 0..1_000 {
        let reply = limited.send("198.51.100.7", &numbered(0)).await;
        if reply.status().is_success() {
            passed += 1;
            continue;
        }
        assert_eq!(reply.headers()["retry-after"], "20", "{sent}");
        let (status, envelope) = refusal(reply).await;
        assert_eq!((status, &envelope["code"]), (429, &"rate.too-often".into()));
    }
    assert_eq!(passed, 120);
    let other = limited.send("198.51.100.8", &numbered(1)).await;
    assert_eq!(other.status(), 201);
    // Asking how things stand has a limit of its own, and reading has none.
    let status = limited.server.follow("0000-0000-000", "0000").await;
    assert_eq!(status.status(), 404);
    let read = limited.server.get("/api/v1/facilities?limit=1");
    assert_eq!(read.send().await.unwrap().status(), 200);
    limited.seconds.fetch_add(20, Ordering::Relaxed);
    let later = limited.send("198.51.100.7", &numbered(0)).await;
    assert_eq!(later.status(), 200);
}
