//! The city packs, read once at start from the site's `geo` folder.
//!
//! A pack that is missing or broken is said in the log; the server starts all the same, and only
//! that city's requests get "unavailable".

mod city;
mod divisions;
mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use eldercare_desk::edit::Edit;
use eldercare_places::details::Confirmer;
use eldercare_places::open::{self, Schema};
use eldercare_places::{City, Facility, Kind, geojson};
use eldercare_requests::Day;
use thiserror::Error;

pub(crate) use city::CityPack;

/// Every city that `cities.json` names.
pub(crate) struct Packs {
    /// Whether the list of cities itself could be read.
    listed: bool,
    /// A city without a pack is one whose files are missing or broken.
    cities: BTreeMap<String, Option<CityPack>>,
    /// Learnt when it is first asked for.
    schema: OnceLock<Schema>,
}

/// What is known about a city id.
pub(crate) enum CityLookup<'a> {
    /// Its pack.
    Known(&'a CityPack),
    /// There is such a city, or nobody can tell, but there is no pack.
    Unavailable,
    /// There is no such city.
    Unknown,
}

/// Why a pack or the list of cities cannot be used.
#[derive(Debug, Error)]
pub(crate) enum PackError {
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A JSON file is not what it should be.
    #[error("{}, line {}: {source}", path.display(), source.line())]
    Json {
        /// Which.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// A packed file cannot be decoded.
    #[error("{}: {detail}", path.display())]
    Packed {
        /// Which.
        path: PathBuf,
        /// What and where.
        detail: String,
    },
}

impl Packs {
    /// Reads everything under `SITE/geo`.
    pub(crate) fn read(site: &Path) -> Self {
        let geo = site.join("geo");
        let listed = match read_json::<Vec<City>>(&geo.join("cities.json")) {
            Ok(cities) => cities,
            Err(error) => {
                tracing::error!(%error, "no list of cities: no city takes requests");
                return Self {
                    listed: false,
                    cities: BTreeMap::new(),
                    schema: OnceLock::new(),
                };
            }
        };
        let cities = listed.into_iter().map(|city| {
            let id = city.id.clone();
            let pack = CityPack::read(&geo.join(&id), city);
            let pack = pack.inspect_err(|error| {
                tracing::error!(city = %id, %error, "no pack: this city takes no requests");
            });
            (id, pack.ok())
        });
        let cities: BTreeMap<_, _> = cities.collect();
        let usable = cities.values().flatten().count();
        tracing::info!(usable, listed = cities.len(), "city packs read");
        Self {
            listed: true,
            cities,
            schema: OnceLock::new(),
        }
    }

    /// The properties that the places of all cities have as open data.
    pub(crate) fn schema(&self) -> &Schema {
        self.schema.get_or_init(|| {
            let mut schema = Schema::default();
            for city in self.usable() {
                city.teach(&mut schema);
            }
            schema.learn(&changeable());
            schema
        })
    }

    /// The id of every city that is named, with its pack or without; None when the list of cities
    /// itself cannot be read.
    pub(crate) fn named(&self) -> Option<BTreeSet<&str>> {
        let ids = self.cities.keys().map(String::as_str);
        self.listed.then(|| ids.collect())
    }

    /// Every city with a pack, by id.
    pub(crate) fn usable(&self) -> impl Iterator<Item = &CityPack> {
        self.cities.values().flatten()
    }

    /// What is known about a city id.
    pub(crate) fn city(&self, id: &str) -> CityLookup<'_> {
        match self.cities.get(id) {
            Some(Some(pack)) => CityLookup::Known(pack),
            None if self.listed => CityLookup::Unknown,
            Some(None) | None => CityLookup::Unavailable,
        }
    }
}

/// A place with everything that the desk may add to any place: a client that reads the schema today has its columns
/// tomorrow too.
fn changeable() -> geojson::Feature {
    let mut place = Facility::new("", Kind::Canteen, "", "", "", "");
    let edits = [
        Edit::Phone {
            number: String::new(),
        },
        Edit::Hours {
            text: String::new(),
            schedule: None,
        },
    ];
    for edit in edits {
        edit.apply(&mut place, Day(0), Confirmer::Worker);
    }
    open::feature(&place, "")
}

fn read_file(path: &Path) -> Result<Vec<u8>, PackError> {
    fs::read(path).map_err(|source| PackError::File {
        path: path.to_owned(),
        source,
    })
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, PackError> {
    serde_json::from_slice(&read_file(path)?).map_err(|source| PackError::Json {
        path: path.to_owned(),
        source,
    })
}
