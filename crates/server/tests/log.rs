//! Nothing that a person typed or that a client sent reaches the log, at any level of our own.
//!
//! Alone in its program, since the log belongs to the whole process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

#[path = "server/support.rs"]
#[allow(dead_code)]
mod support;

use serde_json::json;
use support::{TestServer, request_with_check, wrong_fact};

/// Keeps everything that is logged.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

const MARKER: &str = "MARKER";

/// Everything that a person or a client can send, each with a marker or a number of its own.
async fn exercise(server: &TestServer) -> Vec<String> {
    let mut request = request_with_check(9);
    request["elder_name"] = format!("演示{MARKER}").into();
    request["door"] = format!("{MARKER}路").into();
    request["note"] = MARKER.into();
    request["phone"] = "13912345678".into();
    let body = request.to_string();
    let receipt: serde_json::Value = server.send(body.clone()).await.json().await.unwrap();
    let code = receipt["tracking_code"].as_str().unwrap().to_owned();
    server.send(body.clone()).await;
    server.send(body.replace("meal", "bath")).await;
    server.send(body.replace(':', MARKER)).await;
    server.send(body.replace("\"door\"", "\"MARKER\"")).await;
    server.follow(&code, "5678").await;
    server.follow(&code, MARKER).await;
    server.follow(MARKER, "5678").await;
    visit(server).await;
    tell(server).await;
    go_on(server, &code).await;
    knock_at_the_desk(server).await;
    let record_id = request["record_id"].as_str().unwrap().to_owned();
    vec![
        MARKER.into(),
        "演示".into(),
        "13912345678".into(),
        "5678".into(),
        code,
        record_id,
    ]
}

/// What a family does after sending, first with a wrong word, then rightly; the deletion comes last.
async fn go_on(server: &TestServer, code: &str) {
    let (digits, phone) = ("5678", "13912345678");
    let steps = [
        ("feedback", "feedback", "nobody-came", 409),
        ("withdraw", "what", "request", 200),
        ("export", "phone", phone, 200),
        ("delete", "", "", 200),
    ];
    for (route, field, word, status) in steps {
        let mut last = 0;
        let wrong = [
            (MARKER, digits, word),
            (code, MARKER, word),
            (code, digits, MARKER),
        ];
        // A deletion says nothing but which request.
        let wrong = wrong.into_iter().take(if field.is_empty() { 2 } else { 3 });
        for (code, digits, word) in wrong.chain([(code, digits, word)]) {
            let mut body = json!({"code": code});
            let whose = if route == "export" {
                "phone"
            } else {
                "phone_last4"
            };
            body[whose] = if route == "export" { word } else { digits }.into();
            if !["phone", ""].contains(&field) {
                body[field] = word.into();
            }
            let path = format!("/api/v1/requests/{route}");
            let answer = server.post(&path).json(&body).send().await.unwrap();
            last = answer.status().as_u16();
        }
        assert_eq!(last, status, "{route}");
    }
}

/// Signs in with a marker, sends a marker for a session, and asks for everything under it.
async fn knock_at_the_desk(server: &TestServer) {
    let sign_in = json!({"login": MARKER, "password": format!("{MARKER}{MARKER}")});
    let answer = server.post("/api/v1/desk/sign-in").json(&sign_in).send();
    assert_eq!(answer.await.unwrap().status(), 401);
    for path in [
        "session",
        "list?town=MARKER",
        "requests?since=MARKER",
        "requests/MARKER",
    ] {
        let get = server.get(&format!("/api/v1/desk/{path}"));
        let get = get.header("cookie", format!("__Host-desk={MARKER}"));
        let answer = get
            .header("authorization", format!("Bearer {MARKER}"))
            .send();
        assert!(answer.await.unwrap().status().is_client_error(), "{path}");
    }
}

/// A report that is stored, and the same with everything wrong.
async fn tell(server: &TestServer) {
    let mut report = wrong_fact(9);
    report["right"] = format!("演示{MARKER}").into();
    assert_eq!(server.report(&report).await.status(), 201);
    report["right"] = format!("{MARKER} 13912345678").into();
    server.report(&report).await;
    for field in ["record_id", "city", "facility", "kind", "fact"] {
        let mut wrong = wrong_fact(8);
        wrong[field] = MARKER.into();
        assert_eq!(server.report(&wrong).await.status(), 422, "{field}");
    }
}

