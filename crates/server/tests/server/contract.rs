//! The router against its document: no route that is not described, none that is only described.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eldercare_requests::{Agreement, ForWhom, PhoneOwner};
use reqwest::Method;
use serde_json::Value;

use crate::support::{OPEN, TestServer, request_with_check};

/// Where the routes are written down.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/http");

async fn document(server: &TestServer) -> Value {
    let reply = server.get("/api/v1/openapi.json").send().await.unwrap();
    reply.json().await.unwrap()
}

/// The methods of each path.
fn described(document: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let paths = document["paths"].as_object().unwrap().iter();
    let methods = |item: &Value| {
        let methods = item.as_object().unwrap().keys();
        methods.map(|method| method.to_uppercase()).collect()
    };
    paths
        .map(|(path, item)| (path.clone(), methods(item)))
        .collect()
}

/// The paths that stand in the sources, in quotes, wherever routes are made.
fn written(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            let (code, _) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
            let routes = code.split(".route(").skip(1);
            let named = routes.filter_map(|rest| rest.split('"').nth(1));
            found.extend(named.map(|path| path.trim_end_matches('/').to_owned()));
        }
    }
}

/// A path that the router would take for this template.
fn example(template: &str) -> String {
    let segments = template.split('/').map(|segment| match segment {
        "{id}" => OPEN,
        "{collectionId}" => "facilities",
        "{featureId}" => "999901.demo-1",
        other if other.starts_with('{') => "1",
        other => other,
    });
    segments.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_route_of_the_sources_is_described() {
    let server = TestServer::start().await;
    let described = described(&document(&server).await);
    let mut found = BTreeSet::new();
    written(Path::new(SOURCES), &mut found);
    assert!(found.len() > 12, "{found:?}");
    for path in found {
        // The routes of OGC API – Features are written below their root.
        let known =
            described.contains_key(&path) || described.contains_key(&format!("/api/v1/ogc{path}"));
        assert!(known, "{path} is a route and not in the document");
    }
}

#[tokio::test]
async fn every_described_route_exists_with_exactly_its_methods() {
    let server = TestServer::start().await;
    for (path, methods) in described(&document(&server).await) {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"] {
            let ask = Method::from_bytes(method.as_bytes()).unwrap();
            let reply = server.client.request(ask, server.url(&example(&path)));
            let reply = reply.send().await.unwrap();
            let status = reply.status().as_u16();
            let allowed = reply.headers().get("allow").cloned();
            let text = reply.text().await.unwrap();
            assert!(!text.contains("route.unknown"), "{method} {path}: {text}");
            if methods.contains(method) {
                assert_ne!(status, 405, "{method} {path}");
                continue;
            }
            assert_eq!(status, 405, "{method} {path}");
            let allowed = allowed.map(|value| value.to_str().unwrap().to_owned());
            for method in &methods {
                let says = allowed
                    .as_ref()
                    .is_some_and(|list| list.contains(method.as_str()));
                assert!(says, "{path}: Allow {allowed:?}");
            }
        }
    }
}

/// What the layers around a handler may answer is described for each operation.
#[tokio::test]
async fn every_operation_describes_what_the_layers_around_it_may_answer() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut needed = vec!["500", "503"];
            if operation.get("requestBody").is_some() {
                needed.extend(["400", "408", "413", "415", "422"]);
            }
            if path.starts_with("/api/v1/requests") || path == "/api/v1/reports" {
                needed.push("429");
                let header = &operation["responses"]["429"]["headers"]["Retry-After"];
                assert!(header.is_object(), "{method} {path}");
            }
            for status in needed {
                let response = &operation["responses"][status];
                assert!(response.is_object(), "{method} {path} {status}");
            }
        }
    }
}

/// Where the frozen bodies of every released version lie.
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../api/tests/fixtures");

/// What a fixture names of its own city becomes what this server knows.
fn for_the_demonstration_city(fixture: &str, record: usize) -> Value {
    let mut body: Value = serde_json::from_str(fixture).unwrap();
    body["record_id"] = format!("{record:08}-0000-4000-8000-0000000000f1").into();
    if body.get("self_check").is_some() {
        // That of a fixture names a questionnaire that never was.
        body["self_check"] = request_with_check(0)["self_check"].clone();
    }
    for (field, value) in [
        ("city", OPEN),
        ("service", "meal"),
        ("facility", "demo-1"),
        ("town", "999901001"),
        ("village", "999901001001"),
        ("wished_time", "any"),
        ("visited_at", "2026-11-22T11:30"),
    ] {
        let has = body.get(field).is_some() || field == "village" && body.get("town").is_some();
        if has {
            body[field] = value.into();
        }
    }
    body
}

#[tokio::test]
async fn a_body_of_every_released_version_is_taken() {
    let server = TestServer::start().await;
    let mut taken = BTreeSet::new();
    for (record, entry) in std::fs::read_dir(FIXTURES).unwrap().enumerate() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (version, what) = name.split_once('_').unwrap();
        let route = match what.split('_').next().unwrap() {
            "submit" => "/api/v1/requests",
            "report" if !what.ends_with("receipt") && !what.ends_with("summary") => {
                "/api/v1/reports"
            }
            _ => continue,
        };
        let body = for_the_demonstration_city(&std::fs::read_to_string(&path).unwrap(), record);
        let reply = server.post(route).json(&body).send().await.unwrap();
        let (status, told) = (reply.status(), reply.text().await.unwrap());
        assert_eq!(status, 201, "{name}: {told}");
        taken.insert((version.to_owned(), route));
    }
    for version in 1..=eldercare_api::v1::SCHEMA_VERSION {
        for route in ["/api/v1/requests", "/api/v1/reports"] {
            let version = format!("v{version}");
            assert!(
                taken.contains(&(version.clone(), route)),
                "{version} {route}"
            );
        }
    }
}

/// The closed lists of a request, in the document and in the code.
#[tokio::test]
async fn the_document_names_every_choice_of_a_request() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let fields = &document["components"]["schemas"]["SubmitRequest"]["properties"];
    let of = |ids: &[&str]| format!("^({})$", ids.join("|"));
    let expected = [
        ("for_whom", of(&ForWhom::ALL.map(ForWhom::id))),
        ("agreement", of(&Agreement::ALL.map(Agreement::id))),
        ("phone_owner", of(&PhoneOwner::ALL.map(PhoneOwner::id))),
    ];
    for (field, pattern) in expected {
        assert_eq!(fields[field]["pattern"], pattern, "{field}");
    }
}
