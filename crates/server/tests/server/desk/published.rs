//! What the desk changes is what the server tells of a place, whichever way it is asked.

use serde_json::{Value, json};

use super::support::Desk;
use crate::support::OPEN;

const EDIT: &str = "/api/v1/desk/places/demo-1/edit";

/// The ways to ask for the place, and where it stands in the reply.
const WAYS: [(&str, &str); 5] = [
    ("/api/v1/cities/999901/facilities.geojson", "/features/0"),
    ("/api/v1/ogc/collections/facilities/items/demo-1", ""),
    (
        "/api/v1/ogc/collections/canteen/items?city=999901",
        "/features/0",
    ),
    (
        "/api/v1/facilities?q=%E6%BC%94%E7%A4%BA%E9%A3%9F%E5%A0%82&city=999901",
        "/features/0",
    ),
    ("/api/v1/facilities?kind=canteen&city=999901", "/features/0"),
];

struct Told {
    place: Value,
    tag: String,
}

async fn ask(desk: &Desk, way: (&str, &str)) -> Told {
    let reply = desk.server.get(way.0).send().await.unwrap();
    assert_eq!(reply.status(), 200, "{}", way.0);
    assert_eq!(
        reply.headers()["cache-control"],
        "public, max-age=60",
        "{}",
        way.0
    );
    let tag = reply.headers()["etag"].to_str().unwrap().to_owned();
    let told: Value = reply.json().await.unwrap();
    let place = told.pointer(way.1).unwrap()["properties"].clone();
    Told { place, tag }
}

#[tokio::test]
async fn every_way_to_ask_tells_the_change_at_once_and_forgets_it_when_it_is_taken_back() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let mut before = Vec::new();
    for way in WAYS {
        let told = ask(&desk, way).await;
        assert_eq!(told.place["id"], "demo-1");
        assert!(told.place.get("phone").is_none(), "{}", way.0);
        before.push(told);
    }
    let body = json!({"edits": [
        {"fact": "phone", "number": "0736-4200000"},
        {"fact": "closed", "closure": {"since": "2026-12-01", "until": "2027-01-31"}},
    ]});
    assert_eq!(desk.send(&editor, EDIT, &body).await.0, 204);
    for (way, before) in WAYS.into_iter().zip(&before) {
        let told = ask(&desk, way).await;
        assert_eq!(told.place["phone"], "0736-4200000", "{}", way.0);
        let details = &told.place["details"];
        assert_eq!(
            details["closed"],
            json!({"since": "2026-12-01", "until": "2027-01-31"})
        );
        let of_phone = json!({"fact": "phone", "source": "desk", "as_of": "2026-11-22", "confirmed_by": "worker"});
        assert_eq!(details["provenance"][0], of_phone, "{}", way.0);
        assert_ne!(told.tag, before.tag, "{}", way.0);
        let known = desk.server.get(way.0).header("if-none-match", &told.tag);
        assert_eq!(known.send().await.unwrap().status(), 304, "{}", way.0);
    }
    for number in [1, 2] {
        let undo = "/api/v1/desk/places/demo-1/undo";
        assert_eq!(
            desk.send(&editor, undo, &json!({"number": number})).await.0,
            204
        );
    }
    for (way, before) in WAYS.into_iter().zip(&before) {
        assert_eq!(ask(&desk, way).await.place, before.place, "{}", way.0);
    }
}

#[tokio::test]
async fn a_city_is_not_changed_by_the_desk_of_another() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let body = json!({"edits": [{"fact": "phone", "number": "0736-4200000"}]});
    assert_eq!(desk.send(&editor, EDIT, &body).await.0, 204);
    let all = desk
        .server
        .get("/api/v1/ogc/collections/facilities/items")
        .send();
    let all: Value = all.await.unwrap().json().await.unwrap();
    let of = |city: &str| {
        let places = all["features"].as_array().unwrap().iter();
        let mut own = places.filter(|place| place["properties"]["city"] == city);
        own.next().unwrap()["properties"]["phone"].clone()
    };
    assert_eq!(
        (of(OPEN), of("999902")),
        (json!("0736-4200000"), Value::Null)
    );
}

/// What the desk may add to any place has its column in the schema before anything was added.
#[tokio::test]
async fn the_schema_knows_what_the_desk_may_add() {
    let desk = Desk::start().await;
    let schema = "/api/v1/ogc/collections/facilities/schema";
    let schema = desk.server.get(schema).send().await.unwrap();
    let schema: Value = schema.json().await.unwrap();
    let properties = &schema["properties"]["properties"]["properties"];
    for (name, kind) in [
        ("phone", "string"),
        ("hours", "string"),
        ("details", "object"),
    ] {
        assert_eq!(properties[name]["type"], kind, "{properties}");
    }
}
