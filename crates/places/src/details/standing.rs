//! What authorities say of a place: its grade, its risk colour, that it is closed.
//!
//! Never a judgement of ours: each value names the day and, for a warning, the source.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::closed_list::closed_list;
use crate::{calendar::Day, hours::ClosedDays};

/// An official grade (养老机构等级评定, GB/T 37276-2018): one to five.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Grade {
    /// 1 to 5, the higher the better.
    #[n(0)]
    pub level: u8,
    /// ISO date of the award.
    #[n(1)]
    pub date: String,
}

/// How many years an official grade is valid: 民政部, 关于加快建立全国统一养老机构等级评定体系的指导意见
/// (2019), which grades by GB/T 37276.
const GRADE_YEARS: i32 = 3;

impl Grade {
    /// Whether its time is over. Of a date without a day the last possible day counts, and one that
    /// cannot be read is never over: then nobody knows.
    #[must_use]
    pub fn is_over_on(&self, today: Day) -> bool {
        let end = |awarded: Day| {
            let (year, month, day) = awarded.calendar();
            (year + GRADE_YEARS, month, day)
        };
        Day::last_of(&self.date).is_some_and(|awarded| today.calendar() >= end(awarded))
    }
}

closed_list! {
    /// The colours of the supervision lists, mildest first.
    RiskColour {
        /// 绿.
        0 Green => "green",
        /// 黄.
        1 Yellow => "yellow",
        /// 橙.
        2 Orange => "orange",
        /// 红.
        3 Red => "red",
    }
}

/// A risk colour as an authority published it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Risk {
    /// The colour.
    #[n(0)]
    pub colour: RiskColour,
    /// ISO date of the list.
    #[n(1)]
    pub date: String,
    /// Id of the source in the city's `city.toml`.
    #[n(2)]
    pub source: String,
}

/// Days after which a list of supervision is said with its age. A number of ours: such lists are made
/// anew at least every half-year.
const RISK_FRESH_DAYS: i32 = 183;

impl Risk {
    /// Whether the list is so old that a newer one may say something else; also when its day cannot
    /// be read.
    #[must_use]
    pub fn is_old_on(&self, today: Day) -> bool {
        let fresh = |day: Day| today.0.saturating_sub(day.0) <= RISK_FRESH_DAYS;
        !Day::last_of(&self.date).is_some_and(fresh)
    }
}

/// That a place is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Closure {
    /// ISO date of the first closed day.
    #[n(0)]
    pub since: String,
    /// ISO date of the last closed day; absent when it is closed for good.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl Closure {
    /// Its days. A first day that cannot be read counts as long past: the warning must not be
    /// lost.
    #[must_use]
    pub fn days(&self) -> ClosedDays {
        ClosedDays {
            first: Day::first_of(&self.since).unwrap_or_default(),
            last: self.until.as_deref().and_then(Day::last_of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::first_of(text).unwrap()
    }

    #[test]
    fn a_grade_is_over_three_years_after_its_award() {
        let over = |date: &str, today| {
            let grade = Grade {
                level: 2,
                date: date.to_owned(),
            };
            grade.is_over_on(day(today))
        };
        assert!(!over("2021-06-30", "2024-06-29"));
        assert!(over("2021-06-30", "2024-06-30"));
        // Of a year alone the last day counts.
        assert!(!over("2021", "2024-12-30"));
        assert!(over("2021", "2024-12-31"));
        assert!(!over("soon", "2024-12-31"));
    }

    #[test]
    fn a_colour_is_old_after_half_a_year() {
        let old = |date: &str| {
            let risk = Risk {
                colour: RiskColour::Red,
                date: date.to_owned(),
                source: "list".to_owned(),
            };
            risk.is_old_on(day("2026-11-25"))
        };
        assert!(!old("2026-05-26"));
        assert!(old("2026-05-25"));
        assert!(old("soon"));
    }
}
