//! The seed from the raw files.

use std::collections::BTreeMap;

use super::anchors;
use super::seed::{Seed, SeedCounty, steps};
use super::weights::{Weight, weights};
use crate::demo::apportion::apportion;
use crate::problem::Problem;
use crate::raw::{Boundary, NamedPlace, Raw, Town};
use crate::shape::bounds_of;

/// Makes the seed: counties with people by the census, towns by name, points by GeoNames.
pub fn make_seed(raw: &Raw) -> Result<Seed, Problem> {
    let polygons = raw.counties()?;
    let rows = raw.census()?;
    let weights = weights(&rows, &polygons);
    let elders = whole(&weights);
    let mut around = around(raw.towns()?, raw.named_places()?);
    let none = || (Vec::new(), Vec::new());
    let mut seed = Seed {
        provinces: BTreeMap::new(),
        cities: BTreeMap::new(),
        counties: Vec::new(),
    };
    for polygon in &polygons {
        let weight = weights.get(&polygon.code).zip(elders.get(&polygon.code));
        let Some((weight, elders)) = weight.filter(|(_, elders)| **elders > 0) else {
            continue;
        };
        name_above(&mut seed, polygon);
        let (towns, places) = around.remove(&polygon.code).unwrap_or_else(none);
        let county = county(polygon, *elders, weight.urban, &towns, &places);
        seed.counties.extend(county);
    }
    seed.counties.sort_by_key(|county| county.code);
    Ok(seed)
}

/// Towns and populated places of a county.
type Around = (Vec<Town>, Vec<NamedPlace>);

fn around(towns: Vec<Town>, places: Vec<NamedPlace>) -> BTreeMap<u32, Around> {
    let mut around = BTreeMap::<u32, Around>::new();
    for town in towns {
        around.entry(town.county).or_default().0.push(town);
    }
    for place in places {
        if let Some(code) = place.county {
            around.entry(code).or_default().1.push(place);
        }
    }
    around
}

/// The names that stand before the county's in an address. A municipality's counties name it
/// twice in the boundary file.
fn name_above(seed: &mut Seed, polygon: &Boundary) {
    let code = polygon.code;
    seed.provinces
        .insert(code / 10_000, polygon.province.clone());
    if !polygon.city.is_empty() && polygon.city != polygon.province {
        seed.cities.insert(code / 100, polygon.city.clone());
    }
}

/// None for a polygon without points.
fn county(
    polygon: &Boundary,
    elders: u32,
    urban: f64,
    towns: &[Town],
    places: &[NamedPlace],
) -> Option<SeedCounty> {
    let mut county = SeedCounty {
        code: polygon.code,
        name: polygon.name.clone(),
        bounds: steps(bounds_of(&polygon.shape)?),
        elders,
        urban: percent(urban),
        towns: Vec::new(),
    };
    anchors::place(&mut county, &polygon.shape, towns, places);
    Some(county)
}

/// Whole people that sum to the whole sum.
fn whole(weights: &BTreeMap<u32, Weight>) -> BTreeMap<u32, u32> {
    let shares: Vec<f64> = weights.values().map(|weight| weight.elders).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "264 million people"
    )]
    let total = shares.iter().sum::<f64>().round() as usize;
    let parts = apportion(total, &shares, &vec![usize::MAX; shares.len()]);
    let whole = parts
        .into_iter()
        .map(|part| u32::try_from(part).unwrap_or(u32::MAX));
    weights.keys().copied().zip(whole).collect()
}

fn percent(share: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a hundred, and the cast saturates"
    )]
    let percent = (share * 100.0).round() as u8;
    percent.min(100)
}
