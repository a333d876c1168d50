//! `divisions.json` of a pack: towns and villages with their codes.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_requests::Villages;
use serde::Deserialize;

/// The file, as far as codes go; names are for the page.
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
    villages: Vec<VillageEntry>,
}

#[derive(Deserialize)]
struct VillageEntry {
    code: String,
}

/// Codes of towns, each with the codes of its villages.
pub(crate) struct Divisions {
    towns: BTreeMap<String, BTreeSet<String>>,
}

impl From<DivisionsFile> for Divisions {
    fn from(file: DivisionsFile) -> Self {
        let towns = file
            .districts
            .into_iter()
            .flat_map(|district| district.towns);
        let codes = towns.map(|town| {
            let villages = town.villages.into_iter().map(|village| village.code);
            (town.code, villages.collect())
        });
        Self {
            towns: codes.collect(),
        }
    }
}

impl Divisions {
    /// Whether villages are listed for a town; nothing when there is no such town.
    pub(super) fn town(&self, town: &str) -> Option<Villages> {
        let villages = self.towns.get(town)?;
        Some(if villages.is_empty() {
            Villages::Unlisted
        } else {
            Villages::Listed
        })
    }

    /// Whether a village belongs to a town.
    pub(super) fn has_village(&self, town: &str, village: &str) -> bool {
        self.towns
            .get(town)
            .is_some_and(|villages| villages.contains(village))
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
    }
}
