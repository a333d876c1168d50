//! The form in which the answers about a person are kept on the device. Every released version opens
//! for ever. No name, no number, no address beyond the town; the level comes from the self-check and
//! is not kept twice.

use std::collections::BTreeMap;

use eldercare_entitlements::{Area, Income, Known, Living, Person, Setting, Tag};
use serde::{Deserialize, Serialize};

/// The form that is written. The first one did not know whether somebody lives in a village; its "left
/// behind" meant a village. The second one did not know whom it is about.
const VERSION: u32 = 3;
const VERSIONS: [u32; 3] = [1, 2, VERSION];

/// What is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Whom it is about, by the id of the self-check; nothing before there was one.
    pub about: Option<String>,
    /// What was told and what was declined; the level only as declined.
    pub person: Person,
    /// Random, and the same as long as the record lives: makes the days in a calendar this record's
    /// own without saying whose they are.
    pub mark: String,
}

/// Why a kept record cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what was written.
    Damaged,
    /// A later version of this page wrote it.
    Foreign,
}

#[derive(Deserialize)]
struct Marked {
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Stored {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    mark: String,
    birth_year: StoredKnown<u16>,
    birthday: StoredKnown<(u8, u8)>,
    level_declined: bool,
    living: StoredKnown<String>,
    #[serde(default, skip_serializing_if = "StoredKnown::is_open")]
    setting: StoredKnown<String>,
    area: StoredKnown<String>,
    income: StoredKnown<String>,
    tags: BTreeMap<String, StoredKnown<bool>>,
}

#[derive(Serialize, Deserialize, Clone, Default)]
#[serde(rename_all = "kebab-case")]
enum StoredKnown<T> {
    #[default]
    NotAsked,
    Declined,
    Known(T),
}

impl<T> StoredKnown<T> {
    fn is_open(&self) -> bool {
        matches!(self, StoredKnown::NotAsked)
    }

    fn of<U>(known: &Known<U>, write: impl Fn(&U) -> T) -> StoredKnown<T> {
        match known {
            Known::Known(value) => StoredKnown::Known(write(value)),
            Known::Declined => StoredKnown::Declined,
            Known::NotAsked => StoredKnown::NotAsked,
        }
    }

