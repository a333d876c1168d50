//! Who says a fact, as of which day.

use super::{Freshness, Pace};
use crate::{
    Details, Facility,
    calendar::Day,
    details::{Closure, Confirmer, Fact},
};

/// What a place says about the origin of its facts: its own source, and where single facts differ.
#[derive(Clone, Copy, Debug)]
pub struct Witness<'a> {
    /// [`Facility::source`]
    pub source: &'a str,
    /// [`Facility::checked`]
    pub checked: &'a str,
    /// [`Facility::details`]
    pub details: Option<&'a Details>,
}

impl<'a> From<&'a Facility> for Witness<'a> {
    fn from(place: &'a Facility) -> Self {
        Witness {
            source: &place.source,
            checked: &place.checked,
            details: Some(&place.details),
        }
    }
}

/// The origin of one fact and what its age makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth<'a> {
    /// The fact.
    pub fact: Fact,
    /// Id of its source in the city's `city.toml`.
    pub source: &'a str,
    /// ISO date on which it was true (`2025`, `2025-09` or `2025-09-30`), as published.
    pub as_of: &'a str,
    /// Who stands for it.
    pub confirmed_by: Confirmer,
    /// Days since then, 0 or more; nothing when the date cannot be read. Of a month or a year the
    /// first day counts: the age is rather said too high than too low.
    pub age_days: Option<i32>,
    /// What the age makes of it.
    pub freshness: Freshness,
}

impl<'a> Witness<'a> {
    /// The origin of a fact as of `today`: what is noted for the fact itself, else its own date,
    /// else that of the place.
    #[must_use]
    pub fn truth(self, fact: Fact, today: Day) -> Truth<'a> {
        let noted = self.details.and_then(|details| details.provenance_of(fact));
        let (source, as_of, confirmed_by) = match noted {
            Some(noted) => (
                noted.source.as_str(),
                noted.as_of.as_str(),
                noted.confirmed_by,
            ),
            None => (
                self.source,
                self.own_date(fact).unwrap_or(self.checked),
                Confirmer::Publisher,
            ),
        };
        let age_days = age_days(as_of, today);
        Truth {
            fact,
            source,
            as_of,
            confirmed_by,
            age_days,
            freshness: Pace::of(fact).at(age_days),
        }
    }

    /// What closes the place altogether on this day: for good, or for a while.
    #[must_use]
    pub fn closure_on(self, day: Day) -> Option<&'a Closure> {
        let closed = self.details?.closed.as_ref()?;
        closed.days().hold(day).then_some(closed)
    }

    /// The date that a fact carries itself.
    fn own_date(self, fact: Fact) -> Option<&'a str> {
        let details = self.details?;
        match fact {
            Fact::Grade => details.grade.as_ref().map(|grade| grade.date.as_str()),
            // Of several the oldest: none is then said to be younger than it is.
            Fact::Beds => {
                let dates = details.beds.iter().filter_map(|beds| beds.as_of.as_deref());
                dates.min_by_key(|date| Day::first_of(date))
            }
            _ => None,
        }
    }
}

/// Days from the first day of an ISO date to `today`; 0 for a date to come.
pub(super) fn age_days(as_of: &str, today: Day) -> Option<i32> {
    Day::first_of(as_of).map(|day| today.0.saturating_sub(day.0).max(0))
}
