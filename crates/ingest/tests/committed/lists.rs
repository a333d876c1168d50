//! The two cities with published lists.

use std::collections::BTreeMap;

use eldercare_ingest::shape::contains;
use eldercare_ingest::topology::read_areas;
use eldercare_places::{Gcj02, Kind, Ownership, Wgs84};

use super::{all, city, places};

/// Institutions of Shanghai that lie in the district they name, after moving each point.
fn in_named_district(moved: impl Fn(Wgs84) -> Wgs84) -> usize {
    let folder = city("310000");
    let districts = read_areas(&folder.file("basemap.topojson"), "own").expect("own");
    places(&folder)
        .iter()
        .filter(|place| place.kind == Kind::Institution)
        .filter(|place| {
            let district = districts.iter().find(|d| d.name == place.district);
            let point = place.point.map(|point| moved(point).into());
            district
                .zip(point)
                .is_some_and(|(d, point)| contains(&d.shape, point))
        })
        .count()
}

#[test]
fn six_hundred_of_626_institutions_lie_in_the_district_they_name() {
    assert_eq!(in_named_district(|point| point), 600);
}

#[test]
fn without_the_conversion_from_gcj02_only_579_would() {
    let back = |point| {
        let gcj = Gcj02::from_wgs84(point);
        Wgs84::new(gcj.lon, gcj.lat)
    };
    assert_eq!(in_named_district(back), 579);
}

#[test]
fn shanghai_holds_every_row_of_both_lists() {
    let all = places(&city("310000"));
    let of = |kind| all.iter().filter(|place| place.kind == kind).count();
    assert_eq!((of(Kind::Institution), of(Kind::HealthCentre)), (626, 249));
    assert_eq!(all.len(), 875);
    let owner = |owner| all.iter().filter(|p| p.ownership == Some(owner)).count();
    assert_eq!(owner(Ownership::Public), 117);
    assert_eq!(owner(Ownership::PublicBuiltPrivateRun), 190);
    assert_eq!(owner(Ownership::Private), 305);
    assert!(all.iter().all(|place| place.beds != Some(0)));
}

#[test]
fn nine_institutions_that_the_geocoder_did_not_know_have_no_position() {
    let all = places(&city("310000"));
    assert_eq!(all.iter().filter(|place| place.point.is_none()).count(), 9);
}

#[test]
fn taipei_holds_the_rows_of_its_ten_lists() {
    let mut counts = BTreeMap::<String, usize>::new();
    let places = places(&city("710009"));
    for record in places.iter().flat_map(|place| &place.details.records) {
        *counts.entry(record.source.clone()).or_default() += 1;
    }
    let expected = [
        ("care-points", 505),
        ("c-level-points", 291),
        ("community-daycare-respite", 41),
        ("daycare", 14),
        // 52 rows; two are placeholders without name and address and were rejected.
        ("dementia-points", 50),
        ("home-respite", 129),
        ("integrated-centres-a", 63),
        ("multifunction", 11),
        ("nursing-homes", 18),
        ("residential-ltc", 11),
    ];
    assert_eq!(
        counts,
        expected.map(|(list, n)| (list.to_owned(), n)).into()
    );
    let rows: usize = counts.values().sum();
    assert_eq!(rows + 2, 1135);
    // 132 rows have name, address and phone of a row of another list: they are one place.
    assert_eq!(places.len(), rows - 132);
}

#[test]
fn the_care_points_of_taipei_never_say_that_they_serve_meals() {
    for place in places(&city("710009")) {
        if place.source == "care-points" {
            assert_eq!(
                place.kinds(),
                eldercare_places::KindSet::EMPTY.with(Kind::Station)
            );
            assert!(!place.has_tag("eat-in") && !place.has_tag("delivery"));
            let words = place.services.join(" ");
            assert!(!words.contains('餐') && !words.contains("meal"), "{words}");
        }
    }
}

#[test]
fn a_home_service_has_no_door_and_so_no_position() {
    for place in places(&city("710009")) {
        assert_eq!(
            place.point.is_none(),
            place.kind == Kind::HomeService,
            "{}",
            place.id
        );
    }
}

#[test]
fn lists_whose_terms_nobody_has_checked_are_not_released() {
    for folder in all() {
        let open = folder.city.id != "310000" && folder.city.id != "710009";
        assert_eq!(folder.city.release, open, "{}", folder.city.id);
    }
}

#[test]
fn taipei_takes_no_requests_and_has_its_own_hotline() {
    let taipei = city("710009").city;
    assert!(!taipei.requests && taipei.services.is_empty());
    assert_eq!(taipei.hotline, "1966");
    for folder in all().iter().filter(|folder| folder.city.id != "710009") {
        assert!(folder.city.requests);
        assert_eq!(folder.city.hotline, "12345");
    }
}
