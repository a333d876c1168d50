//! A request is stored once, as it was sent, and its receipt never changes.

use eldercare_requests::{PayloadHash, TrackingCode};
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::support::files::files_with;
use crate::support::{CLOSED, TestServer, refusal, request, request_with_check};

#[tokio::test]
async fn a_request_is_stored_and_answered_with_a_receipt_that_repeats_id_and_hash() {
    let server = TestServer::start().await;
    let body = request(1).to_string();
    let response = server.send(body.clone()).await;
    assert_eq!(response.status(), 201);
    let receipt: Value = response.json().await.unwrap();
    assert_eq!(receipt["record_id"], request(1)["record_id"]);
    assert_eq!(
        receipt["payload_hash"],
        PayloadHash::of(body.as_bytes()).as_str()
    );
    assert_eq!(receipt["received_at"], "2026-11-22T04:00:00Z");
    assert_eq!(receipt["first_look_by"], "2026-11-25");
    assert!(TrackingCode::parse(receipt["tracking_code"].as_str().unwrap()).is_ok());
}

#[tokio::test]
async fn the_row_holds_what_was_sent_normalised() {
    let server = TestServer::start().await;
    let sent = request(2);
    server.send(sent.to_string()).await;
    let database = server.database().await;

    let row = sqlx::query("SELECT * FROM requests")
        .fetch_one(&database)
        .await
        .unwrap();
    let text = |column: &str| row.get::<Option<String>, _>(column).unwrap_or_default();
    for field in [
        "record_id",
        "city",
        "service",
        "facility",
        "for_whom",
        "elder_name",
        "town",
        "phone_owner",
        "village",
        "door",
        "wished_time",
        "note",
    ] {
        assert_eq!(text(field), sent[field].as_str().unwrap(), "{field}");
    }
    assert_eq!(text("phone"), "13800004321");
    assert_eq!(text("phone_last4"), "4321");
    assert_eq!(text("state"), "received");
    assert_eq!(row.get::<Option<String>, _>("caution"), None);
    assert_eq!(row.get::<i64, _>("received_at"), 1_795_320_000);
}

#[tokio::test]
async fn the_self_check_is_stored_as_the_person_saw_it() {
    let server = TestServer::start().await;
    let sent = request_with_check(2);
    server.send(sent.to_string()).await;
    let database = server.database().await;
    let check = sqlx::query("SELECT * FROM self_checks")
        .fetch_one(&database)
        .await
        .unwrap();
    let answers: Value = serde_json::from_str(check.get("answers")).unwrap();
    assert_eq!(answers, sent["self_check"]["answers"]);
    for number in ["level_best", "level_worst", "total_low", "total_high"] {
        assert_eq!(
            json!(check.get::<i64, _>(number)),
            sent["self_check"][number],
            "{number}"
        );
    }
    let consents: Vec<(String, String, i64)> =
        sqlx::query_as("SELECT purpose, text_hash, given_at FROM consents ORDER BY purpose")
            .fetch_all(&database)
            .await
            .unwrap();
    let given = |purpose: &str, byte: &str| (purpose.to_owned(), byte.repeat(32), 1_795_320_000);
    assert_eq!(
        consents,
        [given("contact", "0a"), given("self-check", "0b")]
    );
}

#[tokio::test]
async fn the_data_folder_holds_no_tracking_code() {
    let server = TestServer::start().await;
    let receipt: Value = server
        .send(request(2).to_string())
        .await
        .json()
        .await
        .unwrap();
    let code = receipt["tracking_code"].as_str().unwrap();
    for shown in [code, &code.replace('-', "")] {
        assert!(files_with(server.data.path(), shown).is_empty());
    }
}

#[tokio::test]
async fn a_request_that_is_sent_twice_is_stored_once_and_gets_the_same_receipt() {
    let server = TestServer::start().await;
    let body = request_with_check(3).to_string();
    let first = server.send(body.clone()).await;
    let second = server.send(body).await;
    assert_eq!(
        (first.status().as_u16(), second.status().as_u16()),
        (201, 200)
    );
    assert_eq!(first.text().await.unwrap(), second.text().await.unwrap());
    assert_eq!(server.count_requests().await, 1);
    assert_eq!(server.count("SELECT COUNT(*) FROM self_checks").await, 1);
}

