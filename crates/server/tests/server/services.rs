//! The catalogue of services.

use serde_json::{Value, json};

use crate::support::{BROKEN, CLOSED, OPEN, TestServer, refusal, request, request_with_check};

async fn services(server: &TestServer, city: &str) -> Value {
    let path = format!("/api/v1/cities/{city}/services");
    let reply = server.get(&path).send().await.unwrap();
    assert_eq!(reply.headers()["cache-control"], "public, max-age=60");
    reply.json().await.unwrap()
}

#[tokio::test]
async fn each_service_says_how_it_stands_how_it_is_asked_for_and_who_says_so() {
    let server = TestServer::start().await;
    let list = services(&server, OPEN).await;
    let rows = list["services"].as_array().unwrap();
    let told = |row: &Value| {
        ["id", "status", "ask", "only", "until"].map(|key| row[key].as_str().map(str::to_owned))
    };
    let expected = [
        ["meal", "there", "request", "", ""],
        ["visiting", "there", "hotline", "village", ""],
        ["day-care", "planned", "hotline", "", ""],
        ["assessment", "unnamed", "question", "", ""],
        ["home-bed", "over", "hotline", "", "2023-06-30"],
    ];
    let expected = expected.map(|row| row.map(|text| (!text.is_empty()).then(|| text.to_owned())));
    let found: Vec<_> = rows.iter().map(told).collect();
    assert_eq!(found, expected);
    assert_eq!(rows[0]["name"]["zh-CN"], "助餐");
    assert_eq!(rows[0]["source"]["date"], "2026-01-01");
    assert_eq!(rows[0]["source"]["checked"], "2026-11-22");
    assert_eq!(rows[3].get("source"), None);
    assert_eq!(rows[1]["attributes"], json!([]));
    assert_eq!(
        (&list["takes_requests"], &list["hotline"]),
        (&true.into(), &"12345".into())
    );
}

/// The catalogue is right about what a request needs: the server refuses a request without a field that
/// is always needed, and takes it without any other.
#[tokio::test]
async fn the_attributes_are_what_a_request_really_needs() {
    let server = TestServer::start().await;
    let list = services(&server, OPEN).await;
    let attributes = list["services"][0]["attributes"].as_array().unwrap();
    assert_eq!(attributes.len(), 19);
    for (number, attribute) in attributes.iter().enumerate() {
        let name = attribute["name"].as_str().unwrap();
        let mut body = request_with_check(u8::try_from(number).unwrap());
        body.as_object_mut().unwrap().remove(name);
        // How the elder agreed is asked from the second form on; this body is of the first.
        let needed = !["never", "for-another"].contains(&attribute["needed"].as_str().unwrap());
        let status = server.send(body.to_string()).await.status().as_u16();
        assert_eq!(status, if needed { 422 } else { 201 }, "{name}");
        for choice in attribute["choices"].as_array().into_iter().flatten() {
            let mut body = request(100 + u8::try_from(number).unwrap());
            body[name] = choice.clone();
            if name == "agreement" {
                body["schema_version"] = json!(2);
            }
            let record = format!(
                "{}-0000-4000-8000-0000{number:04x}0000",
                &digest(choice)[..8]
            );
            body["record_id"] = record.into();
            assert_eq!(
                server.send(body.to_string()).await.status(),
                201,
                "{choice}"
            );
        }
    }
}

/// Eight hex digits that differ from choice to choice.
fn digest(choice: &Value) -> String {
    let text = choice.as_str().unwrap();
    let sum = text.bytes().fold(7_u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    });
    format!("{sum:08x}")
}

#[tokio::test]
async fn both_addresses_tell_the_same_and_refuse_alike() {
    let server = TestServer::start().await;
    let same = server.get(&format!("/api/v1/services?city={OPEN}"));
    let same: Value = same.send().await.unwrap().json().await.unwrap();
    assert_eq!(same, services(&server, OPEN).await);
    for (path, expected) in [
        ("/api/v1/services".to_owned(), (400, "query.parameter")),
        (
            "/api/v1/services?city=".to_owned(),
            (400, "query.parameter"),
        ),
        (
            "/api/v1/services?town=1".to_owned(),
            (400, "query.parameter"),
        ),
        ("/api/v1/services?city=1".to_owned(), (404, "city.unknown")),
        (
            "/api/v1/cities/1/services".to_owned(),
            (404, "city.unknown"),
        ),
        (
            format!("/api/v1/cities/{BROKEN}/services"),
            (503, "city.unavailable"),
        ),
    ] {
        let (status, envelope) = refusal(server.get(&path).send().await.unwrap()).await;
        assert_eq!(
            (status, envelope["code"].as_str().unwrap()),
            expected,
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_city_that_takes_no_requests_leads_to_its_hotline() {
    let server = TestServer::start().await;
    let list = services(&server, CLOSED).await;
    assert_eq!(list["takes_requests"], false);
    for row in list["services"].as_array().unwrap() {
        assert_eq!(
            (&row["ask"], &row["attributes"]),
            (&"hotline".into(), &json!([]))
        );
    }
}
