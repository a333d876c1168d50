//! Open data as files: every place once in its kind and once in everything, every link leads to a
//! file, and what may not be released is in none.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use eldercare_ingest::city_folder::city_folders;
use eldercare_ingest::export::{self, USUAL_BASE};
use eldercare_ingest::facilities;
use eldercare_ingest::pack::Choice;
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn written(name: &str, choice: &Choice) -> PathBuf {
    let out = std::env::temp_dir().join(format!("eldercare-export-{name}-{}", std::process::id()));
    let _absent_is_fine = std::fs::remove_dir_all(&out);
    let (geo, locales) = (root().join("geo"), root().join("assets/locales"));
    let outcome = export::run(&geo, &out, &locales, USUAL_BASE, choice).unwrap();
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
    out
}

fn read(out: &Path, address: &str) -> Value {
    let path = out.join(address.trim_start_matches('/'));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()));
    serde_json::from_str(&text).unwrap()
}

fn link<'a>(document: &'a Value, rel: &str) -> Option<&'a str> {
    let links = document["links"].as_array().unwrap();
    links.iter().find(|link| link["rel"] == rel)?["href"].as_str()
}

/// City and id of every feature of a collection, following the files.
fn followed(out: &Path, collection: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut address = link(collection, "items").map(str::to_owned);
    while let Some(now) = address {
        let page = read(out, &now);
        let features = page["features"].as_array().unwrap();
        assert_eq!(page["numberReturned"], features.len());
        for feature in features {
            let city = feature["properties"]["city"].as_str().unwrap().to_owned();
            assert!(feature["properties"]["demo"].is_boolean());
            found.push((city, feature["id"].as_str().unwrap().to_owned()));
        }
        address = link(&page, "next").map(str::to_owned);
        if address.is_none() {
            assert_eq!(page["numberMatched"], found.len());
        }
    }
    found
}

/// How many places each collection must have.
fn expected(released_only: bool) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for folder in city_folders(&root().join("geo")).unwrap() {
        let folder = folder.unwrap();
        if released_only && !folder.city.release {
            continue;
        }
        for place in facilities::read(&folder).unwrap() {
            *counts.entry(place.kind.id().to_owned()).or_default() += 1;
            *counts.entry("facilities".to_owned()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_place_stands_once_in_its_kind_and_once_in_everything() {
    let out = written("all", &Choice::default());
    let list = read(&out, "/open/collections.json");
    let collections = list["collections"].as_array().unwrap();
    assert_eq!(collections.len(), 11);
    let expected = expected(false);
    for collection in collections {
        let id = collection["id"].as_str().unwrap();
        let found = followed(&out, collection);
        assert!(found.is_sorted_by(|one, other| one < other), "{id}");
        assert_eq!(found.len(), expected.get(id).copied().unwrap_or(0), "{id}");
        assert_eq!(&read(&out, link(collection, "self").unwrap()), collection);
    }
    std::fs::remove_dir_all(out).unwrap();
}

#[test]
fn every_link_leads_to_a_file() {
    let out = written("links", &Choice::default());
    let mut links = 0;
    for collection in read(&out, "/open/collections.json")["collections"]
        .as_array()
        .unwrap()
    {
        for link in collection["links"].as_array().unwrap() {
            read(&out, link["href"].as_str().unwrap());
            links += 1;
        }
    }
    assert!(links > 50, "{links}");
    std::fs::remove_dir_all(out).unwrap();
}

#[test]
fn cities_that_may_not_be_released_are_left_out_everywhere() {
    let choice = Choice {
        released_only: true,
        ..Choice::default()
    };
    let out = written("released", &choice);
    let list = read(&out, "/open/collections.json");
    let expected = expected(true);
    for collection in list["collections"].as_array().unwrap() {
        let found = followed(&out, collection);
        let id = collection["id"].as_str().unwrap();
        assert_eq!(found.len(), expected.get(id).copied().unwrap_or(0), "{id}");
        assert!(
            found
                .iter()
                .all(|(city, _)| city != "310000" && city != "710009")
        );
        assert!(!collection.to_string().contains("310000"));
    }
    std::fs::remove_dir_all(out).unwrap();
}

#[test]
fn files_of_a_city_that_is_gone_do_not_stay() {
    let out = written("stale", &Choice::default());
    std::fs::write(out.join("open/bath/000000.geojson"), "{}").unwrap();
    let (geo, locales) = (root().join("geo"), root().join("assets/locales"));
    let choice = Choice {
        city: Some("430781".to_owned()),
        ..Choice::default()
    };
    export::run(&geo, &out, &locales, "https://example.org/open/", &choice).unwrap();
    assert!(!out.join("open/bath/000000.geojson").exists());
    let collection = read(&out, "/open/institution.json");
    let items = link(&collection, "items").unwrap();
    assert_eq!(items, "https://example.org/open/institution/430781.geojson");
    std::fs::remove_dir_all(out).unwrap();
}
