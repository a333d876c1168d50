//! Names and codes of towns and villages.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Raw;
use crate::problem::Problem;

/// A street, town or township with its villages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// Nine-digit code.
    pub code: String,
    /// Name with its suffix (街道, 镇, 乡).
    pub name: String,
    /// Six-digit code of its county or development zone.
    pub county: u32,
    /// Resident and village committees, by code.
    pub villages: Vec<Village>,
}

/// A resident committee (urban) or village committee (rural).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Village {
    /// Twelve-digit code.
    pub code: String,
    /// Short name: `高滩岩社区`, `流水村`.
    pub name: String,
    /// Which of the two it is; entries that are neither (prison zones, virtual ones) have none.
    pub urban: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VillageRow {
    code: String,
    name: String,
    street_code: String,
    area_code: u32,
    street: String,
}

#[derive(Deserialize)]
struct DivisionRow {
    id: String,
    deep: u8,
    pinyin: String,
    ext_name: String,
}

impl Raw {
    /// Towns with villages; only the five cities of the documents have them.
    pub fn towns_with_villages(&self) -> Result<Vec<Town>, Problem> {
        let rows: Vec<VillageRow> = self.rows("places/five-cities-villages.csv.gz")?;
        let mut towns = BTreeMap::<String, Town>::new();
        for row in rows {
            let town = towns
                .entry(row.street_code.clone())
                .or_insert_with(|| Town {
                    code: row.street_code,
                    name: row.street,
                    county: row.area_code,
                    villages: Vec::new(),
                });
            town.villages.push(village(row.code, &row.name));
        }
        for town in towns.values_mut() {
            town.villages.sort_by(|a, b| a.code.cmp(&b.code));
        }
        Ok(towns.into_values().collect())
    }

    /// Names of counties in Latin letters by code, from the list of four levels.
    pub fn county_names_in_latin(&self) -> Result<BTreeMap<u32, String>, Problem> {
        let rows: Vec<DivisionRow> = self.rows("places/divisions-4-levels.csv.gz")?;
        let counties = rows.into_iter().filter(|row| row.deep == 2);
        Ok(counties
            .filter_map(|row| Some((row.id.parse().ok()?, in_latin(&row.pinyin))))
            .collect())
    }

    /// Towns of every county without villages, from the list of four levels.
    pub fn towns(&self) -> Result<Vec<Town>, Problem> {
        let rows: Vec<DivisionRow> = self.rows("places/divisions-4-levels.csv.gz")?;
        Ok(rows
            .into_iter()
            .filter(|row| row.deep == 3 && row.id.len() == 9)
            .filter_map(|row| {
                Some(Town {
                    county: row.id.get(..6)?.parse().ok()?,
                    code: row.id,
                    name: row.ext_name,
                    villages: Vec::new(),
                })
            })
            .collect())
    }
}

/// `wan zhou` as a name: `Wanzhou`.
fn in_latin(pinyin: &str) -> String {
    let joined: String = pinyin.split_whitespace().collect();
    let mut letters = joined.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Tells the two sorts of committees apart and shortens the name to what people say.
fn village(code: String, official: &str) -> Village {
    const RURAL: [&str; 2] = ["村民委员会", "村委会"];
    const URBAN: [&str; 3] = ["居民委员会", "居委会", "委员会"];
    let cut = |endings: &[&str]| {
        endings
            .iter()
            .find_map(|ending| official.strip_suffix(ending))
    };
    let (name, urban) = if let Some(stem) = cut(&RURAL) {
        (with_ending(stem, "村"), Some(false))
    } else if let Some(stem) = cut(&URBAN) {
        (with_ending(stem, "社区"), Some(true))
    } else if official.contains("虚拟") {
        (official.to_owned(), None)
    } else if official.ends_with("社区") {
        (official.to_owned(), Some(true))
    } else {
        (
            official.to_owned(),
            official.ends_with('村').then_some(false),
        )
    };
    Village { code, name, urban }
}

/// The stem itself when it already says what it is, else with the usual ending.
fn with_ending(stem: &str, ending: &str) -> String {
    if stem.ends_with('村') || stem.ends_with("社区") {
        stem.to_owned()
    } else {
        format!("{stem}{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(official: &str) -> (String, Option<bool>) {
        let village = village(String::new(), official);
        (village.name, village.urban)
    }

    #[test]
    fn committees_are_shortened_to_what_people_say() {
        assert_eq!(
            short("高滩岩社区居民委员会"),
            ("高滩岩社区".into(), Some(true))
        );
        assert_eq!(short("瓦房村村民委员会"), ("瓦房村".into(), Some(false)));
        assert_eq!(short("流水村民委员会"), ("流水村".into(), Some(false)));
        assert_eq!(short("西曲村委会"), ("西曲村".into(), Some(false)));
        assert_eq!(short("新村社区"), ("新村社区".into(), Some(true)));
        assert_eq!(short("银杏社区委员会"), ("银杏社区".into(), Some(true)));
    }

    #[test]
    fn a_community_that_is_a_village_committee_counts_as_rural() {
        assert_eq!(
            short("新丰社区村民委员会"),
            ("新丰社区".into(), Some(false))
        );
    }

    #[test]
    fn pinyin_becomes_a_name() {
        assert_eq!(in_latin("wan zhou"), "Wanzhou");
        assert_eq!(in_latin(""), "");
    }

    #[test]
    fn a_virtual_zone_is_neither_town_nor_country() {
        assert_eq!(short("涔澹农场虚拟生活区").1, None);
        assert_eq!(short("安徽省庐江监狱管理区").1, None);
    }
}
