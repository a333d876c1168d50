//! The closed list of conditions, and how they are joined: any of all-of, nothing else.

use eldercare_assessment::Truth;

use crate::age::AgeRange;
use crate::lists::{Class, Income, Living, Setting, Tag};
use crate::person::{Area, Fact};
use crate::text::Text;

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// An age in whole years.
    Age(AgeRange),
    /// An older person (老年人), where the document names no age. It certainly means somebody of
    /// `sure_from` and older; below that it leaves open whom it means, and says so with `said`.
    Elder {
        /// The age from which every reading agrees, by the city's own file.
        sure_from: u8,
        /// That the document names no age, and where this one comes from.
        said: Text,
    },
    /// A level of ability from `best` to `worst` (GB/T 42195-2022: 0 intact to 4 total).
    Level {
        /// The best level, the lower number.
        best: u8,
        /// The worst level.
        worst: u8,
        /// The class of the document that these levels stand for, by the city's own mapping.
        class: Option<Class>,
    },
    /// Lives at home or in an institution.
    Lives(Living),
    /// Lives in a village or in town.
    Setting(Setting),
    /// Lives in one of these districts or towns.
    In(Vec<Area>),
    /// Has one of these classes of income.
    Income(Vec<Income>),
    /// Has this tag.
    Tag(Tag),
    /// Something that the document leaves open: no answer of the person settles it.
    Unstated(Text),
}

/// Conditions that must all hold. Each fact stands in one of them at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllOf(pub Vec<Condition>);

/// Ways to fulfil: one of them is enough. None at all means everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions(pub Vec<AllOf>);

/// A person of whom everything is known that the conditions read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) age: u8,
    pub(crate) level: u8,
    pub(crate) living: Living,
    pub(crate) setting: Setting,
    pub(crate) area: Area,
    pub(crate) income: Income,
    pub(crate) tags: [bool; Tag::ALL.len()],
}

impl Condition {
    /// The fact that it reads; none for what the document leaves open. An age reads the year of
    /// birth and, where that is not enough, the day.
    #[must_use]
    pub fn fact(&self) -> Option<Fact> {
        Some(match self {
            Condition::Age(_) | Condition::Elder { .. } => Fact::BirthYear,
            Condition::Level { .. } => Fact::Level,
            Condition::Lives(_) => Fact::Living,
            Condition::Setting(_) => Fact::Setting,
            Condition::In(_) => Fact::Area,
            Condition::Income(_) => Fact::Income,
            Condition::Tag(tag) => Fact::Tag(*tag),
            Condition::Unstated(_) => return None,
        })
    }

    /// The ages at which its truth changes.
    pub(crate) fn turns(&self) -> impl Iterator<Item = u8> {
        let (range, sure_from) = match self {
            Condition::Age(range) => (Some(*range), None),
            Condition::Elder { sure_from, .. } => (None, Some(*sure_from)),
            _ => (None, None),
        };
        range.into_iter().flat_map(AgeRange::turns).chain(sure_from)
    }

    /// Whether whoever fulfils this one fulfils the other, too, as far as one can see from both alone.
    pub(crate) fn implies(&self, other: &Condition) -> bool {
        match (self, other) {
            (Condition::Age(a), Condition::Age(b)) => {
                let ends = |to: Option<u8>| to.unwrap_or(u8::MAX);
                b.from <= a.from && ends(a.to) <= ends(b.to)
            }
            (
                Condition::Level { best, worst, .. },
                Condition::Level {
                    best: least,
                    worst: most,
                    ..
                },
            ) => least <= best && worst <= most,
            (Condition::Income(a), Condition::Income(b)) => a.iter().all(|class| b.contains(class)),
            _ => self == other,
        }
    }

    pub(crate) fn truth(&self, case: &Case) -> Truth {
        let holds = match self {
            Condition::Age(range) => range.contains(case.age),
            Condition::Elder { sure_from, .. } if case.age < *sure_from => return Truth::Unknown,
            Condition::Elder { .. } => true,
            Condition::Level { best, worst, .. } => (*best..=*worst).contains(&case.level),
            Condition::Lives(living) => *living == case.living,
            Condition::Setting(setting) => *setting == case.setting,
            Condition::In(areas) => areas.iter().any(|area| case.area.is_in(area)),
            Condition::Income(classes) => classes.contains(&case.income),
            Condition::Tag(tag) => {
                let mut tags = Tag::ALL.iter().zip(case.tags);
                tags.any(|(known, has)| known == tag && has)
            }
            Condition::Unstated(_) => return Truth::Unknown,
        };
        if holds { Truth::Yes } else { Truth::No }
    }
}

impl AllOf {
    /// The least of its truths; nothing at all is yes.
    pub(crate) fn truth(&self, case: &Case) -> Truth {
        let truths = self.0.iter().map(|condition| condition.truth(case));
        truths.min().unwrap_or(Truth::Yes)
    }
}

impl Conditions {
    /// The greatest of its truths; nothing at all is yes.
    pub(crate) fn truth(&self, case: &Case) -> Truth {
        let truths = self.0.iter().map(|all| all.truth(case));
        truths.max().unwrap_or(Truth::Yes)
    }

    /// All its conditions.
    pub fn iter(&self) -> impl Iterator<Item = &Condition> {
        self.0.iter().flat_map(|all| all.0.iter())
    }
}
