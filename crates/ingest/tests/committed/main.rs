//! The committed folder `geo/` is held as hard as the code: totals as in the documents, every
//! place where it says it is, nothing private, nothing invented under a real name.

mod demonstration;
mod files;
mod hours;
mod lists;
mod maps;
mod nation;
mod searching;
mod totals;

use std::path::PathBuf;

use eldercare_ingest::city_folder::{CityFolder, city_folder, city_folders};
use eldercare_ingest::facilities;
use eldercare_ingest::validate::DEMO_TOWN;
use eldercare_places::Facility;

/// Cities with a demonstration plan.
const DEMO: [&str; 5] = ["500000", "430781", "411200", "610800", "340100"];

fn geo() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../geo")
}

fn city(id: &str) -> CityFolder {
    city_folder(&geo(), id).expect("the folder is whole")
}

fn all() -> Vec<CityFolder> {
    let folders = city_folders(&geo()).expect("geo/ is there");
    folders
        .into_iter()
        .map(|f| f.expect("city.toml is right"))
        .collect()
}

/// The places that a document counts: those of 演示镇 are in no total.
fn counted(folder: &CityFolder) -> Vec<Facility> {
    let mut counted = places(folder);
    counted.retain(|place| !place.has_tag(DEMO_TOWN));
    counted
}

fn places(folder: &CityFolder) -> Vec<Facility> {
    facilities::read(folder).expect("facilities.geojson is right")
}
