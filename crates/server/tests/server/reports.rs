//! A report about a facility is stored once, says nothing about its sender, and a flood of them
//! says no more than a few.

use eldercare_requests::PayloadHash;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::support::{BROKEN, CLOSED, OPEN, TestServer, closed, refusal, wrong_fact};

async fn summary(server: &TestServer, city: &str) -> reqwest::Response {
    let path = format!("/api/v1/cities/{city}/reports/summary");
    server.get(&path).send().await.unwrap()
}

async fn count_reports(server: &TestServer) -> i64 {
    server.count("SELECT COUNT(*) FROM facility_reports").await
}

#[tokio::test]
async fn a_report_is_stored_once_and_its_receipt_never_changes() {
    let server = TestServer::start().await;
    for body in [closed(1), wrong_fact(1)] {
        let first = server.report(&body).await;
        let second = server.report(&body).await;
        assert_eq!(
            (first.status().as_u16(), second.status().as_u16()),
            (201, 200)
        );
        let receipt: Value = first.json().await.unwrap();
        assert_eq!(receipt, second.json::<Value>().await.unwrap());
        let hash = PayloadHash::of(body.to_string().as_bytes());
        let expected = json!({
            "record_id": body["record_id"],
            "payload_hash": hash.as_str(),
            "received_at": "2026-11-22T04:00:00Z",
        });
        assert_eq!(receipt, expected);
    }
    assert_eq!(count_reports(&server).await, 2);
}

#[tokio::test]
async fn a_receipt_is_the_same_after_a_restart_and_much_later() {
    let server = TestServer::start().await;
    let first: Value = server.report(&closed(1)).await.json().await.unwrap();
    let server = server.restart_at("2027-11-22T04:00:00Z").await;
    let second = server.report(&closed(1)).await;
    assert_eq!(second.status(), 200);
    assert_eq!(first, second.json::<Value>().await.unwrap());
}

#[tokio::test]
async fn of_five_senders_at_the_same_time_one_stores_and_all_get_the_same_receipt() {
    let server = TestServer::start().await;
    let sends = (0..5).map(|_| {
        let post = server.post("/api/v1/reports").json(&closed(7));
        tokio::spawn(post.send())
    });
    let mut created = 0;
    let mut receipts = std::collections::BTreeSet::new();
    for send in sends.collect::<Vec<_>>() {
        let response = send.await.unwrap().unwrap();
        created += u32::from(response.status() == 201);
        receipts.insert(response.text().await.unwrap());
    }
    assert_eq!((created, receipts.len()), (1, 1));
}

#[test]
fn every_fact_that_is_published_with_its_source_can_be_reported_as_wrong() {
    for fact in eldercare_places::details::Fact::ALL {
        let id = match fact.id() {
            "open" => "gone",
            other => other,
        };
        assert!(
            eldercare_requests::report::Fact::from_id(id).is_some(),
            "{id}"
        );
    }
}

#[tokio::test]
async fn the_row_holds_what_was_reported_and_nothing_about_the_sender() {
    let server = TestServer::start().await;
    server.report(&closed(2)).await;
    server.report(&wrong_fact(2)).await;
    let rows = sqlx::query("SELECT * FROM facility_reports ORDER BY kind")
        .fetch_all(&server.database().await)
        .await
        .unwrap();
    let text = |row: usize, column: &str| rows[row].get::<Option<String>, _>(column);
    assert_eq!(rows[0].get::<i64, _>("visited_at"), 1_795_318_200);
    assert_eq!((text(0, "fact"), text(0, "correction")), (None, None));
    assert_eq!(text(1, "fact").as_deref(), Some("hours"));
    assert_eq!(text(1, "correction").as_deref(), Some("演示：周一休息"));
    let columns: Vec<&str> = sqlx::Row::columns(&rows[0])
        .iter()
        .map(sqlx::Column::name)
        .collect();
    assert_eq!(
        columns,
        [
            "record_id",
            "schema_version",
            "payload_hash",
            "received_at",
            "city",
            "facility",
            "kind",
            "visited_at",
            "fact",
            "correction",
        ]
    );
}

