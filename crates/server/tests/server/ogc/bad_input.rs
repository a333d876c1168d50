//! Whatever is wrong with a question, the reply says which parameter and what it must be, and
//! repeats nothing.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::{Method, Response};
use serde_json::json;

use super::places::{ROOT, places, serve};
use crate::support::refusal;

#[tokio::test]
async fn a_wrong_parameter_is_named_with_what_it_must_be() {
    let server = serve(places).await;
    for (query, field) in [
        ("bbox=1,2,3", "bbox"),
        ("bbox=1,4,3,2", "bbox"),
        ("bbox=a,b,c,d", "bbox"),
        ("bbox=1,2,3,999", "bbox"),
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("datetime=yesterday", "datetime"),
        ("datetime=2025-02-01/2025-01-01", "datetime"),
        ("cursor=%E6%BC%94", "cursor"),
        ("cursor=AAAA", "cursor"),
        ("kind=pub", "kind"),
        ("ownership=mine", "ownership"),
        ("demo=maybe", "demo"),
        ("district_code=x", "district_code"),
        ("city=", "city"),
        ("limit=1&limit=2", "limit"),
    ] {
        let path = format!("{ROOT}/collections/facilities/items?{query}");
        let (status, envelope) = refusal(server.get(&path).send().await.unwrap()).await;
        assert_eq!(
            (status, &envelope["code"]),
            (400, &json!("query.parameter")),
            "{query}"
        );
        assert_eq!(envelope["field"], field, "{query}");
        assert!(
            envelope["description"].as_str().unwrap().len() > 20,
            "{query}"
        );
    }
}

#[tokio::test]
async fn an_unknown_parameter_is_refused_everywhere_and_not_repeated() {
    let server = serve(places).await;
    for path in [
        "",
        "/api",
        "/conformance",
        "/collections",
        "/collections/bath",
        "/collections/bath/schema",
        "/collections/bath/items",
        "/collections/facilities/items/demo-01",
    ] {
        let path = format!("{ROOT}{path}?secret=1");
        let (status, envelope) = refusal(server.get(&path).send().await.unwrap()).await;
        assert_eq!(
            (status, &envelope["code"]),
            (400, &json!("query.parameter")),
            "{path}"
        );
        assert!(!envelope.to_string().contains("secret"), "{envelope}");
    }
}

#[tokio::test]
async fn unknown_collections_and_places_and_wrong_methods_say_so() {
    let server = serve(places).await;
    for (path, code) in [
        ("/collections/hospital", "collection.unknown"),
        ("/collections/hospital/items", "collection.unknown"),
        ("/collections/hospital/schema", "collection.unknown"),
        ("/collections/%ff/items", "collection.unknown"),
        ("/collections/bath/items/nobody", "place.unknown"),
        ("/collections/bath/items/%ff", "place.unknown"),
        ("/nowhere", "route.unknown"),
    ] {
        let response = server.get(&format!("{ROOT}{path}")).send().await.unwrap();
        let (status, envelope) = refusal(response).await;
        assert_eq!((status, &envelope["code"]), (404, &json!(code)), "{path}");
    }
    let response = server
        .post(&format!("{ROOT}/collections"))
        .send()
        .await
        .unwrap();
    assert_eq!(refusal(response).await.0, 405);
}

/// What a browser asks before a page of others sends a question with a tag.
async fn preflight(server: &crate::support::TestServer, path: &str, method: &str) -> Response {
    let asked = server.client.request(Method::OPTIONS, server.url(path));
    let asked = asked
        .header("origin", "https://a.example")
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "if-none-match");
    asked.send().await.unwrap()
}

#[tokio::test]
async fn a_page_of_others_may_ask_with_a_tag_and_read_a_refusal() {
    let server = serve(places).await;
    for path in [
        "/collections/bath/items?limit=0",
        "/collections/hospital",
        "/collections/bath/items/nobody",
        "/collections",
    ] {
        let path = format!("{ROOT}{path}");
        let asked = server.get(&path).header("origin", "https://a.example");
        let reply = asked.send().await.unwrap();
        let readable = &reply.headers()["access-control-allow-origin"];
        assert_eq!(readable, "*", "{path}");
        let allowed = preflight(&server, &path, "GET").await;
        assert_eq!(allowed.status(), 200, "{path}");
        let allowed = allowed.headers();
        assert_eq!(allowed["access-control-allow-headers"], "if-none-match");
        assert_eq!(allowed["access-control-allow-methods"], "GET,HEAD");
    }
    // What people send is nobody else's.
    let closed = preflight(&server, "/api/v1/reports", "POST").await;
    assert_eq!(closed.status(), 405);
    assert!(!closed.headers().contains_key("access-control-allow-origin"));
}

#[test]
fn no_query_makes_the_server_fail() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(serve(places));
    let mut runner = TestRunner::new(Config {
        cases: 300,
        failure_persistence: None,
        ..Config::default()
    });
    let name = prop_oneof![
        Just("bbox"),
        Just("limit"),
        Just("datetime"),
        Just("cursor"),
        Just("district"),
        Just("city"),
    ];
    let query = proptest::collection::vec((name, any::<String>()), 0..3);
    let result = runner.run(&query, |query| {
        let asked = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(query)
            .finish();
        let path = format!("{ROOT}/collections/facilities/items?{asked}");
        let response = runtime.block_on(server.get(&path).send());
        let status = response.unwrap().status().as_u16();
        prop_assert!(status == 200 || status == 400, "{}", status);
        Ok(())
    });
    result.unwrap();
}
