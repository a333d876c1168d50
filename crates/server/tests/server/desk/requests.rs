//! Requests at the desk: who sees which, what is masked, what is written down.

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::{request, request_with_check};

pub(super) const TOWN: &str = "999901001";
const OTHER_TOWN: &str = "999901002";

pub(super) fn id(record: u8) -> String {
    format!("000000{record:02x}-0000-4000-8000-000000000000")
}

/// Stores a request in a town; its code.
pub(super) async fn store(desk: &Desk, record: u8, town: &str) -> String {
    let mut body = request_with_check(record);
    body["town"] = json!(town);
    if town == OTHER_TOWN {
        body.as_object_mut().unwrap().remove("village");
    }
    let response = desk.server.send(body.to_string()).await;
    let receipt: Value = response.json().await.unwrap();
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

pub(super) async fn ids(desk: &Desk, session: &Session, query: &str) -> Vec<String> {
    let list = desk
        .read(session, &format!("/api/v1/desk/list{query}"))
        .await;
    let requests = list["requests"].as_array().unwrap();
    requests
        .iter()
        .map(|request| request["record_id"].as_str().unwrap()[6..8].to_owned())
        .collect()
}

pub(super) async fn act(
    desk: &Desk,
    session: &Session,
    record: u8,
    what: &str,
    body: Value,
) -> (u16, Value) {
    let path = format!("/api/v1/desk/requests/{}/{what}", id(record));
    desk.send(session, &path, &body).await
}

#[tokio::test]
async fn a_clerk_sees_own_towns_masked_and_opens_only_those() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    store(&desk, 2, OTHER_TOWN).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    assert_eq!(ids(&desk, &clerk, "").await, ["01"]);
    assert_eq!(ids(&desk, &head, "").await, ["01", "02"]);
    assert_eq!(
        ids(&desk, &clerk, &format!("?town={OTHER_TOWN}")).await,
        [""; 0]
    );
    let list = desk.read(&clerk, "/api/v1/desk/list").await;
    let row = &list["requests"][0];
    assert_eq!(
        (&row["elder_name"], &row["phone"]),
        (&json!("演**"), &json!("138****4321"))
    );
    assert_eq!(
        (&row["due"], row.get("overdue_days")),
        (&json!("2026-11-25"), None)
    );
    let text = list.to_string();
    for whole in ["演示奶奶", "13800004321", "演示路", "演示备注", "answers"] {
        assert!(!text.contains(whole), "{whole}");
    }
    let opened = desk
        .read(&clerk, &format!("/api/v1/desk/requests/{}", id(1)))
        .await;
    assert_eq!(opened["request"]["elder_name"], "演示奶奶");
    assert_eq!(opened["request"]["phone"], "13800004321");
    assert_eq!(opened["self_check"]["answers"]["B.1.1"], "3");
    let refused = desk.get(&clerk, &format!("/api/v1/desk/requests/{}", id(2)));
    let there = refused.send().await.unwrap().text().await.unwrap();
    let refused = desk.get(&clerk, &format!("/api/v1/desk/requests/{}", id(99)));
    let nowhere = refused.send().await.unwrap().text().await.unwrap();
    assert!(there.contains("desk.unknown") && nowhere.contains("desk.unknown"));
}

#[tokio::test]
async fn every_look_is_in_the_audit_and_the_first_of_a_day_in_the_history() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let path = format!("/api/v1/desk/requests/{}", id(1));
    desk.read(&clerk, &path).await;
    let opened = desk.read(&clerk, &path).await;
    let kinds: Vec<&str> = opened["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["received", "opened"]);
    let looks = "SELECT COUNT(*) FROM audit WHERE action = 'request.open' AND actor = 'demo.clerk'";
    assert_eq!(desk.server.count(looks).await, 2);
    let personal = "SELECT COUNT(*) FROM audit WHERE detail LIKE '%演示%' OR detail LIKE '%138%'";
    assert_eq!(desk.server.count(personal).await, 0);
}

