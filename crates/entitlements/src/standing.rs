//! How something that a document names stands on a day: it may be over, or the document may speak of
//! an earlier time only.

use eldercare_days::Day;

use crate::benefit::Benefit;
use crate::catalogue::{Catalogue, Offered};
use crate::lists::Status;
use crate::service::ServiceId;

/// How it stands. What is worse comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The document describes it as given.
    Open,
    /// A goal of a plan; nothing says that it is given.
    Planned,
    /// The document describes it as going on and covers only the time until this day, which is over:
    /// nobody but the office knows whether it still goes on.
    Uncovered(Day),
    /// A programme whose last day was this one.
    Ended(Day),
}

impl Standing {
    fn of(status: Status, last: Option<Day>, covered_to: Option<Day>, today: Day) -> Standing {
        let before = |day: &Day| *day < today;
        if let Some(day) = last.filter(before) {
            return Standing::Ended(day);
        }
        if let Some(day) = covered_to.filter(before) {
            return Standing::Uncovered(day);
        }
        if status == Status::Goal {
            return Standing::Planned;
        }
        Standing::Open
    }
}

impl Benefit {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: Day) -> Standing {
        Standing::of(self.status, self.validity.to, self.covered_to, today)
    }
}

impl Offered {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: Day) -> Standing {
        Standing::of(self.status, self.to, self.covered_to, today)
    }
}

impl Catalogue {
    /// How a service stands that the city's documents name; nothing where they say nothing of it.
    #[must_use]
    pub fn standing(&self, service: ServiceId, today: Day) -> Option<Standing> {
        let mut named = self.services.iter().filter(|offered| offered.id == service);
        named.next().map(|offered| offered.standing(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_the_day_after_the_last_one_and_weighs_more_than_a_plan() {
        let (last, after) = (Day(100), Day(101));
        let of = |to, covered, today| Standing::of(Status::Goal, to, covered, today);
        assert_eq!(of(Some(last), None, last), Standing::Planned);
        assert_eq!(of(Some(last), None, after), Standing::Ended(last));
        assert_eq!(of(None, Some(last), after), Standing::Uncovered(last));
        assert_eq!(of(Some(last), Some(last), after), Standing::Ended(last));
        let current = Standing::of(Status::Current, None, Some(last), last);
        assert_eq!(current, Standing::Open);
    }
}
