//! The places of one county.

use std::collections::BTreeMap;

use eldercare_places::{Facility, Kind, Ownership, Wgs84};

use super::quota::{Area, Quota, SORTS, Sort};
use super::seed::{Seed, SeedCounty, SeedTown};
use crate::demo::apportion::apportion;
use crate::demo::builder::letter;
use crate::demo::naming::made_up;
use crate::demo::random::Sequence;
use crate::facilities::rounded;

/// The day of the national counts.
const CHECKED: &str = "2023-12-31";
/// Stands for a source; no city has it.
const SOURCE: &str = "synthetic";

/// All places of a county, by id.
pub(super) fn of_county(seed: &Seed, county: &SeedCounty, quota: &Quota) -> Vec<Facility> {
    let mut maker = Maker::new(seed, county);
    for (sort, count) in SORTS.iter().zip(quota.places) {
        maker.add(sort, count);
    }
    let mut places = maker.places;
    furnish(&mut places, county.code, quota.beds);
    places.sort_by(|a, b| a.id.cmp(&b.id));
    places
}

struct Maker<'a> {
    county: &'a SeedCounty,
    /// What stands before the town in an address.
    above: String,
    /// Numbers of ids by letter, of names by town and term.
    counters: BTreeMap<String, u32>,
    places: Vec<Facility>,
}

impl<'a> Maker<'a> {
    fn new(seed: &'a Seed, county: &'a SeedCounty) -> Maker<'a> {
        let named = |names: &'a BTreeMap<u32, String>, code| names.get(&code).map_or("", |n| n);
        let province = named(&seed.provinces, county.code / 10_000);
        let city = named(&seed.cities, county.code / 100);
        // A prefecture without counties has the same name at both levels.
        let city = if city == county.name { "" } else { city };
        Maker {
            county,
            above: format!("{province}{city}{}", county.name),
            counters: BTreeMap::new(),
            places: Vec::new(),
        }
    }

    /// Adds places of a sort: the towns that fit take turns in a mixed order.
    fn add(&mut self, sort: &Sort, count: usize) {
        let mut towns: Vec<&SeedTown> = self.county.towns.iter().collect();
        if towns.iter().any(|town| fits(sort.area, town)) {
            towns.retain(|town| fits(sort.area, town));
        }
        Sequence::of(&format!("{} {}", sort.term, self.county.code)).shuffle(&mut towns);
        for town in towns.into_iter().cycle().take(count) {
            self.add_one(sort, town);
        }
    }

    fn add_one(&mut self, sort: &Sort, town: &SeedTown) {
        let letter = letter(sort.kind);
        let number = self.count(letter.to_string());
        let id = format!("z{}{letter}{number:05}", self.county.code);
        let n = self.count(format!("{} {}", town.name, sort.term));
        let name = made_up(&town.name, sort.term, n);
        let mut place = Facility::new(id, sort.kind, name, &self.county.name, SOURCE, CHECKED);
        place.district_code = Some(self.county.code);
        place.address = Some(if town.name == self.county.name {
            self.above.clone()
        } else {
            format!("{}{}", self.above, town.name)
        });
        place.town = Some(town.name.clone());
        place.point = Some(self.position(&place.id, town));
        place.demo = true;
        self.places.push(place);
    }

    fn count(&mut self, key: String) -> u32 {
        let counter = self.counters.entry(key).or_default();
        *counter += 1;
        *counter
    }

    /// Denser towards the town's point, never beyond its reach.
    fn position(&self, id: &str, town: &SeedTown) -> Wgs84 {
        let mut sequence = Sequence::of(id);
        let centre = self.county.point(town);
        let radius = town.degrees() * sequence.unit();
        let turn = sequence.between(0.0, std::f64::consts::TAU);
        rounded(Wgs84::new(
            centre[0] + radius * turn.cos(),
            centre[1] + radius * turn.sin(),
        ))
    }
}

fn fits(area: Area, town: &SeedTown) -> bool {
    match area {
        Area::Any => true,
        Area::Urban => town.name.ends_with("街道"),
        Area::Rural => town.name.ends_with('镇') || town.name.ends_with('乡'),
    }
}

/// Gives the institutions ownership and beds; the beds sum to the county's.
fn furnish(places: &mut [Facility], county: u32, beds: usize) {
    let mut homes: Vec<&mut Facility> = places
        .iter_mut()
        .filter(|place| place.kind == Kind::Institution)
        .collect();
    let mut sequence = Sequence::of(&format!("nation beds {county}"));
    let weights: Vec<f64> = homes.iter().map(|_| sequence.between(1.0, 4.0)).collect();
    let parts = apportion(beds, &weights, &vec![beds; homes.len()]);
    for (home, beds) in homes.iter_mut().zip(parts) {
        home.beds = u32::try_from(beds).ok();
        let owner = sequence.unit();
        home.ownership = Some(match owner {
            ..0.4 => Ownership::Public,
            ..0.6 => Ownership::PublicBuiltPrivateRun,
            _ => Ownership::Private,
        });
    }
}
