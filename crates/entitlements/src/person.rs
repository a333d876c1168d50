//! What is known of one person. No name, no number, no address beyond the town.

use eldercare_assessment::LevelSpan;

use crate::lists::{Income, Living, Setting, Tag};

/// Something about a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known<T> {
    /// Told.
    Known(T),
    /// Nobody asked yet.
    #[default]
    NotAsked,
    /// Asked, and the person would rather not say. Never asked again by itself.
    Declined,
}

impl<T> Known<T> {
    /// What was told.
    pub fn told(&self) -> Option<&T> {
        match self {
            Known::Known(value) => Some(value),
            Known::NotAsked | Known::Declined => None,
        }
    }

    /// Whether it may be asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Known::NotAsked)
    }
}

/// A division by its code (GB/T 2260 and below): six digits for a district, nine for a town.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area(String);

impl Area {
    /// From a code of six, nine or twelve digits.
    #[must_use]
    pub fn parse(code: &str) -> Option<Area> {
        let good = matches!(code.len(), 6 | 9 | 12) && code.bytes().all(|b| b.is_ascii_digit());
        good.then(|| Area(code.to_owned()))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether this area is the other one or lies in it.
    #[must_use]
    pub fn is_in(&self, other: &Area) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Outside of every area that can be named.
    pub(crate) fn elsewhere(inside: &str) -> Area {
        Area(format!("{inside}x"))
    }
}

/// One question about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// The year of birth.
    BirthYear,
    /// Month and day of birth; asked only where the year leaves something open.
    Birthday,
    /// The level of ability, from the self-check.
    Level,
    /// At home or in an institution.
    Living,
    /// In a village or in town.
    Setting,
    /// District and town.
    Area,
    /// The class of income.
    Income,
    /// A tag of the household.
    Tag(Tag),
}

impl Fact {
    /// Every fact, in the order in which they are asked.
    #[must_use]
    pub fn all() -> Vec<Fact> {
        use Fact::{Area, BirthYear, Birthday, Income, Level, Living, Setting};
        let plain = [BirthYear, Birthday, Level, Living, Setting, Area, Income];
        let tags = Tag::ALL.into_iter().map(Fact::Tag);
        plain.into_iter().chain(tags).collect()
    }

    /// The stable id: in locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Fact::BirthYear => "birth-year",
            Fact::Birthday => "birthday",
            Fact::Level => "level",
            Fact::Living => "living",
            Fact::Setting => "setting",
            Fact::Area => "area",
            Fact::Income => "income",
            Fact::Tag(tag) => tag.id(),
        }
    }
}

/// What is known of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Year of birth, 1900 to 2199.
    pub birth_year: Known<u16>,
    /// Month 1 to 12 and day of the month of birth.
    pub birthday: Known<(u8, u8)>,
    /// Best and worst level of ability that the self-check allows (GB/T 42195-2022, 0 to 4).
    pub level: Known<LevelSpan>,
    /// At home or in an institution.
    pub living: Known<Living>,
    /// In a village or in town.
    pub setting: Known<Setting>,
    /// Where: a town, or only its district.
    pub area: Known<Area>,
    /// Class of income.
    pub income: Known<Income>,
    /// What is said of the household, in the order of [`Tag::ALL`].
    pub tags: [Known<bool>; Tag::ALL.len()],
}

impl Person {
    /// What is known of a tag.
    #[must_use]
    pub fn tag(&self, tag: Tag) -> Known<bool> {
        let at = Tag::ALL.iter().position(|known| *known == tag);
        at.and_then(|at| self.tags.get(at).copied())
            .unwrap_or_default()
    }

    /// Notes what is known of a tag.
    pub fn set_tag(&mut self, tag: Tag, known: Known<bool>) {
        for (place, other) in self.tags.iter_mut().zip(Tag::ALL) {
            if other == tag {
                *place = known;
            }
        }
    }

    /// Whether a fact may be asked: it was not, and it makes sense to ask it.
    #[must_use]
    pub fn is_open(&self, fact: Fact) -> bool {
        match fact {
            Fact::BirthYear => self.birth_year.is_open(),
            // A day without its year says nothing of an age.
            Fact::Birthday => self.birthday.is_open() && self.birth_year.told().is_some(),
            Fact::Level => self.level.is_open(),
            Fact::Living => self.living.is_open(),
            Fact::Setting => self.setting.is_open(),
            Fact::Area => self.area.is_open(),
            Fact::Income => self.income.is_open(),
            Fact::Tag(tag) => self.tag(tag).is_open(),
        }
    }

    /// Notes that the person would rather not say.
    pub fn decline(&mut self, fact: Fact) {
        match fact {
            Fact::BirthYear => self.birth_year = Known::Declined,
            Fact::Birthday => self.birthday = Known::Declined,
            Fact::Level => self.level = Known::Declined,
            Fact::Living => self.living = Known::Declined,
            Fact::Setting => self.setting = Known::Declined,
            Fact::Area => self.area = Known::Declined,
            Fact::Income => self.income = Known::Declined,
            Fact::Tag(tag) => self.set_tag(tag, Known::Declined),
        }
    }

    /// Takes an answer back, so that it may be asked again. Without the year the day goes, too.
    pub fn forget(&mut self, fact: Fact) {
        match fact {
            Fact::BirthYear => {
                self.birth_year = Known::NotAsked;
                self.birthday = Known::NotAsked;
            }
            Fact::Birthday => self.birthday = Known::NotAsked,
            Fact::Level => self.level = Known::NotAsked,
            Fact::Living => self.living = Known::NotAsked,
            Fact::Setting => self.setting = Known::NotAsked,
            Fact::Area => self.area = Known::NotAsked,
            Fact::Income => self.income = Known::NotAsked,
            Fact::Tag(tag) => self.set_tag(tag, Known::NotAsked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_lies_in_its_district_and_not_the_other_way_round() {
        let area = |code| Area::parse(code).unwrap();
        assert!(area("430781001").is_in(&area("430781")));
        assert!(!area("430781").is_in(&area("430781001")));
        for wrong in ["", "43078", "43078100", "43078x", "430781001x"] {
            assert_eq!(Area::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_declined_fact_is_not_asked_again_and_a_forgotten_one_is() {
        let mut person = Person::default();
        for fact in Fact::all() {
            let makes_sense = fact != Fact::Birthday;
            assert_eq!(person.is_open(fact), makes_sense, "{fact:?}");
            person.decline(fact);
            assert!(!person.is_open(fact), "{fact:?}");
        }
        person.forget(Fact::Tag(Tag::Alone));
        assert!(person.is_open(Fact::Tag(Tag::Alone)));
        assert!(!person.is_open(Fact::Tag(Tag::EmptyNest)));
    }
}
