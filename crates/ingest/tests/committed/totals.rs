//! The totals of the documents, kind by kind.

use eldercare_places::{Facility, Kind, Ownership};

use super::{city, counted};

/// Places of a kind that have all the tags.
fn count(places: &[Facility], kind: Kind, tags: &[&str]) -> usize {
    places
        .iter()
        .filter(|place| place.kind == kind && tags.iter().all(|tag| place.has_tag(tag)))
        .count()
}

fn beds(places: &[Facility]) -> u32 {
    places.iter().filter_map(|place| place.beds).sum()
}

fn owned(places: &[Facility], owner: Ownership) -> usize {
    places
        .iter()
        .filter(|place| place.ownership == Some(owner))
        .count()
}

#[test]
fn chongqing_has_the_totals_of_its_letter() {
    let all = counted(&city("500000"));
    assert_eq!(all.len(), 10_958);
    assert_eq!(count(&all, Kind::StreetCentre, &["street-level"]), 220);
    assert_eq!(count(&all, Kind::StreetCentre, &["township-level"]), 592);
    assert_eq!(count(&all, Kind::Station, &[]), 2912);
    assert_eq!(count(&all, Kind::MutualHelp, &[]), 6658);
    assert_eq!(count(&all, Kind::Institution, &["township-home"]), 529);
    assert_eq!(count(&all, Kind::Institution, &["special-need"]), 47);
    assert_eq!(beds(&all), 7346);
    assert!(
        all.iter()
            .all(|p| p.beds.is_none() || p.has_tag("special-need"))
    );
}

#[test]
fn every_county_of_chongqing_has_a_special_need_institution() {
    let all = counted(&city("500000"));
    let mut codes: Vec<_> = all
        .iter()
        .filter(|place| place.has_tag("special-need"))
        .filter_map(|place| place.district_code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 38);
}

#[test]
fn jinshi_has_the_totals_of_its_letter() {
    let all = counted(&city("430781"));
    assert_eq!(count(&all, Kind::Institution, &[]), 18);
    assert_eq!(owned(&all, Ownership::Public), 4);
    assert_eq!(owned(&all, Ownership::PublicBuiltPrivateRun), 4);
    assert_eq!(owned(&all, Ownership::Private), 10);
    assert_eq!(beds(&all), 2085);
    let points = all.iter().filter(|p| p.kinds().contains(Kind::Station));
    assert_eq!(points.count(), 64);
}

#[test]
fn sanmenxia_has_the_totals_of_its_letter() {
    let all = counted(&city("411200"));
    assert_eq!(count(&all, Kind::Institution, &["special-need"]), 7);
    assert_eq!(count(&all, Kind::StreetCentre, &[]), 12);
    assert_eq!(count(&all, Kind::DayCare, &[]), 167);
    assert_eq!(count(&all, Kind::Institution, &["township-home"]), 69);
    assert_eq!(
        count(
            &all,
            Kind::Institution,
            &["township-home", "regional-centre"]
        ),
        42
    );
    let named = all.iter().filter(|p| p.has_tag("position-approximate"));
    assert_eq!(named.count(), 1);
    assert_eq!(all.len(), 7 + 12 + 167 + 69 + 1);
}

#[test]
fn yulin_has_the_totals_of_its_letter() {
    let all = counted(&city("610800"));
    assert_eq!(count(&all, Kind::StreetCentre, &[]), 8);
    assert_eq!(count(&all, Kind::DayCare, &[]), 83);
    assert_eq!(count(&all, Kind::MutualHelp, &[]), 2266);
    assert_eq!(owned(&all, Ownership::Private), 15);
    assert_eq!(owned(&all, Ownership::Public), 12);
    assert_eq!(count(&all, Kind::Institution, &["special-need"]), 12);
    assert_eq!(
        count(&all, Kind::Institution, &["township-home", "medical"]),
        14
    );
    assert_eq!(count(&all, Kind::Institution, &[]), 15 + 12 + 14);
    assert_eq!(all.iter().filter(|p| p.has_tag("pilot")).count(), 36);
    assert_eq!(all.len(), 8 + 83 + 2266 + 15 + 12 + 14);
}

#[test]
fn hefei_has_the_goals_of_its_plan_and_says_that_they_are_goals() {
    let folder = city("340100");
    let all = counted(&folder);
    for year in ["goal-2018", "goal-2019", "goal-2020"] {
        assert_eq!(count(&all, Kind::Station, &[year]), 45);
    }
    assert_eq!(count(&all, Kind::Station, &[]), 135);
    assert_eq!(count(&all, Kind::DayCare, &["day", "short-stay"]), 20);
    assert_eq!(count(&all, Kind::Bath, &[]), 20);
    for county in [340_121, 340_122, 340_123, 340_124, 340_181] {
        let here = all.iter().filter(|p| p.district_code == Some(county));
        assert_eq!(
            here.filter(|p| p.kind == Kind::MutualHelp).count(),
            3,
            "{county}"
        );
    }
    assert!(folder.city.goal && folder.city.note.is_some());
    assert!(all.iter().all(|place| place.has_tag("goal")));
}

#[test]
fn every_urban_community_of_hefeis_districts_has_one_canteen() {
    let all = counted(&city("340100"));
    let mut addresses: Vec<_> = all
        .iter()
        .filter(|place| place.kind == Kind::Canteen)
        .filter_map(|place| place.address.as_deref())
        .collect();
    let total = addresses.len();
    addresses.sort_unstable();
    addresses.dedup();
    // Four districts and three development zones in the list of 2023.
    assert_eq!((total, addresses.len()), (421, 421));
}

#[test]
fn hub_relations_are_those_of_the_documents() {
    let hubs = |id: &str| {
        let all = counted(&city(id));
        let mut hubs: Vec<String> = all.iter().filter_map(|p| p.hub.clone()).collect();
        let members = hubs.len();
        hubs.sort();
        hubs.dedup();
        for hub in &hubs {
            assert!(all.iter().any(|place| place.id == *hub), "{hub} exists");
        }
        (hubs.len(), members)
    };
    assert_eq!(hubs("500000"), (136, 1268));
    assert_eq!(hubs("411200"), (1, 10));
    // One base in each of nine towns, the other 54 of 63 points around them.
    assert_eq!(hubs("430781"), (9, 54));
}

#[test]
fn a_union_of_chongqing_is_a_street_centre_with_stations_of_its_own_county() {
    let all = counted(&city("500000"));
    for member in all.iter().filter(|place| place.hub.is_some()) {
        let hub = all.iter().find(|p| Some(&p.id) == member.hub.as_ref());
        let hub = hub.expect("it exists");
        assert_eq!(member.kind, Kind::Station);
        assert!(hub.has_tag("street-level"));
        assert_eq!(hub.district_code, member.district_code);
    }
}
