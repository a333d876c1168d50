//! Which days are official holidays (放假) and which weekends are worked instead (调休).
//!
//! A government fixes both for one year at a time, weeks before it begins. For the days that are
//! known the answer is one kind; for all others it is the set of kinds that the day may turn out
//! to be, by rules that are data too ([`Possible`]). Where the data come from is said in
//! `geo/official-days`.

use minicbor::{Decode, Encode};

use super::Day;

/// What one day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// A day like any other, a weekend too.
    Ordinary,
    /// A day of an official holiday, with the weekend days and days in lieu that belong to it.
    Holiday,
    /// A day of a weekend that is worked in exchange for a holiday (调休上班).
    Makeup,
}

/// The kinds that a day may be, one bit for each; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct DayKinds(#[n(0)] u8);

impl DayKinds {
    /// A day that is surely like any other.
    pub const ORDINARY: DayKinds = DayKinds::only(DayKind::Ordinary);

    /// A day that is surely of one kind.
    #[must_use]
    pub const fn only(kind: DayKind) -> DayKinds {
        DayKinds(1 << kind as u8)
    }

    /// These kinds and one more.
    #[must_use]
    pub const fn or(self, kind: DayKind) -> DayKinds {
        DayKinds(self.0 | 1 << kind as u8)
    }

    /// Whether the day may be of this kind.
    #[must_use]
    pub const fn may_be(self, kind: DayKind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }
}

/// Known days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Run {
    /// The first day.
    #[n(0)]
    pub first: Day,
    /// How many.
    #[n(1)]
    pub days: u8,
    /// What they are.
    #[n(2)]
    pub kinds: DayKinds,
}

/// What the days of a stretch of any year that is not known may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Possible {
    /// The first day of the stretch as month × 100 + day of the month.
    #[n(0)]
    pub first: u16,
    /// The last day, in the same form and of the same year.
    #[n(1)]
    pub last: u16,
    /// What the days may be.
    #[n(2)]
    pub kinds: DayKinds,
}

/// The official days of a region.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OfficialDays {
    /// First day that is known.
    #[n(0)]
    pub known_from: Day,
    /// Last day that is known.
    #[n(1)]
    pub known_until: Day,
    /// The days between them that are not ordinary.
    #[n(2)]
    pub runs: Vec<Run>,
    /// What the other days may be; the first stretch that holds a day counts, and a day in none
    /// is ordinary.
    #[n(3)]
    pub possible: Vec<Possible>,
}

impl Default for OfficialDays {
    /// Nothing is known: any day may be a holiday.
    fn default() -> OfficialDays {
        OfficialDays {
            known_from: Day(0),
            known_until: Day(-1),
            runs: Vec::new(),
            possible: vec![Possible {
                first: 0,
                last: u16::MAX,
                kinds: DayKinds::ORDINARY.or(DayKind::Holiday).or(DayKind::Makeup),
            }],
        }
    }
}

impl OfficialDays {
    /// What a day is or may be.
    #[must_use]
    pub fn kinds(&self, day: Day) -> DayKinds {
        let found = if day < self.known_from || day > self.known_until {
            let date = month_and_day(day);
            let stretch = |p: &&Possible| p.first <= date && date <= p.last;
            self.possible.iter().find(stretch).map(|p| p.kinds)
        } else {
            let run = |run: &&Run| run.first <= day && day < run.first.plus(i32::from(run.days));
            self.runs.iter().find(run).map(|run| run.kinds)
        };
        found.unwrap_or(DayKinds::ORDINARY)
    }
}

/// Month × 100 + day of the month; at most 1231.
fn month_and_day(day: Day) -> u16 {
    let (_, month, date) = day.calendar();
    u16::try_from(month * 100 + date).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::first_of(text).unwrap()
    }

    #[test]
    fn known_days_are_looked_up_and_others_follow_the_rules() {
        let may = DayKinds::ORDINARY.or(DayKind::Holiday);
        let days = OfficialDays {
            known_from: day("2026-01-01"),
            known_until: day("2026-12-20"),
            runs: vec![Run {
                first: day("2026-10-01"),
                days: 7,
                kinds: DayKinds::only(DayKind::Holiday),
            }],
            possible: vec![
                Possible {
                    first: 1001,
                    last: 1003,
                    kinds: DayKinds::only(DayKind::Holiday),
                },
                Possible {
                    first: 928,
                    last: 1008,
                    kinds: may,
                },
            ],
        };
        let holiday = DayKinds::only(DayKind::Holiday);
        for (date, expected) in [
            ("2026-09-30", DayKinds::ORDINARY),
            ("2026-10-01", holiday),
            ("2026-10-07", holiday),
            ("2026-10-08", DayKinds::ORDINARY),
            ("2027-10-01", holiday),
            ("2027-10-04", may),
            ("2027-10-09", DayKinds::ORDINARY),
            ("2025-10-01", holiday),
        ] {
            assert_eq!(days.kinds(day(date)), expected, "{date}");
        }
    }

    #[test]
    fn where_nothing_is_known_any_day_may_be_a_holiday() {
        let kinds = OfficialDays::default().kinds(day("2026-07-07"));
        assert!(kinds.may_be(DayKind::Holiday) && kinds.may_be(DayKind::Ordinary));
    }
}
