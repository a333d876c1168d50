//! Whatever is wrong, the reply is a 4xx in the envelope, nothing is stored and nothing that was
//! sent is repeated.

use serde_json::{Value, json};

use crate::support::{BROKEN, TestServer, refusal, request};

/// Sends a body that must be refused with this status and code, without storing anything.
async fn refused(server: &TestServer, body: String, expected: (u16, &str)) -> Value {
    let (status, envelope) = refusal(server.send(body.clone()).await).await;
    let shown = body.chars().take(80).collect::<String>();
    assert_eq!(
        (status, envelope["code"].as_str().unwrap()),
        expected,
        "{shown}"
    );
    assert!(!envelope.to_string().contains("演示"), "{envelope}");
    assert_eq!(server.count_requests().await, 0);
    envelope
}

fn changed(pointer: &str, value: Value) -> String {
    let mut body = request(1);
    *body.pointer_mut(pointer).unwrap() = value;
    body.to_string()
}

#[tokio::test]
async fn what_is_not_json_is_malformed() {
    let server = TestServer::start().await;
    let nested = "[".repeat(5_000);
    for body in [
        "",
        "{",
        "演示",
        "{\"a\":1,}",
        "\u{0}",
        "{} {}",
        nested.as_str(),
    ] {
        refused(&server, body.to_owned(), (400, "body.malformed")).await;
    }
    let cut = request(1).to_string();
    refused(
        &server,
        cut[..cut.len() - 1].to_owned(),
        (400, "body.malformed"),
    )
    .await;
    let response = server.send(vec![b'"', 0xff, b'"']).await;
    assert_eq!(refusal(response).await.0, 400);
}

#[tokio::test]
async fn json_of_another_shape_is_refused_as_such() {
    let server = TestServer::start().await;
    let mut extra = request(1);
    extra["演示额外"] = json!(1);
    let mut missing = request(1);
    missing.as_object_mut().unwrap().remove("phone");
    let twice = request(1).to_string().replacen('{', "{\"city\":\"1\",", 1);
    for body in [
        "null".to_owned(),
        "[]".to_owned(),
        "[1,\"演示\"]".to_owned(),
        format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)),
        "{}".to_owned(),
        extra.to_string(),
        missing.to_string(),
        twice,
        changed("/phone", json!(13_800_004_321_u64)),
        changed("/elder_name", json!({"$ne": 1})),
        changed("/consent_contact", json!("yes")),
        changed("/consent_contact", json!(true)),
        changed("/schema_version", json!(-1)),
        changed("/schema_version", json!(1e300)),
        changed("/schema_version", json!(3)),
    ] {
        refused(&server, body, (422, "body.shape")).await;
    }
}

