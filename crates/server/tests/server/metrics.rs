//! Numbers for Prometheus: at an address of their own, and without anything personal.

use eldercare_server::{Clock, Config, Server};
use reqwest::Client;
use tokio::sync::oneshot;

use crate::support::{TestServer, request};

const MARKER: &str = "MARKER";

/// What Prometheus reads after the exchanges below.
const LINES: [&str; 9] = [
    "eldercare_exchanges_total{method=\"POST\",route=\"/api/v1/requests\",status=\"201\"} 1",
    "eldercare_exchanges_total{method=\"GET\",route=\"/api/v1/cities/{id}/services\",status=\"404\"} 1",
    "eldercare_exchanges_total{method=\"GET\",route=\"/api/…\",status=\"404\"} 1",
    "eldercare_exchanges_total{method=\"OTHER\",route=\"(site)\",status=\"405\"} 1",
    "eldercare_exchange_seconds_count{route=\"/api/v1/requests\"} 1",
    "eldercare_passwords_compared_total 0",
    "eldercare_submissions_waiting 0",
    // Without its number: a connection goes back to its pool a moment after the answer.
    "eldercare_database_connections{pool=\"writer\",state=\"busy\"} ",
    "# EOF",
];

/// A request that is taken, and everything else with the marker in it.
async fn exchange(client: &Client, public: &str) {
    let mut body = request(1);
    body["elder_name"] = MARKER.into();
    body["wished_time"] = "any".into();
    let sent = client.post(format!("{public}/api/v1/requests")).json(&body);
    assert_eq!(sent.send().await.unwrap().status(), 201);
    for path in [
        "/MARKER",
        "/api/v1/cities/MARKER/services",
        "/api/MARKER?q=MARKER",
    ] {
        client.get(format!("{public}{path}")).send().await.unwrap();
    }
    let method = reqwest::Method::from_bytes(MARKER.as_bytes()).unwrap();
    client.request(method, public).send().await.unwrap();
}

#[tokio::test]
async fn numbers_are_counted_by_template_at_an_address_of_their_own_and_name_nobody() {
    let demo = TestServer::start().await;
    let data = tempfile::tempdir().unwrap();
    let config = Config {
        port: 0,
        data: data.path().to_owned(),
        site: demo.site.path().to_owned(),
        metrics: Some("127.0.0.1:0".parse().unwrap()),
        ..Config::default()
    };
    let server = Server::start(&config, Clock::system()).await.unwrap();
    let public = format!("http://{}", server.address());
    let own = format!("http://{}/metrics", server.metrics_address().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async { drop(stopped.await) }));

    let client = &demo.client;
    exchange(client, &public).await;
    let told = client.get(&own).send().await.unwrap();
    let kind = told.headers()["content-type"].to_str().unwrap().to_owned();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = told.text().await.unwrap();
    for line in LINES {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains(MARKER), "{text}");
    // Not where the public is.
    let hidden = client
        .get(format!("{public}/metrics"))
        .send()
        .await
        .unwrap();
    assert_eq!(hidden.status(), 404);
    stop.send(()).unwrap();
    running.await.unwrap();
    assert!(client.get(&own).send().await.is_err());
}
