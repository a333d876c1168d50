//! A city as the app knows it before any of its places is loaded.
//!
//! `city.toml` in the city's folder is this type without the derived fields
//! (`counts`, `districts`); the pack step fills them in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Bounds, Emergency, Kind, Wgs84};

/// One text in the three languages of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-Hant")]
    pub zh_hant: String,
    /// English.
    pub en: String,
}

impl LocalText {
    /// The text in the language with this tag; Simplified Chinese for an unknown one.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        match language {
            "en" => &self.en,
            "zh-Hant" => &self.zh_hant,
            _ => &self.zh_cn,
        }
    }
}

/// Where a city's facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id that facilities refer to.
    pub id: String,
    /// What it is called.
    pub title: LocalText,
    /// Who published it.
    pub publisher: LocalText,
    /// Number of the document (`合政办〔2018〕35号`), where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// ISO date of the document or of the state of the data (`2025-09`, `2022-04-13`).
    pub date: String,
    /// ISO date on which it was published, where that is another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Licence or terms, in the words of the publisher; the name of a licence is the same everywhere.
    pub licence: LocalText,
    /// Where to find it, if it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A district or county of the city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Code (GB/T 2260), if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<u32>,
    /// Name as the facilities give it.
    pub name: String,
}

/// A city and what its pack holds.
#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent statements about a city, each a line of its city.toml"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Division code as text (`"430781"`), the value of `?city=`.
    pub id: String,
    /// Second half of the folder's name (`"jinshi"`).
    pub slug: String,
    /// Name for people.
    pub name: LocalText,
    /// The rectangle that shows the whole city.
    pub bounds: Bounds,
    /// Where the map starts.
    pub centre: Wgs84,
    /// Number that a family can always call.
    pub hotline: String,
    /// Numbers for danger, where they are not those of mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
    /// Whether the terms of the data allow the city in a released bundle.
    pub release: bool,
    /// Whether its points are demonstration data.
    pub demo: bool,
    /// Whether the numbers are goals of a plan and not what was built.
    #[serde(default)]
    pub goal: bool,
    /// What a reader must know about the whole city's data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
    /// Whether service requests can be sent.
    pub requests: bool,
    /// Ids of the services that can be asked for.
    #[serde(default)]
    pub services: Vec<String>,
    /// Where its facts come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The line that credits boundaries, names and lists on the map.
    pub credit: LocalText,
    /// Derived: how many facilities have each kind as their first.
    #[serde(default)]
    pub counts: BTreeMap<Kind, u32>,
    /// Derived: districts in the order of the pack.
    #[serde(default)]
    pub districts: Vec<District>,
    /// Derived: where most of the places are, which the map shows first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Bounds>,
}

impl City {
    /// How many facilities the pack holds.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.values().sum()
    }

    /// Whether the rules and forms of the mainland hold here, by the province's code (GB/T 2260: 71 is
    /// Taiwan, 81 and 82 Hong Kong and Macao). Those of other places are not collected.
    #[must_use]
    pub fn has_mainland_rules(&self) -> bool {
        !["71", "81", "82"]
            .iter()
            .any(|code| self.id.starts_with(code))
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_the_mainland_hold_where_its_codes_do() {
        let mut city: City = serde_json::from_str(JINSHI).unwrap();
        assert!(city.has_mainland_rules());
        city.id = "710009".to_owned();
        assert!(!city.has_mainland_rules());
    }

    const JINSHI: &str = r#"{
        "id": "430781", "slug": "jinshi",
        "name": {"zh-CN": "津市市", "zh-Hant": "津市市", "en": "Jinshi"},
        "bounds": [111.6, 29.4, 112.1, 29.8], "centre": [111.88, 29.6],
        "hotline": "12345", "release": true, "demo": true, "requests": true,
        "credit": {"zh-CN": "a", "zh-Hant": "b", "en": "c"}
    }"#;

    #[test]
    fn a_city_reads_without_its_derived_fields_and_survives_writing() {
        let mut city: City = serde_json::from_str(JINSHI).unwrap();
        assert_eq!(city.total(), 0);
        city.counts.insert(Kind::Institution, 18);
        let again = serde_json::from_str(&serde_json::to_string(&city).unwrap()).unwrap();
        assert_eq!(city, again);
        assert_eq!(again.total(), 18);
    }

    #[test]
    fn a_mistyped_field_is_refused() {
        let text = JINSHI.replace("hotline", "hotlin");
        assert!(serde_json::from_str::<City>(&text).is_err());
    }

    #[test]
    fn an_unknown_language_reads_simplified_chinese() {
        let city: City = serde_json::from_str(JINSHI).unwrap();
        assert_eq!(city.credit.get("fr"), "a");
        assert_eq!(city.credit.get("zh-Hant"), "b");
        assert_eq!(city.credit.get("en"), "c");
    }
}
