//! What a person does about a request that the office has.

use eldercare_requests::PayloadHash;
use reqwest::Response;
use serde_json::{Value, json};

use crate::support::{TestServer, refusal, request, request_with_check};

/// Sends a request; its receipt.
async fn sent(server: &TestServer, body: &Value) -> Value {
    let response = server.send(body.to_string()).await;
    assert_eq!(response.status(), 201);
    response.json().await.unwrap()
}

fn code(receipt: &Value) -> String {
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

/// Posts to one of the routes that take a code.
async fn post(server: &TestServer, route: &str, body: &Value) -> Response {
    let path = format!("/api/v1/requests/{route}");
    server.post(&path).json(body).send().await.unwrap()
}

async fn ask(server: &TestServer, route: &str, body: Value) -> Value {
    let response = post(server, route, &body).await;
    assert_eq!(response.status(), 200, "{route} {body}");
    response.json().await.unwrap()
}

/// What the desk does when it answers a request.
async fn answer(server: &TestServer, at: i64) {
    let pool = server.database().await;
    for sql in [
        "UPDATE requests SET state = 'done', outcome = 'arranged', state_since = $1",
        "INSERT INTO request_events (record_id, number, at, kind, state, by_whom, outcome, note) \
         SELECT record_id, (SELECT MAX(number) + 1 FROM request_events), $1, 'done', 'done', \
         'staff-1', 'arranged', '演示：已联系' FROM requests",
    ] {
        sqlx::query(sql).bind(at).execute(&pool).await.unwrap();
    }
}

fn with(code: &str, more: (&str, &str)) -> Value {
    json!({"code": code, "phone_last4": "4321", more.0: more.1})
}

const SENT: i64 = 1_795_320_000;

#[tokio::test]
async fn an_answer_is_told_by_its_outcome_and_feedback_opens_the_request_again_once() {
    let server = TestServer::start().await;
    let code = code(&sent(&server, &request(1)).await);
    let nobody = with(&code, ("feedback", "nobody-came"));
    let (status, envelope) = refusal(post(&server, "feedback", &nobody).await).await;
    assert_eq!(
        (status, &envelope["code"]),
        (409, &json!("status.not-answered"))
    );

    answer(&server, SENT - 60).await;
    let told: Value = server.follow(&code, "4321").await.json().await.unwrap();
    assert_eq!(
        (&told["state"], &told["outcome"]),
        (&json!("done"), &json!("arranged"))
    );
    let fine = ask(&server, "feedback", with(&code, ("feedback", "fine"))).await;
    assert_eq!(fine, told);
    for _ in 0..2 {
        let opened = ask(&server, "feedback", nobody.clone()).await;
        assert_eq!(opened["state"], "reopened");
        assert_eq!(opened["state_since"], "2026-11-22T04:00:00Z");
        assert_eq!(opened.get("outcome"), None);
    }
    let events = server.count("SELECT COUNT(*) FROM request_events").await;
    assert_eq!(events, 4, "received, done, fine, nobody-came");

    answer(&server, SENT).await;
    let again = ask(&server, "feedback", nobody).await;
    assert_eq!(again["state"], "reopened", "a new answer has new feedback");
}

#[tokio::test]
async fn the_self_check_is_taken_back_alone_and_the_request_goes_on() {
    let server = TestServer::start().await;
    let body = request_with_check(2);
    let receipt = sent(&server, &body).await;
    let code = code(&receipt);
    for _ in 0..2 {
        let told = ask(&server, "withdraw", with(&code, ("what", "self-check"))).await;
        assert_eq!(told["state"], "received");
    }
    assert_eq!(server.count("SELECT COUNT(*) FROM self_checks").await, 0);
    let standing =
        "SELECT COUNT(*) FROM consents WHERE withdrawn_at IS NULL AND purpose = 'contact'";
    assert_eq!(server.count(standing).await, 1);
    let withdrawn = "SELECT withdrawn_at FROM consents WHERE purpose = 'self-check'";
    assert_eq!(server.count(withdrawn).await, SENT);
    let events = "SELECT COUNT(*) FROM request_events WHERE kind = 'self-check-withdrawn'";
    assert_eq!(server.count(events).await, 1);
    // The receipt is for what was sent and stays as it was.
    let again: Value = server.send(body.to_string()).await.json().await.unwrap();
    assert_eq!(again, receipt);
    assert_eq!(server.count("SELECT COUNT(*) FROM self_checks").await, 0);
}

#[tokio::test]
async fn a_request_is_taken_back_in_any_state_with_its_consents_and_the_self_check() {
    let server = TestServer::start().await;
    let body = request_with_check(3);
    let receipt = sent(&server, &body).await;
    answer(&server, SENT).await;
    for _ in 0..2 {
        let told = ask(
            &server,
            "withdraw",
            with(&code(&receipt), ("what", "request")),
        )
        .await;
        assert_eq!(told["state"], "withdrawn");
        assert_eq!(told.get("outcome"), None);
    }
    assert_eq!(server.count("SELECT COUNT(*) FROM self_checks").await, 0);
    let standing = "SELECT COUNT(*) FROM consents WHERE withdrawn_at IS NULL";
    assert_eq!(server.count(standing).await, 0);
    let again = server.send(body.to_string()).await;
    assert_eq!(again.status(), 200);
    assert_eq!(again.json::<Value>().await.unwrap(), receipt);
}

/// What the server repeats of a record that was deleted.
fn handed_in(body: &Value) -> Value {
    let hash = PayloadHash::of(body.to_string().as_bytes());
    json!({"record_id": body["record_id"], "payload_hash": hash.as_str()})
}

#[tokio::test]
async fn a_deleted_request_is_gone_and_no_copy_brings_it_back() {
    let server = TestServer::start().await;
    let body = request_with_check(4);
    let code = code(&sent(&server, &body).await);
    let proof = json!({"code": code, "phone_last4": "4321"});
    let deleted = ask(&server, "delete", proof.clone()).await;
    assert_eq!(deleted, json!({"deleted_at": "2026-11-22T04:00:00Z"}));
    for table in ["requests", "self_checks", "consents", "request_events"] {
        let count = format!("SELECT COUNT(*) FROM {table}");
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(count))
            .fetch_one(&server.database().await)
            .await
            .unwrap();
        assert_eq!(count, 0, "{table}");
    }
    for route in ["status", "delete"] {
        let (status, envelope) = refusal(post(&server, route, &proof).await).await;
        assert_eq!(
            (status, &envelope["code"]),
            (404, &json!("status.not-found"))
        );
    }
    let server = server.restart().await;
    let late = refusal(server.send(body.to_string()).await).await;
    assert_eq!((late.0, &late.1["code"]), (410, &json!("record.erased")));
    assert_eq!(late.1["record"], handed_in(&body));
    let mut other = body.clone();
    other["note"] = json!("演示：别的");
    let other = refusal(server.send(other.to_string()).await).await;
    assert_eq!(
        (other.0, &other.1["code"]),
        (422, &json!("record.conflict"))
    );
    assert_eq!(server.count_requests().await, 0);
    // What stays says nothing about anybody, not even the hash of what was sent.
    let hash = eldercare_requests::PayloadHash::of(body.to_string().as_bytes()).to_string();
    let kept: String = sqlx::query_scalar("SELECT payload_hash FROM tombstones")
        .fetch_one(&server.database().await)
        .await
        .unwrap();
    assert!(kept.len() == 64 && kept != hash);
}

