//! What the interface says about itself, and where its links lead.

use serde_json::json;

use super::places::{CITIES, ROOT, get, get_at, link, places, serve};

#[tokio::test]
async fn every_link_leads_to_what_it_promises() {
    let server = serve(places).await;
    let mut waiting = vec![server.url(ROOT)];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(address) = waiting.pop() {
        let document = get_at(&server, &address).await;
        let links = document["links"].as_array().cloned().unwrap_or_default();
        let inner = document["collections"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let inner = inner
            .iter()
            .flat_map(|c| c["links"].as_array().cloned().unwrap());
        for link in links.into_iter().chain(inner) {
            let href = link["href"].as_str().unwrap().to_owned();
            let response = server.client.get(&href).send().await.unwrap();
            assert_eq!(response.status(), 200, "{href}");
            assert_eq!(
                response.headers()["content-type"],
                link["type"].as_str().unwrap(),
                "{href}"
            );
            if seen.insert(href.clone()) {
                waiting.push(href);
            }
        }
    }
    assert!(seen.len() > 35, "{}", seen.len());
}

#[tokio::test]
async fn there_is_a_collection_of_everything_and_one_of_each_kind_and_each_says_what_it_holds() {
    let server = serve(places).await;
    let all = get(&server, "/collections").await;
    let collections = all["collections"].as_array().unwrap();
    assert_eq!(collections.len(), 11);
    assert_eq!(collections[0]["id"], "facilities");
    let description = collections[0]["description"].as_str().unwrap();
    assert!(
        description.contains("120 places. 72 of them are demonstration data"),
        "{description}"
    );
    assert_eq!(collections[0]["itemType"], "feature");
    let extent = &collections[0]["extent"];
    assert_eq!(
        extent["spatial"]["bbox"],
        json!([[111.0, 29.0, 112.3, 29.6]])
    );
    let interval = json!([["2018-01-01T00:00:00+08:00", "2025-09-30T23:59:59+08:00"]]);
    assert_eq!(extent["temporal"]["interval"], interval);
    for collection in collections {
        let id = collection["id"].as_str().unwrap();
        assert_eq!(
            &get(&server, &format!("/collections/{id}")).await,
            collection
        );
    }
}

#[tokio::test]
async fn demonstration_places_say_so_and_places_without_a_position_have_no_geometry() {
    let server = serve(places).await;
    for (city, id) in CITIES.into_iter().enumerate() {
        let path = format!("/collections/facilities/items?limit=1000&city={id}");
        let page = get(&server, &path).await;
        let features = page["features"].as_array().unwrap();
        assert_eq!(features.len(), places(city).len());
        for (feature, place) in features.iter().zip(places(city)) {
            assert_eq!(feature["id"], place.id.as_str());
            assert_eq!(feature["properties"]["demo"], place.demo);
            assert_eq!(feature["geometry"].is_null(), place.point.is_none());
            assert_eq!(
                feature["properties"].get("beds").is_some(),
                place.beds.is_some()
            );
        }
    }
}

#[tokio::test]
async fn one_place_is_found_in_its_collections_and_in_no_other() {
    let server = serve(places).await;
    let place = &places(0)[3];
    for collection in ["facilities", place.kind.id()] {
        let path = format!("/collections/{collection}/items/{}", place.id);
        let feature = get(&server, &path).await;
        assert_eq!(
            (&feature["type"], &feature["id"]),
            (&json!("Feature"), &json!(place.id))
        );
        assert_eq!(feature["properties"]["city"], CITIES[0]);
        assert_eq!(
            link(&feature, "self").unwrap(),
            server.url(&format!("{ROOT}{path}"))
        );
    }
    let (status, envelope) = crate::support::refusal(
        server
            .get(&format!("{ROOT}/collections/bath/items/{}", place.id))
            .send()
            .await
            .unwrap(),
    )
    .await;
    assert_eq!((status, &envelope["code"]), (404, &json!("place.unknown")));
}

#[tokio::test]
async fn behind_a_proxy_links_lead_over_https() {
    let server = serve(places).await;
    let request = server
        .get(&format!("{ROOT}/collections"))
        .header("x-forwarded-proto", "https");
    let document = request.send().await.unwrap().json().await.unwrap();
    assert!(
        link(&document, "self")
            .unwrap()
            .starts_with("https://127.0.0.1:")
    );
}

#[tokio::test]
async fn the_description_of_this_interface_alone_is_of_the_older_version() {
    let server = serve(places).await;
    let document = get(&server, "/api").await;
    assert_eq!(document["openapi"], "3.0.3");
    let items = &document["paths"]["/collections/{collectionId}/items"]["get"]["parameters"];
    let limit = items
        .as_array()
        .unwrap()
        .iter()
        .find(|p| p["name"] == "limit")
        .unwrap();
    assert_eq!(limit["schema"]["maximum"], 1_000);
    assert!(!document.to_string().contains("\"null\""), "{document}");
}

#[tokio::test]
async fn the_schema_has_every_property_that_any_place_has() {
    let server = serve(places).await;
    let schema = get(&server, "/collections/bath/schema").await;
    let properties = schema.pointer("/properties/properties/properties").unwrap();
    for (name, kind) in [
        ("beds", "integer"),
        ("demo", "boolean"),
        ("ownership", "string"),
    ] {
        assert_eq!(properties[name]["type"], kind, "{name}");
    }
}

#[tokio::test]
async fn the_same_data_has_the_same_tag_at_another_time_and_is_not_sent_twice() {
    let server = serve(places).await;
    let path = format!("{ROOT}/collections/facilities/items?limit=3");
    let first = server.get(&path).send().await.unwrap();
    let tag = first.headers()["etag"].clone();
    let first: serde_json::Value = first.json().await.unwrap();
    assert_eq!(first["timeStamp"], "2026-11-22T04:00:00Z");
    let port = server.address.port();
    let server = server.restart_at("2026-11-23T04:00:00Z").await;
    let request = server
        .get(&path)
        .header("host", format!("127.0.0.1:{port}"));
    let again = request.header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(
        (again.status().as_u16(), &again.headers()["etag"]),
        (304, &tag)
    );
}

#[tokio::test]
async fn a_question_for_the_head_gets_the_headers_alone() {
    let server = serve(places).await;
    for path in [
        "",
        "/collections",
        "/collections/bath/items",
        "/conformance",
    ] {
        let address = server.url(&format!("{ROOT}{path}"));
        let response = server.client.head(&address).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["access-control-allow-origin"], "*");
        assert!(response.headers().contains_key("content-type"));
        assert!(response.bytes().await.unwrap().is_empty());
    }
}
