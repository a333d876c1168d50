//! Which towns and villages get a place of some sort.

use super::apportion::apportion;
use super::random::Sequence;
use super::territory::{County, Territory, TownSort};

/// Where a place goes: numbers of county, town and village in the territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) county: usize,
    pub(super) town: Option<usize>,
    pub(super) village: Option<usize>,
}

/// What a place belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pool {
    /// One in a resident committee.
    Communities,
    /// One in a village committee.
    Villages,
    /// One in a resident or village committee.
    AnyCommittee,
    /// One in a street.
    Streets,
    /// One in a town or township.
    Townships,
    /// One for a county.
    Counties,
}

/// How the total is split over the counties.
#[derive(Clone, Copy, Debug)]
pub(super) enum Weight {
    /// By people of 60 and older.
    Elders,
    /// By the number of candidates.
    Candidates,
}

/// Chooses `total` spots in the counties that `wanted` names, at most one for each candidate
/// until all have one. The same `purpose` always chooses the same.
pub(super) fn choose(
    territory: &Territory,
    purpose: &str,
    total: usize,
    pool: Pool,
    weight: Weight,
    wanted: &dyn Fn(u32) -> bool,
) -> Vec<Spot> {
    let candidates: Vec<Vec<Spot>> = territory
        .counties
        .iter()
        .enumerate()
        .map(|(i, county)| {
            if wanted(county.code) {
                spots(i, county, pool)
            } else {
                Vec::new()
            }
        })
        .collect();
    let all: usize = candidates.iter().map(Vec::len).sum();
    let rounds = total.div_ceil(all.max(1));
    let caps: Vec<usize> = candidates.iter().map(|c| c.len() * rounds).collect();
    let weights: Vec<f64> = territory
        .counties
        .iter()
        .zip(&candidates)
        .map(|(county, candidates)| match weight {
            Weight::Elders => county.elders,
            #[expect(clippy::cast_precision_loss, reason = "at most thousands")]
            Weight::Candidates => candidates.len() as f64,
        })
        .collect();
    let parts = apportion(total, &weights, &caps);
    let mut chosen = Vec::with_capacity(total);
    for ((county, mut candidates), part) in territory.counties.iter().zip(candidates).zip(parts) {
        Sequence::of(&format!("{purpose} {}", county.code)).shuffle(&mut candidates);
        chosen.extend(candidates.iter().cycle().take(part));
    }
    chosen.sort();
    chosen
}

/// The candidates of one county.
fn spots(number: usize, county: &County, pool: Pool) -> Vec<Spot> {
    let mut spots = Vec::new();
    let spot = |town, village| Spot {
        county: number,
        town,
        village,
    };
    for (t, town) in county.towns.iter().enumerate() {
        match pool {
            Pool::Streets if town.sort == TownSort::Street => spots.push(spot(Some(t), None)),
            Pool::Townships if town.sort == TownSort::Township => spots.push(spot(Some(t), None)),
            Pool::Communities | Pool::Villages | Pool::AnyCommittee => {
                let fits = |urban: Option<bool>| match pool {
                    Pool::Communities => urban == Some(true),
                    Pool::Villages => urban == Some(false),
                    _ => urban.is_some(),
                };
                let villages = town.villages.iter().enumerate();
                let fitting = villages.filter(|(_, village)| fits(village.urban));
                spots.extend(fitting.map(|(v, _)| spot(Some(t), Some(v))));
            }
            _ => {}
        }
    }
    if matches!(pool, Pool::Counties) {
        spots.push(spot(None, None));
    }
    spots
}
