//! What a demonstration place may and may not carry, and where it stands.

use std::collections::BTreeSet;

use eldercare_ingest::divisions;
use eldercare_ingest::nation::{self, Seed};
use eldercare_ingest::shape::contains;
use eldercare_ingest::topology::{read_areas, read_labels};
use eldercare_ingest::validate::DEMO_TOWN;
use eldercare_places::coordinates::distance_m;
use eldercare_places::details::{Deposit, Details};
use eldercare_places::{Facility, Kind};

use super::{DEMO, all, city, counted, geo, places};

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
            assert_eq!(county.name, place.district);
            if !place.kind.has_door() {
                continue;
            }
            let point = place.point.expect("a demonstration place has a position");
            assert!(contains(&county.shape, point.into()), "{}", place.id);
        }
    }
}

#[test]
fn no_demonstration_place_has_a_phone_an_operator_or_hours() {
    for id in DEMO {
        for place in counted(&city(id)) {
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
        for place in counted(&folder) {
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
            if let Some(point) = place.point {
                assert!(seen.insert(format!("{point:?}")), "{}", place.id);
            }
        }
    }
}

/// 演示镇 is the one town whose values are invented, and it cannot be taken for a real one.
#[test]
fn one_invented_town_shows_every_kind_and_every_field() {
    let invented = |id: &str| {
        let mut town = places(&city(id));
        town.retain(|place| place.has_tag(DEMO_TOWN));
        town
    };
    for id in DEMO.into_iter().filter(|id| *id != "430781") {
        assert!(invented(id).is_empty());
    }
    let town = invented("430781");
    let kinds: BTreeSet<Kind> = town.iter().map(|place| place.kind).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    for place in &town {
        assert!(place.name.starts_with("演示·演示镇"), "{}", place.name);
        let address = place.address.as_deref().unwrap_or_default();
        assert!(address.contains("虚构，不是真实地址"), "{address}");
        assert_eq!((place.source.as_str(), &place.phone), (DEMO_TOWN, &None));
    }
    let some = |shown: fn(&Details) -> bool| town.iter().any(|place| shown(&place.details));
    assert!(some(|d| d
        .beds
        .iter()
        .any(|beds| beds.free.is_some() && beds.as_of.is_some())));
    assert!(some(|d| !d.prices.is_empty()) && some(|d| d.accepts.is_some()));
    assert!(some(|d| d.meals.is_some()) && some(|d| d.medical.is_some()));
    assert!(some(|d| d.grade.is_some()) && some(|d| !d.provenance.is_empty()));
    assert!(some(|d| d.deposit == Some(Deposit::Guarded)));
    assert!(some(|d| d.deposit == Some(Deposit::Unguarded)));
    assert!(some(|d| d.closed.is_some()));
    let colours = town.iter().filter_map(|place| place.details.risk.as_ref());
    assert_eq!(colours.count(), 4);
    // Nowhere else is anything of it.
    for place in DEMO.into_iter().flat_map(|id| counted(&city(id))) {
        assert!(place.details.is_empty(), "{}", place.id);
    }
}

/// No real town is near: nobody finds it when looking for a place of theirs.
#[test]
fn the_invented_town_lies_apart_from_every_counted_place() {
    let all = places(&city("430781"));
    let (town, others): (Vec<_>, Vec<_>) = all.iter().partition(|place| place.has_tag(DEMO_TOWN));
    for at in town.iter().filter_map(|place| place.point) {
        let nearest = others.iter().filter_map(|place| place.point);
        let nearest = nearest
            .map(|other| distance_m(at, other))
            .fold(f64::INFINITY, f64::min);
        assert!(nearest > 1_000.0, "{nearest} m");
    }
}

/// 1+n: 64 of the 77 villages and communities have a service point, 13 have none.
#[test]
fn thirteen_villages_of_jinshi_have_no_service_point() {
    let folder = city("430781");
    let stations = counted(&folder);
    let stations = stations
        .iter()
        .filter(|place| place.kinds().contains(Kind::Station));
    let addresses: BTreeSet<String> = stations.filter_map(|place| place.address.clone()).collect();
    let known = divisions::read(&folder).expect("divisions.json is right");
    let towns = known.districts.iter().flat_map(|district| &district.towns);
    let villages: usize = towns.map(|town| town.villages.len()).sum();
    assert_eq!((villages, addresses.len()), (77, 64));
}

/// Where GeoNames knows a town (the base map then names it), the town's places lie around it.
#[test]
fn places_lie_around_the_town_that_geonames_knows() {
    let (mut near, mut all) = (0, 0);
    for id in DEMO {
        let folder = city(id);
        let map = folder.file("basemap.topojson");
        let counties = read_areas(&map, "own").expect("own");
        let labels = read_labels(&map).expect("labels");
        let places = counted(&folder);
        for label in labels.iter().filter(|label| label.rank >= 3) {
            let around = counties
                .iter()
                .find(|county| contains(&county.shape, label.point));
            let Some(county) = around else { continue };
            let of_town = |place: &&Facility| {
                let town = place.town.as_deref().unwrap_or_default();
                let suffix = town.strip_prefix(&label.name).unwrap_or("-");
                place.district_code == Some(county.code) && ["镇", "乡", "街道"].contains(&suffix)
            };
            for place in places.iter().filter(of_town) {
                let point = place.point.expect("a position");
                all += 1;
                near += usize::from(distance_m(point, label.point.into()) < 8_000.0);
            }
        }
    }
    assert!(all > 1_000, "{all}");
    assert!(near * 100 > all * 97, "{near} of {all}");
}

/// By population: Chongqing's stations follow the people of 60 and older of each county.
#[test]
fn more_old_people_more_stations() {
    let seed = Seed::read(&geo().join(nation::FILE)).expect("the committed seed");
    let stations = counted(&city("500000"));
    let of_county = |code: u32| {
        let here =
            |place: &&Facility| place.kind == Kind::Station && place.district_code == Some(code);
        u32::try_from(stations.iter().filter(here).count()).expect("hundreds")
    };
    let counties = seed
        .counties
        .iter()
        .filter(|county| county.code / 10_000 == 50);
    let pairs: Vec<(f64, f64)> = counties
        .map(|county| (f64::from(county.elders), f64::from(of_county(county.code))))
        .collect();
    let sum: f64 = pairs.iter().map(|(elders, _)| elders).sum();
    let even =
        |(elders, count): &&(f64, f64)| (count - 2_912.0 * elders / sum).abs() <= 0.1 * count + 1.0;
    // In a few counties every community has one already; the others take up the rest.
    let fitting = pairs.iter().filter(even).count();
    assert!(
        pairs.len() == 38 && fitting >= 30,
        "{fitting} of {}",
        pairs.len()
    );
}
