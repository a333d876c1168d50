//! The search as everybody uses it.

use serde_json::Value;

use crate::support::{OPEN, TestServer, refusal};

async fn search(server: &TestServer, query: &str) -> Value {
    let response = server
        .get(&format!("/api/v1/facilities{query}"))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200, "{query}");
    assert_eq!(response.headers()["content-type"], "application/geo+json");
    response.json().await.unwrap()
}

#[tokio::test]
async fn a_place_is_found_by_its_name_in_any_spelling_with_its_city() {
    let server = TestServer::start().await;
    for query in [
        "?q=演示食堂",
        "?q=食堂",
        "?q=堂",
        "?q=示%20食",
        "?q=演示區",
        "?q=食&kind=canteen&limit=1",
    ] {
        let found = search(&server, query).await;
        // The same place in both cities whose packs are whole.
        assert_eq!(found["numberMatched"], 2, "{query}");
        let feature = &found["features"][0];
        assert_eq!(feature["properties"]["city"], OPEN);
        assert_eq!(feature["properties"]["name"], "演示食堂");
    }
}

#[tokio::test]
async fn filters_narrow_and_the_count_is_exact_beyond_the_page() {
    let server = TestServer::start().await;
    let count = async |query: &str| search(&server, query).await["numberMatched"].clone();
    assert_eq!(count(&format!("?q=食堂&city={OPEN}")).await, 1);
    assert_eq!(count("?q=食堂&kind=bath,station").await, 0);
    assert_eq!(count("?bbox=111,29,112,30").await, 2);
    assert_eq!(count("?bbox=100,29,101,30").await, 0);
    assert_eq!(count("?q=没有").await, 0);
    let page = search(&server, "?limit=1").await;
    assert_eq!(
        (&page["numberMatched"], &page["numberReturned"]),
        (&2.into(), &1.into())
    );
}

#[tokio::test]
async fn an_unchanged_city_is_not_loaded_again_and_survives_a_restart() {
    let server = TestServer::start().await;
    assert_eq!(search(&server, "?q=食堂").await["numberMatched"], 2);
    let server = server.restart().await;
    assert_eq!(search(&server, "?q=食堂").await["numberMatched"], 2);
    // Without its files a city keeps what was known; without its entry it goes.
    std::fs::write(server.site.path().join("geo/cities.json"), "[]").unwrap();
    let server = server.restart().await;
    assert_eq!(search(&server, "?q=食堂").await["numberMatched"], 0);
}

#[tokio::test]
async fn wrong_parameters_are_refused_by_name() {
    let server = TestServer::start().await;
    for (query, status, field) in [
        ("?limit=0", 400, Some("limit")),
        ("?kind=pub", 400, Some("kind")),
        ("?bbox=1,2,3", 400, Some("bbox")),
        ("?query=a", 400, None),
        ("?city=000000", 404, None),
    ] {
        let response = server
            .get(&format!("/api/v1/facilities{query}"))
            .send()
            .await
            .unwrap();
        let (found, envelope) = refusal(response).await;
        assert_eq!(found, status, "{query}");
        assert_eq!(envelope["field"].as_str(), field, "{query}");
    }
    let long = format!("/api/v1/facilities?q={}", "养".repeat(65));
    let (status, envelope) = refusal(server.get(&long).send().await.unwrap()).await;
    assert_eq!((status, &envelope["field"]), (400, &"q".into()));
}
