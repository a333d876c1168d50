//! Facts of places: who changes them, what is refused, and what everybody reads.

use serde_json::{Value, json};

use super::support::Desk;

const EDITS: &str = "/api/v1/cities/999901/edits";
const EDIT: &str = "/api/v1/desk/places/demo-1/edit";

async fn published(desk: &Desk) -> Value {
    let reply = desk.server.get(EDITS).send().await.unwrap();
    assert_eq!(reply.headers()["cache-control"], "public, max-age=60");
    reply.json().await.unwrap()
}

#[tokio::test]
async fn a_changed_fact_is_published_with_its_day_and_kept_with_who_and_when() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    assert_eq!(
        published(&desk).await,
        json!({"city": "999901", "edits": [], "confirmations": []})
    );
    let tag = desk.server.get(EDITS).send().await.unwrap().headers()["etag"].clone();
    let phone = |number: &str| json!({"edits": [{"fact": "phone", "number": number}]});
    for number in ["0736-4200000", "（0736）4211111"] {
        assert_eq!(desk.send(&editor, EDIT, &phone(number)).await.0, 204);
    }
    let both = json!({"edits": [
        {"fact": "free-beds", "class": "nursing", "free": 3},
        {"fact": "closed", "closure": {"since": "2026-12-01", "until": "2027-01-31"}},
    ]});
    assert_eq!(desk.send(&editor, EDIT, &both).await.0, 204);
    let now = published(&desk).await;
    assert_eq!(now["edits"].as_array().unwrap().len(), 3);
    let expected = json!({
        "facility": "demo-1", "edit": {"fact": "phone", "number": "0736-4211111"},
        "as_of": "2026-11-22", "confirmed_by": "worker",
    });
    assert_eq!(now["edits"][0], expected);
    assert!(!now.to_string().contains("demo.editor"));
    let again = desk.server.get(EDITS).header("if-none-match", tag);
    assert_eq!(again.send().await.unwrap().status(), 200);
    let history = desk.read(&editor, "/api/v1/desk/places/demo-1").await;
    let changes = history["changes"].as_array().unwrap();
    assert_eq!((changes.len(), &changes[3]["number"]), (4, &json!(1)));
    assert_eq!(
        (&changes[3]["by"], &changes[3]["at"]),
        (&json!("demo.editor"), &json!("2026-11-22T04:00:00Z"))
    );
    assert_eq!(changes[3]["by_name"], "演示");
    let deeds =
        "SELECT COUNT(*) FROM audit WHERE action = 'place.edit' AND object = '999901.demo-1'";
    assert_eq!(desk.server.count(deeds).await, 3);
}

#[tokio::test]
async fn one_wrong_change_refuses_all_and_names_its_fact() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let good = json!({"fact": "hours", "text": "周一至周五 9:00-17:00"});
    for (bad, field, code) in [
        (
            json!({"fact": "phone", "number": "13800004321"}),
            "phone",
            "mobile",
        ),
        (json!({"fact": "hours", "text": " "}), "hours", "missing"),
        (
            json!({"fact": "hours", "text": "联系演示 13800004321"}),
            "hours",
            "mobile",
        ),
        (
            json!({"fact": "price", "price": {"per": "day", "covers": "bed", "from": 2, "to": 1}}),
            "price",
            "impossible",
        ),
        (
            json!({"fact": "closed", "closure": {"since": "2026-02-30"}}),
            "open",
            "impossible",
        ),
    ] {
        let (status, envelope) = desk
            .send(&editor, EDIT, &json!({"edits": [good, bad]}))
            .await;
        let problem = &envelope["fields"][0];
        assert_eq!(
            (status, &problem["field"], &problem["code"]),
            (422, &json!(field), &json!(code))
        );
    }
    for bad in [
        json!({"fact": "name", "name": "x"}),
        json!("open"),
        json!({"fact": "open", "more": 1}),
    ] {
        let (status, envelope) = desk
            .send(&editor, EDIT, &json!({"edits": [good, bad]}))
            .await;
        assert_eq!((status, &envelope["code"]), (422, &json!("body.shape")));
    }
    for count in [0, 2, 21] {
        let many: Vec<_> = (0..count).map(|_| good.clone()).collect();
        assert_eq!(
            desk.send(&editor, EDIT, &json!({"edits": many})).await.0,
            422
        );
    }
    let nowhere = "/api/v1/desk/places/nowhere/edit";
    assert_eq!(
        desk.send(&editor, nowhere, &json!({"edits": [good]}))
            .await
            .0,
        404
    );
    assert_eq!(published(&desk).await["edits"], json!([]));
    assert_eq!(
        desk.server
            .get("/api/v1/cities/1/edits")
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
}

#[tokio::test]
async fn a_change_that_is_taken_back_leaves_what_was_before_it() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let phone = |number: &str| json!({"edits": [{"fact": "phone", "number": number}]});
    for number in ["0736-4200000", "0736-4211111"] {
        assert_eq!(desk.send(&editor, EDIT, &phone(number)).await.0, 204);
    }
    let now = async || published(&desk).await["edits"][0]["edit"]["number"].clone();
    assert_eq!(now().await, "0736-4211111");
    let undo = async |number: i64| {
        let path = "/api/v1/desk/places/demo-1/undo";
        desk.send(&editor, path, &json!({"number": number})).await.0
    };
    assert_eq!(undo(2).await, 204);
    assert_eq!(now().await, "0736-4200000");
    assert_eq!(
        (undo(2).await, undo(3).await, undo(-1).await),
        (409, 404, 404)
    );
    assert_eq!(undo(1).await, 204);
    assert_eq!(published(&desk).await["edits"], json!([]));
    // A number is given once: the history keeps what was taken back.
    assert_eq!(
        desk.send(&editor, EDIT, &phone("0736-4222222")).await.0,
        204
    );
    let history = desk.read(&editor, "/api/v1/desk/places/demo-1").await;
    assert_eq!(history["changes"][0]["number"], 3);
    assert!(history["changes"][0].get("undone").is_none());
    assert_eq!(history["changes"][1]["undone"]["by"], "demo.editor");
    let deeds = "SELECT COUNT(*) FROM audit WHERE action = 'place.undo'";
    assert_eq!(desk.server.count(deeds).await, 2);
}