#[tokio::test]
async fn wrong_fields_are_named_all_at_once() {
    let server = TestServer::start().await;
    let mut body = request(1);
    body["phone"] = json!("4200000");
    body["village"] = json!("演示");
    body["service"] = json!("bath");
    let envelope = refused(&server, body.to_string(), (422, "fields.invalid")).await;
    let keys: Vec<&str> = envelope["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["message_key"].as_str().unwrap())
        .collect();
    let expected = [
        "error.service.not-offered",
        "error.phone.area-code",
        "error.village.not-here",
    ];
    assert_eq!(keys, expected);
    assert_eq!(envelope["field"], "service");
}

#[tokio::test]
async fn unknown_cities_places_and_ids_are_problems_of_their_fields() {
    let server = TestServer::start().await;
    for (field, value, key) in [
        ("/city", "000000", "error.city.unknown"),
        ("/city", "../../etc", "error.city.unknown"),
        ("/facility", "demo-2", "error.facility.not-here"),
        ("/town", "1", "error.town.not-here"),
        ("/record_id", "1", "error.record_id.malformed"),
        (
            "/wished_time",
            "2026-02-30/morning",
            "error.wished_time.impossible",
        ),
        ("/note", &"演".repeat(401), "error.note.too-long"),
        ("/elder_name", "\u{202e}", "error.elder_name.characters"),
        (
            "/elder_name",
            "'; DROP TABLE requests; --\u{0}",
            "error.elder_name.characters",
        ),
    ] {
        let envelope = refused(
            &server,
            changed(field, json!(value)),
            (422, "fields.invalid"),
        )
        .await;
        assert_eq!(envelope["fields"][0]["message_key"], key);
    }
}

#[tokio::test]
async fn a_city_without_a_pack_is_unavailable_and_the_others_work() {
    let server = TestServer::start().await;
    refused(
        &server,
        changed("/city", json!(BROKEN)),
        (503, "city.unavailable"),
    )
    .await;
    let path = format!("/api/v1/cities/{BROKEN}/facilities.geojson");
    let (status, _) = refusal(server.get(&path).send().await.unwrap()).await;
    assert_eq!(status, 503);
    assert_eq!(server.send(request(1).to_string()).await.status(), 201);
}

#[tokio::test]
async fn without_any_pack_the_server_runs_and_says_that_requests_must_wait() {
    let (data, site) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(site.path().join("index.html"), "<p>demo").unwrap();
    let server = TestServer::with_folders(data, site).await;
    refused(&server, request(1).to_string(), (503, "city.unavailable")).await;
    assert_eq!(
        server.get("/api/v1/health").send().await.unwrap().status(),
        200
    );
    assert_eq!(server.get("/").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_body_of_64_kb_is_read_and_one_byte_more_is_too_large() {
    let server = TestServer::start().await;
    let body = |size: usize| format!("{:1$}", request(1).to_string(), size);
    let full = 64 * 1024;
    let envelope = refused(
        &server,
        format!("{}\u{6f14}", body(full - 2)),
        (413, "body.too-large"),
    );
    envelope.await;
    let padding = full - (request(1).to_string().len() - request(1).to_string().chars().count());
    let response = server.send(body(padding)).await;
    assert_eq!(response.status(), 201);
}

#[tokio::test]
async fn a_body_that_is_not_declared_as_json_is_refused_before_it_is_read() {
    let server = TestServer::start().await;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "",
    ] {
        let post = server.post("/api/v1/requests").header("content-type", kind);
        let response = post.body(request(1).to_string()).send().await.unwrap();
        let (status, envelope) = refusal(response).await;
        assert_eq!(
            (status, &envelope["code"]),
            (415, &json!("body.content-type")),
            "{kind:?}"
        );
    }
    let bare = server
        .post("/api/v1/requests")
        .body(request(1).to_string())
        .send()
        .await
        .unwrap();
    assert_eq!(refusal(bare).await.0, 415);
    let post = server
        .post("/api/v1/requests")
        .header("content-type", "Application/JSON; charset=utf-8");
    assert_eq!(
        post.body(request(1).to_string())
            .send()
            .await
            .unwrap()
            .status(),
        201
    );
}

#[tokio::test]
async fn wrong_methods_say_which_is_right() {
    let server = TestServer::start().await;
    for (method, path, allow) in [
        ("GET", "/api/v1/requests", "POST"),
        ("DELETE", "/api/v1/requests", "POST"),
        ("OPTIONS", "/api/v1/requests/status", "POST"),
        ("POST", "/api/v1/health", "GET,HEAD"),
        ("INVENTED", "/api/v1/openapi.json", "GET,HEAD"),
    ] {
        let method = method.parse().unwrap();
        let response = server
            .client
            .request(method, server.url(path))
            .send()
            .await
            .unwrap();
        assert_eq!(response.headers()["allow"], allow, "{path}");
        let (status, envelope) = refusal(response).await;
        assert_eq!(
            (status, &envelope["code"]),
            (405, &json!("route.method")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn unknown_addresses_and_cities_say_so() {
    let server = TestServer::start().await;
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/requests",
        "/api/v1/requests/",
        "/api/%ff",
    ] {
        let (status, envelope) = refusal(server.get(path).send().await.unwrap()).await;
        assert_eq!(
            (status, &envelope["code"]),
            (404, &json!("route.unknown")),
            "{path}"
        );
    }
    for id in ["000000", "%ff", "..%2f", "999901%00"] {
        let path = format!("/api/v1/cities/{id}/facilities.geojson");
        let (status, envelope) = refusal(server.get(&path).send().await.unwrap()).await;
        assert_eq!(
            (status, &envelope["code"]),
            (404, &json!("city.unknown")),
            "{id}"
        );
    }
}

/// What the server says to bytes, until it ends the connection.
fn raw(address: std::net::SocketAddr, bytes: &[u8]) -> String {
    use std::io::{Read as _, Write as _};
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let patience = std::time::Duration::from_secs(10);
    stream.set_read_timeout(Some(patience)).unwrap();
    // It may refuse before it has read everything.
    drop(stream.write_all(bytes));
    let mut reply = Vec::new();
    drop(stream.read_to_end(&mut reply));
    String::from_utf8_lossy(&reply).into_owned()
}

#[tokio::test]
async fn what_is_no_http_is_refused_by_the_library_and_others_are_served() {
    let server = TestServer::start().await;
    let long = "a".repeat(70_000);
    let many = (0..200).map(|n| format!("x-{n}: 1\r\n"));
    let many = many.collect::<Vec<_>>().concat();
    for (bytes, statuses) in [
        ("HELLO\r\n\r\n".to_owned(), [400, 400]),
        (format!("GET /{long} HTTP/1.1\r\nhost: a\r\n\r\n"), [414, 431]),
        (format!("GET / HTTP/1.1\r\nhost: a\r\n{many}\r\n"), [431, 431]),
        (
            "POST /api/v1/requests HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}{"
                .to_owned(),
            [400, 400],
        ),
    ] {
        let address = server.address;
        let shown = bytes.chars().take(40).collect::<String>();
        let reply = tokio::task::spawn_blocking(move || raw(address, bytes.as_bytes()));
        let reply = reply.await.unwrap();
        let status = reply.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
        assert!(status.is_some_and(|status| statuses.contains(&status)), "{shown}: {reply}");
        assert!(!reply.contains("aaaa"), "{shown}: nothing that was sent is repeated");
    }
    assert_eq!(
        server.get("/api/v1/health").send().await.unwrap().status(),
        200
    );
    assert_eq!(server.count_requests().await, 0);
}
