//! The link by which a place confirms its own facts: once, until it ends, and nothing but that place.

use serde_json::{Value, json};

use super::support::Desk;
use crate::support::files::files_with;

const FORTNIGHT: u64 = 14 * 86_400;

fn all_right() -> Value {
    json!({"edits": []})
}

/// A refusal without the id of its exchange.
fn bare((status, text): (u16, String)) -> (u16, Value) {
    let mut envelope: Value = serde_json::from_str(&text).unwrap();
    envelope["correlation_id"] = Value::Null;
    (status, envelope)
}

async fn published(desk: &Desk) -> Value {
    let edits = "/api/v1/cities/999901/edits";
    desk.server
        .get(edits)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap()
}

#[tokio::test]
async fn a_place_reads_its_facts_as_everybody_sees_them_and_confirms_them() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let phone = json!({"edits": [{"fact": "phone", "number": "0736-4200000"}]});
    desk.send(&editor, "/api/v1/desk/places/demo-1/edit", &phone)
        .await;
    let token = desk.invite(&editor, "demo-1").await;
    let (status, facts) = desk.as_place(&token, None).await;
    let facts: Value = serde_json::from_str(&facts).unwrap();
    assert_eq!(status, 200, "{facts}");
    for (member, value) in [
        ("city", "999901"),
        ("facility", "demo-1"),
        ("name", "演示食堂"),
        ("kind", "canteen"),
        ("phone", "0736-4200000"),
        ("expires_at", "2026-12-06T04:00:00Z"),
    ] {
        assert_eq!(facts[member], value);
    }
    // To look again takes nothing away.
    assert_eq!(desk.as_place(&token, None).await.0, 200);
    desk.wait(86_400);
    assert_eq!(desk.as_place(&token, Some(&all_right())).await.0, 204);
    let confirmed = json!([{"facility": "demo-1", "as_of": "2026-11-23"}]);
    assert_eq!(published(&desk).await["confirmations"], confirmed);
    let editor = desk.member("demo.next-day", "editor", &[]).await;
    let history = desk.read(&editor, "/api/v1/desk/places/demo-1").await;
    assert_eq!(history["confirmed_on"], "2026-11-23");
    let state = json!({"made_by": "demo.editor", "made_by_name": "演示", "made_at": "2026-11-22T04:00:00Z",
        "expires_at": "2026-12-06T04:00:00Z", "used_at": "2026-11-23T04:00:00Z"});
    assert_eq!(history["invitation"], state);
    let by_link = "SELECT COUNT(*) FROM audit WHERE action = 'place.confirm' \
         AND actor LIKE 'facility:%' AND object = '999901.demo-1'";
    assert_eq!(desk.server.count(by_link).await, 1);
}

#[tokio::test]
async fn what_a_place_changes_is_checked_like_a_clerks_change_and_bears_its_own_name() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let token = desk.invite(&editor, "demo-1").await;
    let edit = |number: &str| json!({"edits": [{"fact": "phone", "number": number}]});
    let refused = desk.as_place(&token, Some(&edit("13800004321"))).await;
    assert_eq!(bare(refused).1["fields"][0]["code"], "mobile");
    assert_eq!(published(&desk).await["confirmations"], json!([]));
    let good = edit("0736-4200000");
    assert_eq!(desk.as_place(&token, Some(&good)).await.0, 204);
    let now = published(&desk).await;
    assert_eq!(now["edits"][0]["confirmed_by"], "operator");
    assert_eq!(now["confirmations"][0]["as_of"], "2026-11-22");
    // The reply may have been lost: the same once more is taken, and nothing else is.
    assert_eq!(desk.as_place(&token, Some(&good)).await.0, 204);
    assert_eq!(
        desk.as_place(&token, Some(&edit("0736-4211111"))).await.0,
        401
    );
    assert_eq!(
        desk.server.count("SELECT COUNT(*) FROM place_edits").await,
        1
    );
    let history = desk.read(&editor, "/api/v1/desk/places/demo-1").await;
    let by = history["changes"][0]["by"].as_str().unwrap();
    assert!(by.starts_with("facility:"), "{by}");
}

