//! The identity number: masked to whoever opens the request, whole to whoever asks for it there, each time written down.

use serde_json::{Value, json};

use super::requests::{act, id};
use super::support::{Desk, Session};
use crate::support::request;

/// Of a day on which nobody was born who lives.
const NUMBER: &str = "11010118000101001X";
const MASKED: &str = "1101**********001X";
const TOWN: &str = "999901001";

/// A request with the number; the code by which its person follows it.
async fn handed_in(desk: &Desk) -> String {
    let receipt = desk.server.send(request(1).to_string()).await;
    let receipt: Value = receipt.json().await.unwrap();
    let set = format!("UPDATE requests SET identity_number = '{NUMBER}'");
    let pool = desk.server.database().await;
    let set = sqlx::query(sqlx::AssertSqlSafe(set)).execute(&pool).await;
    assert_eq!(set.unwrap().rows_affected(), 1);
    pool.close().await;
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

async fn opened(desk: &Desk, session: &Session) -> Value {
    let path = format!("/api/v1/desk/requests/{}", id(1));
    desk.read(session, &path).await
}

fn kinds(opened: &Value) -> Vec<(&str, &str)> {
    let events = opened["events"].as_array().unwrap();
    events
        .iter()
        .map(|event| {
            let of = |name: &str| event[name].as_str().unwrap();
            (of("kind"), of("by"))
        })
        .collect()
}

async fn looks(desk: &Desk) -> i64 {
    let sql = "SELECT COUNT(*) FROM audit WHERE action = 'request.identity' AND detail = '' \
         AND object = '00000001-0000-4000-8000-000000000000'";
    desk.server.count(sql).await
}

#[tokio::test]
async fn the_whole_identity_number_is_told_to_whoever_asks_for_it_and_written_down() {
    let desk = Desk::start().await;
    let code = handed_in(&desk).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    assert_eq!(opened(&desk, &clerk).await["identity_number"], MASKED);
    assert_eq!(looks(&desk).await, 0);

    let path = format!("/api/v1/desk/requests/{}/identity", id(1));
    let asked = desk.post(&clerk, &path, &json!({})).send().await.unwrap();
    assert_eq!(asked.headers()["cache-control"], "no-store");
    let told: Value = asked.json().await.unwrap();
    assert_eq!(told, json!({"identity_number": NUMBER}));
    // A second look on the same day is no second event; the audit has every one.
    for session in [&clerk, &head] {
        let (status, told) = desk.send(session, &path, &json!({})).await;
        assert_eq!((status, &told["identity_number"]), (200, &json!(NUMBER)));
    }
    assert_eq!(looks(&desk).await, 3);
    let after = opened(&desk, &clerk).await;
    assert_eq!(after["identity_number"], MASKED);
    let seen = [
        ("identity-seen", "demo.clerk"),
        ("identity-seen", "demo.head"),
    ];
    assert_eq!(kinds(&after)[2..], seen);
    // The history is the person's too.
    let body = json!({"code": code, "phone": "13800004321"});
    let copy = desk.server.post("/api/v1/requests/export").json(&body);
    let copy: Value = copy.send().await.unwrap().json().await.unwrap();
    assert!(
        copy["events"].to_string().contains("identity-seen"),
        "{copy}"
    );

    // A look is no change: what the clerk had seen before it still counts.
    let answer = json!({"outcome": "called", "seen": 2});
    assert_eq!(act(&desk, &clerk, 1, "answer", answer).await.0, 200);
}

#[tokio::test]
async fn no_list_file_or_other_system_has_anything_of_the_identity_number() {
    let desk = Desk::start().await;
    handed_in(&desk).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let token = desk.token("demo.system", crate::support::OPEN).await;
    let path = format!("/api/v1/desk/requests/{}/identity", id(1));
    assert_eq!(desk.send(&head, &path, &json!({})).await.0, 200);
    let list = desk.read(&head, "/api/v1/desk/list").await.to_string();
    let file = desk.post(&head, "/api/v1/desk/export", &json!({"whole": true}));
    let file = file.send().await.unwrap().text().await.unwrap();
    let told = desk.server.get("/api/v1/desk/requests").bearer_auth(&token);
    let told = told.send().await.unwrap().text().await.unwrap();
    assert!(told.contains("138") && file.contains("138"), "{told}");
    // Neither the number nor that somebody looked at it.
    assert!(!told.contains("identity"), "{told}");
    for text in [list, file, told] {
        assert!(!text.contains(NUMBER) && !text.contains("001X"), "{text}");
    }
}

#[tokio::test]
async fn there_is_no_whole_number_where_none_was_given_and_where_the_request_was_taken_back() {
    let desk = Desk::start().await;
    let code = handed_in(&desk).await;
    desk.server.send(request(2).to_string()).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let back = json!({"code": code, "phone_last4": "4321", "what": "request"});
    let back = desk.server.post("/api/v1/requests/withdraw").json(&back);
    assert_eq!(back.send().await.unwrap().status(), 200);
    for record in [1, 2] {
        let (status, told) = act(&desk, &head, record, "identity", json!({})).await;
        assert_eq!((status, &told["code"]), (409, &json!("desk.state")));
        assert!(!told.to_string().contains("001X"), "{told}");
    }
    assert_eq!(looks(&desk).await, 0);
}
