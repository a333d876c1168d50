//! A point for every town, safely inside the county: GeoNames' own, else another populated place
//! of GeoNames in the county, else a made-up one far from the others.

use std::collections::{BTreeMap, BTreeSet};

use super::seed::{BOUND_STEPS, SeedCounty, SeedTown, reach};
use crate::basemap::{stem, sure_towns};
use crate::demo::random::Sequence;
use crate::raw::{NamedPlace, Town};
use crate::shape::{Point, Shape, contains, edge_distance, label_point};

/// Random points tried for a town without one.
const TRIES: usize = 16;
/// A point nearer to the county's edge than this (about 400 m) leaves no room for places.
const LEAST_ROOM: f64 = 0.004;
/// Left free at the edge: the committed polygons are rounded to 1/10,000 degree.
const GRID: f64 = 2e-4;
/// Places of a street lie within about 1.5 km of its point, …
const STREET_REACH: f64 = 0.014;
/// … those of a town or township within about 6 km.
const TOWN_REACH: f64 = 0.055;

/// Gives the county its towns.
pub(super) fn place(county: &mut SeedCounty, shape: &Shape, names: &[Town], places: &[NamedPlace]) {
    let known = known(county.code, names, places);
    let used: BTreeSet<(u64, u64)> = known.values().map(|point| key(*point)).collect();
    let mut spare: Vec<&NamedPlace> = places
        .iter()
        .filter(|place| !used.contains(&key([place.lon, place.lat])))
        .collect();
    spare.sort_by_key(|place| (place.population, place.latin.clone()));
    let mut taken: Vec<Point> = Vec::new();
    for town in names {
        let own = known.get(&town.code).copied();
        let other = || spare.pop().map(|place| [place.lon, place.lat]);
        let candidate = own.or_else(other);
        let town = candidate
            .and_then(|point| settle(county, shape, &town.name, point))
            .unwrap_or_else(|| make_up(county, shape, town, &taken));
        taken.push(county.point(&town));
        county.towns.push(town);
    }
    if county.towns.is_empty() {
        let middle = label_point(shape).unwrap_or_default();
        let name = county.name.clone();
        let town = settle(county, shape, &name, middle);
        county.towns.extend(town);
    }
}

/// The GeoNames point of each town whose name it has beyond doubt.
fn known(county: u32, names: &[Town], places: &[NamedPlace]) -> BTreeMap<String, Point> {
    let sure = sure_towns(places, names, &BTreeSet::from([county]));
    let point = |town: &Town| {
        let (_, place) = sure.iter().find(|(name, _)| name == stem(&town.name))?;
        Some((town.code.clone(), [place.lon, place.lat]))
    };
    names.iter().filter_map(point).collect()
}

fn key(point: Point) -> (u64, u64) {
    (point[0].to_bits(), point[1].to_bits())
}

/// The town at the nearest cell, with the room that it has there; None without enough room.
fn settle(county: &SeedCounty, shape: &Shape, name: &str, point: Point) -> Option<SeedTown> {
    let mut town = SeedTown {
        name: name.to_owned(),
        cell: county.cell(point),
        reach: 0,
    };
    let middle = county.point(&town);
    let room = if contains(shape, middle) {
        edge_distance(shape, middle) - GRID
    } else {
        0.0
    };
    let limit = if name.ends_with("街道") {
        STREET_REACH
    } else {
        TOWN_REACH
    };
    town.reach = reach(room.min(limit));
    (room >= LEAST_ROOM).then_some(town)
}

/// Of some random points with room the one farthest from the towns before; the middle of the
/// county when it is too thin for any.
fn make_up(county: &SeedCounty, shape: &Shape, town: &Town, taken: &[Point]) -> SeedTown {
    let mut sequence = Sequence::of(&format!("nation {}", town.code));
    let [west, south, width, height] = county.bounds.map(|step| f64::from(step) / BOUND_STEPS);
    let mut best: Option<(f64, SeedTown)> = None;
    let mut tried = 0;
    for _ in 0..TRIES * 20 {
        let point = [
            west + width * sequence.unit(),
            south + height * sequence.unit(),
        ];
        let Some(settled) = settle(county, shape, &town.name, point) else {
            continue;
        };
        let at = county.point(&settled);
        let far = taken
            .iter()
            .map(|other| (other[0] - at[0]).hypot(other[1] - at[1]))
            .fold(1.0, f64::min);
        if best.as_ref().is_none_or(|(record, _)| far > *record) {
            best = Some((far, settled));
        }
        tried += 1;
        if tried == TRIES {
            break;
        }
    }
    best.map_or_else(|| middle(county, shape, &town.name), |(_, town)| town)
}

/// The roomiest point of the county, however little room that is.
fn middle(county: &SeedCounty, shape: &Shape, name: &str) -> SeedTown {
    let point = label_point(shape).unwrap_or_default();
    SeedTown {
        name: name.to_owned(),
        cell: county.cell(point),
        reach: 0,
    }
}