#[tokio::test]
async fn wrong_used_replaced_and_ended_links_get_the_same_bytes() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let replaced = desk.invite(&editor, "demo-1").await;
    let used = desk.invite(&editor, "demo-1").await;
    assert_eq!(desk.as_place(&used, Some(&all_right())).await.0, 204);
    let wrong = bare(desk.as_place("A", None).await);
    assert_eq!((wrong.0, &wrong.1["code"]), (401, &json!("desk.link")));
    for token in [&replaced, &used, &"A".repeat(43), &String::new()] {
        assert_eq!(bare(desk.as_place(token, None).await), wrong);
    }
    let other = json!({"edits": [{"fact": "open"}]});
    for token in [&replaced, &used] {
        assert_eq!(bare(desk.as_place(token, Some(&other)).await), wrong);
    }
    let ended = desk.invite(&editor, "demo-1").await;
    desk.wait(FORTNIGHT - 1);
    assert_eq!(desk.as_place(&ended, None).await.0, 200);
    desk.wait(1);
    assert_eq!(bare(desk.as_place(&ended, None).await), wrong);
    assert_eq!(bare(desk.as_place(&ended, Some(&all_right())).await), wrong);
}

#[tokio::test]
async fn two_answers_at_once_are_one() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let token = desk.invite(&editor, "demo-1").await;
    let edit = |number: &str| json!({"edits": [{"fact": "phone", "number": number}]});
    let (first, second) = (edit("0736-4200000"), edit("0736-4211111"));
    let (first, second) = tokio::join!(
        desk.as_place(&token, Some(&first)),
        desk.as_place(&token, Some(&second)),
    );
    let mut both = [first.0, second.0];
    both.sort_unstable();
    assert_eq!(both, [204, 401]);
    assert_eq!(
        desk.server.count("SELECT COUNT(*) FROM place_edits").await,
        1
    );
}

/// The token is in no row: only its hash is.
#[tokio::test]
async fn the_token_is_kept_nowhere() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let token = desk.invite(&editor, "demo-1").await;
    assert!(files_with(desk.server.data.path(), &token).is_empty());
}

#[tokio::test]
async fn what_the_desk_changes_after_a_place_has_confirmed_is_not_its_word() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let token = desk.invite(&editor, "demo-1").await;
    let answer = json!({"edits": [
        {"fact": "phone", "number": "0736-4200000"},
        {"fact": "hours", "text": "周一至周五 9:00-17:00"},
    ]});
    assert_eq!(desk.as_place(&token, Some(&answer)).await.0, 204);
    let except = async || published(&desk).await["confirmations"][0]["except"].clone();
    assert_eq!(except().await, Value::Null);
    let phone = json!({"edits": [{"fact": "phone", "number": "0736-4211111"}]});
    let to = "/api/v1/desk/places/demo-1/edit";
    assert_eq!(desk.send(&editor, to, &phone).await.0, 204);
    assert_eq!(except().await, json!(["phone"]));
    // What the place itself changed is taken back: what holds again it has not said.
    let history = desk.read(&editor, "/api/v1/desk/places/demo-1").await;
    let changes = history["changes"].as_array().unwrap();
    let hours = changes
        .iter()
        .find(|change| change["edit"]["fact"] == "hours");
    let undo = json!({"number": hours.unwrap()["number"]});
    let to = "/api/v1/desk/places/demo-1/undo";
    assert_eq!(desk.send(&editor, to, &undo).await.0, 204);
    assert_eq!(except().await, json!(["hours", "phone"]));
    // A new word of the place is about all that holds then.
    desk.wait(60);
    let token = desk.invite(&editor, "demo-1").await;
    assert_eq!(desk.as_place(&token, Some(&all_right())).await.0, 204);
    assert_eq!(except().await, Value::Null);
}
