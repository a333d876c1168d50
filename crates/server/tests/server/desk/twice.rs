//! Call notes and answers that are sent again because their reply was lost.

use serde_json::json;

use super::requests::{TOWN, act, id, store};
use super::support::{Desk, Session};

const EVENT: &str = "0000000a-0000-4000-8000-00000000000e";

async fn events(desk: &Desk, head: &Session) -> Vec<String> {
    let path = format!("/api/v1/desk/requests/{}", id(1));
    let opened = desk.read(head, &path).await;
    let events = opened["events"].as_array().unwrap();
    let kinds = events
        .iter()
        .map(|event| event["kind"].as_str().unwrap().to_owned());
    kinds.filter(|kind| kind != "opened").collect()
}

#[tokio::test]
async fn a_note_and_an_answer_that_are_sent_again_are_written_down_once() {
    let desk = Desk::start().await;
    let code = store(&desk, 1, TOWN).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let note = |text: &str| json!({"note": text, "event_id": EVENT});
    let (one, two) = tokio::join!(
        act(&desk, &head, 1, "note", note("演示通话")),
        act(&desk, &head, 1, "note", note("演示通话"))
    );
    assert_eq!((one.0, two.0), (200, 200));
    assert_eq!(act(&desk, &head, 1, "note", note("演示通话")).await.0, 200);
    assert_eq!(act(&desk, &head, 1, "note", note("另一句")).await.0, 409);
    assert_eq!(events(&desk, &head).await, ["received", "called"]);
    let (status, envelope) = act(
        &desk,
        &head,
        1,
        "note",
        json!({"note": "a", "event_id": "1"}),
    )
    .await;
    assert_eq!((status, &envelope["field"]), (422, &json!("event_id")));

    let other = EVENT.replace("000e", "000f");
    // A retry has seen its own first try.
    let answer =
        |outcome: &str, seen: i64| json!({"outcome": outcome, "seen": seen, "event_id": other});
    let first = act(&desk, &head, 1, "answer", answer("given", 2)).await;
    assert_eq!((first.0, &first.1["state"]), (200, &json!("done")));
    assert_eq!(
        act(&desk, &head, 1, "answer", answer("given", 9)).await,
        first
    );
    assert_eq!(
        act(&desk, &head, 1, "answer", answer("called", 9)).await.0,
        409
    );
    assert_eq!(events(&desk, &head).await, ["received", "called", "done"]);

    // What cannot be leaves its key free, and nothing of it stays when the request goes.
    assert_eq!(
        desk.server
            .count("SELECT COUNT(*) FROM request_writes")
            .await,
        2
    );
    let proof = json!({"code": code, "phone_last4": "4321"});
    let post = desk.server.post("/api/v1/requests/delete").json(&proof);
    assert_eq!(post.send().await.unwrap().status(), 200);
    assert_eq!(
        desk.server
            .count("SELECT COUNT(*) FROM request_writes")
            .await,
        0
    );
}
