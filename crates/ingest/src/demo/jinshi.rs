//! Jinshi: reply to proposal 58, published 2023-06-12.

use std::collections::BTreeMap;

use eldercare_places::{Kind, KindSet, Ownership};

use super::apportion::apportion;
use super::builder::{Builder, Form, Named};
use super::demo_town;
use super::pool::{Pool, Weight, choose};
use super::random::Sequence;

const JINSHI: u32 = 430_781;
const INSTITUTION: Form = Form {
    kind: Kind::Institution,
    term: "养老院",
    tags: &[],
};
const SERVICE_POINT: Form = Form {
    kind: Kind::Station,
    term: "居家养老服务点",
    tags: &[],
};

/// 公办 4, 公建民营 4, 民办 10.
const OWNERSHIP: [(Ownership, usize); 3] = [
    (Ownership::Public, 4),
    (Ownership::PublicBuiltPrivateRun, 4),
    (Ownership::Private, 10),
];
/// Beds of the 18 institutions together.
const BEDS: usize = 2085;
/// 64 service points over 77 villages and communities; the one in 新村 is named.
const OTHER_SERVICE_POINTS: usize = 63;

pub(super) fn plan(builder: &mut Builder<'_>) {
    institutions(builder);
    city_centre(builder);
    care_centre(builder);
    xincun(builder);
    service_points(builder);
    // The smallest of the cities: all its places are demonstration data anyway, and the page says so.
    demo_town::add(builder);
}

fn institutions(builder: &mut Builder<'_>) {
    let numbers = builder.spread(INSTITUTION, 18, Pool::AnyCommittee, Weight::Elders);
    let owners = OWNERSHIP
        .iter()
        .flat_map(|(owner, count)| std::iter::repeat_n(*owner, *count));
    let mut sequence = Sequence::of("beds 430781");
    let weights: Vec<f64> = numbers.iter().map(|_| sequence.between(1.0, 3.0)).collect();
    let beds = apportion(BEDS, &weights, &[BEDS; 18]);
    for ((number, owner), beds) in numbers.iter().zip(owners).zip(beds) {
        let place = builder.place(*number);
        place.ownership = Some(owner);
        place.beds = u32::try_from(beds).ok();
    }
}

/// 津市市养老服务中心 with the pilot of aid rental. The letter does not say which of the 18
/// institutions it is, if any, so it is counted apart and without beds and ownership.
fn city_centre(builder: &mut Builder<'_>) {
    let number = builder.add_named(&Named {
        kind: Kind::StreetCentre,
        name: "津市市养老服务中心",
        county: JINSHI,
        town: None,
        village: None,
    });
    let place = builder.place(number);
    place.extra_kinds = KindSet::EMPTY.with(Kind::AidRental);
    place.tags.push("city-level".to_owned());
    place.services = vec!["aid-rental".to_owned()];
}

/// 毛里湖康养中心 carries the home-visit pilot of its town; counted apart for the same reason.
fn care_centre(builder: &mut Builder<'_>) {
    let number = builder.add_named(&Named {
        kind: Kind::StreetCentre,
        name: "毛里湖康养中心",
        county: JINSHI,
        town: Some("毛里湖镇"),
        village: None,
    });
    builder.place(number).tags.push("township-level".to_owned());
}

/// 新村社区日间照料中心 (2022) with its canteen (since March 2023, also delivering): one of the 64.
fn xincun(builder: &mut Builder<'_>) {
    let number = builder.add_named(&Named {
        kind: Kind::DayCare,
        name: "新村社区日间照料中心",
        county: JINSHI,
        town: Some("汪家桥街道"),
        village: Some("新村社区"),
    });
    let place = builder.place(number);
    place.extra_kinds = KindSet::EMPTY.with(Kind::Canteen).with(Kind::Station);
    place.opened = Some("2022".to_owned());
    place
        .tags
        .extend(["day", "eat-in", "delivery"].map(str::to_owned));
    place.services = vec!["day-care".to_owned(), "meal".to_owned()];
}

/// One point for a village or community, 13 without; in each town one is the base (1+n).
fn service_points(builder: &mut Builder<'_>) {
    let territory = builder.territory();
    let all = choose(
        territory,
        "service points",
        77,
        Pool::AnyCommittee,
        Weight::Candidates,
        &|_| true,
    );
    let mut others: Vec<_> = all
        .into_iter()
        .filter(|spot| {
            let town = spot.town.map(|t| &territory.counties[spot.county].towns[t]);
            let village = town
                .zip(spot.village)
                .map(|(t, v)| t.villages[v].name.as_str());
            village != Some("新村社区")
        })
        .collect();
    Sequence::of("service points 430781").shuffle(&mut others);
    others.truncate(OTHER_SERVICE_POINTS);
    others.sort();
    let numbers = builder.add_all(SERVICE_POINT, &others);
    let mut bases = BTreeMap::<Option<String>, String>::new();
    for number in numbers {
        let place = builder.place(number);
        match bases.get(&place.town) {
            Some(base) => place.hub = Some(base.clone()),
            None => {
                bases.insert(place.town.clone(), place.id.clone());
            }
        }
    }
}