/// Copies arrive from several devices while the person deletes, through two servers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn copies_that_arrive_during_the_deletion_do_not_bring_it_back() {
    let server = TestServer::start().await;
    let twin = server.twin().await;
    for record in 0..20 {
        let body = request(record).to_string();
        let code = code(&sent(&server, &request(record)).await);
        let copies: Vec<_> = (0..8)
            .map(|copy| {
                let address = [server.address, twin.address][copy % 2];
                let post = server
                    .client
                    .post(format!("http://{address}/api/v1/requests"))
                    .header("content-type", "application/json")
                    .body(body.clone());
                tokio::spawn(async move { post.send().await.unwrap().status().as_u16() })
            })
            .collect();
        let proof = json!({"code": code, "phone_last4": "4321"});
        assert_eq!(post(&server, "delete", &proof).await.status(), 200);
        for copy in copies {
            let status = copy.await.unwrap();
            assert!([200, 410].contains(&status), "{status}");
        }
        assert_eq!(server.send(body).await.status(), 410);
        assert_eq!(server.count_requests().await, 0);
    }
    twin.stop().await;
}

#[tokio::test]
async fn a_copy_holds_everything_that_is_stored_and_takes_the_whole_number() {
    let server = TestServer::start().await;
    let body = request_with_check(5);
    let receipt = sent(&server, &body).await;
    answer(&server, SENT).await;
    let code = code(&receipt);
    let copy = ask(
        &server,
        "export",
        json!({"code": code, "phone": "+86 138 0000 4321"}),
    )
    .await;
    for field in [
        "city",
        "service",
        "elder_name",
        "door",
        "note",
        "wished_time",
    ] {
        assert_eq!(copy["request"][field], body[field], "{field}");
    }
    assert_eq!(copy["request"]["phone"], "13800004321");
    assert_eq!(copy["request"]["payload_hash"], receipt["payload_hash"]);
    assert_eq!(copy["self_check"], body["self_check"]);
    assert_eq!(copy["consents"][0]["purpose"], "contact");
    assert_eq!(copy["consents"][1]["text_hash"], "0b".repeat(32));
    let done = json!({"at": "2026-11-22T04:00:00Z", "kind": "done", "state": "done",
        "by": "office", "outcome": "arranged", "note": "演示：已联系"});
    assert_eq!(copy["events"][1], done);
    for number in ["4321", "13800004322", "", "138000043210"] {
        let query = json!({"code": code, "phone": number});
        let reply = refusal(post(&server, "export", &query).await).await;
        assert_eq!(
            (reply.0, &reply.1["code"]),
            (404, &json!("status.not-found"))
        );
    }
}

