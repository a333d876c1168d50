//! Following a request by code and the last digits of the telephone.

use reqwest::Response;
use serde_json::{Value, json};

use crate::support::{TestServer, refusal, request};

async fn stored(server: &TestServer) -> String {
    let receipt: Value = server
        .send(request(1).to_string())
        .await
        .json()
        .await
        .unwrap();
    receipt["tracking_code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn code_and_digits_together_tell_the_state_and_nothing_about_the_person() {
    let server = TestServer::start().await;
    let code = stored(&server).await;
    for (typed, digits) in [
        (code.clone(), "4321"),
        (code.to_lowercase().replace('-', " "), " 43 21"),
        (code.replace('-', "－").replace('0', "o"), "４３２１"),
    ] {
        let response = server.follow(&typed, digits).await;
        assert_eq!(response.status(), 200, "{typed}");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let reply: Value = response.json().await.unwrap();
        let expected = json!({"state": "received", "received_at": "2026-11-22T04:00:00Z",
            "state_since": "2026-11-22T04:00:00Z", "first_look_by": "2026-11-25",
            "consents": ["contact"]});
        assert_eq!(reply, expected);
    }
}

/// Status, headers and body, with what differs from one exchange to the next made equal.
async fn comparable(response: Response) -> (u16, Vec<(String, String)>, String) {
    let status = response.status().as_u16();
    let id = response.headers()["x-correlation-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let mut headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().replace(&id, "id")))
        .collect();
    headers.sort();
    (
        status,
        headers,
        response.text().await.unwrap().replace(&id, "id"),
    )
}

#[tokio::test]
async fn a_wrong_code_a_mistyped_code_and_wrong_digits_get_the_very_same_reply() {
    let server = TestServer::start().await;
    let code = stored(&server).await;
    let (status, envelope) = refusal(server.follow(&code, "4322").await).await;
    assert_eq!(
        (status, &envelope["code"]),
        (404, &json!("status.not-found"))
    );
    let reference = comparable(server.follow(&code, "4322").await).await;
    for (code, digits) in [
        ("0000-0000-000", "4321"),
        ("0000-0000-001", "4321"),
        ("", "4321"),
        ("演示", "4321"),
        (code.as_str(), ""),
        (code.as_str(), "演示演示"),
        (code.as_str(), "04321"),
        (code.as_str(), "none"),
        ("0000-0000-000", "none"),
        (&"0".repeat(50_000), "none"),
    ] {
        assert_eq!(
            comparable(server.follow(code, digits).await).await,
            reference
        );
    }
}

#[tokio::test]
async fn a_question_of_another_shape_is_refused_as_such() {
    let server = TestServer::start().await;
    for query in [
        json!({}),
        json!({"code": 1, "phone_last4": "1"}),
        json!({"code": "", "phone_last4": "", "more": 1}),
    ] {
        let post = server.post("/api/v1/requests/status").json(&query);
        let (status, envelope) = refusal(post.send().await.unwrap()).await;
        assert_eq!((status, &envelope["code"]), (422, &json!("body.shape")));
    }
}
