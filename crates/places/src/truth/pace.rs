//! How fast each kind of fact ages. Every threshold has its reason here.

use crate::details::Fact;

/// How far the age of a fact lets one rely on it. Later is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freshness {
    /// Young enough to be said without a word about its age.
    Fresh,
    /// Said with its age.
    Ageing,
    /// Said with its age and with "call before you go"; also a fact whose day is not known.
    Old,
}

impl Freshness {
    /// The stable id, for locale keys and style sheets.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Freshness::Fresh => "fresh",
            Freshness::Ageing => "ageing",
            Freshness::Old => "old",
        }
    }
}

/// Days after which a fact is no longer fresh, and after which it is old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Fresh up to this many days.
    pub fresh_days: i32,
    /// Old from the day after so many days.
    pub old_days: i32,
}

const HALF_YEAR: i32 = 183;
const YEAR: i32 = 365;

impl Pace {
    /// The pace of a kind of fact. The numbers are ours but for those with a source.
    #[must_use]
    pub const fn of(fact: Fact) -> Pace {
        let (fresh_days, old_days) = match fact {
            // Food Oasis, a directory of food pantries, takes listings off the map when nobody
            // could confirm them for about six months; canteens for old people closed in numbers
            // within a year (2024-25) while lists still named them. After a second half-year
            // without a word nobody should walk there without calling.
            // Fees and who guards the money paid ahead are set anew about once a year.
            Fact::Hours | Fact::Open | Fact::Meals | Fact::Price | Fact::Deposit => {
                (HALF_YEAR, YEAR)
            }
            // A place changes its number, the people it takes in or its contracted hospital when
            // it changes hands or licence: once in some years.
            Fact::Phone | Fact::Accepts | Fact::Medical | Fact::Operator => (YEAR, 2 * YEAR),
            // Licensed beds change by building or by a new licence. Free beds do not follow this
            // pace: see `free_beds`.
            Fact::Beds => (YEAR, 3 * YEAR),
            // An official grade is valid for three years (民政部, 2019, 关于加快建立全国统一养老机构
            // 等级评定体系的指导意见); in the third a new one is due.
            Fact::Grade => (2 * YEAR, 3 * YEAR),
            // Names and addresses change when a place moves or is renamed.
            Fact::Kind | Fact::Name | Fact::Address => (2 * YEAR, 5 * YEAR),
            // A building does not move; the road to its door may.
            Fact::Position => (5 * YEAR, 10 * YEAR),
        };
        Pace {
            fresh_days,
            old_days,
        }
    }

    /// The freshness at an age in days; a day in the future is today. Older is never fresher.
    #[must_use]
    pub const fn at(self, age_days: Option<i32>) -> Freshness {
        match age_days {
            Some(days) if days <= self.fresh_days => Freshness::Fresh,
            Some(days) if days <= self.old_days => Freshness::Ageing,
            _ => Freshness::Old,
        }
    }
}
