//! The pack step: `geo/` to the files that the app fetches.
//!
//! A broken city is reported with file and line; the others are still written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eldercare_entitlements::written::Part;
use eldercare_places::{City, Facility, pack};

use crate::benefits::Located;
use crate::city_folder::{CityFolder, city_folders};
use crate::problem::{Problem, read_text, write_file};
use crate::topology::read_areas;
use crate::{
    benefits, divisions, facilities, homes, hours, letters::letters, official_days, start_window,
};

/// One written file.
#[derive(Debug)]
pub struct Written {
    /// Path below the output folder.
    pub name: String,
    /// Its bytes.
    pub raw: usize,
    /// Its bytes after brotli at the highest level.
    pub brotli: Option<usize>,
}

/// What a run wrote and what it could not.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The files.
    pub written: Vec<Written>,
    /// The cities that failed.
    pub problems: Vec<Problem>,
}

/// What to pack.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only this city.
    pub city: Option<String>,
    /// Only cities whose terms allow release.
    pub released_only: bool,
    /// Also count bytes after brotli; slow without optimisation.
    pub measure: bool,
}

/// Packs the cities of `geo` into `out`.
pub fn run(geo: &Path, out: &Path, choice: &Choice) -> Result<Outcome, Problem> {
    let mut outcome = Outcome::default();
    let mut cities = Vec::new();
    let national = benefits::national(geo).map_err(|wrong| {
        let folder = geo.join(benefits::NATIONAL);
        let problems = wrong.iter().map(|located| located.problem(&folder));
        outcome.problems.extend(problems);
    });
    for folder in city_folders(geo)? {
        let folder = match folder {
            Ok(folder) if choice.includes(&folder.city) => folder,
            Ok(_) => continue,
            Err(problem) => {
                outcome.problems.push(problem);
                continue;
            }
        };
        match city_files(geo, &folder, national.as_ref().ok().map(Option::as_ref)) {
            Ok((city, files)) => {
                for (name, bytes) in files {
                    let name = format!("geo/{}/{name}", city.id);
                    outcome.write(out, name, &bytes, choice.measure)?;
                }
                cities.push(city);
            }
            Err(problems) => outcome.problems.extend(problems),
        }
    }
    let json = serde_json::to_vec(&cities).map_err(|e| Problem::Usage(e.to_string()))?;
    outcome.write(out, "geo/cities.json".to_owned(), &json, choice.measure)?;
    Ok(outcome)
}

impl Choice {
    /// Whether a city is wanted.
    pub(crate) fn includes(&self, city: &City) -> bool {
        self.city.as_ref().is_none_or(|id| *id == city.id) && (city.release || !self.released_only)
    }
}

impl Outcome {
    /// Writes a file below `out` and keeps its name and size.
    pub(crate) fn write(
        &mut self,
        out: &Path,
        name: String,
        bytes: &[u8],
        measure: bool,
    ) -> Result<(), Problem> {
        write_file(&out.join(&name), bytes)?;
        self.written.push(Written {
            raw: bytes.len(),
            brotli: measure.then(|| brotli_size(bytes)),
            name,
        });
        Ok(())
    }
}

/// The city with its derived fields, and its files by name.
type CityFiles = (City, Vec<(&'static str, Vec<u8>)>);

/// The rows of the whole country: nothing where they are broken, which is told once; a kept file
/// of benefits then stays as it is.
type National<'a> = Option<Option<&'a Part>>;

fn city_files(
    geo: &Path,
    folder: &CityFolder,
    national: National<'_>,
) -> Result<CityFiles, Vec<Problem>> {
    let (city, mut files) = map_files(geo, folder).map_err(|problem| vec![problem])?;
    let own = benefits::packed(&folder.path, &folder.city, national.flatten());
    let located = |wrong: Vec<Located>| {
        let problems = wrong.iter().map(|located| located.problem(&folder.path));
        problems.collect::<Vec<_>>()
    };
    let packed = own.map_err(located)?;
    if national.is_some() {
        let json = serde_json::to_vec(&packed).map_err(|e| vec![Problem::Usage(e.to_string())])?;
        files.push((benefits::FILE, json));
    }
    Ok((city, files))
}

fn map_files(geo: &Path, folder: &CityFolder) -> Result<CityFiles, Problem> {
    let mut places = facilities::read(folder)?;
    // Texts that are not read were told when the list was imported.
    let _ = hours::fill_all(&mut places);
    let official = official_days::for_city(geo, &folder.city.id)?;
    check(folder, &places)?;
    divisions::read(folder)?;
    read_areas(&folder.file("basemap.topojson"), "own")?;
    let city_wide = pack::CityWide {
        letters: letters(&places),
        official,
    };
    let (points, facts) = pack::encode_with(&places, &city_wide);
    let unreadable = |e| Problem::content(&folder.file(facilities::FILE), 1, e);
    let decoded = pack::Points::decode(&points).map_err(unreadable)?;
    pack::Facts::decode(&facts)
        .and_then(|facts| facts.check(&decoded))
        .map_err(unreadable)?;
    let mut city = folder.city.clone();
    city.counts = counts(&places);
    city.districts = decoded.districts().to_vec();
    city.start = start_window::of(&places);
    let text = |name: &str| read_text(&folder.file(name)).map(String::into_bytes);
    let mut files = vec![
        ("points.cbor", points),
        ("facts.cbor", facts),
        (pack::PackFile::Base.name(), base(folder)?),
        ("divisions.json", text("divisions.json")?),
    ];
    if homes::read(folder)?.is_some() {
        files.push((homes::FILE, text(homes::FILE)?));
    }
    Ok((city, files))
}

fn base(folder: &CityFolder) -> Result<Vec<u8>, Problem> {
    let file = folder.file("basemap.topojson");
    pack::encode_basemap(&read_text(&file)?).map_err(|error| Problem::content(&file, 1, error))
}

/// Each facility names a source of its city; the line is that of its feature.
fn check(folder: &CityFolder, places: &[Facility]) -> Result<(), Problem> {
    let sources: BTreeSet<&str> = folder.city.sources.iter().map(|s| s.id.as_str()).collect();
    for (index, place) in places.iter().enumerate() {
        if !sources.contains(place.source.as_str()) {
            let message = format!("{}: city.toml has no source {}", place.id, place.source);
            return Err(Problem::content(
                &folder.file(facilities::FILE),
                index + 2,
                message,
            ));
        }
    }
    Ok(())
}

fn counts(places: &[Facility]) -> BTreeMap<eldercare_places::Kind, u32> {
    let mut counts = BTreeMap::new();
    for place in places {
        *counts.entry(place.kind).or_default() += 1;
    }
    counts
}

/// Bytes after brotli as web servers send it (quality 11, window 22).
fn brotli_size(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..brotli::enc::BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).map_or(0, |_| out.len())
}
