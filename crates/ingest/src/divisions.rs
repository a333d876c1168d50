//! `divisions.json`: the real names of districts, towns and villages for the request form.
//!
//! Villages exist for the cities of the documents only. Entries that are no settlement
//! (prison zones, virtual communities) are left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::city_folder::CityFolder;
use crate::problem::{Problem, read_text, write_file};
use crate::raw::{Raw, Town};
use crate::topology::read_areas;

/// The file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Divisions {
    /// Version of this form.
    pub version: u8,
    /// Districts, counties and development zones by code.
    pub districts: Vec<DistrictEntry>,
}

/// A district, county or development zone.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictEntry {
    /// Six digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Its towns by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub towns: Vec<TownEntry>,
}

/// A street, town or township.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TownEntry {
    /// Nine digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Its villages by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub villages: Vec<VillageEntry>,
}

/// A resident or village committee.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VillageEntry {
    /// Twelve digits.
    pub code: String,
    /// Short name.
    pub name: String,
}

/// Development zones that have towns but no polygon; the lists give their codes only.
const ZONES: [(u32, &str); 4] = [
    (340_176, "合肥高新技术产业开发区"),
    (340_177, "合肥经济技术开发区"),
    (340_178, "合肥新站高新技术产业开发区"),
    (411_271, "河南三门峡经济开发区"),
];

/// The twelve districts of Taipei; the boundary file has the city as one area. In the order of
/// their codes, which are tens above 63000000 (Ministry of the Interior).
const TAIPEI: [&str; 12] = [
    "松山區",
    "信義區",
    "大安區",
    "中山區",
    "中正區",
    "大同區",
    "萬華區",
    "文山區",
    "南港區",
    "內湖區",
    "士林區",
    "北投區",
];

/// Makes the file of a city from its base map's counties and the lists of towns.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<(), Problem> {
    let divisions = if folder.city.id == "710009" {
        taipei()
    } else {
        compose(folder, raw)?
    };
    let text = serde_json::to_string(&divisions)
        .map_err(|e| Problem::content(&folder.file("divisions.json"), 1, e))?;
    write_file(
        &folder.file("divisions.json"),
        format!("{text}\n").as_bytes(),
    )
}

/// Reads the file of a city.
pub fn read(folder: &CityFolder) -> Result<Divisions, Problem> {
    let path = folder.file("divisions.json");
    serde_json::from_str(&read_text(&path)?).map_err(|e| Problem::content(&path, e.line(), e))
}

fn compose(folder: &CityFolder, raw: &Raw) -> Result<Divisions, Problem> {
    let mut districts: BTreeMap<u32, DistrictEntry> = BTreeMap::new();
    let own = read_areas(&folder.file("basemap.topojson"), "own")?;
    let named = own.into_iter().map(|area| (area.code, area.name));
    for (code, name) in named.chain(ZONES.map(|(code, name)| (code, name.to_owned()))) {
        if folder.owns(code) {
            districts.insert(code, entry(code, name));
        }
    }
    let with_villages = raw.towns_with_villages()?;
    let towns = if with_villages.iter().any(|town| folder.owns(town.county)) {
        with_villages
    } else {
        raw.towns()?
    };
    for town in towns {
        if let Some(district) = districts.get_mut(&town.county) {
            district.towns.push(town_entry(town));
        }
    }
    Ok(Divisions {
        version: 1,
        districts: districts.into_values().collect(),
    })
}

fn entry(code: u32, name: String) -> DistrictEntry {
    DistrictEntry {
        code: code.to_string(),
        name,
        towns: Vec::new(),
    }
}

fn town_entry(town: Town) -> TownEntry {
    let villages = town
        .villages
        .into_iter()
        .filter(|village| village.urban.is_some())
        .map(|village| VillageEntry {
            code: village.code,
            name: village.name,
        });
    TownEntry {
        code: town.code,
        name: town.name,
        villages: villages.collect(),
    }
}

fn taipei() -> Divisions {
    let numbered = TAIPEI.iter().zip(1..);
    let districts = numbered.map(|(name, n)| entry(63_000_000 + 10 * n, (*name).to_owned()));
    Divisions {
        version: 1,
        districts: districts.collect(),
    }
}
