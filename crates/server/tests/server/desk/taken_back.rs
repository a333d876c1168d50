//! What the desk and other systems get of what a person has taken back.

use serde_json::{Value, json};

use super::requests::{act, id};
use super::support::{Desk, Session};
use crate::support::{OPEN, request_with_check};

/// A request with all that a person can give; its code.
async fn hand_in(desk: &Desk) -> String {
    let mut body = request_with_check(1);
    body["schema_version"] = json!(2);
    body["agreement"] = json!("signed");
    body["identity_number"] = json!("430781190201100187");
    body["consent_share"] = body["consent_contact"].clone();
    let receipt: Value = desk
        .server
        .send(body.to_string())
        .await
        .json()
        .await
        .unwrap();
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

async fn take_back(desk: &Desk, code: &str, what: &str) {
    let body = json!({"code": code, "phone_last4": "4321", "what": what});
    let post = desk.server.post("/api/v1/requests/withdraw").json(&body);
    assert_eq!(post.send().await.unwrap().status(), 200);
}

/// Everything that the desk and other systems can get: list, whole file, one opened, feed.
async fn all_that_goes_out(
    desk: &Desk,
    head: &Session,
    token: &str,
) -> Vec<(&'static str, String)> {
    let export = json!({"whole": true, "state": "withdrawn"});
    let file = desk.post(head, "/api/v1/desk/export", &export);
    let feed = desk.server.get("/api/v1/desk/requests").bearer_auth(token);
    let opened = format!("/api/v1/desk/requests/{}", id(1));
    vec![
        (
            "list",
            desk.read(head, "/api/v1/desk/list?state=all")
                .await
                .to_string(),
        ),
        ("file", file.send().await.unwrap().text().await.unwrap()),
        ("opened", desk.read(head, &opened).await.to_string()),
        ("feed", feed.send().await.unwrap().text().await.unwrap()),
    ]
}

#[tokio::test]
async fn of_a_request_that_was_taken_back_nobody_gets_more_than_its_number_and_its_state() {
    let desk = Desk::start().await;
    let code = hand_in(&desk).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let token = desk.token("demo.system", OPEN).await;
    let note = json!({"note": "演示通话"});
    assert_eq!(act(&desk, &head, 1, "note", note).await.0, 200);
    let before = all_that_goes_out(&desk, &head, &token).await;
    assert!(before[2].1.contains("13800004321") && before[3].1.contains("13800004321"));
    assert!(before[2].1.contains("演示通话"));

    take_back(&desk, &code, "request").await;
    for (way, text) in all_that_goes_out(&desk, &head, &token).await {
        assert!(
            text.contains(&id(1)) && (text.contains("withdrawn") || text.contains("撤回")),
            "{way}: {text}"
        );
        // In which town it is counted is told.
        let text = text.replace("演示镇", "");
        let personal = [
            "演",
            "138",
            "4321",
            "路",
            "999901001001",
            "demo-1",
            "430781190201100187",
            "answers",
            "\"note\"",
            "morning",
        ];
        for word in personal {
            assert!(!text.contains(word), "{way} tells {word}: {text}");
        }
    }
}

#[tokio::test]
async fn what_may_not_be_passed_on_any_more_is_told_as_such_and_a_self_check_that_was_taken_back_is_gone()
 {
    let desk = Desk::start().await;
    let code = &hand_in(&desk).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let token = desk.token("demo.system", OPEN).await;
    let path = format!("/api/v1/desk/requests/{}", id(1));
    let opened = desk.read(&head, &path).await;
    assert_eq!(
        opened["request"]["agreed"],
        json!(["contact", "self-check", "share"])
    );
    // Whoever opens it sees the ends of the identity number; no list, file or feed has any of it.
    assert_eq!(opened["identity_number"], "4307**********0187");
    for (way, text) in all_that_goes_out(&desk, &head, &token).await {
        assert!(!text.contains("430781190201100187"), "{way}");
        assert_eq!(text.contains("0187"), way == "opened", "{way}");
    }
    take_back(&desk, code, "self-check").await;
    take_back(&desk, code, "share").await;
    for (way, text) in all_that_goes_out(&desk, &head, &token).await {
        assert!(!text.contains("answers"), "{way}: {text}");
    }
    let opened = desk.read(&head, &path).await;
    assert_eq!(opened["request"]["agreed"], json!(["contact"]));
    let feed = desk.server.get("/api/v1/desk/requests").bearer_auth(&token);
    let feed: Value = feed.send().await.unwrap().json().await.unwrap();
    for event in feed["events"].as_array().unwrap() {
        assert_eq!(event["request"]["agreed"], json!(["contact"]));
    }
}
