//! A drive behind one address: what the office's devices hand in is counted for each device alone.

use serde_json::{Value, json};

use super::support::Desk;
use crate::support::request;

const ADDRESS: &str = "198.51.100.7";

fn numbered(record: u32) -> Value {
    let mut body = request(0);
    body["record_id"] = json!(format!("{record:08x}-0000-4000-8000-000000000000"));
    body
}

/// Hands a request in from the one address, with a token or without.
async fn send(desk: &Desk, token: Option<&str>, record: u32) -> u16 {
    let post = desk.server.post("/api/v1/requests").json(&numbered(record));
    let post = post.header("x-forwarded-for", format!("203.0.113.66, {ADDRESS}"));
    let post = match token {
        Some(token) => post.header("authorization", format!("Bearer {token}")),
        None => post,
    };
    post.send().await.unwrap().status().as_u16()
}

async fn device(desk: &Desk) -> String {
    let clerk = desk.member("demo.clerk", "clerk", &["999901001"]).await;
    desk.device(&clerk, "00000001-0000-4000-8000-0000000000d1")
        .await
}

#[tokio::test]
async fn two_hundred_elders_come_home_at_once_behind_an_address_that_is_refused() {
    let desk = Desk::limited().await;
    let token = device(&desk).await;
    let mut flooded = 0;
    while flooded != 429 {
        flooded = send(&desk, None, 1_000).await;
    }
    for elder in 0..200 {
        let first = send(&desk, Some(&token), elder).await;
        // The reply of each is lost.
        let again = send(&desk, Some(&token), elder).await;
        assert_eq!((first, again), (201, 200), "{elder}");
    }
    assert_eq!(desk.server.count_requests().await, 201);
    // A device has an end, too, and nobody else has anything of it.
    assert_eq!(send(&desk, Some(&token), 0).await, 429);
    desk.wait(20);
    assert_eq!(send(&desk, Some(&token), 0).await, 200);
    assert_eq!(send(&desk, None, 1_000).await, 200);
    assert_eq!(send(&desk, None, 1_000).await, 429);
}

/// The request is taken, and limited, as one without a token.
#[tokio::test]
async fn a_token_that_does_not_hold_neither_helps_nor_harms() {
    let desk = Desk::limited().await;
    let token = device(&desk).await;
    desk.wait(8 * 86_400);
    let mut statuses = Vec::new();
    for sent in 0..130 {
        let shown = if sent % 2 == 0 { &token } else { "nonsense" };
        statuses.push(send(&desk, Some(shown), 0).await);
    }
    assert_eq!(statuses[0], 201);
    assert!(statuses[1..120].iter().all(|status| *status == 200));
    assert!(statuses[120..].iter().all(|status| *status == 429));
}
