//! Base maps and names of divisions.

use eldercare_ingest::divisions;
use eldercare_ingest::shape::{bounds_of, contains};
use eldercare_ingest::topology::{read_areas, read_labels};
use eldercare_places::basemap::{Basemap, Label, LabelKind};
use eldercare_places::{Wgs84, mercator, pack};
use serde_json::Value;

use super::{all, city};

#[test]
fn every_city_has_its_counties() {
    let expected = [16, 9, 6, 1, 38, 12, 1];
    for (folder, expected) in all().iter().zip(expected) {
        let own = read_areas(&folder.file("basemap.topojson"), "own").expect("own");
        assert_eq!(own.len(), expected, "{}", folder.city.id);
        for county in own {
            let inside = bounds_of(&county.shape).expect("it has points");
            assert!(
                folder.city.bounds.contains_bounds(&inside),
                "{}",
                county.name
            );
        }
    }
}

#[test]
fn a_county_is_labelled_inside_itself_and_neighbours_are_named() {
    for folder in all() {
        let path = folder.file("basemap.topojson");
        let own = read_areas(&path, "own").expect("own");
        let labels = read_labels(&path).expect("labels");
        for county in own {
            let label = labels.iter().find(|l| l.rank == 1 && l.name == county.name);
            let label = label.unwrap_or_else(|| panic!("{} is named", county.name));
            assert!(contains(&county.shape, label.point), "{}", county.name);
        }
        assert!(labels.iter().any(|label| label.rank == 2));
    }
}

#[test]
fn the_app_reads_every_base_map() {
    for folder in all() {
        let text = std::fs::read_to_string(folder.file("basemap.topojson")).expect("there");
        let map = Basemap::parse(&text).expect("a base map");
        let packed = pack::encode_basemap(&text).expect("it can be packed");
        assert_drawn_alike(&Basemap::decode(&packed).expect("it can be read"), &map);
        for layer in ["own", "neighbours", "border"] {
            let layer = map.layer(layer).expect("a layer");
            assert!(!layer.lines.is_empty(), "{} {}", folder.city.id, layer.name);
        }
        assert!(
            map.labels
                .iter()
                .any(|label| label.kind == LabelKind::County)
        );
    }
}

/// The same to 4 cm: what is written is rounded to the same step of the grid.
fn assert_drawn_alike(one: &Basemap, other: &Basemap) {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(near(one.origin.x, other.origin.x) && near(one.origin.y, other.origin.y));
    assert_eq!(one.layers.len(), other.layers.len());
    for (one, other) in one.layers.iter().zip(&other.layers) {
        assert_eq!(one.name, other.name);
        for (one, other) in [(&one.areas, &other.areas), (&one.lines, &other.lines)] {
            assert_eq!(one.len(), other.len());
            for (one, other) in one.iter().zip(other) {
                assert_eq!((one.rank, one.detail), (other.rank, other.detail));
                assert_eq!(one.points.len(), other.points.len());
                let mut pairs = one.points.iter().zip(&other.points);
                assert!(pairs.all(|(a, b)| near(f64::from(*a), f64::from(*b))));
            }
        }
    }
    assert_eq!(one.labels.len(), other.labels.len());
    for (one, other) in one.labels.iter().zip(&other.labels) {
        assert!(near(one.unit.x, other.unit.x) && near(one.unit.y, other.unit.y));
        let same_spot = Label {
            unit: other.unit,
            ..one.clone()
        };
        assert_eq!(same_spot, *other);
    }
}

#[test]
fn shared_edges_are_stored_once() {
    let folder = city("500000");
    let text = std::fs::read_to_string(folder.file("basemap.topojson")).expect("it is there");
    let map: Value = serde_json::from_str(&text).expect("JSON");
    let mut used = std::collections::BTreeMap::<i64, u32>::new();
    let geometries = map["objects"]["own"]["geometries"]
        .as_array()
        .expect("a list");
    for arc in geometries.iter().flat_map(|g| numbers(&g["arcs"])) {
        *used.entry(if arc < 0 { !arc } else { arc }).or_default() += 1;
    }
    let shared = used.values().filter(|uses| **uses == 2).count();
    assert!(shared > 80, "{shared} edges between the 38 counties");
    assert!(used.values().all(|uses| *uses <= 2));
}

fn numbers(value: &Value) -> Vec<i64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        number => number.as_i64().into_iter().collect(),
    }
}