#[tokio::test]
async fn another_body_under_the_same_record_id_is_refused_and_changes_nothing() {
    let server = TestServer::start().await;
    server.report(&closed(3)).await;
    let mut other = closed(3);
    other["visited_at"] = json!("2026-11-21T11:30");
    let (status, envelope) = refusal(server.report(&other).await).await;
    assert_eq!(
        (status, &envelope["code"]),
        (422, &json!("record.conflict"))
    );
    assert_eq!(count_reports(&server).await, 1);
}

#[tokio::test]
async fn a_city_that_takes_no_requests_takes_reports() {
    let server = TestServer::start().await;
    let mut body = closed(4);
    body["city"] = json!(CLOSED);
    assert_eq!(server.report(&body).await.status(), 201);
}

/// Field, value that is wrong, key of the text.
const BAD_VISITS: [(&str, &str, &str); 7] = [
    ("record_id", "1", "record_id.malformed"),
    ("city", "000000", "city.unknown"),
    ("facility", "demo-2", "facility.not-here"),
    ("kind", "'; DROP TABLE facility_reports; --", "kind.unknown"),
    ("visited_at", "2026-11-31T10:00", "visited_at.impossible"),
    ("visited_at", "2026-09-01T10:00", "visited_at.past"),
    ("visited_at", "2026-11-24T10:00", "visited_at.too-far"),
];

async fn refused(server: &TestServer, mut body: Value, field: &str, value: &str, key: &str) {
    body[field] = json!(value);
    let (status, envelope) = refusal(server.report(&body).await).await;
    assert_eq!(
        (status, &envelope["code"]),
        (422, &json!("fields.invalid")),
        "{field}"
    );
    assert_eq!(
        envelope["fields"][0]["message_key"],
        format!("error.report.{key}")
    );
    assert!(!envelope.to_string().contains("演示"), "{envelope}");
}

#[tokio::test]
async fn bad_reports_are_refused_with_the_key_of_their_text_and_leave_no_row() {
    let server = TestServer::start().await;
    for (field, value, key) in BAD_VISITS {
        refused(&server, closed(5), field, value, key).await;
    }
    let long = "演".repeat(501);
    for (field, value, key) in [
        ("fact", "colour", "fact.unknown"),
        ("right", &long, "right.too-long"),
        ("right", "演示\u{202e}", "right.characters"),
        ("right", "演示 13800000000", "right.personal"),
    ] {
        refused(&server, wrong_fact(5), field, value, key).await;
    }
    let mut something_else = wrong_fact(5);
    something_else["fact"] = json!("other");
    refused(&server, something_else, "right", "", "right.missing").await;
    assert_eq!(count_reports(&server).await, 0);
}

#[tokio::test]
async fn what_is_wrong_can_be_told_without_knowing_what_is_right() {
    let server = TestServer::start().await;
    let mut body = wrong_fact(7);
    body.as_object_mut().unwrap().remove("right");
    assert_eq!(server.report(&body).await.status(), 201);
}

#[tokio::test]
async fn bodies_of_another_shape_or_version_and_wrong_headers_are_refused() {
    let server = TestServer::start().await;
    let mut phone = closed(6);
    phone["phone"] = json!("13800000000");
    let mut version = closed(6);
    version["schema_version"] = json!(2);
    for body in [phone, version, json!([]), json!(null), json!({})] {
        let (status, envelope) = refusal(server.report(&body).await).await;
        assert_eq!(
            (status, &envelope["code"]),
            (422, &json!("body.shape")),
            "{body}"
        );
    }
    let post = |kind: &'static str| server.post("/api/v1/reports").header("content-type", kind);
    let cut = post("application/json").body("{").send().await.unwrap();
    assert_eq!(refusal(cut).await.0, 400);
    let plain = post("text/plain").body(closed(6).to_string());
    assert_eq!(refusal(plain.send().await.unwrap()).await.0, 415);
    let large = post("application/json").body(" ".repeat(65 * 1024));
    assert_eq!(refusal(large.send().await.unwrap()).await.0, 413);
    let key = post("application/json").header("idempotency-key", "other");
    let (status, envelope) = refusal(key.body(closed(6).to_string()).send().await.unwrap()).await;
    assert_eq!(
        (status, &envelope["code"]),
        (422, &json!("record.key-mismatch"))
    );
    let mut broken = closed(6);
    broken["city"] = json!(BROKEN);
    assert_eq!(refusal(server.report(&broken).await).await.0, 503);
    assert_eq!(count_reports(&server).await, 0);
}

