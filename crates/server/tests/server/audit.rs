//! The audit as the operator verifies it, while the server runs and after it.

use eldercare_server::{Clock, Config, DatabaseUrl, StaffCommand, verify_audit};
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::support::{TestServer, request_with_check};

fn settings(server: &TestServer) -> Config {
    let address = server.database.as_deref();
    Config {
        data: server.data.path().to_owned(),
        database_url: address.map(|address| DatabaseUrl::parse(address).unwrap()),
        ..Config::default()
    }
}

#[tokio::test]
async fn every_start_is_in_the_audit_and_the_operator_can_verify_it() {
    let server = TestServer::start().await;
    let config = settings(&server);
    let told = verify_audit(&config, None).await.unwrap();
    let first = told.lines().last().unwrap().to_owned();
    assert!(first.starts_with("1:"), "{told}");
    let _running = server.restart().await;
    let told = verify_audit(&config, Some(&first)).await.unwrap();
    assert!(told.lines().last().unwrap().starts_with("2:"), "{told}");
    let other = format!("1:{}", "0a".repeat(32));
    let error = verify_audit(&config, Some(&other)).await.unwrap_err();
    assert!(
        error.to_string().contains("row 1 is not the one"),
        "{error}"
    );
    let error = verify_audit(&config, Some("1")).await.unwrap_err();
    assert!(error.to_string().contains("END is not"), "{error}");
}

#[tokio::test]
async fn what_a_person_takes_back_is_in_the_audit_once_and_in_the_chain() {
    let server = TestServer::start().await;
    let mut body = request_with_check(1);
    body["schema_version"] = json!(2);
    body["agreement"] = json!("spoken");
    body["consent_share"] = body["consent_contact"].clone();
    let receipt = server.send(body.to_string()).await;
    let receipt: Value = receipt.json().await.unwrap();
    let taken = [
        "self-check",
        "self-check",
        "share",
        "share",
        "request",
        "request",
    ];
    for what in taken {
        let body = json!({"code": receipt["tracking_code"], "phone_last4": "4321", "what": what});
        let post = server.post("/api/v1/requests/withdraw").json(&body);
        assert_eq!(post.send().await.unwrap().status(), 200);
    }
    let rows = sqlx::query("SELECT actor, action, object, detail FROM audit ORDER BY number");
    let rows = rows.fetch_all(&server.database().await).await.unwrap();
    let text = |row: &sqlx::any::AnyRow| {
        let column = |name| row.get::<String, _>(name);
        ["actor", "action", "object", "detail"].map(column)
    };
    let rows: Vec<[String; 4]> = rows.iter().map(text).collect();
    let id = body["record_id"].as_str().unwrap();
    let row = |what| ["sender", "request.take-back", id, what].map(str::to_owned);
    // Behind the start of the server; what was taken back before is not taken back again.
    assert_eq!(rows[1..], ["self-check", "share", "request"].map(row));
    let told = verify_audit(&settings(&server), None).await.unwrap();
    assert!(told.lines().last().unwrap().starts_with("4:"), "{told}");
}

#[tokio::test]
async fn an_empty_folder_is_not_called_whole() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        data: folder.path().to_owned(),
        ..Config::default()
    };
    let error = verify_audit(&config, None).await.unwrap_err();
    assert!(error.to_string().contains("no secret.key"), "{error}");
    // A restored copy under another name, or the folder of a server on PostgreSQL.
    std::fs::write(folder.path().join("secret.key"), "0".repeat(64)).unwrap();
    let error = verify_audit(&config, None).await.unwrap_err();
    assert!(error.to_string().contains("no eldercare.sqlite"), "{error}");
    let data = folder.path().to_str().unwrap();
    let words = ["list", "--data", data];
    let command = StaffCommand::read(words.map(Into::into), |_| None).unwrap();
    let error = command.run(Clock::system()).await.unwrap_err();
    assert!(error.to_string().contains("no eldercare.sqlite"), "{error}");
    let files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 1, "a command that looks makes nothing");
}
