//! What was promised before a restart holds after it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eldercare_server::Clock;
use serde_json::Value;

use crate::support::{TestServer, request};

#[tokio::test]
async fn after_a_restart_data_secret_and_receipts_are_the_same() {
    let server = TestServer::start().await;
    let key = server.data.path().join("secret.key");
    let secret = std::fs::read(&key).unwrap();
    let body = request(1).to_string();
    let before = server.send(body.clone()).await.text().await.unwrap();

    let server = server.restart().await;
    assert_eq!(std::fs::read(&key).unwrap(), secret);
    let again = server.send(body).await;
    assert_eq!(again.status(), 200);
    let after = again.text().await.unwrap();
    assert_eq!(after, before);
    let receipt: Value = serde_json::from_str(&after).unwrap();
    let found = server
        .follow(receipt["tracking_code"].as_str().unwrap(), "4321")
        .await;
    assert_eq!(found.status(), 200);
    assert_eq!(server.count_requests().await, 1);
}

/// A worker without a network comes home after a week and a day, and a copy of what was sent arrives
/// again: the receipt is the one of then.
#[tokio::test]
async fn eight_days_later_the_same_request_gets_the_same_receipt() {
    let seconds = Arc::new(AtomicU64::new(1_795_320_000));
    let server = TestServer::with_clock(Clock::moved_by_hand(Arc::clone(&seconds))).await;
    let body = request(1).to_string();
    let before = server.send(body.clone()).await.text().await.unwrap();
    seconds.fetch_add(8 * 86_400, Ordering::Relaxed);
    let again = server.send(body).await;
    assert_eq!(again.status(), 200);
    assert_eq!(again.text().await.unwrap(), before);
    assert_eq!(server.count_requests().await, 1);
}

#[tokio::test]
async fn a_retry_gets_its_receipt_although_the_city_has_gone() {
    let server = TestServer::start().await;
    let body = request(2).to_string();
    let before = server.send(body.clone()).await.text().await.unwrap();
    std::fs::remove_dir_all(server.site.path().join("geo")).unwrap();
    let server = server.restart().await;
    assert_eq!(server.send(request(3).to_string()).await.status(), 503);
    assert_eq!(server.send(body).await.text().await.unwrap(), before);
}