    /// A value that this version does not know any more is asked again.
    fn read<U>(self, read: impl Fn(T) -> Option<U>) -> Known<U> {
        match self {
            StoredKnown::Known(value) => read(value).map_or(Known::NotAsked, Known::Known),
            StoredKnown::Declined => Known::Declined,
            StoredKnown::NotAsked => Known::NotAsked,
        }
    }
}

/// A record as it travels on paper: without the mark, by which two devices could be told to have the
/// same record. Whom it is about stands in the paper's own draft.
pub fn to_paper(record: &Record) -> String {
    to_text(&Record {
        about: None,
        mark: String::new(),
        ..record.clone()
    })
}

/// A record as text, to be sealed.
pub fn to_text(record: &Record) -> String {
    let person = &record.person;
    let tag = |tag: Tag| {
        (
            tag.id().to_owned(),
            StoredKnown::of(&person.tag(tag), |has| *has),
        )
    };
    let stored = Stored {
        version: VERSION,
        about: record.about.clone(),
        mark: record.mark.clone(),
        birth_year: StoredKnown::of(&person.birth_year, |year| *year),
        birthday: StoredKnown::of(&person.birthday, |day| *day),
        level_declined: person.level == Known::Declined,
        living: StoredKnown::of(&person.living, |living| living.id().to_owned()),
        setting: StoredKnown::of(&person.setting, |setting| setting.id().to_owned()),
        area: StoredKnown::of(&person.area, |area| area.code().to_owned()),
        income: StoredKnown::of(&person.income, |income| income.id().to_owned()),
        tags: Tag::ALL.into_iter().map(tag).collect(),
    };
    // Only texts and numbers: writing them cannot fail.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// Reads what [`to_text`] wrote, in this version of the page or in an earlier one.
pub fn from_text(text: &str) -> Result<Record, Unreadable> {
    let marked: Marked = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if !VERSIONS.contains(&marked.version) {
        return Err(Unreadable::Foreign);
    }
    let stored: Stored = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    let mut person = Person {
        birth_year: stored
            .birth_year
            .read(|year| (1900..=2199).contains(&year).then_some(year)),
        birthday: stored.birthday.read(|day| is_a_day(day).then_some(day)),
        living: stored.living.read(|id| Living::from_id(&id)),
        setting: stored.setting.read(|id| Setting::from_id(&id)),
        area: stored.area.read(|code| Area::parse(&code)),
        income: stored.income.read(|id| Income::from_id(&id)),
        ..Person::default()
    };
    if stored.level_declined {
        person.level = Known::Declined;
    }
    for (id, known) in stored.tags {
        if let Some(tag) = Tag::from_id(&id) {
            person.set_tag(tag, known.read(Some));
        }
    }
    if marked.version == 1 && person.tag(Tag::LeftBehind) == Known::Known(true) {
        person.setting = Known::Known(Setting::Village);
    }
    Ok(Record {
        about: stored.about,
        person,
        mark: stored.mark,
    })
}

fn is_a_day((month, day): (u8, u8)) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by the first release. It must never change.
    const V1: &str = include_str!("fixtures/person_v1.json");
    /// Written by the release that asks about villages.
    const V2: &str = include_str!("fixtures/person_v2.json");
    /// Written by the release that knows whom the answers are about.
    const V3: &str = include_str!("fixtures/person_v3.json");

    #[test]
    fn a_record_of_version_1_opens_for_ever() {
        let record = from_text(V1).unwrap();
        assert_eq!(record.mark, "00112233445566778899aabbccddeeff");
        assert_eq!(record.person.birth_year, Known::Known(1962));
        assert_eq!(record.person.birthday, Known::Known((5, 3)));
        assert_eq!(record.person.level, Known::Declined);
        assert_eq!(record.person.living, Known::Known(Living::Institution));
        assert_eq!(record.person.area.told().map(Area::code), Some("430781001"));
        assert_eq!(record.person.income, Known::Known(Income::LeastAllowance));
        assert_eq!(record.person.tag(Tag::Alone), Known::Known(true));
        assert_eq!(record.person.tag(Tag::EmptyNest), Known::Declined);
        assert_eq!(record.person.tag(Tag::LeftBehind), Known::NotAsked);
        assert_eq!(from_text(&to_text(&record)), Ok(record));
    }

    #[test]
    fn a_record_of_version_2_opens_for_ever_and_knows_the_village() {
        let record = from_text(V2).unwrap();
        assert_eq!(record.person.setting, Known::Known(Setting::Village));
        assert_eq!(record.about, None);
        assert_eq!(from_text(&to_text(&record)), Ok(record));
        let not_asked = Record::default();
        assert_eq!(from_text(&to_text(&not_asked)), Ok(not_asked));
    }

    #[test]
    fn a_record_of_version_3_opens_for_ever_and_knows_whom_it_is_about() {
        let record = from_text(V3).unwrap();
        assert_eq!(record.about.as_deref(), Some("mother"));
        assert_eq!(to_text(&record), V3.trim_end());
        assert!(!to_paper(&record).contains("mother"));
    }

    #[test]
    fn left_behind_of_version_1_was_in_a_village() {
        let told = V1.replace(
            "\"left-behind\":\"not-asked\"",
            "\"left-behind\":{\"known\":true}",
        );
        assert_ne!(told, V1);
        let setting = from_text(&told).unwrap().person.setting;
        assert_eq!(setting, Known::Known(Setting::Village));
        assert_eq!(from_text(V1).unwrap().person.setting, Known::NotAsked);
    }

    #[test]
    fn damage_and_later_versions_are_told_apart() {
        let later = V1.replace("\"version\":1", "\"version\":4");
        assert_eq!(from_text(&later), Err(Unreadable::Foreign));
        assert_eq!(from_text("{"), Err(Unreadable::Damaged));
        let cut = V1.replace("\"level-declined\":true,", "");
        assert_eq!(from_text(&cut), Err(Unreadable::Damaged));
    }

    #[test]
    fn a_value_that_is_no_longer_known_is_asked_again() {
        let other = V1
            .replace("\"institution\"", "\"ship\"")
            .replace("430781001", "43");
        let record = from_text(&other).unwrap();
        assert_eq!(record.person.living, Known::NotAsked);
        assert_eq!(record.person.area, Known::NotAsked);
        let day = V1.replace("[5,3]", "[13,3]");
        assert_eq!(from_text(&day).unwrap().person.birthday, Known::NotAsked);
    }
}
