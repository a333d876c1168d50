//! `totals.toml`, if there: what the city's document counts, and whether the places agree.

use std::collections::BTreeSet;
use std::path::Path;

use eldercare_places::{Facility, Kind, Ownership};
use serde::Deserialize;
use toml::Spanned;

use super::city::CityText;
use super::features::Place;
use super::{Findings, line_at, text};

const FILE: &str = "totals.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Totals {
    #[serde(default)]
    total: Vec<Spanned<Total>>,
}

/// One number of the document. A place counts when it has all that is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Total {
    /// Id of the document in `city.toml`.
    source: String,
    kind: Option<Kind>,
    ownership: Option<Ownership>,
    district_code: Option<u32>,
    #[serde(default)]
    tags: Vec<String>,
    /// How many places.
    count: Option<usize>,
    /// How many beds they have together.
    beds: Option<u64>,
    /// How many of them belong to a hub, …
    members: Option<usize>,
    /// … and to how many hubs.
    hubs: Option<usize>,
}

impl Total {
    fn counts(&self, place: &Facility) -> bool {
        self.kind.is_none_or(|kind| place.kinds().contains(kind))
            && self
                .ownership
                .is_none_or(|owner| place.ownership == Some(owner))
            && self
                .district_code
                .is_none_or(|code| place.district_code == Some(code))
            && self.tags.iter().all(|tag| place.has_tag(tag))
    }

    /// Name, promised and found number of each thing that the total gives.
    fn compare(&self, places: &[Place]) -> Vec<(&'static str, u64, u64)> {
        let facilities = places.iter().map(|place| &place.facility);
        let counted: Vec<&Facility> = facilities.filter(|place| self.counts(place)).collect();
        let hubs: Vec<&String> = counted
            .iter()
            .filter_map(|place| place.hub.as_ref())
            .collect();
        let beds = counted
            .iter()
            .filter_map(|place| place.beds)
            .map(u64::from)
            .sum();
        let distinct: BTreeSet<&String> = hubs.iter().copied().collect();
        let number = |n: usize| n as u64;
        let pairs = [
            ("places", self.count.map(number), number(counted.len())),
            ("beds", self.beds, beds),
            (
                "places of a hub",
                self.members.map(number),
                number(hubs.len()),
            ),
            ("hubs", self.hubs.map(number), number(distinct.len())),
        ];
        let given = pairs.into_iter();
        given
            .filter_map(|(what, promised, found)| Some((what, promised?, found)))
            .collect()
    }
}

/// Compares every number.
pub(super) fn check(
    folder: &Path,
    places: &[Place],
    city: Option<&CityText>,
    found: &mut Findings,
) {
    let Some(text) = text(folder, FILE, false, found) else {
        return;
    };
    let totals: Totals = match toml::from_str(&text) {
        Ok(totals) => totals,
        Err(error) => {
            let line = line_at(&text, error.span().map_or(0, |span| span.start));
            found.error(
                FILE,
                line,
                "form",
                format!("{}; correct it", error.message()),
            );
            return;
        }
    };
    for spanned in &totals.total {
        let (line, total) = (line_at(&text, spanned.span().start), spanned.get_ref());
        if city.is_some_and(|city| city.city.source(&total.source).is_none()) {
            let message = format!("city.toml has no source {}", total.source);
            found.error(FILE, line, "source", message);
        }
        for (what, promised, counted) in total.compare(places) {
            if promised != counted {
                let message = format!(
                    "{} says {promised} {what}, facilities.geojson has {counted}; mend the one \
                     that is wrong",
                    total.source
                );
                found.error(FILE, line, "total", message);
            }
        }
    }
}
