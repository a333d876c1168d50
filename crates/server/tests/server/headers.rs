//! Every reply carries the same protection, whatever route it comes from.

use std::fmt::Write as _;

use reqwest::header::HeaderMap;
use reqwest::{Method, Response};
use serde_json::Value;

use crate::support::{TestServer, request};

const FROZEN: &str = include_str!("headers.snapshot");

/// Headers of a reply, sorted, with what differs from run to run made equal.
fn listed(title: &str, response: &Response) -> String {
    let mut lines: Vec<String> = response
        .headers()
        .iter()
        .map(|(name, value)| {
            let value = match name.as_str() {
                // Held by its own tests; the same on every route.
                "content-security-policy" => value.to_str().unwrap().split(';').next().unwrap(),
                "date" | "last-modified" | "etag" | "x-correlation-id" | "content-length" => "…",
                _ => value.to_str().unwrap(),
            };
            format!("  {name}: {value}\n")
        })
        .collect();
    lines.sort();
    format!(
        "{title} -> {}\n{}\n",
        response.status().as_u16(),
        lines.concat()
    )
}

/// One address of each kind.
const PATHS: [&str; 24] = [
    "/",
    "/place/demo-1",
    "/nowhere",
    "/nowhere.js",
    "/app-0123456789abcdef.js",
    "/geo/cities.json",
    "/geo/999901/points.cbor",
    "/locales/zh-CN/app.json",
    "/list/index.html",
    "/open/bath.json",
    "/api/v1/health",
    "/api/v1/openapi.json",
    "/api/v1/cities/999901/facilities.geojson",
    "/api/v1/cities/999901/reports/summary",
    "/api/v1/facilities?limit=1",
    "/api/v1/services?city=999901",
    "/api/v1/services",
    "/api/v1/form-token",
    "/api/v1/ogc",
    "/api/v1/ogc/collections",
    "/api/v1/ogc/collections/canteen/items",
    "/api/v1/ogc/collections/canteen/items?limit=0",
    "/api/v1/nowhere",
    "/api/v1/requests",
];

async fn snapshot(server: &TestServer) -> String {
    let mut all = String::new();
    for path in PATHS {
        let response = server.get(path).send().await.unwrap();
        write!(all, "{}", listed(&format!("GET {path}"), &response)).unwrap();
    }
    let created = server.send(request(1).to_string()).await;
    all += &listed("POST /api/v1/requests", &created);
    let refused = server.send("{").await;
    all += &listed("POST /api/v1/requests (malformed)", &refused);
    let unknown = server.follow("0000-0000-000", "0000").await;
    all += &listed("POST /api/v1/requests/status (unknown)", &unknown);
    let large = server.send(" ".repeat(65 * 1024)).await;
    all += &listed("POST /api/v1/requests (too large)", &large);
    let wrong = server.client.delete(server.url("/api/v1/requests"));
    let wrong = wrong.send().await.unwrap();
    all += &listed("DELETE /api/v1/requests", &wrong);
    let wrong = server.post("/").send().await.unwrap();
    all += &listed("POST /", &wrong);
    all
}

#[tokio::test]
async fn the_headers_of_every_route_are_as_frozen() {
    let server = TestServer::start().await;
    let now = snapshot(&server).await;
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/server/headers.snapshot");
        std::fs::write(file, &now).unwrap();
        return;
    }
    assert!(now == FROZEN, "set UPDATE_SNAPSHOTS=1 to accept:\n{now}");
}

#[tokio::test]
async fn every_reply_of_the_snapshot_is_protected() {
    let server = TestServer::start().await;
    let replies = snapshot(&server).await;
    for reply in replies.trim_end().split("\n\n") {
        for needed in [
            "content-security-policy: default-src 'none'",
            "nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "permissions-policy: geolocation=(self)",
            "cache-control: ",
        ] {
            // A wrong method for a file has nothing to keep.
            let exempt = needed == "cache-control: " && reply.starts_with("POST / ");
            assert!(exempt || reply.contains(needed), "{needed}\n{reply}");
        }
        assert!(!reply.contains("server: "), "{reply}");
        // Only what is published may be kept, and whoever may keep it may also read it; of the rest
        // the pages of others read only why they get nothing.
        if reply.contains(" /api/") {
            let open = reply.contains("access-control-allow-origin: *");
            let kept = !reply.contains("cache-control: no-store");
            let refused = reply.contains("-> 400\n");
            assert_eq!(
                open,
                kept || refused && reply.starts_with("GET "),
                "{reply}"
            );
            assert!(!open || reply.starts_with("GET "), "{reply}");
        }
    }
}

fn assert_protected(headers: &HeaderMap, what: &str) {
    for needed in [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "permissions-policy",
        "x-correlation-id",
    ] {
        assert!(headers.contains_key(needed), "{what}: {needed}");
    }
    for banner in ["server", "x-powered-by", "via"] {
        assert!(!headers.contains_key(banner), "{what}: {banner}");
    }
}

/// Whatever the method and the address: every described route, files, and what there is not.
#[tokio::test]
async fn every_method_of_every_address_is_protected_and_unused_methods_do_nothing() {
    let server = TestServer::start().await;
    let document: Value = server
        .get("/api/v1/openapi.json")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let described = document["paths"].as_object().unwrap().keys().cloned();
    let elsewhere = [
        "/",
        "/nowhere",
        "/geo/cities.json",
        "/api",
        "/api/v1/nowhere",
    ];
    for path in described.chain(elsewhere.map(str::to_owned)) {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"] {
            let ask = Method::from_bytes(method.as_bytes()).unwrap();
            let path = path.replace(['{', '}'], "");
            let reply = server.client.request(ask, server.url(&path));
            let reply = reply.send().await.unwrap();
            let status = reply.status().as_u16();
            assert_protected(reply.headers(), &format!("{method} {path}"));
            if !["GET", "POST"].contains(&method) {
                assert!([404, 405].contains(&status), "{method} {path}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn transport_security_is_asked_for_only_when_the_person_came_over_https() {
    let server = TestServer::start().await;
    let plain = server.get("/").send().await.unwrap();
    assert!(!plain.headers().contains_key("strict-transport-security"));
    for path in ["/", "/api/v1/nowhere"] {
        let secure = server
            .get(path)
            .header("x-forwarded-proto", "https")
            .send()
            .await
            .unwrap();
        assert_eq!(
            secure.headers()["strict-transport-security"],
            "max-age=31536000"
        );
    }
}
