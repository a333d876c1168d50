//! What a demonstration place may and may not carry, and where it stands.

use std::collections::BTreeSet;

use eldercare_ingest::divisions;
use eldercare_ingest::shape::contains;
use eldercare_ingest::topology::read_areas;

use super::{DEMO, all, city, places};

/// Names that the documents give; every other demonstration place is called 演示·….
const NAMED: [&str; 5] = [
    "双溪敬老院",
    "津市市养老服务中心",
    "毛里湖康养中心",
    "新村社区日间照料中心",
    "义马市泰山寿康公寓",
];

#[test]
fn demonstration_cities_hold_demonstration_places_only_and_real_ones_none() {
    for folder in all() {
        let demo = DEMO.contains(&folder.city.id.as_str());
        assert_eq!(folder.city.demo, demo);
        assert!(places(&folder).iter().all(|place| place.demo == demo));
    }
}

#[test]
fn every_demonstration_place_stands_in_the_county_that_it_names() {
    for id in DEMO {
        let folder = city(id);
        let counties = read_areas(&folder.file("basemap.topojson"), "own").expect("own");
        for place in places(&folder) {
            let county = counties
                .iter()
                .find(|c| Some(c.code) == place.district_code);
            let county = county.unwrap_or_else(|| panic!("{} has a county", place.id));
            let point = place.point.expect("a demonstration place has a position");
            assert_eq!(county.name, place.district);
            assert!(contains(&county.shape, point.into()), "{}", place.id);
        }
    }
}

#[test]
fn no_demonstration_place_has_a_phone_an_operator_or_hours() {
    for id in DEMO {
        for place in places(&city(id)) {
            assert_eq!(
                (&place.phone, &place.operator, &place.hours),
                (&None, &None, &None)
            );
        }
    }
}

#[test]
fn nothing_is_invented_under_a_real_name() {
    let mut named = BTreeSet::new();
    for id in DEMO {
        for place in places(&city(id)) {
            if place.name.starts_with("演示·") {
                assert!(
                    place.name.ends_with(|c: char| c.is_ascii_digit()),
                    "{}",
                    place.name
                );
            } else {
                assert!(place.has_tag("position-approximate"), "{}", place.name);
                named.insert(place.name);
            }
        }
    }
    assert_eq!(named, NAMED.map(str::to_owned).into());
}

/// Words in which towns, counties and zones end.
const AREA_WORDS: [&str; 7] = ["街道", "社区", "开发区", "村", "镇", "乡", "县"];

#[test]
fn no_made_up_name_says_a_word_twice() {
    for id in DEMO {
        for place in places(&city(id)) {
            let area = place.town.as_deref().unwrap_or(&place.district);
            let name = &place.name;
            for twice in AREA_WORDS.map(|word| word.repeat(2)) {
                assert!(!name.contains(&twice) || area.contains(&twice), "{name}");
            }
            assert!(name.matches("服务中心").count() < 2, "{name}");
            assert!(!name.contains("委员会"), "{name}");
        }
    }
}

#[test]
fn a_place_that_a_document_names_carries_no_beds() {
    for id in DEMO {
        let all = places(&city(id));
        let named = all
            .iter()
            .filter(|place| NAMED.contains(&place.name.as_str()));
        for place in named {
            assert_eq!((place.beds, place.places), (None, None));
        }
    }
}

#[test]
fn addresses_name_real_towns_and_villages() {
    for id in DEMO {
        let folder = city(id);
        let known = divisions::read(&folder).expect("divisions.json is right");
        let towns: BTreeSet<(String, Vec<String>)> = known
            .districts
            .into_iter()
            .flat_map(|district| district.towns)
            .map(|town| {
                (
                    town.name,
                    town.villages.into_iter().map(|v| v.name).collect(),
                )
            })
            .collect();
        for place in places(&folder) {
            let Some(town) = &place.town else { continue };
            let address = place.address.expect("it has an address");
            let (_, rest) = address
                .split_once(town.as_str())
                .expect("the town is in it");
            let real = towns
                .iter()
                .filter(|(name, _)| name == town)
                .any(|(_, villages)| rest.is_empty() || villages.iter().any(|v| v == rest));
            assert!(real, "{address}");
        }
    }
}

#[test]
fn no_two_demonstration_places_stand_at_one_spot() {
    for id in DEMO {
        let mut seen = BTreeSet::new();
        for place in places(&city(id)) {
            let point = place.point.expect("a position");
            assert!(seen.insert(format!("{point:?}")), "{}", place.id);
        }
    }
}
