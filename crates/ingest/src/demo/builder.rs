//! Turns spots into facilities: name, address, position, id.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::{City, Facility, Kind, Wgs84};

use super::anchors::{emptiest, inside, near};
use super::naming::made_up;
use super::pool::{Pool, Spot, Weight, choose};
use super::random::Sequence;
use super::territory::Territory;
use crate::facilities::rounded;
use crate::shape::contains;

/// Places of one town keep this distance in degrees (about 30 m).
const CELL: f64 = 3e-4;
/// A place lies within this many degrees (about 300 m) of its town's or village's point.
const DOORSTEP: f64 = 0.003;

/// The places of a town that does not exist lie within this many degrees (about 900 m).
const INVENTED_TOWN: f64 = 0.008;

/// A sort of places as a document counts it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) kind: Kind,
    /// The document's word, used in the made-up name.
    pub(super) term: &'static str,
    pub(super) tags: &'static [&'static str],
}

/// A place that the document names, with nothing that it does not say.
pub(super) struct Named<'a> {
    pub(super) kind: Kind,
    pub(super) name: &'a str,
    pub(super) county: u32,
    pub(super) town: Option<&'a str>,
    pub(super) village: Option<&'a str>,
}

/// Collects the places of one city.
pub(super) struct Builder<'a> {
    territory: &'a Territory,
    city: &'a City,
    source: &'a str,
    checked: &'a str,
    places: Vec<Facility>,
    counters: BTreeMap<String, u32>,
    taken: BTreeSet<(i64, i64)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        territory: &'a Territory,
        city: &'a City,
        source: &'a str,
        checked: &'a str,
    ) -> Builder<'a> {
        Builder {
            territory,
            city,
            source,
            checked,
            places: Vec::new(),
            counters: BTreeMap::new(),
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn territory(&self) -> &'a Territory {
        self.territory
    }

    /// Adds `total` places of a form, spread over the whole city.
    pub(super) fn spread(
        &mut self,
        form: Form,
        total: usize,
        pool: Pool,
        weight: Weight,
    ) -> Vec<usize> {
        let purpose = format!("{} {:?}", form.term, form.tags);
        let spots = choose(self.territory, &purpose, total, pool, weight, &|_| true);
        self.add_all(form, &spots)
    }

    /// Adds a place at each spot; returns their numbers for [`Builder::place`].
    pub(super) fn add_all(&mut self, form: Form, spots: &[Spot]) -> Vec<usize> {
        spots.iter().map(|spot| self.add(form, *spot)).collect()
    }

    fn add(&mut self, form: Form, spot: Spot) -> usize {
        let county = &self.territory.counties[spot.county];
        let town = spot.town.map(|t| &county.towns[t]);
        let place_code = town.map_or_else(|| county.code.to_string(), |t| t.code.clone());
        let place_name = town.map_or(county.name.as_str(), |t| t.name.as_str());
        let n = self.count(format!("{place_code} {}", form.term));
        let id_number = self.count(format!("{place_code} {}", letter(form.kind)));
        let id = format!("d{place_code}{}{id_number}", letter(form.kind));
        let name = made_up(place_name, form.term, n);
        let mut facility =
            Facility::new(id, form.kind, name, &county.name, self.source, self.checked);
        facility.tags = form.tags.iter().map(|tag| (*tag).to_owned()).collect();
        self.finish_place(facility, spot)
    }

    /// Adds a place under its real name.
    pub(super) fn add_named(&mut self, named: &Named<'_>) -> usize {
        let n = self.count("named".to_owned());
        let counties = &self.territory.counties;
        let county = counties
            .iter()
            .position(|c| c.code == named.county)
            .unwrap_or(0);
        let towns = &counties[county].towns;
        let town = named
            .town
            .and_then(|name| towns.iter().position(|town| town.name == name));
        let village = town.zip(named.village).and_then(|(town, name)| {
            towns[town]
                .villages
                .iter()
                .position(|village| village.name == name)
        });
        let id = format!("n{}-{n}", named.county);
        let district = &counties[county].name;
        let mut facility = Facility::new(
            id,
            named.kind,
            named.name,
            district,
            self.source,
            self.checked,
        );
        facility.tags.push("position-approximate".to_owned());
        self.finish_place(
            facility,
            Spot {
                county,
                town,
                village,
            },
        )
    }

    /// Name of the city in simplified Chinese.
    pub(super) fn city_name(&self) -> &'a str {
        &self.city.name.zh_cn
    }

    /// Adds a place of a town that does not exist, in the first county, far from every town.
    pub(super) fn add_invented(&mut self, mut facility: Facility) {
        let county = &self.territory.counties[0];
        facility.district.clone_from(&county.name);
        facility.district_code = Some(county.code);
        facility.demo = true;
        if facility.kind.has_door() {
            let centre = emptiest(county);
            let mut sequence = Sequence::of(&facility.id);
            for _ in 0..200 {
                let point = near(county, centre, INVENTED_TOWN, &mut sequence);
                let point = rounded(Wgs84::from(point));
                if self.taken.insert(cell(point)) {
                    facility.point = Some(point);
                    break;
                }
            }
        }
        self.places.push(facility);
    }

    fn finish_place(&mut self, mut facility: Facility, spot: Spot) -> usize {
        let county = &self.territory.counties[spot.county];
        facility.district_code = Some(county.code);
        facility.town = spot.town.map(|t| county.towns[t].name.clone());
        facility.address = Some(self.address(spot));
        facility.point = Some(self.position(&facility.id, spot));
        facility.demo = true;
        self.places.push(facility);
        self.places.len() - 1
    }

    fn address(&self, spot: Spot) -> String {
        let county = &self.territory.counties[spot.county];
        let city = &self.city.name.zh_cn;
        let town = spot.town.map(|t| &county.towns[t]);
        let mut address = match town.and_then(|t| t.zone) {
            Some(zone) => zone.to_owned(),
            None if *city == county.name => city.clone(),
            None => format!("{city}{}", county.name),
        };
        if let Some(town) = town {
            address.push_str(&town.name);
            if let Some(v) = spot.village {
                address.push_str(&town.villages[v].name);
            }
        }
        address
    }

    /// A free position near the village, near the town's centre or somewhere in the county.
    fn position(&mut self, id: &str, spot: Spot) -> Wgs84 {
        let county = &self.territory.counties[spot.county];
        let mut sequence = Sequence::of(id);
        for attempt in 0..200 {
            let reach = DOORSTEP * (1.0 + f64::from(attempt) / 20.0);
            let point = match spot.town.map(|t| &county.towns[t]) {
                Some(town) => {
                    let centre = spot.village.map_or(town.anchor, |v| {
                        let code = &town.villages[v].code;
                        near(county, town.anchor, town.spread, &mut Sequence::of(code))
                    });
                    near(county, centre, reach, &mut sequence)
                }
                None => inside(county, &mut sequence),
            };
            let point = rounded(Wgs84::from(point));
            if contains(&county.shape, point.into()) && self.taken.insert(cell(point)) {
                return point;
            }
        }
        rounded(Wgs84::from(inside(county, &mut sequence)))
    }

    fn count(&mut self, key: String) -> u32 {
        let counter = self.counters.entry(key).or_default();
        *counter += 1;
        *counter
    }

    /// A place added before.
    pub(super) fn place(&mut self, number: usize) -> &mut Facility {
        &mut self.places[number]
    }

    /// Position of a place added before.
    pub(super) fn point(&self, number: usize) -> Wgs84 {
        self.places[number].point.unwrap_or_default()
    }

    pub(super) fn finish(self) -> Vec<Facility> {
        self.places
    }
}

fn cell(point: Wgs84) -> (i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let of = |degrees: f64| (degrees / CELL).floor() as i64;
    (of(point.lon), of(point.lat))
}

/// One letter for each kind, part of the ids.
pub(crate) fn letter(kind: Kind) -> char {
    match kind {
        Kind::Institution => 'i',
        Kind::StreetCentre => 'c',
        Kind::Station => 's',
        Kind::DayCare => 'd',
        Kind::Canteen => 'm',
        Kind::MutualHelp => 'h',
        Kind::Bath => 'b',
        Kind::AidRental => 'r',
        Kind::HealthCentre => 'x',
        Kind::HomeService => 'v',
    }
}
