//! `divisions.json` of a pack: towns and villages with their codes.

use std::collections::BTreeMap;

use eldercare_requests::Villages;
use serde::Deserialize;

/// The file.
#[derive(Deserialize)]
pub(super) struct DivisionsFile {
    districts: Vec<DistrictEntry>,
}

#[derive(Deserialize)]
struct DistrictEntry {
    #[serde(default)]
    towns: Vec<TownEntry>,
}

#[derive(Deserialize)]
struct TownEntry {
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    villages: Vec<VillageEntry>,
}

#[derive(Deserialize)]
struct VillageEntry {
    code: String,
    #[serde(default)]
    name: String,
}

/// Codes of towns, each with its name and the codes of its villages with theirs.
pub(crate) struct Divisions {
    towns: BTreeMap<String, Town>,
}

struct Town {
    name: String,
    villages: BTreeMap<String, String>,
}

impl From<DivisionsFile> for Divisions {
    fn from(file: DivisionsFile) -> Self {
        let towns = file
            .districts
            .into_iter()
            .flat_map(|district| district.towns);
        let by_code = towns.map(|town| {
            let villages = town.villages.into_iter();
            let known = Town {
                name: town.name,
                villages: villages.map(|one| (one.code, one.name)).collect(),
            };
            (town.code, known)
        });
        Self {
            towns: by_code.collect(),
        }
    }
}

impl Divisions {
    /// Whether villages are listed for a town; nothing when there is no such town.
    pub(super) fn town(&self, town: &str) -> Option<Villages> {
        let known = self.towns.get(town)?;
        Some(if known.villages.is_empty() {
            Villages::Unlisted
        } else {
            Villages::Listed
        })
    }

    /// Whether a village belongs to a town.
    pub(super) fn has_village(&self, town: &str, village: &str) -> bool {
        self.village_name(town, village).is_some()
    }

    /// The name of a town.
    pub(super) fn town_name(&self, town: &str) -> Option<&str> {
        self.towns.get(town).map(|known| known.name.as_str())
    }

    /// The name of a village of a town.
    pub(super) fn village_name(&self, town: &str, village: &str) -> Option<&str> {
        let known = self.towns.get(town)?;
        known.villages.get(village).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Divisions, DivisionsFile};
    use eldercare_requests::Villages;

    #[test]
    fn villages_belong_to_their_own_town_only() {
        let file: DivisionsFile = serde_json::from_str(
            r#"{"version":1,"districts":[
                {"code":"999999","name":"演示区","towns":[
                    {"code":"1","name":"演示镇","villages":[{"code":"11","name":"演示村"}]},
                    {"code":"2","name":"演示街道"}]},
                {"code":"999998","name":"空区"}]}"#,
        )
        .unwrap();
        let divisions = Divisions::from(file);
        assert_eq!(divisions.town("1"), Some(Villages::Listed));
        assert_eq!(divisions.town("2"), Some(Villages::Unlisted));
        assert_eq!(divisions.town("3"), None);
        assert!(divisions.has_village("1", "11"));
        assert!(!divisions.has_village("2", "11"));
        assert_eq!(divisions.town_name("2"), Some("演示街道"));
        assert_eq!(divisions.village_name("1", "11"), Some("演示村"));
        assert_eq!(divisions.village_name("2", "11"), None);
    }
}