#[tokio::test]
async fn a_flood_counts_as_one_and_ends_at_a_hundred() {
    let server = TestServer::start().await;
    let mut statuses = std::collections::BTreeMap::new();
    for record in 0..104 {
        let status = server.report(&closed(record)).await.status().as_u16();
        *statuses.entry(status).or_insert(0) += 1;
    }
    assert_eq!(statuses, [(201, 100), (429, 4)].into());
    // A retry of what is stored still gets its receipt.
    assert_eq!(server.report(&closed(0)).await.status(), 200);
    let told: Value = summary(&server, OPEN).await.json().await.unwrap();
    let expected = json!({"city": OPEN, "days": 30, "closed": [
        {"facility": "demo-1", "count": 1, "last_visit": "2026-11-22"},
    ]});
    assert_eq!(told, expected);
    let server = server.restart_at("2026-11-23T04:00:00Z").await;
    assert_eq!(server.report(&closed(200)).await.status(), 201);
}

#[tokio::test]
async fn a_clock_that_is_ahead_tells_of_no_day_that_has_not_come() {
    let server = TestServer::start().await;
    let mut ahead = closed(1);
    ahead["visited_at"] = json!("2026-11-23T09:00");
    assert_eq!(server.report(&ahead).await.status(), 201);
    let told: Value = summary(&server, OPEN).await.json().await.unwrap();
    assert_eq!(told["closed"][0]["last_visit"], "2026-11-22");
}

#[tokio::test]
async fn people_at_different_times_count_each_and_old_visits_are_forgotten() {
    let mut server = TestServer::start().await;
    for (record, hour) in [(1, "04"), (2, "05"), (3, "06"), (4, "07")] {
        server = server
            .restart_at(&format!("2026-11-22T{hour}:30:00Z"))
            .await;
        assert_eq!(server.report(&closed(record)).await.status(), 201);
    }
    server.report(&wrong_fact(5)).await;
    let count = |told: &Value| told["closed"][0]["count"].clone();
    let told: Value = summary(&server, OPEN).await.json().await.unwrap();
    assert_eq!(count(&told), 3, "three a day: {told}");
    let server = server.restart_at("2026-12-01T04:00:00Z").await;
    let mut later = closed(6);
    later["visited_at"] = json!("2026-12-01T11:30");
    server.report(&later).await;
    let told: Value = summary(&server, OPEN).await.json().await.unwrap();
    assert_eq!(count(&told), 4);
    assert_eq!(told["closed"][0]["last_visit"], "2026-12-01");
    let server = server.restart_at("2026-12-23T04:00:00Z").await;
    let told: Value = summary(&server, OPEN).await.json().await.unwrap();
    assert_eq!(count(&told), 1);
    let server = server.restart_at("2027-02-01T04:00:00Z").await;
    let told: Value = summary(&server, OPEN).await.json().await.unwrap();
    assert_eq!(told["closed"], json!([]));
}

#[tokio::test]
async fn the_summary_tells_no_text_may_be_kept_and_is_not_sent_twice() {
    let server = TestServer::start().await;
    server.report(&closed(1)).await;
    server.report(&wrong_fact(1)).await;
    let response = summary(&server, OPEN).await;
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    // A minute and never a stale one: who has just reported looks for the report.
    assert_eq!(response.headers()["cache-control"], "public, max-age=60");
    let tag = response.headers()["etag"].clone();
    assert!(!response.text().await.unwrap().contains("演示"));
    let path = format!("/api/v1/cities/{OPEN}/reports/summary");
    let again = server
        .get(&path)
        .header("if-none-match", &tag)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (again.status().as_u16(), &again.headers()["etag"]),
        (304, &tag)
    );
    assert!(again.bytes().await.unwrap().is_empty());
    for (city, status) in [("000000", 404), (BROKEN, 503), ("%ff", 404)] {
        assert_eq!(
            refusal(summary(&server, city).await).await.0,
            status,
            "{city}"
        );
    }
}
