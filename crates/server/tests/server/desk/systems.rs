//! Other systems of the bureau: what they are told, what they write back, what is counted for them.

use std::collections::BTreeSet;

use reqwest::Response;
use serde_json::{Value, json};

use super::support::Desk;
use crate::support::{CLOSED, OPEN};
use crate::support::{request, request_with_check};

async fn ask(desk: &Desk, token: &str, path: &str) -> Response {
    desk.server
        .get(path)
        .bearer_auth(token)
        .send()
        .await
        .unwrap()
}

async fn pull(desk: &Desk, token: &str, since: &str) -> Value {
    let path = format!("/api/v1/desk/requests?since={since}&limit=3");
    ask(desk, token, &path).await.json().await.unwrap()
}

/// Pulls until there is no more: kinds with the record's number, and the last cursor.
async fn drain(desk: &Desk, token: &str, since: &str) -> (Vec<String>, String) {
    let (mut seen, mut since) = (Vec::new(), since.to_owned());
    loop {
        let feed = pull(desk, token, &since).await;
        for event in feed["events"].as_array().unwrap() {
            let record = &event["record_id"].as_str().unwrap()[6..8];
            seen.push(format!("{record} {}", event["kind"].as_str().unwrap()));
        }
        feed["next"].as_str().unwrap().clone_into(&mut since);
        if feed["more"] == false {
            return (seen, since);
        }
    }
}