/// Status, headers and body without what differs from one exchange to the next.
async fn comparable(response: Response) -> (u16, Vec<String>, String) {
    let status = response.status().as_u16();
    let id = response.headers()["x-correlation-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let mut headers: Vec<String> = response
        .headers()
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap().replace(&id, "id")))
        .collect();
    headers.sort();
    let body = response.text().await.unwrap().replace(&id, "id");
    (status, headers, body)
}

async fn fail_five_times(server: &TestServer, code: &str) {
    for _ in 0..5 {
        assert_eq!(server.follow(code, "0000").await.status(), 404);
    }
}

/// A whole body for a route.
fn proof_for(route: &str, code: &str, digits: &str) -> Value {
    match route {
        "export" => json!({"code": code, "phone": digits}),
        "feedback" => json!({"code": code, "phone_last4": digits, "feedback": "fine"}),
        "withdraw" => json!({"code": code, "phone_last4": digits, "what": "request"}),
        _ => json!({"code": code, "phone_last4": digits}),
    }
}

#[tokio::test]
async fn on_every_route_wrong_erased_and_locked_look_the_same() {
    let server = TestServer::start().await;
    let erased = code(&sent(&server, &request(6)).await);
    ask(
        &server,
        "delete",
        json!({"code": erased, "phone_last4": "4321"}),
    )
    .await;
    let locked = code(&sent(&server, &request(7)).await);
    let living = code(&sent(&server, &request(8)).await);
    fail_five_times(&server, &locked).await;
    for route in ["status", "feedback", "withdraw", "delete", "export"] {
        let right = if route == "export" {
            "13800004321"
        } else {
            "4321"
        };
        let wrong = if route == "export" {
            "13800004322"
        } else {
            "4322"
        };
        let tries = [
            ("0000-0000-000", right),
            ("not a code", right),
            (living.as_str(), wrong),
            (erased.as_str(), right),
            (locked.as_str(), right),
            (locked.as_str(), wrong),
        ];
        let mut replies = Vec::new();
        for (code, digits) in tries {
            let query = proof_for(route, code, digits);
            replies.push(comparable(post(&server, route, &query).await).await);
        }
        replies.dedup();
        assert_eq!((replies.len(), replies[0].0), (1, 404), "{route}");
        // Right digits in between let the living code start anew.
        assert_eq!(server.follow(&living, "4321").await.status(), 200);
    }
    assert_eq!(server.count_requests().await, 2);
}

#[tokio::test]
async fn an_unknown_choice_is_refused_whoever_asks() {
    let server = TestServer::start().await;
    for (route, more) in [
        ("feedback", ("feedback", "good")),
        ("withdraw", ("what", "all")),
    ] {
        let reply = refusal(post(&server, route, &with("0000-0000-000", more)).await).await;
        assert_eq!((reply.0, &reply.1["code"]), (422, &json!("body.shape")));
    }
}
