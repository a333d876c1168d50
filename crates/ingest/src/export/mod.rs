//! Open data as plain files that any web server can serve: the same collections as the server's
//! interface, one GeoJSON file (RFC 7946) for each kind and city.
//!
//! `open/collections.json` lists the collections; each leads to its first file and each file to the
//! next. What a file cannot do is to answer a question: there is no box, no filter and no limit.

mod pages;
mod places;
mod wording;

use std::path::Path;

use eldercare_places::open::{Collection, CollectionId, Collections, Link, Schema, Wording};
use serde::Serialize;

use crate::city_folder::city_folders;
use crate::facilities;
use crate::pack::{Choice, Outcome};
use crate::problem::Problem;

use pages::{GEOJSON, Page};
use places::CityPlaces;

/// The folder below the output.
const FOLDER: &str = "open";
/// Where the files are served unless told otherwise: clients complete an address that begins with
/// a slash.
pub const USUAL_BASE: &str = "/open";

const JSON: &str = "application/json";
const SCHEMA: &str = "application/schema+json";

/// Writes `open/…` below `out`, with addresses that begin with `base`.
pub fn run(
    geo: &Path,
    out: &Path,
    locales: &Path,
    base: &str,
    choice: &Choice,
) -> Result<Outcome, Problem> {
    let wording = wording::read(locales)?;
    let mut outcome = Outcome::default();
    let mut cities = Vec::new();
    for folder in city_folders(geo)? {
        match folder {
            Ok(folder) if !choice.includes(&folder.city) => {}
            Ok(folder) => match facilities::read(&folder) {
                Ok(places) => cities.push(CityPlaces::new(folder.city, places)),
                Err(problem) => outcome.problems.push(problem),
            },
            Err(problem) => outcome.problems.push(problem),
        }
    }
    cities.sort_by(|one, other| one.id().cmp(other.id()));
    let base = base.trim_end_matches('/');
    let files = files(&cities, &wording, base)?;
    // A city that is gone must not keep its files.
    let _absent_is_fine = std::fs::remove_dir_all(out.join(FOLDER));
    for (name, bytes) in files {
        outcome.write(out, format!("{FOLDER}/{name}"), &bytes, choice.measure)?;
    }
    Ok(outcome)
}

/// Every file by its name below the folder.
type Files = Vec<(String, Vec<u8>)>;

fn files(cities: &[CityPlaces], wording: &Wording, base: &str) -> Result<Files, Problem> {
    let mut files = Files::new();
    let mut collections = Vec::new();
    for id in CollectionId::all() {
        let pages = pages::of(id, cities);
        let collection = describe(id, cities, &pages, wording, base);
        files.push((format!("{}.json", id.id()), json(&collection)?));
        collections.push(collection);
        for (number, page) in pages.iter().enumerate() {
            let bytes = pages::write(&pages, number, base)?;
            files.push((page.name.clone(), bytes));
        }
    }
    let links = vec![Link::new("self", JSON, format!("{base}/collections.json"))];
    let list = Collections { links, collections };
    files.push(("collections.json".to_owned(), json(&list)?));
    let (title, _) = wording.of_interface();
    let schema = schema(cities).document(&format!("{base}/schema.json"), &title);
    files.push(("schema.json".to_owned(), json(&schema)?));
    Ok(files)
}

fn describe(
    id: CollectionId,
    cities: &[CityPlaces],
    pages: &[Page<'_>],
    wording: &Wording,
    base: &str,
) -> Collection {
    let holdings = places::holdings(id, cities);
    let words = wording.of_collection(id, &holdings);
    let file = |name: &str| format!("{base}/{name}");
    let mut links = vec![Link::new("self", JSON, file(&format!("{}.json", id.id())))];
    // A collection without places has an empty file, so that the link always leads somewhere.
    let first = pages.first().map(|page| file(&page.name));
    links.extend(first.map(|first| Link::new("items", GEOJSON, first)));
    for rel in ["describedby", "describedBy"] {
        links.push(Link::new(rel, SCHEMA, file("schema.json")));
    }
    let whole = pages.iter().filter_map(|page| {
        let link = Link::new("enclosure", GEOJSON, file(&page.name));
        page.city.map(|city| link.titled(city.title()))
    });
    links.extend(whole);
    Collection::new(id, words, &holdings, links)
}

fn schema(cities: &[CityPlaces]) -> Schema {
    let mut schema = Schema::default();
    for feature in cities.iter().flat_map(CityPlaces::features) {
        schema.learn(&feature);
    }
    schema
}

/// Values of our own types always have a JSON form; the error is carried all the same.
fn json(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(value).map_err(|error| Problem::Usage(error.to_string()))
}
