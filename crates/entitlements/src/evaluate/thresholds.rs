//! The next days on which something changes for a person by itself: a birthday, a beginning, an end.

use eldercare_days::Day;

use super::{Finding, Outcome, find};
use crate::age::birthday;
use crate::benefit::Benefit;
use crate::condition::Condition;
use crate::person::{Known, Person};

/// When it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// On this day.
    Day(Day),
    /// In the course of this year: only the year of birth is known.
    Year(u16),
}

impl When {
    fn year(self) -> i32 {
        match self {
            When::Day(day) => day.calendar().0,
            When::Year(year) => i32::from(year),
        }
    }
}

/// What happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The person is so many years old.
    Age(u8),
    /// The benefit, or one of its amounts, begins.
    Begins,
    /// The day after its last one, or that of one of its amounts.
    Ends,
    /// The day after the last one of which the document speaks.
    Uncovered,
}

/// A change that comes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold<'a> {
    /// When; in order of its first day.
    pub when: When,
    /// What happens.
    pub turn: Turn,
    /// The benefit.
    pub benefit: &'a Benefit,
    /// What it is to the person today or the day before.
    pub before: Outcome<'a>,
    /// What it is from then on.
    pub after: Outcome<'a>,
}

impl Threshold<'_> {
    /// The first day from which it holds; of a year its last day, on which everybody born in the
    /// year has had the birthday.
    #[must_use]
    pub fn day(&self) -> Day {
        match self.when {
            When::Day(day) => day,
            When::Year(year) => last_of(year),
        }
    }
}

/// Whether the benefit and its amounts change nothing by themselves in a year: then only the age does.
fn holds_all(benefit: &Benefit, year: u16) -> bool {
    let inside = |(when, _): &(When, Turn)| match when {
        When::Day(day) => day.calendar().0 == i32::from(year),
        When::Year(_) => false,
    };
    benefit.validity.holds(last_of(year)) && !of_time(benefit).any(|turn| inside(&turn))
}

fn last_of(year: u16) -> Day {
    Day::from_calendar(i32::from(year), 12, 31).unwrap_or_default()
}

/// All changes of one benefit after today and not later than in this year.
pub(crate) fn thresholds<'a>(
    benefit: &'a Benefit,
    person: &Person,
    today: Day,
    last_year: u16,
) -> Vec<Threshold<'a>> {
    let near = |(when, _): &(When, Turn)| when.year() <= i32::from(last_year);
    let turns = of_time(benefit).chain(of_age(benefit, person)).filter(near);
    let mut found: Vec<Threshold<'a>> = Vec::new();
    for (when, turn) in turns {
        let (before, after) = match when {
            When::Day(day) if day > today => (day.plus(-1), day),
            When::Year(year) if last_of(year) > today && holds_all(benefit, year) => {
                (last_of(year.saturating_sub(1)).max(today), last_of(year))
            }
            When::Day(_) | When::Year(_) => continue,
        };
        let before = find(benefit, person, before);
        let after = find(benefit, person, after);
        if is_the_same(&before, &after) || found.iter().any(|known| known.when == when) {
            continue;
        }
        found.push(Threshold {
            when,
            turn,
            benefit,
            before: before.outcome,
            after: after.outcome,
        });
    }
    found.sort_by_key(Threshold::day);
    found
}

/// Whether nothing changes that a person would notice: what a document leaves open besides is no news.
fn is_the_same(before: &Finding<'_>, after: &Finding<'_>) -> bool {
    use Outcome::{CannotTell, Likely, NotNow};
    let same = match (&before.outcome, &after.outcome) {
        (NotNow(_), NotNow(_)) => return true,
        (Likely, Likely) => true,
        (
            CannotTell {
                missing, standing, ..
            },
            CannotTell {
                missing: later,
                standing: then,
                ..
            },
        ) => (missing, standing) == (later, then),
        _ => false,
    };
    same && before.amounts == after.amounts
}

fn of_time(benefit: &Benefit) -> impl Iterator<Item = (When, Turn)> {
    let amounts = benefit.amounts.iter().map(|amount| amount.validity);
    let uncovered = benefit.covered_to.map(|day| day.plus(1));
    let uncovered = uncovered.map(|day| (When::Day(day), Turn::Uncovered));
    std::iter::once(benefit.validity)
        .chain(amounts)
        .flat_map(|validity| {
            let ends = validity.to.map(|to| to.plus(1));
            let turn = move |day| {
                if Some(day) == ends {
                    Turn::Ends
                } else {
                    Turn::Begins
                }
            };
            let days: Vec<_> = validity
                .turns()
                .map(|day| (When::Day(day), turn(day)))
                .collect();
            days
        })
        .chain(uncovered)
}

fn of_age(benefit: &Benefit, person: &Person) -> impl Iterator<Item = (When, Turn)> {
    let of_amounts = benefit
        .amounts
        .iter()
        .flat_map(|amount| amount.for_whom.iter());
    let conditions = benefit.conditions.iter().chain(of_amounts);
    let ages = conditions.flat_map(Condition::turns);
    let (year, day) = (person.birth_year, person.birthday);
    ages.filter_map(move |age| {
        let Known::Known(year) = year else {
            return None;
        };
        let when = match day {
            Known::Known(day) => When::Day(birthday(year, day, age)?),
            _ => When::Year(year.checked_add(u16::from(age))?),
        };
        Some((when, Turn::Age(age)))
    })
}
