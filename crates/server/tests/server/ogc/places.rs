//! Two cities of demonstration places, and a server over them.

use std::path::Path;

use eldercare_places::{Facility, Kind, Ownership, Wgs84, pack};
use serde_json::{Value, json};

use crate::support::{TestServer, city};

/// The two cities. Ids of places repeat between them.
pub const CITIES: [&str; 2] = ["999911", "999912"];
/// Where everything of the interface begins.
pub const ROOT: &str = "/api/v1/ogc";

/// The places of a city: every kind, some without a position, services without a door among those
/// with one, several at one spot.
pub fn places(city: usize) -> Vec<Facility> {
    (0..60_u32).map(|number| place(city, number)).collect()
}

fn place(city: usize, number: u32) -> Facility {
    let kinds = Kind::ALL.iter().cycle();
    let kind = *kinds.clone().nth(number as usize * 7).unwrap();
    let district = ["演示区", "演示县"][number as usize % 2];
    let checked = ["2025-09", "2023-06-12", "2018"][number as usize % 3];
    let id = format!("demo-{number:02}");
    let mut place = Facility::new(id, kind, format!("演示{number}"), district, "demo", checked);
    place.district_code = Some(if number.is_multiple_of(2) {
        999_911
    } else {
        999_912
    });
    place.ownership =
        [None, Some(Ownership::Public), Some(Ownership::Private)][number as usize % 3];
    place.demo = city == 0 || number.is_multiple_of(5);
    place.beds = number.is_multiple_of(10).then_some(number);
    if !number.is_multiple_of(4) {
        let east = f64::from(number % 9);
        let north = f64::from(number % 7);
        let shift = if city == 0 { 0.0 } else { 0.5 };
        place.point = Some(Wgs84::new(111.0 + east / 10.0 + shift, 29.0 + north / 10.0));
    }
    place
}

/// A server over these places of the two cities.
pub async fn serve(of_city: impl Fn(usize) -> Vec<Facility>) -> TestServer {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), &of_city);
    TestServer::with_folders(tempfile::tempdir().unwrap(), site).await
}

/// Writes the packs of a site.
pub fn write(site: &Path, of_city: &impl Fn(usize) -> Vec<Facility>) {
    let geo = site.join("geo");
    let cities = CITIES.map(|id| city(id, true));
    std::fs::create_dir_all(&geo).unwrap();
    std::fs::write(geo.join("../index.html"), "<p>demo").unwrap();
    std::fs::write(geo.join("cities.json"), json!(cities).to_string()).unwrap();
    for (number, id) in CITIES.into_iter().enumerate() {
        let folder = geo.join(id);
        let (points, facts) = pack::encode(&of_city(number));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("points.cbor"), points).unwrap();
        std::fs::write(folder.join("facts.cbor"), facts).unwrap();
        std::fs::write(
            folder.join("divisions.json"),
            r#"{"version":1,"districts":[]}"#,
        )
        .unwrap();
    }
}

/// What stands at a path below the root.
pub async fn get(server: &TestServer, path: &str) -> Value {
    get_at(server, &server.url(&format!("{ROOT}{path}"))).await
}

/// What stands at an address, which must be there.
pub async fn get_at(server: &TestServer, address: &str) -> Value {
    let response = server.client.get(address).send().await.unwrap();
    assert_eq!(response.status(), 200, "{address}");
    response.json().await.unwrap()
}

/// The address of the link with this relation.
pub fn link(document: &Value, rel: &str) -> Option<String> {
    let links = document["links"].as_array().unwrap();
    let found = links.iter().find(|link| link["rel"] == rel)?;
    Some(found["href"].as_str().unwrap().to_owned())
}

/// City and id of the features of a page.
pub fn ids(page: &Value) -> Vec<(String, String)> {
    let features = page["features"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    features
        .map(|feature| (text(&feature["properties"]["city"]), text(&feature["id"])))
        .collect()
}
