//! What a list changes in the places that a folder already has.
//!
//! A fact belongs to one source: the place's own, or the one that its provenance names. A list
//! replaces the facts that are its own, fills those that nobody has published, and leaves all
//! others as they are, saying where they differ. It never removes a place.

mod decisions;
mod duplicates;
mod facts;
mod matching;
mod namesakes;
mod stored;

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::Facility;
use eldercare_places::details::Record;

use super::identity::{Fingerprint, fingerprint};
use super::mapping::MergeRule;
use super::place::Drawn;
use crate::report::Report;

pub use decisions::{Decisions, FILE as DECISIONS};
pub use stored::{Id, Stored};

/// Places by id.
pub type Places = BTreeMap<Id, Stored>;

/// A list that was read.
#[derive(Debug)]
pub struct Incoming<'a> {
    /// Id of the source in `city.toml`.
    pub source: &'a str,
    /// Code of the city.
    pub city: &'a str,
    /// What stands between the city's code and the list's ids.
    pub prefix: &'a str,
    /// Its rows.
    pub rows: Vec<Entry>,
}

/// A row that was read, in little memory.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The id that it would get as a new place.
    pub id: Id,
    /// The place.
    pub place: Stored,
    line: u32,
    feature: Option<std::num::NonZeroU32>,
    /// The record and the key of its [`super::identity::Identity`].
    record: Fingerprint,
    key: Fingerprint,
    own: bool,
}

impl From<Drawn> for Entry {
    fn from(drawn: Drawn) -> Entry {
        Entry {
            id: drawn.place.id.as_str().into(),
            place: Stored::of(&drawn.place),
            line: u32::try_from(drawn.line).unwrap_or(u32::MAX),
            feature: drawn.feature.and_then(std::num::NonZeroU32::new),
            record: fingerprint(&drawn.identity.record),
            key: fingerprint(&drawn.identity.key),
            own: drawn.identity.own,
        }
    }
}

impl Entry {
    /// Line of the file.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line as usize
    }

    /// Which feature of its file it is, for people.
    fn feature(&self) -> Option<String> {
        self.feature.map(|number| format!("feature {number}"))
    }
}

/// Brings a list into the places and counts what became of each row.
#[must_use]
pub fn bring_in(
    incoming: Incoming<'_>,
    old: &Places,
    decisions: &Decisions,
    rule: &MergeRule,
    report: &mut Report,
) -> Places {
    let source = incoming.source;
    let mut places = old.clone();
    decisions.carry_out(&mut places);
    let targets = matching::targets(&incoming, &places, decisions, rule, report);
    let mut touched: BTreeMap<Id, usize> = BTreeMap::new();
    let mut joined = Vec::with_capacity(targets.len());
    for (row, target) in incoming.rows.into_iter().zip(&targets) {
        let line = row.line();
        let again = touched.contains_key(target);
        let known = places.contains_key(target);
        let own = places
            .get(target)
            .is_none_or(|place| *place == row.place || place.open().source == source);
        report.speak_of(row.feature());
        join(&mut places, target, row, source, again, report);
        touched.entry(target.clone()).or_insert(line);
        joined.push(known && (again || !own));
    }
    report.speak_of(None);
    for (target, joined) in targets.iter().zip(joined) {
        if old.get(target) == places.get(target) {
            report.unchanged += 1;
        } else if joined {
            report.merged += 1;
        } else {
            report.accepted += 1;
        }
    }
    missing(source, old, &touched, report);
    duplicates::propose(&places, &touched, decisions, report);
    places
}

/// Puts a row into its place.
fn join(
    places: &mut Places,
    target: &Id,
    row: Entry,
    source: &str,
    again: bool,
    report: &mut Report,
) {
    let line = row.line();
    let Some(stored) = places.get_mut(target) else {
        let place = if row.id == *target {
            row.place
        } else {
            let mut place = row.place.open();
            target.as_ref().clone_into(&mut place.id);
            Stored::of(&place)
        };
        places.insert(target.clone(), place);
        return;
    };
    // A row that says what the place is, its record among it, brings nothing.
    if !again && *stored == row.place {
        return;
    }
    let (mut place, mut row) = (stored.open(), row.place.open());
    let record = row.details.records.pop();
    let differing = if again {
        facts::fill(&mut place, &row, source)
    } else {
        facts::update(&mut place, &row, source)
    };
    if !differing.is_empty() {
        let names: Vec<&str> = differing.iter().map(|fact| fact.id()).collect();
        let message = format!(
            "{} says something else about {}: what {} says was kept",
            source,
            names.join(", "),
            if again {
                "the first row"
            } else {
                "the other list"
            }
        );
        report.warn(line, "differs", message);
    }
    if let Some(record) = record {
        keep_record(&mut place.details.records, record, again);
    }
    *stored = Stored::of(&place);
}

/// Adds the row to those that a place was made from.
fn keep_record(records: &mut Vec<Record>, record: Record, again: bool) {
    let source = &record.source;
    if !again {
        // The same row under a new number of its list.
        let of_source = records
            .iter()
            .filter(|known| known.source == *source)
            .count();
        if of_source == 1 {
            records.retain(|known| known.source != *source);
        }
    }
    if !records.contains(&record) {
        records.push(record);
        records.sort();
    }
}

/// Places that the list had and has no more: kept, and said.
fn missing(source: &str, old: &Places, touched: &BTreeMap<Id, usize>, report: &mut Report) {
    let of_source = |place: &Facility| {
        place.source == source || place.details.records.iter().any(|r| r.source == source)
    };
    for (id, place) in old.iter().filter(|(id, _)| !touched.contains_key(*id)) {
        let place = place.open();
        if of_source(&place) && !place.demo {
            let message = format!(
                "{id} {} is not in the list any more: it was kept",
                place.name
            );
            report.warn(1, "not-in-list", message);
        }
    }
}

/// Ids of places that lists of other sources also describe: for the summary of a folder.
#[must_use]
pub fn shared(places: &Places) -> BTreeSet<&str> {
    let several = |place: &Stored| {
        let place = place.open();
        let sources: BTreeSet<&str> = place
            .details
            .records
            .iter()
            .map(|r| r.source.as_str())
            .collect();
        sources.len() > 1
    };
    places
        .iter()
        .filter(|(_, place)| several(place))
        .map(|(id, _)| id.as_ref())
        .collect()
}
