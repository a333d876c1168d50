//! The interface describes itself, and gives its open data.

use serde_json::Value;

use crate::support::{OPEN, TestServer};

async fn document(server: &TestServer) -> Value {
    server
        .get("/api/v1/openapi.json")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap()
}

#[tokio::test]
async fn the_document_is_of_version_3_1() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
}

#[tokio::test]
async fn no_two_operations_have_the_same_name() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let mut names = std::collections::BTreeSet::new();
    for methods in document["paths"].as_object().unwrap().values() {
        for operation in methods.as_object().unwrap().values() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            assert!(names.insert(name.clone()), "{name}");
        }
    }
}

#[tokio::test]
async fn every_refusal_in_the_document_is_the_envelope_and_every_reference_leads_somewhere() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let mut refusals = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for operation in methods.as_object().unwrap().values() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                if status.starts_with('2') || status == "304" {
                    continue;
                }
                refusals += 1;
                let schema = &response["content"]["application/json"]["schema"]["$ref"];
                assert_eq!(
                    schema, "#/components/schemas/ErrorEnvelope",
                    "{path} {status}"
                );
            }
        }
    }
    assert!(refusals >= 15, "{refusals}");
    check_references(&document, &document);
}

/// Every `$ref` names something in the document.
fn check_references(value: &Value, document: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.pointer(pointer).is_some(), "{reference}");
            }
            members
                .values()
                .for_each(|member| check_references(member, document));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| check_references(item, document)),
        _ => {}
    }
}

#[tokio::test]
async fn strict_bodies_say_in_the_document_that_they_take_no_other_fields() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    for schema in [
        "SubmitRequest",
        "SubmitReport",
        "StatusQuery",
        "Consent",
        "SelfCheck",
    ] {
        let schema = &document["components"]["schemas"][schema];
        assert_eq!(schema["additionalProperties"], false, "{schema}");
    }
}

#[tokio::test]
async fn the_facilities_of_a_city_are_open_data() {
    let server = TestServer::start().await;
    let path = format!("/api/v1/cities/{OPEN}/facilities.geojson");
    let response = server.get(&path).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/geo+json");
    let text = response.text().await.unwrap();
    let facilities = eldercare_places::geojson::read(&text).unwrap();
    assert_eq!(facilities.len(), 1);
    assert_eq!(
        (facilities[0].id.as_str(), facilities[0].name.as_str()),
        ("demo-1", "演示食堂")
    );
}

#[tokio::test]
async fn the_server_says_whether_it_is_well() {
    let server = TestServer::start().await;
    let reply: Value = server
        .get("/api/v1/health")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(reply["status"], "ok");
}
