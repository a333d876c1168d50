//! The lists for engines that cannot run the map: plain pages by city and district.
//!
//! Every facility of `geo/` stands on exactly one page, also those without a position and the
//! services without a door. Made at every build, as the packs are; a city that cannot be read
//! is reported, the others are written. Deliberately not here: search and distance.

mod district;
mod html;
mod overview;
mod page;
mod words;

use std::path::Path;

use crate::city_folder::{CityFolder, city_folders};
use crate::facilities;
use crate::pack::{Choice, Outcome};
use crate::problem::Problem;

use overview::Entry;
use words::Words;

/// Writes `list/…` below `out`, with the texts of `locales`.
pub fn run(geo: &Path, out: &Path, locales: &Path, choice: &Choice) -> Result<Outcome, Problem> {
    let words = Words::read(locales, page::LANGUAGE)?;
    let mut outcome = Outcome::default();
    let mut entries = Vec::new();
    for folder in city_folders(geo)? {
        match folder.and_then(|folder| city(&words, &folder, choice)) {
            Ok(Some((entry, files))) => {
                // A district that is gone must not keep its page.
                let _absent_is_fine =
                    std::fs::remove_dir_all(out.join("list").join(&entry.city.id));
                for (name, bytes) in files {
                    outcome.write(out, name, &bytes, choice.measure)?;
                }
                entries.push(entry);
            }
            Ok(None) => {}
            Err(problem) => outcome.problems.push(problem),
        }
    }
    let index = overview::cities(&words, &entries).write(&words);
    let name = "list/index.html".to_owned();
    outcome.write(out, name, &index, choice.measure)?;
    Ok(outcome)
}

/// The pages of a city by name.
type CityPages = (Entry, Vec<(String, Vec<u8>)>);

/// The pages of one city, if it is wanted.
fn city(words: &Words, folder: &CityFolder, choice: &Choice) -> Result<Option<CityPages>, Problem> {
    let city = &folder.city;
    if !choice.includes(city) {
        return Ok(None);
    }
    let places = facilities::read(folder)?;
    let total = places.len();
    let districts = district::districts(places);
    let index = overview::city(words, city, &districts).write(words);
    let mut files = vec![(format!("list/{}/index.html", city.id), index)];
    for district in &districts {
        let name = format!("list/{}/{}.html", city.id, district.number);
        files.push((name, district::page(words, city, district).write(words)));
    }
    let city = city.clone();
    Ok(Some((Entry { city, total }, files)))
}
