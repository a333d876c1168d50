//! Chongqing: reply to suggestion 1095, dated 2022-04-13, published 2022-09-15.

use eldercare_places::coordinates::distance_m;
use eldercare_places::{Kind, Ownership};

use super::apportion::apportion;
use super::builder::{Builder, Form, Named};
use super::pool::{Pool, Weight};
use super::random::Sequence;

const STREET_CENTRE: Form = Form {
    kind: Kind::StreetCentre,
    term: "养老服务中心",
    tags: &["street-level"],
};
const TOWN_CENTRE: Form = Form {
    kind: Kind::StreetCentre,
    term: "养老服务中心",
    tags: &["township-level"],
};
const STATION: Form = Form {
    kind: Kind::Station,
    term: "社区养老服务站",
    tags: &[],
};
const MUTUAL_HELP: Form = Form {
    kind: Kind::MutualHelp,
    term: "互助养老点",
    tags: &[],
};
const TOWNSHIP_HOME: Form = Form {
    kind: Kind::Institution,
    term: "敬老院",
    tags: &["township-home"],
};
const SPECIAL_NEED: Form = Form {
    kind: Kind::Institution,
    term: "失能特困集中照护机构",
    tags: &["special-need"],
};

/// 529 township homes, one of which the letter names.
const OTHER_TOWNSHIP_HOMES: usize = 528;
/// Beds of the 47 special-need institutions together.
const SPECIAL_NEED_BEDS: usize = 7346;
/// 中心带站: 136 unions of a street centre with 1,268 stations.
const UNIONS: usize = 136;
const STATIONS_IN_UNIONS: usize = 1268;

pub(super) fn plan(builder: &mut Builder<'_>) {
    let centres = builder.spread(STREET_CENTRE, 220, Pool::Streets, Weight::Elders);
    builder.spread(TOWN_CENTRE, 592, Pool::Townships, Weight::Candidates);
    let stations = builder.spread(STATION, 2912, Pool::Communities, Weight::Elders);
    builder.spread(MUTUAL_HELP, 6658, Pool::Villages, Weight::Candidates);
    builder.spread(
        TOWNSHIP_HOME,
        OTHER_TOWNSHIP_HOMES,
        Pool::Townships,
        Weight::Candidates,
    );
    shuangxi(builder);
    special_need(builder);
    unions(builder, &centres, &stations);
}

/// 双溪敬老院 of 江北区: the letter says that it is 公建民营 and counts no beds.
/// It is counted among the 529 (敬老院); the letter gives no street.
fn shuangxi(builder: &mut Builder<'_>) {
    let number = builder.add_named(&Named {
        kind: Kind::Institution,
        name: "双溪敬老院",
        county: 500_105,
        town: None,
        village: None,
    });
    let place = builder.place(number);
    place.ownership = Some(Ownership::PublicBuiltPrivateRun);
    place.tags.push("township-home".to_owned());
}

/// At least one in each county ("确保每个区县至少有1个"), the rest by old people.
fn special_need(builder: &mut Builder<'_>) {
    let counties = builder.territory().counties.len();
    let mut numbers = builder.spread(SPECIAL_NEED, counties, Pool::Counties, Weight::Candidates);
    let rest = 47_usize.saturating_sub(counties);
    numbers.extend(builder.spread(SPECIAL_NEED, rest, Pool::Counties, Weight::Elders));
    let mut sequence = Sequence::of("beds 500000");
    let weights: Vec<f64> = numbers.iter().map(|_| sequence.between(1.0, 2.0)).collect();
    let caps = vec![SPECIAL_NEED_BEDS; numbers.len()];
    for (number, beds) in numbers
        .iter()
        .zip(apportion(SPECIAL_NEED_BEDS, &weights, &caps))
    {
        builder.place(*number).beds = u32::try_from(beds).ok();
    }
}

/// Each union takes stations of its own county, nearest first, in turns.
fn unions(builder: &mut Builder<'_>, centres: &[usize], stations: &[usize]) {
    let codes: Vec<u32> = builder
        .territory()
        .counties
        .iter()
        .map(|c| c.code)
        .collect();
    let of_county = |builder: &mut Builder<'_>, all: &[usize], code: u32| -> Vec<usize> {
        let ours = |n: &usize| builder.place(*n).district_code == Some(code);
        all.iter().copied().filter(ours).collect()
    };
    let centres: Vec<Vec<usize>> = codes
        .iter()
        .map(|c| of_county(builder, centres, *c))
        .collect();
    let stations: Vec<Vec<usize>> = codes
        .iter()
        .map(|c| of_county(builder, stations, *c))
        .collect();
    let hubs = split(UNIONS, &centres);
    #[expect(clippy::cast_precision_loss, reason = "at most hundreds")]
    let weights: Vec<f64> = hubs.iter().map(|h| *h as f64).collect();
    let caps: Vec<usize> = stations.iter().map(Vec::len).collect();
    let quotas = apportion(STATIONS_IN_UNIONS, &weights, &caps);
    for (county, quota) in quotas.into_iter().enumerate() {
        let hubs = &centres[county][..hubs[county]];
        join(builder, hubs, stations[county].clone(), quota);
    }
}

fn split(total: usize, groups: &[Vec<usize>]) -> Vec<usize> {
    let caps: Vec<usize> = groups.iter().map(Vec::len).collect();
    #[expect(clippy::cast_precision_loss, reason = "at most hundreds")]
    let weights: Vec<f64> = caps.iter().map(|n| *n as f64).collect();
    apportion(total, &weights, &caps)
}

fn join(builder: &mut Builder<'_>, hubs: &[usize], mut free: Vec<usize>, quota: usize) {
    for turn in 0..quota {
        let hub = hubs[turn % hubs.len()];
        let at = builder.point(hub);
        let nearest = (0..free.len()).min_by(|a, b| {
            let far = |i: usize| distance_m(at, builder.point(free[i]));
            far(*a).total_cmp(&far(*b))
        });
        if let Some(nearest) = nearest {
            let hub_id = builder.place(hub).id.clone();
            builder.place(free.swap_remove(nearest)).hub = Some(hub_id);
        }
    }
}
