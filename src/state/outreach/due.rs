//! Who is due and which facts are worth asking about again, the nearest first.

use std::collections::BTreeMap;

use eldercare_api::v1::desk::VisitPerson;
use eldercare_outreach::{Candidate, Near, Recheck, most_worth, nearest_first};
use eldercare_places::coordinates::distance_m;
use eldercare_places::{Facility, Facts, Wgs84};
use eldercare_requests::Day;
use leptos::prelude::*;

use super::Outreach;
use crate::platform::clock;
use crate::state::city_data::{Held, use_city_data};
use crate::state::divisions::Divisions;
use crate::state::load::Load;
use crate::state::place_facts::{Setting, Topic, facts_of};

/// Somebody who is due, and how far.
pub type Due = Near<VisitPerson>;

/// A fact of a place, with the place's name, its id, and what is known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Rechecks {
    /// The place.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which fact, by its id in `eldercare_outreach::FACTS`.
    pub fact: &'static str,
    /// The day of what is known.
    pub as_of: String,
    /// How far, in metres.
    pub metres: f64,
}

/// The middle of the places of each town, by the town's name: as near as a ledger without positions lets one say.
fn middles(held: &Held) -> BTreeMap<String, Wgs84> {
    let mut sums: BTreeMap<String, (f64, f64, f64)> = BTreeMap::new();
    for place in places(held) {
        if let (Some(town), Some(point)) = (place.town, place.point) {
            let (lon, lat, count) = sums.entry(town).or_default();
            *lon += point.lon;
            *lat += point.lat;
            *count += 1.0;
        }
    }
    let middle = |(town, (lon, lat, count)): (String, (f64, f64, f64))| {
        (town, Wgs84::new(lon / count, lat / count))
    };
    sums.into_iter().map(middle).collect()
}

fn places(held: &Held) -> impl Iterator<Item = Facility> {
    let rows = held.facts.as_ref().map_or(0, Facts::len);
    let rows = u32::try_from(rows).unwrap_or(0);
    (0..rows).filter_map(|row| held.listed(row))
}

fn town_name(divisions: &Divisions, code: &str) -> Option<String> {
    divisions.town(code).map(|(_, town)| town.name.clone())
}

/// Where the worker is, as well as the chosen town says it.
fn here(
    outreach: Outreach,
    divisions: &Divisions,
    middles: &BTreeMap<String, Wgs84>,
) -> Option<Wgs84> {
    let town = outreach.day.with(|day| day.drive.town.clone());
    middles.get(&town_name(divisions, &town)?).copied()
}

/// Who is due in the worker's towns and was not met today, the nearest first; those of the worker's own town are told in the order of
/// the ledger.
pub fn due_near(outreach: Outreach, divisions: &Divisions) -> Vec<Due> {
    let people = outreach
        .list
        .with(|list| list.as_ref().map(|list| list.people.clone()));
    let met = outreach.met.with(|met| {
        let ids = met
            .iter()
            .filter(|met| met.is_done)
            .map(|met| met.id.clone());
        ids.collect::<Vec<_>>()
    });
    let data = use_city_data();
    let _ = data.facts.get();
    let middles = data.with(middles).unwrap_or_default();
    let due = people.into_iter().flatten();
    let due = due.filter(|person| !met.contains(&person.person_id));
    let placed = due.map(|person| {
        let name = town_name(divisions, &person.town);
        let place = name.and_then(|name| middles.get(&name).copied());
        let is_missed = person.standing == "missed";
        (person, place, is_missed)
    });
    nearest_first(here(outreach, divisions, &middles), placed)
}

/// The five facts near the worker that are most worth asking about again.
pub fn rechecks_near(outreach: Outreach, divisions: &Divisions) -> Vec<Rechecks> {
    let data = use_city_data();
    if !matches!(data.facts.get(), Load::Ready(())) {
        return Vec::new();
    }
    let found = data.with(|held| {
        let here = here(outreach, divisions, &middles(held))?;
        Some(of_places(held, here))
    });
    found.flatten().unwrap_or_default()
}

fn of_places(held: &Held, here: Wgs84) -> Vec<Rechecks> {
    let near: Vec<(Facility, f64)> = places(held)
        .filter_map(|place| Some((distance_m(here, place.point?), place.id)))
        .filter(|(metres, _)| *metres <= NEAR_M)
        .filter_map(|(metres, id)| {
            Some((held.facility(held.facts.as_ref()?.row_of(&id)?)?, metres))
        })
        .collect();
    let known = known_of(&near);
    let candidates = known.iter().map(|known| Candidate {
        place: known.place,
        metres: near[known.place].1,
        fact: known.fact,
        age_days: age_days(&known.as_of),
    });
    let told = |recheck: Recheck<usize>| {
        let (facility, metres) = &near[recheck.of.place];
        let is_it =
            |known: &&Known| known.place == recheck.of.place && known.fact == recheck.of.fact;
        let as_of = known.iter().find(is_it).map(|known| known.as_of.clone());
        Rechecks {
            id: facility.id.clone(),
            name: facility.name.clone(),
            fact: recheck.of.fact,
            as_of: as_of.unwrap_or_default(),
            metres: *metres,
        }
    };
    most_worth(candidates).into_iter().map(told).collect()
}

/// A fact of one of the near places, and the day of what is known.
struct Known {
    place: usize,
    fact: &'static str,
    as_of: String,
}

fn known_of(near: &[(Facility, f64)]) -> Vec<Known> {
    let setting = Setting::of(None);
    let of_place = |(place, (facility, _)): (usize, &(Facility, f64))| {
        let open = Known {
            place,
            fact: "open",
            as_of: facility.checked.clone(),
        };
        let facts = facts_of(facility, &setting).into_iter();
        let asked = facts.filter_map(move |fact| {
            Some(Known {
                place,
                fact: asked_as(fact.topic)?,
                as_of: fact.origin?.as_of,
            })
        });
        std::iter::once(open).chain(asked).collect::<Vec<_>>()
    };
    near.iter().enumerate().flat_map(of_place).collect()
}

/// Metres beyond which no place is looked at; the reckoning's own bound is the same.
const NEAR_M: f64 = 5_000.0;

/// As what a fact of a place is asked about at a door.
fn asked_as(topic: Topic) -> Option<&'static str> {
    match topic {
        Topic::Phone => Some("phone"),
        Topic::Hours => Some("hours"),
        Topic::Meals => Some("meals"),
        Topic::Prices => Some("prices"),
        Topic::Beds => Some("beds"),
        _ => None,
    }
}

/// A day, or the beginning of a month or year.
fn age_days(as_of: &str) -> Option<i32> {
    let whole = match as_of.len() {
        4 => format!("{as_of}-01-01"),
        7 => format!("{as_of}-01"),
        _ => as_of.to_owned(),
    };
    let today = Day::parse(&clock::today())?;
    Some(today.0.saturating_sub(Day::parse(&whole)?.0))
}
