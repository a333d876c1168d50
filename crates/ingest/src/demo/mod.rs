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

/// Makes the places of a city and writes them.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<Vec<Facility>, Problem> {
    let places = places(folder, raw)?;
    facilities::write(folder, &places)?;
    Ok(places)
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