async fn write(desk: &Desk, token: &str, record: u8, body: &Value) -> (u16, Value) {
    let path =
        format!("/api/v1/desk/requests/000000{record:02x}-0000-4000-8000-000000000000/state");
    let post = desk.server.post(&path).bearer_auth(token).json(body);
    let response = post.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_system_gets_every_event_once_and_goes_on_where_it_stopped() {
    let desk = Desk::start().await;
    for record in 1..=4 {
        desk.server
            .send(request_with_check(record).to_string())
            .await;
    }
    let token = desk.token("demo.system", OPEN).await;
    let (seen, next) = drain(&desk, &token, "0").await;
    assert_eq!(
        seen,
        ["01 received", "02 received", "03 received", "04 received"]
    );
    assert_eq!(drain(&desk, &token, &next).await, (vec![], next.clone()));
    let first = pull(&desk, &token, "0").await;
    let told = &first["events"][0];
    assert_eq!(told["request"]["phone"], "13800004321");
    assert!(
        !first.to_string().contains("answers"),
        "health is never told"
    );
    let head = desk.member("demo.head", "head", &[]).await;
    let path = "/api/v1/desk/requests/00000002-0000-4000-8000-000000000000";
    desk.read(&head, path).await;
    desk.send(
        &head,
        &format!("{path}/answer"),
        &json!({"outcome": "given"}),
    )
    .await;
    desk.server.send(request(5).to_string()).await;
    let (seen, _) = drain(&desk, &token, &next).await;
    let seen: BTreeSet<_> = seen.into_iter().collect();
    assert_eq!(
        seen,
        ["02 done".to_owned(), "05 received".to_owned()].into()
    );
    let other = desk.token("demo.other", CLOSED).await;
    assert!(drain(&desk, &other, "0").await.0.is_empty());
}

/// A transaction that began before a question and commits after it, with an older time.
#[tokio::test]
async fn what_commits_late_with_an_older_time_is_told_all_the_same() {
    let desk = Desk::start().await;
    for record in 1..=2 {
        desk.server.send(request(record).to_string()).await;
    }
    let token = desk.token("demo.system", OPEN).await;
    let (_, next) = drain(&desk, &token, "0").await;
    let database = desk.server.database().await;
    let late = "INSERT INTO request_events (record_id, number, at, kind, state, by_whom) VALUES \
        ('00000001-0000-4000-8000-000000000000', 9, 1, 'called', 'received', 'demo')";
    sqlx::query(late).execute(&database).await.unwrap();
    let (seen, end) = drain(&desk, &token, &next).await;
    assert_eq!(seen, ["01 called"]);
    assert!(drain(&desk, &token, &end).await.0.is_empty());
}

#[tokio::test]
async fn systems_that_pull_while_requests_arrive_miss_none_and_get_none_twice() {
    let desk = Desk::start().await;
    let tokens = [
        desk.token("demo.one", OPEN).await,
        desk.token("demo.two", OPEN).await,
    ];
    let sending = async {
        for record in (1..=40).step_by(4) {
            let [a, b, c, d] = [0, 1, 2, 3].map(|more| request(record + more).to_string());
            tokio::join!(
                desk.server.send(a),
                desk.server.send(b),
                desk.server.send(c),
                desk.server.send(d)
            );
        }
    };
    let pulling = async |token: &str| {
        let (mut all, mut since) = (Vec::new(), "0".to_owned());
        for _ in 0..30 {
            let (seen, next) = drain(&desk, token, &since).await;
            all.extend(seen);
            since = next;
        }
        (all, since)
    };
    let ((), one, two) = tokio::join!(sending, pulling(&tokens[0]), pulling(&tokens[1]));
    for (token, (mut all, since)) in tokens.iter().zip([one, two]) {
        all.extend(drain(&desk, token, &since).await.0);
        let different: BTreeSet<_> = all.iter().collect();
        assert_eq!((all.len(), different.len()), (40, 40));
    }
}

#[tokio::test]
async fn a_deleted_request_is_told_as_erased_once() {
    let desk = Desk::start().await;
    desk.server.send(request(1).to_string()).await;
    let token = desk.token("demo.system", OPEN).await;
    let (_, next) = drain(&desk, &token, "0").await;
    let database = desk.server.database().await;
    for sql in [
        "DELETE FROM request_events",
        "DELETE FROM requests",
        "INSERT INTO tombstones (record_id, payload_hash, erased_at) \
         VALUES ('00000001-0000-4000-8000-000000000000', 'h', 1)",
    ] {
        sqlx::query(sql).execute(&database).await.unwrap();
    }
    let (seen, end) = drain(&desk, &token, &next).await;
    assert_eq!(seen, ["01 erased"]);
    assert!(drain(&desk, &token, &end).await.0.is_empty());
    assert_eq!(drain(&desk, &token, "0").await.0, ["01 erased"]);
}

#[tokio::test]
async fn a_state_is_written_back_once_for_each_key() {
    let desk = Desk::start().await;
    desk.server.send(request(1).to_string()).await;
    let token = desk.token("demo.system", OPEN).await;
    let key = |number: u8| format!("000000{number:02x}-0000-4000-8000-0000000000e1");
    let assigned = json!({"key": key(1), "state": "assigned"});
    for _ in 0..3 {
        let (status, now) = write(&desk, &token, 1, &assigned).await;
        assert_eq!((status, &now["state"]), (200, &json!("assigned")));
    }
    let events = "SELECT COUNT(*) FROM request_events WHERE by_whom = 'demo.system'";
    assert_eq!(desk.server.count(events).await, 1);
    let (status, envelope) = write(
        &desk,
        &token,
        1,
        &json!({"key": key(1), "state": "done", "outcome": "given"}),
    )
    .await;
    assert_eq!(
        (status, &envelope["code"]),
        (422, &json!("record.conflict"))
    );
    for (body, status) in [
        (json!({"key": key(2), "state": "done"}), 422),
        (json!({"key": key(2), "state": "received"}), 422),
        (json!({"key": "2", "state": "assigned"}), 422),
        (
            json!({"key": key(2), "state": "done", "outcome": "given", "more": 1}),
            422,
        ),
        (
            json!({"key": key(2), "state": "done", "outcome": "given"}),
            200,
        ),
        (json!({"key": key(3), "state": "assigned"}), 409),
        (json!({"key": key(1), "state": "assigned"}), 200),
    ] {
        assert_eq!(write(&desk, &token, 1, &body).await.0, status, "{body}");
    }
    let other = desk.token("demo.other", CLOSED).await;
    assert_eq!(write(&desk, &other, 1, &assigned).await.0, 404);
}

#[tokio::test]
async fn an_answer_from_before_a_request_came_back_does_not_close_it() {
    let desk = Desk::start().await;
    desk.server.send(request(1).to_string()).await;
    let token = desk.token("demo.system", OPEN).await;
    let done = |number: u8, seen: Option<i64>| {
        let key = format!("000000{number:02x}-0000-4000-8000-0000000000e1");
        let mut body = json!({"key": key, "state": "done", "outcome": "given"});
        if let Some(seen) = seen {
            body["seen"] = seen.into();
        }
        body
    };
    assert_eq!(write(&desk, &token, 1, &done(1, Some(1))).await.0, 200);
    for sql in [
        "UPDATE requests SET state = 'reopened', outcome = NULL",
        "INSERT INTO request_events (record_id, number, at, kind, state, by_whom) \
         SELECT record_id, 3, 0, 'nobody-came', 'reopened', 'sender' FROM requests",
    ] {
        let database = desk.server.database().await;
        sqlx::query(sql).execute(&database).await.unwrap();
    }
    for late in [done(2, None), done(3, Some(1)), done(4, Some(2))] {
        let (status, envelope) = write(&desk, &token, 1, &late).await;
        assert_eq!(
            (status, &envelope["code"]),
            (409, &json!("desk.state")),
            "{late}"
        );
    }
    let (status, now) = write(&desk, &token, 1, &done(5, Some(3))).await;
    assert_eq!((status, &now["state"]), (200, &json!("done")));
}

#[tokio::test]
async fn a_token_ends_with_its_time_and_with_its_account() {
    let desk = Desk::start().await;
    let token = desk.token("demo.system", OPEN).await;
    let short = desk
        .staff(&["token", "demo.system", "--days", "1"])
        .await
        .unwrap();
    let short = short.trim();
    for known in [&token, short] {
        assert_eq!(ask(&desk, known, "/api/v1/desk/system").await.status(), 200);
    }
    desk.wait(86_400);
    assert_eq!(ask(&desk, short, "/api/v1/desk/system").await.status(), 401);
    assert_eq!(
        ask(&desk, &token, "/api/v1/desk/system").await.status(),
        200
    );
    assert_eq!(
        ask(&desk, "guess", "/api/v1/desk/system").await.status(),
        401
    );
    desk.staff(&["disable", "demo.system"]).await.unwrap();
    assert_eq!(
        ask(&desk, &token, "/api/v1/desk/system").await.status(),
        401
    );
}

#[tokio::test]
async fn counts_are_of_months_that_are_over_and_hide_what_is_small() {
    let desk = Desk::start().await;
    for record in 0..25 {
        desk.server.send(request(record).to_string()).await;
    }
    for record in 25..27 {
        let mut body = request(record);
        body["town"] = json!("999901002");
        body.as_object_mut().unwrap().remove("village");
        desk.server.send(body.to_string()).await;
    }
    desk.wait(10 * 86_400);
    let token = desk.token("demo.system", OPEN).await;
    let response = ask(&desk, &token, "/api/v1/desk/counts?month=2026-11").await;
    let counts: Value = response.json().await.unwrap();
    assert_eq!(
        (&counts["towns"], &counts["services"]),
        (&json!(["999901001", "999901002"]), &json!(["meal"]))
    );
    assert_eq!(counts["all"], 27);
    // Two of one town are hidden, and with them the others: else they would follow from the sum.
    assert_eq!(counts["of_towns"], json!([null, null]));
    assert_eq!(counts["counts"], json!([[null], [null]]));
    assert_eq!(counts["late_tenths"], 10);
    assert_eq!(counts["late_tenths_of_towns"], json!([null, null]));
    for month in ["2026-12", "2027-01", "2026-1", "2026-13", "2026", ""] {
        let refused = ask(&desk, &token, &format!("/api/v1/desk/counts?month={month}")).await;
        assert_eq!(refused.status(), 400, "{month}");
    }
    let head = desk.member("demo.head", "head", &[]).await;
    assert_eq!(
        desk.read(&head, "/api/v1/desk/counts?month=2026-11").await,
        counts
    );
}

/// After a restore the numbers are given anew: whoever went on from a number of before would miss events.
#[tokio::test]
async fn a_number_that_was_never_given_is_refused() {
    let desk = Desk::start().await;
    let token = desk.token("demo.system", crate::support::OPEN).await;
    desk.server
        .send(crate::support::request(1).to_string())
        .await;
    let ask = async |since: &str| {
        let path = format!("/api/v1/desk/requests?since={since}");
        let get = desk
            .server
            .get(&path)
            .header("authorization", format!("Bearer {token}"));
        get.send().await.unwrap().status().as_u16()
    };
    for (since, status) in [
        ("1", 200),
        ("2", 400),
        ("9223372036854775807", 400),
        ("0", 200),
    ] {
        assert_eq!(ask(since).await, status, "{since}");
    }
}
