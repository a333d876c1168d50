//! What a person can tap to come closer to their village: a list by level, or what typing finds.

use super::names::{District, Divisions, Level, Town, Village};

/// How many places a search shows at once: what a person still reads.
const MOST_FOUND: usize = 30;

/// Something that can be tapped: a district, a town, or a village with its town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What tapping it chooses.
    pub choice: Choice,
    /// Its own name.
    pub name: String,
    /// What it lies in, when that is not plain from what is chosen already.
    pub within: String,
}

/// What an entry chooses, by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Only narrows the list.
    District(String),
    /// A town.
    Town(String),
    /// A village of a town.
    Village {
        /// The town's code.
        town: String,
        /// The village's code.
        village: String,
    },
}

impl Divisions {
    /// The entries of the next level, without any typing.
    pub fn entries(&self, district: Option<&str>, town: Option<&str>) -> Vec<Entry> {
        match self.level(district, town, None) {
            Level::Done => Vec::new(),
            Level::District => self
                .districts
                .iter()
                .filter(|district| !district.towns.is_empty())
                .map(district_entry)
                .collect(),
            Level::Town => self
                .inside(district)
                .flat_map(|district| district.towns.iter().map(|town| town_entry(town, "")))
                .collect(),
            Level::Village => {
                let town = town.and_then(|code| self.town(code));
                town.map(|(_, town)| {
                    town.villages
                        .iter()
                        .map(|village| village_entry(town, village, ""))
                        .collect()
                })
                .unwrap_or_default()
            }
        }
    }

    /// Towns and villages whose name holds the typed text, inside what is chosen already, and how
    /// many more there are. Towns come first: they are what most people type.
    pub fn search(
        &self,
        typed: &str,
        district: Option<&str>,
        town: Option<&str>,
    ) -> (Vec<Entry>, usize) {
        let wanted = typed.trim();
        let many = self.districts.len() > 1;
        let mut towns = Vec::new();
        let mut villages = Vec::new();
        for district in self.inside(district) {
            let above = if many { district.name.as_str() } else { "" };
            for place in district
                .towns
                .iter()
                .filter(|place| town.is_none_or(|code| place.code == code))
            {
                if town.is_none() && place.name.contains(wanted) {
                    towns.push(town_entry(place, above));
                }
                let within = if town.is_some() {
                    String::new()
                } else {
                    join(above, &place.name)
                };
                villages.extend(
                    place
                        .villages
                        .iter()
                        .filter(|village| village.name.contains(wanted))
                        .map(|village| village_entry(place, village, &within)),
                );
            }
        }
        towns.append(&mut villages);
        let more = towns.len().saturating_sub(MOST_FOUND);
        towns.truncate(MOST_FOUND);
        (towns, more)
    }

    fn inside<'a>(&'a self, district: Option<&'a str>) -> impl Iterator<Item = &'a District> {
        self.districts
            .iter()
            .filter(move |place| district.is_none_or(|code| place.code == code))
    }
}

fn join(above: &str, name: &str) -> String {
    if above.is_empty() {
        name.to_owned()
    } else {
        format!("{above} {name}")
    }
}

fn district_entry(district: &District) -> Entry {
    Entry {
        choice: Choice::District(district.code.clone()),
        name: district.name.clone(),
        within: String::new(),
    }
}

fn town_entry(town: &Town, within: &str) -> Entry {
    Entry {
        choice: Choice::Town(town.code.clone()),
        name: town.name.clone(),
        within: within.to_owned(),
    }
}

fn village_entry(town: &Town, village: &Village, within: &str) -> Entry {
    Entry {
        choice: Choice::Village {
            town: town.code.clone(),
            village: village.code.clone(),
        },
        name: village.name.clone(),
        within: within.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::{FIRST, SECOND, divisions};

    #[test]
    fn without_typing_the_towns_of_a_lone_county_are_offered() {
        let names: Vec<String> = divisions(FIRST)
            .entries(None, None)
            .into_iter()
            .map(|entry| entry.name)
            .collect();
        assert_eq!(names, ["东镇", "西乡"]);
    }

    #[test]
    fn typing_finds_towns_before_villages_and_says_where_each_lies() {
        let two = divisions(&format!("{FIRST},{SECOND}"));
        let (found, more) = two.search(" 新 ", None, None);
        let lines: Vec<(String, String)> = found
            .into_iter()
            .map(|entry| (entry.name, entry.within))
            .collect();
        let line = |name: &str, within: &str| (name.to_owned(), within.to_owned());
        assert_eq!(
            lines,
            [
                line("新镇", "乙县"),
                line("新村", "甲县 东镇"),
                line("新村", "乙县 新镇")
            ]
        );
        assert_eq!(more, 0);
        assert_eq!(two.search("新", Some("100001"), None).0.len(), 1);
        assert_eq!(two.search("新", None, Some("100002001")).0.len(), 1);
    }
}
