//! The second form of a request: how the elder agreed, an identity number, a consent to pass it on.

use serde_json::{Value, json};

use crate::support::{TestServer, refusal, request};

/// Born in 1902: nobody alive has it.
const IDENTITY: &str = "430781190201100187";

fn second(record: u8) -> Value {
    let mut body = request(record);
    body["schema_version"] = json!(2);
    body["agreement"] = json!("signed");
    body["identity_number"] = json!(IDENTITY);
    body["consent_share"] = json!({"version": "2026-11", "text_hash": "0c".repeat(32)});
    body
}

#[tokio::test]
async fn it_is_stored_with_how_the_elder_agreed_beside_each_consent() {
    let server = TestServer::start().await;
    assert_eq!(server.send(second(1).to_string()).await.status(), 201);
    let database = server.database().await;
    let row: (String, i64) = sqlx::query_as("SELECT identity_number, schema_version FROM requests")
        .fetch_one(&database)
        .await
        .unwrap();
    assert_eq!(row, (IDENTITY.to_owned(), 2));
    let consents: Vec<(String, String, String)> =
        sqlx::query_as("SELECT purpose, how, text_hash FROM consents ORDER BY purpose")
            .fetch_all(&database)
            .await
            .unwrap();
    let signed =
        |purpose: &str, hash: &str| (purpose.to_owned(), "signed".to_owned(), hash.repeat(32));
    assert_eq!(consents, [signed("contact", "0a"), signed("share", "0c")]);
}

#[tokio::test]
async fn what_is_wrong_in_it_is_told_by_field_and_nothing_is_stored() {
    let server = TestServer::start().await;
    let with = |field: &str, value: Value| {
        let mut body = second(1);
        body[field] = value;
        body.to_string()
    };
    for (body, field, code) in [
        (with("agreement", Value::Null), "agreement", "missing"),
        (with("agreement", json!("perhaps")), "agreement", "unknown"),
        (
            with("identity_number", json!("430781190201100188")),
            "identity_number",
            "check",
        ),
        (
            with("identity_number", json!("430781")),
            "identity_number",
            "too-short",
        ),
        (
            with("consent_share", json!({"version": "", "text_hash": "0"})),
            "consent_share",
            "malformed",
        ),
    ] {
        let (status, reply) = refusal(server.send(body).await).await;
        assert_eq!((status, &reply["code"]), (422, &json!("fields.invalid")));
        assert_eq!(
            reply["fields"],
            json!([{
                "field": field, "code": code, "message_key": format!("error.{field}.{code}"),
            }])
        );
    }
    let database = server.database().await;
    let stored: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM requests")
        .fetch_one(&database)
        .await
        .unwrap();
    assert_eq!(stored, 0);
}

#[tokio::test]
async fn the_first_version_knows_none_of_its_fields_and_asks_for_none() {
    let server = TestServer::start().await;
    for field in ["agreement", "identity_number", "consent_share"] {
        let mut body = request(2);
        body[field] = second(2)[field].clone();
        let (status, reply) = refusal(server.send(body.to_string()).await).await;
        assert_eq!(
            (status, &reply["code"]),
            (422, &json!("body.shape")),
            "{field}"
        );
    }
    assert_eq!(server.send(request(2).to_string()).await.status(), 201);
}

#[tokio::test]
async fn the_consent_to_pass_it_on_is_taken_back_alone_and_told() {
    let server = TestServer::start().await;
    let receipt: Value = server
        .send(second(3).to_string())
        .await
        .json()
        .await
        .unwrap();
    let proof = json!({"code": receipt["tracking_code"], "phone_last4": "4321"});
    let status = server.post("/api/v1/requests/status").json(&proof);
    let told: Value = status.send().await.unwrap().json().await.unwrap();
    assert_eq!(told["consents"], json!(["contact", "share"]));

    let mut body = proof.clone();
    body["what"] = json!("share");
    for _ in 0..2 {
        let taken = server.post("/api/v1/requests/withdraw").json(&body);
        let told: Value = taken.send().await.unwrap().json().await.unwrap();
        assert_eq!(told["consents"], json!(["contact"]));
        assert_eq!(told["state"], "received");
    }
    let database = server.database().await;
    let events: Vec<String> = sqlx::query_scalar("SELECT kind FROM request_events ORDER BY number")
        .fetch_all(&database)
        .await
        .unwrap();
    assert_eq!(events, ["received", "share-withdrawn"]);
}