#[tokio::test]
async fn a_request_is_given_called_about_and_answered_and_the_person_sees_how() {
    let desk = Desk::start().await;
    let code = store(&desk, 1, TOWN).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    desk.account("demo.far", "clerk", &[OTHER_TOWN]).await;
    let colleagues = desk.read(&clerk, "/api/v1/desk/colleagues").await;
    assert_eq!(colleagues["colleagues"].as_array().unwrap().len(), 2);
    for stranger in ["nobody", "demo.far"] {
        let (status, envelope) = act(&desk, &clerk, 1, "assign", json!({"to": stranger})).await;
        assert_eq!(
            (status, &envelope["field"]),
            (422, &json!("to")),
            "{stranger}"
        );
    }
    let (status, now) = act(&desk, &clerk, 1, "assign", json!({"to": "demo.clerk"})).await;
    assert_eq!((status, &now["state"]), (200, &json!("assigned")));
    assert_eq!(ids(&desk, &clerk, "?assigned-to=demo.clerk").await, ["01"]);
    desk.wait(60);
    assert_eq!(
        act(&desk, &clerk, 1, "note", json!({"note": "演示：下午去"}))
            .await
            .0,
        200
    );
    assert_eq!(
        act(&desk, &clerk, 1, "note", json!({"note": "  "})).await.0,
        422
    );
    assert_eq!(
        act(&desk, &clerk, 1, "answer", json!({"outcome": "maybe"}))
            .await
            .0,
        422
    );
    let answer = json!({"outcome": "arranged", "note": "演示"});
    let (status, now) = act(&desk, &clerk, 1, "answer", answer.clone()).await;
    assert_eq!((status, &now["state"]), (200, &json!("done")));
    let (status, envelope) = act(&desk, &clerk, 1, "answer", answer).await;
    assert_eq!((status, &envelope["code"]), (409, &json!("desk.state")));
    assert_eq!(ids(&desk, &clerk, "").await, [""; 0]);
    assert_eq!(ids(&desk, &clerk, "?state=done").await, ["01"]);
    let followed: Value = desk
        .server
        .follow(&code, "4321")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(
        (&followed["state"], &followed["state_since"]),
        (&json!("done"), &json!("2026-11-22T04:01:00Z"))
    );
    let opened = desk
        .read(&clerk, &format!("/api/v1/desk/requests/{}", id(1)))
        .await;
    assert_eq!(opened["request"]["outcome"], "arranged");
    let numbers: Vec<i64> = opened["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["number"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_answers() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let [one, two] = tokio::join!(
        act(&desk, &clerk, 1, "answer", json!({"outcome": "given"})),
        act(&desk, &head, 1, "answer", json!({"outcome": "called"})),
    )
    .into();
    let mut statuses = [one.0, two.0];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let done = "SELECT COUNT(*) FROM request_events WHERE kind = 'done'";
    assert_eq!(desk.server.count(done).await, 1);
}

#[tokio::test]
async fn who_has_not_seen_what_a_colleague_did_changes_nothing() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let path = format!("/api/v1/desk/requests/{}", id(1));
    let opened = desk.read(&clerk, &path).await;
    assert_eq!(opened["consents"][0]["purpose"], "contact");
    let seen = opened["events"][1]["number"].as_i64().unwrap();
    // Looks and calls of others are no change of what one has seen.
    desk.read(&head, &path).await;
    act(&desk, &head, 1, "note", json!({"note": "演示"})).await;
    let mine = json!({"to": "demo.clerk", "seen": seen});
    assert_eq!(act(&desk, &clerk, 1, "assign", mine.clone()).await.0, 200);
    for (what, body) in [
        ("assign", mine),
        ("answer", json!({"outcome": "given", "seen": seen})),
    ] {
        let (status, envelope) = act(&desk, &head, 1, what, body).await;
        assert_eq!((status, &envelope["code"]), (409, &json!("desk.changed")));
    }
    let done = "SELECT COUNT(*) FROM request_events WHERE kind IN ('assigned', 'done')";
    assert_eq!(desk.server.count(done).await, 1);
}

#[tokio::test]
async fn the_list_counts_what_is_to_do_and_says_why_something_came_back() {
    let desk = Desk::start().await;
    for (record, town) in [(1, TOWN), (2, TOWN), (3, TOWN), (4, OTHER_TOWN)] {
        store(&desk, record, town).await;
        desk.wait(60);
    }
    let clerk_password = desk.account("demo.clerk", "clerk", &[TOWN]).await;
    let database = desk.server.database().await;
    for sql in [
        "UPDATE requests SET state = 'reopened' WHERE record_id LIKE '00000003%'",
        "INSERT INTO request_events (record_id, number, at, kind, state, by_whom) \
         SELECT record_id, 2, 0, 'nobody-came', 'reopened', 'sender' FROM requests \
         WHERE record_id LIKE '00000003%'",
    ] {
        sqlx::query(sql).execute(&database).await.unwrap();
    }
    // Two days after what was promised: what nobody has looked at comes before what somebody has.
    desk.wait(5 * 86_400);
    let clerk = desk.sign_in("demo.clerk", &clerk_password).await;
    act(&desk, &clerk, 1, "assign", json!({"to": "demo.clerk"})).await;
    assert_eq!(ids(&desk, &clerk, "").await, ["03", "02", "01"]);
    let list = desk.read(&clerk, "/api/v1/desk/list?state=done").await;
    let counts = json!({"received": 1, "assigned": 1, "reopened": 1, "overdue": 2, "mine": 1});
    assert_eq!(list["counts"], counts);
    let list = desk.read(&clerk, "/api/v1/desk/list?limit=1").await;
    assert_eq!(list["requests"][0]["reason"], "nobody-came");
    let next = format!(
        "/api/v1/desk/list?limit=2&after={}",
        list["next"].as_str().unwrap()
    );
    let list = desk.read(&clerk, &next).await;
    assert_eq!((list.get("counts"), list.get("next")), (None, None));
    assert_eq!(list["requests"][0].get("reason"), None);
}

