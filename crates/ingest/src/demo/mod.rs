//! The demonstration places of the five cities whose documents give totals and no list.
//!
//! Deterministic: a fixed seed for each name, no clock, so that a second run writes the same
//! bytes. Totals are exactly the document's. Nothing is invented under a real name: made
//! places are called `演示·…` and have no phone, grade or person; a place that the document
//! names carries only what it says there.

mod anchors;
pub(crate) mod apportion;
pub(crate) mod builder;
mod chongqing;
mod demo_town;
mod hefei;
mod jinshi;
pub(crate) mod naming;
mod pool;
pub(crate) mod random;
mod sanmenxia;
mod territory;
mod yulin;

use std::collections::BTreeSet;

use eldercare_places::Facility;

use crate::city_folder::CityFolder;
use crate::facilities;
use crate::problem::Problem;
use crate::raw::Raw;

use builder::Builder;
use territory::Territory;

/// The plan of a city: which places its document counts.
type Plan = fn(&mut Builder<'_>);

/// The cities with a plan, and the source that gives the totals.
const PLANS: [(&str, &str, Plan); 5] = [
    ("500000", "letter", chongqing::plan),
    ("430781", "letter", jinshi::plan),
    ("411200", "letter", sanmenxia::plan),
    ("610800", "letter", yulin::plan),
    ("340100", "plan", hefei::plan),
];

/// Whether the city's places are made here.
#[must_use]
pub fn has_plan(city: &str) -> bool {
    PLANS.iter().any(|(id, _, _)| *id == city)
}

/// What was made for a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Demonstration places.
    pub places: usize,
    /// Places of lists that the folder had, and has still.
    pub kept: usize,
}

/// Makes the places of a city and writes them; places that came from lists stay.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<Made, Problem> {
    let mut places = places(folder, raw)?;
    let made = places.len();
    if folder.file(facilities::FILE).is_file() {
        let old = facilities::read(folder)?;
        places.extend(of_lists(old, &places));
    }
    facilities::write(folder, &places)?;
    Ok(Made {
        places: made,
        kept: places.len() - made,
    })
}

/// The places of a folder that were not made here: what is made is always marked.
fn of_lists(old: Vec<Facility>, made: &[Facility]) -> Vec<Facility> {
    let ids: BTreeSet<&str> = made.iter().map(|place| place.id.as_str()).collect();
    let others = old.into_iter().filter(|place| !place.demo);
    others
        .filter(|place| !ids.contains(place.id.as_str()))
        .collect()
}

fn places(folder: &CityFolder, raw: &Raw) -> Result<Vec<Facility>, Problem> {
    let city = &folder.city;
    let Some((_, source, plan)) = PLANS.iter().find(|(id, _, _)| *id == city.id) else {
        return Err(Problem::Usage(format!("{} has no plan", city.id)));
    };
    let checked = city.source(source).map(|s| s.date.clone());
    let checked = checked
        .ok_or_else(|| Problem::Usage(format!("city.toml of {} lacks {source}", city.id)))?;
    let territory = Territory::read(folder, raw)?;
    let mut builder = Builder::new(&territory, city, source, &checked);
    plan(&mut builder);
    Ok(builder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::Kind;

    #[test]
    fn places_of_lists_stay_beside_what_is_made() {
        let place = |id: &str, demo: bool| {
            let (name, district) = (id.to_owned(), "黄浦区".to_owned());
            let mut place =
                Facility::new(id.to_owned(), Kind::Station, name, district, "x", "2025-01");
            place.demo = demo;
            place
        };
        let old = vec![
            place("1-demo", true),
            place("1-old", true),
            place("1-list", false),
        ];
        let kept = of_lists(old, &[place("1-demo", true)]);
        let ids: Vec<&str> = kept.iter().map(|place| place.id.as_str()).collect();
        assert_eq!(ids, ["1-list"]);
    }
}