#[tokio::test]
async fn of_five_senders_at_the_same_time_one_stores_and_all_get_the_same_receipt() {
    let server = TestServer::start().await;
    for round in 0..8 {
        let body = request(0x10 + round).to_string();
        let sends = (0..5).map(|_| {
            let post = server
                .post("/api/v1/requests")
                .header("content-type", "application/json");
            tokio::spawn(post.body(body.clone()).send())
        });
        let mut created = 0;
        let mut receipts = std::collections::BTreeSet::new();
        for send in sends.collect::<Vec<_>>() {
            let response = send.await.unwrap().unwrap();
            assert!(response.status().is_success());
            created += u32::from(response.status() == 201);
            receipts.insert(response.text().await.unwrap());
        }
        assert_eq!((created, receipts.len()), (1, 1));
    }
    assert_eq!(server.count_requests().await, 8);
}

#[tokio::test]
async fn another_body_under_the_same_record_id_is_refused_and_changes_nothing() {
    let server = TestServer::start().await;
    server.send(request(4).to_string()).await;
    let mut other = request(4);
    other["note"] = json!("演示：别的备注");
    let (status, envelope) = refusal(server.send(other.to_string()).await).await;
    assert_eq!(
        (status, &envelope["code"]),
        (422, &json!("record.conflict"))
    );
    let stored = "SELECT COUNT(*) FROM requests WHERE note = '演示备注'";
    assert_eq!(
        (server.count_requests().await, server.count(stored).await),
        (1, 1)
    );
}

#[tokio::test]
async fn two_requests_get_two_codes() {
    let server = TestServer::start().await;
    let mut codes = std::collections::BTreeSet::new();
    for record in 0x20..0x30 {
        let receipt: Value = server
            .send(request(record).to_string())
            .await
            .json()
            .await
            .unwrap();
        codes.insert(receipt["tracking_code"].as_str().unwrap().to_owned());
    }
    assert_eq!(codes.len(), 16);
}

#[tokio::test]
async fn the_idempotency_key_is_optional_and_must_be_the_record_id() {
    let server = TestServer::start().await;
    let record_id = request(5)["record_id"].as_str().unwrap().to_owned();
    let send = |key: String| {
        let post = server
            .post("/api/v1/requests")
            .header("idempotency-key", key);
        post.json(&request(5)).send()
    };
    assert_eq!(send(record_id.clone()).await.unwrap().status(), 201);
    assert_eq!(
        send(format!("\"{record_id}\"")).await.unwrap().status(),
        200
    );
    let (status, envelope) = refusal(send("something else".to_owned()).await.unwrap()).await;
    assert_eq!(
        (status, &envelope["code"]),
        (422, &json!("record.key-mismatch"))
    );
}

#[tokio::test]
async fn a_result_that_does_not_follow_from_the_answers_is_refused_and_not_stored() {
    let server = TestServer::start().await;
    let mut better = request_with_check(6);
    better["self_check"]["level_best"] = json!(0);
    let mut other_file = request_with_check(6);
    other_file["self_check"]["content_hash"] = json!("0c".repeat(32));
    for (body, code) in [(better, "disagrees"), (other_file, "outdated")] {
        let (status, envelope) = refusal(server.send(body.to_string()).await).await;
        assert_eq!((status, &envelope["field"]), (422, &json!("self_check")));
        assert_eq!(envelope["fields"][0]["code"], code);
    }
    assert_eq!(server.count_requests().await, 0);
}

#[tokio::test]
async fn a_self_check_without_its_own_consent_is_refused() {
    let server = TestServer::start().await;
    let mut body = request_with_check(7);
    body.as_object_mut().unwrap().remove("consent_check");
    let (status, envelope) = refusal(server.send(body.to_string()).await).await;
    assert_eq!(status, 422);
    assert_eq!(
        envelope["fields"][0]["message_key"],
        "error.consent_check.missing"
    );
}

#[tokio::test]
async fn a_city_that_takes_no_requests_says_so() {
    let server = TestServer::start().await;
    let mut body = request(8);
    body["city"] = json!(CLOSED);
    let (status, envelope) = refusal(server.send(body.to_string()).await).await;
    assert_eq!(status, 422);
    assert_eq!(envelope["fields"][0]["message_key"], "error.city.closed");
}