#[tokio::test]
async fn pages_hold_every_request_once_reopened_first_then_the_oldest() {
    let desk = Desk::start().await;
    for record in 1..=7 {
        store(&desk, record, TOWN).await;
        desk.wait(60);
    }
    let database = desk.server.database().await;
    let reopen = "UPDATE requests SET state = 'reopened' WHERE record_id LIKE '00000005%'";
    sqlx::query(reopen).execute(&database).await.unwrap();
    let head = desk.member("demo.head", "head", &[]).await;
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let list = desk
            .read(&head, &format!("/api/v1/desk/list?limit=3{after}"))
            .await;
        for request in list["requests"].as_array().unwrap() {
            seen.push(request["record_id"].as_str().unwrap()[7..8].to_owned());
        }
        match list["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["5", "1", "2", "3", "4", "6", "7"]);
}

#[tokio::test]
async fn what_is_promised_becomes_overdue_when_its_day_is_over() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    let head_password = desk.account("demo.head", "head", &[]).await;
    // Promised for the 25th; until the end of that day in China nothing is overdue.
    desk.wait(3 * 86_400 + 12 * 3_600 - 1);
    let head = desk.sign_in("demo.head", &head_password).await;
    assert_eq!(ids(&desk, &head, "?overdue=true").await, [""; 0]);
    desk.wait(1);
    assert_eq!(ids(&desk, &head, "?overdue=true").await, ["01"]);
    let list = desk.read(&head, "/api/v1/desk/list").await;
    assert_eq!(list["requests"][0]["overdue_days"], 1);
    assert_eq!(list["requests"][0]["due"], "2026-11-25");
}

#[tokio::test]
async fn the_file_for_a_spreadsheet_is_safe_masked_and_in_the_audit() {
    let desk = Desk::start().await;
    let mut body = request(1);
    body["elder_name"] = json!("=HYPERLINK(1)");
    desk.server.send(body.to_string()).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let export = |session: &Session, whole: bool| {
        desk.post(session, "/api/v1/desk/export", &json!({"whole": whole}))
            .send()
    };
    let response = export(&clerk, false).await.unwrap();
    assert!(
        response.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/csv")
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    let bytes = response.bytes().await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.starts_with("\u{feff}\"登记号\",\"状态\""), "{text}");
    assert_eq!(text.matches("\r\n").count(), 2);
    assert!(text.contains("\"H**\",\"138****4321\""), "{text}");
    assert_eq!(export(&clerk, true).await.unwrap().status(), 403);
    let whole = export(&head, true).await.unwrap().text().await.unwrap();
    assert!(
        whole.contains("\"'=HYPERLINK(1)\",\"13800004321\""),
        "{whole}"
    );
    for (action, count) in [("request.export", 1), ("request.export-whole", 1)] {
        let sql = "SELECT actor FROM audit WHERE action = $1 AND detail LIKE '1 rows, export %'";
        let database = desk.server.database().await;
        let rows = sqlx::query(sql).bind(action).fetch_all(&database);
        assert_eq!(rows.await.unwrap().len(), count, "{action}");
    }
}

/// Whom to tell when a file is lost.
#[tokio::test]
async fn which_requests_a_file_took_away_is_written_down() {
    let desk = Desk::start().await;
    let head = desk.member("demo.head", "head", &[]).await;
    for record in [1, 2] {
        desk.server.send(request(record).to_string()).await;
    }
    let taken = desk
        .send(&head, "/api/v1/desk/export", &json!({"state": "open"}))
        .await;
    assert_eq!(taken.0, 200);
    let both = "SELECT COUNT(*) FROM exports JOIN audit ON audit.detail = '2 rows, export ' || exports.export_id \
         WHERE audit.action = 'request.export' AND exports.record_ids LIKE '%00000001-%' \
         AND exports.record_ids LIKE '%00000002-%'";
    assert_eq!(desk.server.count(both).await, 1);
}
