//! A plausible centre for each town: GeoNames' point where there is one, else a made-up one,
//! streets close to the county's seat and in built-up areas, towns spread over the county.

use std::collections::BTreeSet;

use crate::basemap::{stem, sure_towns};
use crate::raw::{NamedPlace, Town as RawTown};
use crate::shape::{Point, Shape, bounds_of, contains, edge_distance, label_point};

use super::random::Sequence;
use super::territory::{County, Town, TownSort};

/// Random points tried for each town; the one farthest from the towns before wins.
const TRIES: usize = 24;
/// A point outside built-up areas counts this much less for a street.
const OUT_OF_TOWN: f64 = 0.4;
/// Villages of a street lie within this many degrees (about 1.5 km) of its centre.
const STREET_SPREAD: f64 = 0.014;
/// Villages of a township lie within this many degrees (about 6 km) of its centre.
const TOWN_SPREAD: f64 = 0.055;

/// Gives every town of a county its anchor and spread.
pub(super) fn place(county: &mut County, places: &[NamedPlace], urban: &[&Shape]) {
    let seat = seat(county, places);
    let known = known_anchors(county, places);
    let mut taken: Vec<Point> = known.iter().flatten().copied().collect();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a county has at most hundreds of towns"
    )]
    let share = (county.area / county.towns.len().max(1) as f64).sqrt();
    let mut towns = std::mem::take(&mut county.towns);
    for (town, known) in towns.iter_mut().zip(known) {
        town.spread = spread(town, share);
        town.anchor = known.unwrap_or_else(|| {
            let point = make_up(county, town, seat, &taken, urban);
            taken.push(point);
            point
        });
    }
    county.towns = towns;
}

fn spread(town: &Town, share: f64) -> f64 {
    let limit = if town.sort == TownSort::Street {
        STREET_SPREAD
    } else {
        TOWN_SPREAD
    };
    (share * 0.45).min(limit)
}

/// The GeoNames point of each town that has one inside the county's polygon.
fn known_anchors(county: &County, places: &[NamedPlace]) -> Vec<Option<Point>> {
    let raw: Vec<RawTown> = county
        .towns
        .iter()
        .map(|town| RawTown {
            code: town.code.clone(),
            name: town.name.clone(),
            county: county.code,
            villages: Vec::new(),
        })
        .collect();
    let sure = sure_towns(places, &raw, &BTreeSet::from([county.code]));
    let point_of = |town: &Town| {
        sure.iter()
            .find(|(name, _)| name == stem(&town.name))
            .map(|(_, place)| [place.lon, place.lat])
            .filter(|point| contains(&county.shape, *point))
    };
    county.towns.iter().map(point_of).collect()
}

/// The county's seat: its largest populated place, else the middle of the polygon.
fn seat(county: &County, places: &[NamedPlace]) -> Point {
    places
        .iter()
        .filter(|place| place.county == Some(county.code) && place.population > 0)
        .max_by_key(|place| place.population)
        .map(|place| [place.lon, place.lat])
        .or_else(|| label_point(&county.shape))
        .unwrap_or_default()
}

fn make_up(county: &County, town: &Town, seat: Point, taken: &[Point], urban: &[&Shape]) -> Point {
    let mut sequence = Sequence::of(&format!("anchor {}", town.code));
    let score = |point: Point| {
        let room = taken
            .iter()
            .map(|other| (other[0] - point[0]).hypot(other[1] - point[1]))
            .fold(f64::INFINITY, f64::min);
        let built_up = urban.iter().any(|area| contains(area, point));
        if town.sort == TownSort::Street && !built_up {
            room.min(1.0) * OUT_OF_TOWN
        } else {
            room.min(1.0)
        }
    };
    let mut best: Option<(f64, Point)> = None;
    for _ in 0..TRIES {
        let point = if town.sort == TownSort::Street {
            near(county, seat, county.area.sqrt() * 0.16, &mut sequence)
        } else {
            inside(county, &mut sequence)
        };
        let scored = (score(point), point);
        if best.is_none_or(|(record, _)| scored.0 > record) {
            best = Some(scored);
        }
    }
    best.map_or(seat, |(_, point)| point)
}

/// A random point of the county.
pub(super) fn inside(county: &County, sequence: &mut Sequence) -> Point {
    let Some(bounds) = bounds_of(&county.shape) else {
        return [0.0, 0.0];
    };
    for _ in 0..1000 {
        let point = [
            sequence.between(bounds.west, bounds.east),
            sequence.between(bounds.south, bounds.north),
        ];
        if contains(&county.shape, point) {
            return point;
        }
    }
    label_point(&county.shape).unwrap_or_default()
}

/// The point of some random ones that is farthest from every town and well inside the county.
pub(super) fn emptiest(county: &County) -> Point {
    let mut sequence = Sequence::of(&format!("empty {}", county.code));
    let room = |point: Point| {
        let towns = county.towns.iter().map(|town| town.anchor);
        let town = towns
            .map(|anchor| (anchor[0] - point[0]).hypot(anchor[1] - point[1]))
            .fold(f64::INFINITY, f64::min);
        town.min(2.0 * edge_distance(&county.shape, point))
    };
    let points = (0..400).map(|_| inside(county, &mut sequence));
    points
        .max_by(|a, b| room(*a).total_cmp(&room(*b)))
        .unwrap_or_default()
}

/// A random point of the county within `reach` degrees of another; the reach grows when the
/// county's edge is in the way.
pub(super) fn near(county: &County, centre: Point, reach: f64, sequence: &mut Sequence) -> Point {
    let squeeze = centre[1].to_radians().cos();
    for attempt in 0..60 {
        let widened = reach * (1.0 + f64::from(attempt) / 30.0);
        let radius = widened * sequence.unit().sqrt();
        let turn = sequence.between(0.0, std::f64::consts::TAU);
        let point = [
            centre[0] + radius * turn.cos() / squeeze,
            centre[1] + radius * turn.sin(),
        ];
        if contains(&county.shape, point) {
            return point;
        }
    }
    inside(county, sequence)
}