/// Addresses, methods and headers with the marker in them.
async fn visit(server: &TestServer) {
    for path in [
        "/place/MARKER?q=MARKER",
        "/MARKER.js",
        "/api/MARKER?q=MARKER",
        "/api/v1/cities/MARKER/facilities.geojson",
        "/check/MARKER",
    ] {
        let get = server
            .get(path)
            .header("user-agent", MARKER)
            .header("referer", MARKER);
        get.header("idempotency-key", MARKER).send().await.unwrap();
        let method = reqwest::Method::from_bytes(MARKER.as_bytes()).unwrap();
        server
            .client
            .request(method, server.url(path))
            .send()
            .await
            .unwrap();
    }
}

/// The audit's rows without their hashes, which have digits of their own.
async fn audit(server: &TestServer) -> Vec<String> {
    let rows = "SELECT actor || ' ' || action || ' ' || object || ' ' || detail FROM audit";
    let database = server.database().await;
    sqlx::query_scalar(rows).fetch_all(&database).await.unwrap()
}

/// Words of a line whose digits are of their own and nobody's phone: how long an exchange or a
/// query took, and the random id of an exchange.
const OWN_DIGITS: [&str; 4] = ["micros=", "elapsed=", "elapsed_secs=", "correlation_id="];

/// Whether a line of the log tells a secret. Its first word is the time of the line.
fn tells(line: &str, secret: &str) -> bool {
    let own = |word: &&str| OWN_DIGITS.iter().any(|key| word.starts_with(key));
    let mut words = line.split(' ').skip(1).filter(|word| !own(word));
    words.any(|word| word.contains(secret))
}

#[test]
fn digits_of_a_clock_tell_nobody_and_a_phone_does() {
    let clock = "2026-11-27T08:42:29.385678Z DEBUG sqlx::query: rows=1 elapsed=245.678µs \
                 elapsed_secs=0.000245678 micros=5678 correlation_id=00005678";
    assert!(!tells(clock, "5678"));
    assert!(tells("2026-11-27T08:42:29Z DEBUG last=****5678", "5678"));
    assert!(tells(
        "2026-11-27T08:42:29Z DEBUG elapsed=1ms phone=13800005678",
        "13800005678"
    ));
}

/// What a reader of the log must find in it.
const LINES: [&str; 11] = [
    "method=\"POST\" route=\"/api/v1/requests\" status=201",
    "method=\"POST\" route=\"/api/v1/requests/status\" status=404",
    "method=\"POST\" route=\"/api/v1/reports\" status=201",
    "method=\"POST\" route=\"/api/v1/reports\" status=422",
    "method=\"GET\" route=\"/api/v1/cities/{id}/facilities.geojson\" status=404",
    "method=\"GET\" route=\"(site)\" status=200",
    "method=\"OTHER\" route=\"/api/…\"",
    "method=\"POST\" route=\"/api/v1/requests/withdraw\" status=200",
    "method=\"POST\" route=\"/api/v1/requests/export\" status=200",
    "method=\"POST\" route=\"/api/v1/requests/delete\" status=200",
    "method=\"POST\" route=\"/api/v1/desk/sign-in\" status=401",
];

#[tokio::test]
async fn the_log_tells_what_happened_and_never_to_whom() {
    let kept = Kept::default();
    let filter = EnvFilter::new("info,eldercare_server=trace,sqlx=debug,tower_http=trace");
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(kept.clone());
    tracing::subscriber::set_global_default(subscriber.with_ansi(false).finish()).unwrap();

    let server = TestServer::start().await;
    let secrets = exercise(&server).await;
    let log = kept.text();
    for line in LINES {
        assert!(log.contains(line), "{line}\n{log}");
    }
    let audit = audit(&server).await;
    assert!(!audit.is_empty());
    for secret in secrets {
        let found = audit.iter().find(|row| row.contains(&secret));
        // The desk and the family name a request in the audit by its record id, which is nobody's.
        assert!(
            found.is_none() || secret.ends_with("-0000-4000-8000-000000000000"),
            "{found:?}"
        );
        let found = log.lines().find(|line| tells(line, &secret));
        assert_eq!(found, None, "{secret}");
    }
}
