//! The audit as the operator verifies it, while the server runs and after it.

use eldercare_server::{Config, DatabaseUrl, verify_audit};

use crate::support::TestServer;

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
async fn an_empty_folder_is_not_called_whole() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        data: folder.path().to_owned(),
        ..Config::default()
    };
    let error = verify_audit(&config, None).await.unwrap_err();
    assert!(error.to_string().contains("no secret.key"), "{error}");
}
