//! The national totals, split over kinds and counties exactly.

use eldercare_places::Kind;

use super::seed::Seed;
use crate::demo::apportion::apportion;

/// Institutions at the end of 2023 (4.1 in units of 10,000).
pub const INSTITUTIONS: usize = 41_000;
/// Community facilities at the end of 2023 (36.3).
pub const COMMUNITY: usize = 363_000;
/// All places.
pub const TOTAL: usize = INSTITUTIONS + COMMUNITY;
/// Beds of the institutions (517.2).
pub const BEDS: usize = 5_172_000;
/// Community facilities in towns and in the country: 11.5 to 23.2 in 2022, the last year for
/// which the bulletin splits them.
const URBAN_TO_RURAL: [f64; 2] = [11.5, 23.2];

/// One sort of places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sort {
    pub(super) kind: Kind,
    pub(super) term: &'static str,
    pub(super) area: Area,
    /// Its part among the sorts of its area. The bulletins do not split community facilities by
    /// kind: these parts are ours.
    part: f64,
}

/// Where a sort of places lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// Anywhere, by old people.
    Any,
    /// In streets, by old people in towns.
    Urban,
    /// In towns and townships, by old people in the country.
    Rural,
}

const fn sort(kind: Kind, term: &'static str, area: Area, part: f64) -> Sort {
    Sort {
        kind,
        term,
        area,
        part,
    }
}

/// All sorts.
pub(super) const SORTS: [Sort; 8] = [
    sort(Kind::Institution, "养老院", Area::Any, 1.0),
    sort(
        Kind::StreetCentre,
        "街道综合养老服务中心",
        Area::Urban,
        10.0,
    ),
    sort(Kind::Station, "社区养老服务站", Area::Urban, 45.0),
    sort(Kind::DayCare, "社区日间照料中心", Area::Urban, 25.0),
    sort(Kind::Canteen, "长者食堂", Area::Urban, 20.0),
    sort(Kind::StreetCentre, "区域养老服务中心", Area::Rural, 5.0),
    sort(Kind::DayCare, "农村日间照料中心", Area::Rural, 10.0),
    sort(Kind::MutualHelp, "互助幸福院", Area::Rural, 85.0),
];

/// What one county gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Quota {
    /// Places of each of [`SORTS`].
    pub(super) places: [usize; SORTS.len()],
    /// Beds of its institutions together.
    pub(super) beds: usize,
}

/// The quota of every county.
pub(super) fn of(seed: &Seed) -> Vec<Quota> {
    let mut quotas = vec![Quota::default(); seed.counties.len()];
    let no_cap = vec![usize::MAX; quotas.len()];
    for (number, (sort, total)) in SORTS.iter().zip(totals()).enumerate() {
        let weights: Vec<f64> = seed
            .counties
            .iter()
            .map(|county| f64::from(county.elders) * share(sort.area, county.urban))
            .collect();
        for (quota, part) in quotas.iter_mut().zip(apportion(total, &weights, &no_cap)) {
            quota.places[number] = part;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "at most thousands")]
    let institutions: Vec<f64> = quotas.iter().map(|quota| quota.places[0] as f64).collect();
    for (quota, beds) in quotas
        .iter_mut()
        .zip(apportion(BEDS, &institutions, &no_cap))
    {
        quota.beds = beds;
    }
    quotas
}

/// How many places of each sort the nation has; they sum to [`TOTAL`].
pub(super) fn totals() -> [usize; SORTS.len()] {
    let areas = apportion(COMMUNITY, &URBAN_TO_RURAL, &[COMMUNITY; 2]);
    let mut totals = [0; SORTS.len()];
    for (area, total) in [
        (Area::Any, INSTITUTIONS),
        (Area::Urban, areas[0]),
        (Area::Rural, areas[1]),
    ] {
        let parts = SORTS.map(|sort| if sort.area == area { sort.part } else { 0.0 });
        for (sum, part) in totals
            .iter_mut()
            .zip(apportion(total, &parts, &[total; SORTS.len()]))
        {
            *sum += part;
        }
    }
    totals
}

fn share(area: Area, urban: u8) -> f64 {
    let urban = f64::from(urban) / 100.0;
    match area {
        Area::Any => 1.0,
        Area::Urban => urban,
        Area::Rural => 1.0 - urban,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sorts_sum_to_the_national_counts() {
        let totals = totals();
        assert_eq!(totals.iter().sum::<usize>(), 404_000);
        assert_eq!(totals[0], 41_000);
        let urban: usize = totals[1..5].iter().sum();
        // 36.3 in the proportion 11.5 : 23.2.
        assert_eq!((urban, COMMUNITY - urban), (120_303, 242_697));
    }
}
