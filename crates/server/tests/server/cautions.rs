//! What looks like a machine is taken like everything else, and marked for a call back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eldercare_server::Clock;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::support::{TestServer, request};

/// 2026-11-22T04:00:00Z.
const START: u64 = 1_795_320_000;
const HOUR: u64 = 3_600;

struct Desk {
    server: TestServer,
    seconds: Arc<AtomicU64>,
    sent: u32,
}

impl Desk {
    async fn open() -> Self {
        let seconds = Arc::new(AtomicU64::new(START));
        let clock = Clock::moved_by_hand(Arc::clone(&seconds));
        Self {
            server: TestServer::limited(clock).await,
            seconds,
            sent: 0,
        }
    }

    fn wait(&self, seconds: u64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn token(&self) -> String {
        let reply = self.server.get("/api/v1/form-token").send().await.unwrap();
        assert_eq!(reply.headers()["cache-control"], "no-store");
        let reply: Value = reply.json().await.unwrap();
        reply["token"].as_str().unwrap().to_owned()
    }

    /// Sends a request of its own with these fields and headers; the mark that it got.
    async fn mark(&mut self, fields: Value, headers: &[(&str, &str)]) -> Option<String> {
        self.sent += 1;
        let mut body = request(0);
        body["record_id"] = format!("{:08x}-0000-4000-8000-000000000000", self.sent).into();
        body["elder_name"] = format!("演示·{}", self.sent).into();
        for (field, value) in fields.as_object().unwrap() {
            body[field] = value.clone();
        }
        // Everybody else's address: limits are another matter.
        let from = format!("198.51.{}.{}", self.sent / 250, self.sent % 250);
        let mut post = self.server.post("/api/v1/requests").json(&body);
        post = post.header("x-forwarded-for", from);
        for (name, value) in headers {
            post = post.header(*name, *value);
        }
        assert_eq!(
            post.send().await.unwrap().status(),
            201,
            "nothing is refused"
        );
        let row = sqlx::query("SELECT caution FROM requests WHERE record_id = $1")
            .bind(body["record_id"].as_str().unwrap())
            .fetch_one(&self.server.database().await)
            .await
            .unwrap();
        row.get("caution")
    }
}

fn phone(number: u32) -> Value {
    json!({"phone": format!("138{number:08}")})
}

#[tokio::test]
async fn a_form_that_was_filled_in_too_quickly_or_fell_into_the_trap_is_taken_and_marked() {
    let mut desk = Desk::open().await;
    let token = desk.token().await;
    let quick = desk.mark(phone(1), &[("form-token", &token)]).await;
    assert_eq!(quick.as_deref(), Some("quick"));
    desk.wait(3);
    assert_eq!(desk.mark(phone(2), &[("form-token", &token)]).await, None);
    let both = [("form-token", token.as_str()), ("form-trap", "1")];
    let trapped = desk.mark(phone(3), &both);
    assert_eq!(trapped.await.as_deref(), Some("trap"));
    let forged = desk.mark(phone(4), &[("form-token", "00")]).await;
    assert_eq!(forged.as_deref(), Some("forged"));
    // Filled in without a network, sent a week later, or by an older page.
    assert_eq!(desk.mark(phone(5), &[]).await, None);
    desk.wait(7 * 24 * HOUR);
    assert_eq!(desk.mark(phone(6), &[("form-token", &token)]).await, None);
}

#[tokio::test]
async fn one_number_too_often_and_the_same_wish_again_are_taken_and_marked() {
    let mut desk = Desk::open().await;
    for _ in 0..5 {
        assert_eq!(desk.mark(phone(1), &[]).await, None);
    }
    assert_eq!(desk.mark(phone(1), &[]).await.as_deref(), Some("phone"));
    // Forty elders of one village with the number of its office.
    for _ in 0..40 {
        let office = json!({"phone": "0736-4200000", "phone_owner": "village-office"});
        assert_eq!(desk.mark(office, &[]).await, None);
    }
    let mut same = phone(2);
    same["elder_name"] = "演示·同一个人".into();
    assert_eq!(desk.mark(same.clone(), &[]).await, None);
    // In other words, as from a second device.
    same["note"] = "演示：换一句话".into();
    let again = desk.mark(same.clone(), &[]).await;
    assert_eq!(again.as_deref(), Some("repeat"));
    let mut other = same.clone();
    other["elder_name"] = "演示·别人".into();
    assert_eq!(desk.mark(other, &[]).await, None, "another person");
    desk.wait(24 * HOUR);
    assert_eq!(desk.mark(phone(1), &[]).await, None);
    assert_eq!(desk.mark(same, &[]).await, None);
}
