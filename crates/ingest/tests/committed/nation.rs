//! The synthetic nation from the committed seed: totals, order, containment, repeatability.

use std::collections::BTreeMap;

use eldercare_ingest::nation::{self, Sample, Seed};
use eldercare_ingest::shape::contains;
use eldercare_ingest::topology::read_areas;
use eldercare_places::{Facility, Kind, geojson};

use super::{all, geo};

fn seed() -> Seed {
    Seed::read(&geo().join(nation::FILE)).expect("the committed seed")
}

#[test]
fn the_seed_stays_small_and_says_where_it_comes_from() {
    let path = geo().join(nation::FILE);
    let bytes = std::fs::metadata(&path).expect("it is there").len();
    assert!(bytes <= 300_000, "{bytes} bytes");
    let readme = std::fs::read_to_string(geo().join("README.md")).expect("it is there");
    assert!(readme.contains(nation::FILE));
}

#[test]
fn the_seed_holds_everybody_whom_the_census_counts_as_old() {
    let elders: u64 = seed().counties.iter().map(|c| u64::from(c.elders)).sum();
    assert_eq!(elders, 264_018_100);
}

#[test]
fn a_seed_is_read_as_it_was_written() {
    let folder = std::env::temp_dir().join(format!("nation-seed-{}", std::process::id()));
    let mut small = seed();
    small.counties.truncate(20);
    let path = folder.join(nation::FILE);
    small.write(&path).expect("written");
    assert_eq!(Seed::read(&path).expect("read"), small);
    std::fs::write(&path, b"no brotli").expect("written");
    assert!(Seed::read(&path).is_err());
    std::fs::remove_dir_all(folder).expect("removed");
}

/// One pass over all 404,000: they are not held together anywhere.
#[test]
fn the_nation_has_the_national_counts_in_the_order_of_its_ids() {
    let seed = seed();
    let mut kinds = BTreeMap::<Kind, usize>::new();
    let (mut beds, mut last) = (0, String::new());
    let mut provinces = BTreeMap::<u32, usize>::new();
    for place in nation::places(&seed).flatten() {
        assert!(place.id > last, "{last} {}", place.id);
        *kinds.entry(place.kind).or_default() += 1;
        beds += u64::from(place.beds.unwrap_or_default());
        *provinces
            .entry(place.district_code.unwrap_or_default() / 10_000)
            .or_default() += 1;
        made_up_only(&place);
        last = place.id;
    }
    assert_eq!(kinds[&Kind::Institution], 41_000);
    assert_eq!(kinds.values().sum::<usize>(), 404_000);
    assert_eq!(beds, 5_172_000);
    assert_eq!(provinces.len(), 31);
}

/// Nothing under a real name, nothing that only a real place can have.
fn made_up_only(place: &Facility) {
    assert!(
        place.demo && place.name.starts_with("演示·"),
        "{}",
        place.name
    );
    assert_eq!(
        (&place.phone, &place.operator, &place.hours),
        (&None, &None, &None)
    );
}

#[test]
fn every_place_stands_inside_the_polygon_of_its_county() {
    let mut shapes = BTreeMap::new();
    for folder in all() {
        let own = read_areas(&folder.file("basemap.topojson"), "own").expect("own");
        shapes.extend(own.into_iter().map(|area| (area.code, area.shape)));
    }
    let seed = seed();
    let mut checked = 0;
    for place in nation::places(&seed).flatten() {
        let Some(shape) = place.district_code.and_then(|code| shapes.get(&code)) else {
            continue;
        };
        let point = place.point.expect("a position");
        assert!(
            contains(shape, point.into()),
            "{} {}",
            place.id,
            place.district
        );
        checked += 1;
    }
    // The six mainland cities with a base map.
    assert_eq!(checked, 19_747);
}

#[test]
fn old_people_decide_how_many_places_a_county_has() {
    let seed = seed();
    for (county, places) in seed.counties.iter().zip(nation::places(&seed)) {
        // 404,000 places for 264 million people, more in the country than in towns.
        let even = f64::from(county.elders) * 404_000.0 / 264_018_100.0;
        let count = f64::from(u32::try_from(places.len()).expect("thousands"));
        assert!(
            count > 0.5 * even - 5.0 && count < 1.8 * even + 5.0,
            "{}",
            county.name
        );
    }
}

#[test]
fn a_sample_is_the_published_form_and_the_same_every_time() {
    let folder = std::env::temp_dir().join(format!("nation-sample-{}", std::process::id()));
    let write = |name: &str| {
        let path = folder.join(name);
        let written = nation::write(&seed(), &path, Sample::of(2_000)).expect("written");
        assert_eq!(written, 2_000);
        std::fs::read_to_string(path).expect("readable")
    };
    let (first, second) = (write("a.geojson"), write("b.geojson"));
    assert!(first == second);
    let places = geojson::read(&first).expect("our own form");
    assert!(geojson::write(&places) == first);
    std::fs::remove_dir_all(folder).expect("removed");
}
