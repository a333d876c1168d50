//! The city that a list is for: what its folder knows about names, outlines and numbering.

use crate::city_folder::CityFolder;
use crate::clean::Plan;
use crate::divisions;
use crate::letters::simplified;
use crate::problem::Problem;

use super::position::Region;

/// A district that places may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Name as places have it.
    pub name: String,
    /// Code, where it is one of the base map.
    pub code: Option<u32>,
    /// Its name in simplified characters.
    simple: String,
    /// The same without what kind of division it is.
    stem: String,
}

/// The city.
#[derive(Debug)]
pub struct Home {
    /// Its folder.
    pub folder: CityFolder,
    /// Its outlines.
    pub region: Region,
    /// Its districts.
    pub districts: Vec<District>,
    /// Whether its lists are in traditional characters.
    pub traditional: bool,
    /// Whether it lies where GCJ-02 and BD-09 exist.
    pub mainland: bool,
    /// How its phones are numbered.
    pub plan: Plan,
}

/// Ends of division names, longer ones first.
const ENDS: [&str; 9] = [
    "自治县",
    "自治縣",
    "新区",
    "新區",
    "区",
    "區",
    "县",
    "縣",
    "市",
];

impl Home {
    /// Reads what the folder knows. A new folder may have nothing but its `city.toml`.
    pub fn of(folder: CityFolder, area_code: Option<&str>) -> Result<Home, Problem> {
        let region = Region::of(&folder)?;
        let id = folder.city.id.as_str();
        let six = id.len() == 6 && id.bytes().all(|b| b.is_ascii_digit());
        let apart = ["71", "81", "82"].iter().any(|code| id.starts_with(code));
        let (mainland, traditional) = (six && !apart, six && apart);
        let plan = Plan::of_city(id, area_code);
        let districts = districts(&folder, &region)?;
        Ok(Home {
            folder,
            region,
            districts,
            traditional,
            mainland,
            plan,
        })
    }

    /// The district that a text names, by its whole or its short name.
    #[must_use]
    pub fn district(&self, text: &str) -> Option<&District> {
        let stem = stem(text);
        let exact = self.districts.iter().find(|d| d.name == text);
        exact.or_else(|| {
            self.districts
                .iter()
                .find(|d| !stem.is_empty() && d.stem == stem)
        })
    }

    /// The district that an address names: the earliest one, by its whole name.
    #[must_use]
    pub fn district_in(&self, address: &str) -> Option<&District> {
        let address: String = address.chars().map(simplified).collect();
        let found = self
            .districts
            .iter()
            .filter_map(|district| Some((address.find(&district.simple)?, district)));
        found
            .min_by_key(|(at, _)| *at)
            .map(|(_, district)| district)
    }

    /// Names of all districts.
    #[must_use]
    pub fn district_names(&self) -> Vec<String> {
        self.districts.iter().map(|d| d.name.clone()).collect()
    }
}

fn districts(folder: &CityFolder, region: &Region) -> Result<Vec<District>, Problem> {
    let mut all: Vec<District> = region
        .own()
        .iter()
        .map(|county| district(&county.name, Some(county.code)))
        .collect();
    if !folder.file("divisions.json").is_file() {
        return Ok(all);
    }
    let divided = divisions::read(folder)?.districts;
    // One outline around many districts is the city itself and no district.
    if all.len() == 1 && divided.len() > 1 {
        all.clear();
    }
    for entry in divided {
        if !all.iter().any(|known| known.name == entry.name) {
            all.push(district(&entry.name, None));
        }
    }
    Ok(all)
}

fn district(name: &str, code: Option<u32>) -> District {
    District {
        name: name.to_owned(),
        code,
        simple: name.chars().map(simplified).collect(),
        stem: stem(name),
    }
}

/// `黄浦` for 黄浦区, `浦东` for 浦东新区.
fn stem(name: &str) -> String {
    let name = name.trim();
    let cut = ENDS
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .filter(|s| !s.is_empty());
    cut.unwrap_or(name).chars().map(simplified).collect()
}