/// All points of the lines with this detail in the layer `border`.
fn border_points(map: &Value, detail: &str) -> Vec<Wgs84> {
    let scale = |axis: usize| map["transform"]["scale"][axis].as_f64().unwrap_or(0.0);
    let start = |axis: usize| map["transform"]["translate"][axis].as_f64().unwrap_or(0.0);
    let geometries = map["objects"]["border"]["geometries"]
        .as_array()
        .expect("a list");
    let lines = geometries
        .iter()
        .filter(|g| g["properties"]["detail"] == detail);
    let mut points = Vec::new();
    for arc in lines.flat_map(|g| numbers(&g["arcs"])) {
        let mut at = [0.0, 0.0];
        let steps = map["arcs"][usize::try_from(arc).expect("never reversed")].as_array();
        for step in steps.expect("a list") {
            at[0] += step[0].as_f64().unwrap_or(0.0);
            at[1] += step[1].as_f64().unwrap_or(0.0);
            points.push(Wgs84::new(
                at[0] * scale(0) + start(0),
                at[1] * scale(1) + start(1),
            ));
        }
    }
    points
}

#[test]
fn every_overview_shows_the_whole_national_border_with_the_sea() {
    for folder in all() {
        let text = std::fs::read_to_string(folder.file("basemap.topojson")).expect("there");
        let map: Value = serde_json::from_str(&text).expect("JSON");
        let points = border_points(&map, "overview");
        let near = |lon: f64, lat: f64| {
            points
                .iter()
                .any(|p| (p.lon - lon).hypot(p.lat - lat) < 1.0)
        };
        // West, north, east, the southernmost dash, the dash east of Taiwan, Diaoyu Dao.
        let corners = [
            (73.7, 39.4),
            (123.3, 53.5),
            (134.8, 48.3),
            (112.2, 3.6),
            (122.7, 24.2),
            (123.5, 25.7),
        ];
        for (lon, lat) in corners {
            assert!(near(lon, lat), "{} {lon} {lat}", folder.city.id);
        }
    }
}

#[test]
fn the_first_view_of_chongqing_stays_small() {
    let text = std::fs::read(city("500000").file("basemap.topojson")).expect("it is there");
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    assert_eq!(parameters.quality, 11, "as served");
    brotli::BrotliCompress(&mut &text[..], &mut packed, &parameters).expect("memory");
    assert!(packed.len() <= 60_000, "{} bytes", packed.len());
}

#[test]
fn the_sea_is_known_on_the_coast_only() {
    let holds = |map: &Basemap, layers: &[&str], at: Wgs84| {
        let unit = mercator::project(at);
        let layers = layers.iter().filter_map(|name| map.layer(name));
        let mut areas = layers.flat_map(|layer| &layer.areas);
        areas.any(|path| path.contains(unit, map.origin))
    };
    let land = ["own", "neighbours", "land"];
    for folder in all() {
        let text = std::fs::read_to_string(folder.file("basemap.topojson")).expect("there");
        let map = Basemap::parse(&text).expect("a base map");
        let on_coast = ["310000", "710009"].contains(&folder.city.id.as_str());
        assert_eq!(map.layer("sea").is_some(), on_coast, "{}", folder.city.id);
        if folder.city.id == "310000" {
            // East of Pudong, in Hangzhou Bay; then Ningbo and Nantong.
            for (lon, lat) in [(122.6, 31.0), (121.2, 30.5)] {
                assert!(holds(&map, &["sea"], Wgs84::new(lon, lat)));
                assert!(!holds(&map, &land, Wgs84::new(lon, lat)), "{lon} {lat}");
            }
            for (lon, lat) in [(121.55, 29.87), (120.9, 32.0)] {
                assert!(holds(&map, &land, Wgs84::new(lon, lat)), "{lon} {lat}");
            }
        }
    }
}

#[test]
fn divisions_are_complete() {
    let counts = |id: &str| {
        let divisions = divisions::read(&city(id)).expect("divisions.json");
        let towns: Vec<_> = divisions.districts.iter().flat_map(|d| &d.towns).collect();
        let villages: usize = towns.iter().map(|town| town.villages.len()).sum();
        (divisions.districts.len(), towns.len(), villages)
    };
    // The letter's 77 villages and communities; the virtual zone of the list is left out.
    assert_eq!(counts("430781"), (1, 10, 77));
    assert_eq!(counts("500000"), (38, 1031, 11_269));
    assert_eq!(counts("710009"), (12, 0, 0));
    assert_eq!(counts("310000").0, 16);
}

#[test]
fn codes_of_divisions_nest() {
    for folder in all() {
        for district in divisions::read(&folder).expect("divisions.json").districts {
            for town in district.towns {
                assert!(town.code.starts_with(&district.code) && town.code.len() == 9);
                for village in town.villages {
                    assert!(village.code.starts_with(&town.code) && village.code.len() == 12);
                }
            }
        }
    }
}
