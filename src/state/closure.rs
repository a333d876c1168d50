//! Which places are closed altogether today, for good or for a while.
//!
//! By the facts of the open city, not by a [`eldercare_places::Facility`]: the list has places
//! without their details.

use eldercare_places::details::Closure;
use eldercare_places::{Day, RowSet};

use super::city_data::{Held, use_city_data};
use super::now::use_now;

/// How long a place is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// For good.
    ForGood,
    /// Until a day that is known.
    ForNow,
}

impl Shut {
    /// What a closure of today means.
    pub fn of(closure: &Closure) -> Shut {
        match closure.until {
            Some(_) => Shut::ForNow,
            None => Shut::ForGood,
        }
    }

    /// The key of the word in a list.
    pub fn key(self) -> &'static str {
        match self {
            Shut::ForGood => "open.gone",
            Shut::ForNow => "open.paused",
        }
    }
}

/// Whether a place of the open city is closed today; nothing where it is not, or is not known yet.
pub fn shut_today(id: &str) -> Option<Shut> {
    let today = use_now().minute_untracked().day();
    let shut = |held: &Held| {
        let facts = held.facts.as_ref()?;
        let witness = facts.witness(facts.row_of(id)?);
        witness.closure_on(today).map(Shut::of)
    };
    use_city_data().with(shut).flatten()
}

/// All rows that are closed on a day. Before the facts arrive, none.
pub fn shut_rows(held: &Held, today: Day) -> RowSet {
    let Some(facts) = &held.facts else {
        return RowSet::default();
    };
    RowSet::of(facts.len(), |row| {
        facts.witness(row).closure_on(today).is_some()
    })
}
