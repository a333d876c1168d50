//! Districts, towns and villages by code, and what of an address is still to be chosen.

use serde::Deserialize;

/// `divisions.json` of a city.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Divisions {
    /// Districts and counties.
    pub districts: Vec<District>,
}

impl Divisions {
    /// Reads the file.
    pub fn parse(text: &str) -> Result<Divisions, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }
}

/// A district or county.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct District {
    /// Six digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Its towns.
    #[serde(default)]
    pub towns: Vec<Town>,
}

/// A street, town or township.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Town {
    /// Nine digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Its villages and communities, where they are known.
    #[serde(default)]
    pub villages: Vec<Village>,
}

/// A village or residents' community.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Village {
    /// Twelve digits.
    pub code: String,
    /// Short name.
    pub name: String,
}

/// How far the choice has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A district or county comes next.
    District,
    /// A town comes next.
    Town,
    /// A village comes next.
    Village,
    /// Nothing is left to choose.
    Done,
}

impl Divisions {
    /// The town with this code and the district that it lies in.
    pub fn town(&self, code: &str) -> Option<(&District, &Town)> {
        self.districts.iter().find_map(|district| {
            Some((
                district,
                district.towns.iter().find(|town| town.code == code)?,
            ))
        })
    }

    /// The village with this code, if it belongs to this town.
    pub fn village(&self, town: &str, code: &str) -> Option<&Village> {
        let (_, town) = self.town(town)?;
        town.villages.iter().find(|village| village.code == code)
    }

    /// The address in words, from large to small; a lone district goes without saying.
    pub fn in_words(&self, town: &str, village: Option<&str>) -> Option<String> {
        let (district, found) = self.town(town)?;
        let village = village.and_then(|code| self.village(town, code));
        let district = (self.districts.len() > 1).then_some(district.name.as_str());
        let parts = [
            district,
            Some(found.name.as_str()),
            village.map(|village| village.name.as_str()),
        ];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// What is to be chosen next.
    pub fn level(
        &self,
        district: Option<&str>,
        town: Option<&str>,
        village: Option<&str>,
    ) -> Level {
        match town.and_then(|code| self.town(code)) {
            Some((_, town)) if town.villages.is_empty() => Level::Done,
            Some((_, town))
                if village.is_some_and(|code| self.village(&town.code, code).is_some()) =>
            {
                Level::Done
            }
            Some(_) => Level::Village,
            None if district.is_some() || self.districts.len() == 1 => Level::Town,
            None => Level::District,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn divisions(districts: &str) -> Divisions {
        Divisions::parse(&format!("{{\"version\":1,\"districts\":[{districts}]}}")).unwrap()
    }

    pub const FIRST: &str = r#"{"code":"100001","name":"甲县","towns":[
        {"code":"100001001","name":"东镇","villages":[{"code":"100001001001","name":"新村"},{"code":"100001001002","name":"老村"}]},
        {"code":"100001002","name":"西乡"}]}"#;
    pub const SECOND: &str = r#"{"code":"100002","name":"乙县","towns":[
        {"code":"100002001","name":"新镇","villages":[{"code":"100002001001","name":"新村"}]}]}"#;

    #[test]
    fn a_city_of_one_county_begins_with_its_towns() {
        let one = divisions(FIRST);
        assert_eq!(one.level(None, None, None), Level::Town);
        assert_eq!(
            divisions(&format!("{FIRST},{SECOND}")).level(None, None, None),
            Level::District
        );
    }

    #[test]
    fn a_village_is_asked_for_exactly_where_some_are_listed() {
        let one = divisions(FIRST);
        assert_eq!(one.level(None, Some("100001001"), None), Level::Village);
        assert_eq!(one.level(None, Some("100001002"), None), Level::Done);
        assert_eq!(
            one.level(None, Some("100001001"), Some("100001001002")),
            Level::Done
        );
        assert_eq!(
            one.level(None, Some("100001001"), Some("100002001001")),
            Level::Village
        );
    }

    #[test]
    fn the_address_names_the_county_only_where_there_are_several() {
        assert_eq!(
            divisions(FIRST)
                .in_words("100001001", Some("100001001001"))
                .as_deref(),
            Some("东镇 新村")
        );
        let two = divisions(&format!("{FIRST},{SECOND}"));
        assert_eq!(
            two.in_words("100002001", None).as_deref(),
            Some("乙县 新镇")
        );
        assert_eq!(two.in_words("999", None), None);
    }
}
