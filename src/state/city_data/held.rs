//! What is in memory of the open city, and what follows from it at a minute.

use std::sync::Arc;

use eldercare_places::hours::OpenState;
use eldercare_places::index::{Index, SymbolCache, SymbolSizes};
use eldercare_places::pack::{Facts, Points};
use eldercare_places::search::Openness;
use eldercare_places::truth::{ClosedDoors, Confidence, Rank, confidence, rank};
use eldercare_places::{Facility, Minute, RowSet};

use super::reader::Reader;

/// What is in memory of the open city.
pub struct Held {
    /// The index over its points.
    pub index: Index,
    /// Names, addresses and all other facts; they arrive after the points.
    pub facts: Option<Facts>,
    /// Symbols by zoom for the last selection.
    pub cache: SymbolCache,
    /// The code that reads the facts, once they are there.
    pub(super) reader: Option<Reader>,
}

impl Held {
    /// The points alone.
    pub fn new(points: Points, sizes: SymbolSizes) -> Held {
        Held {
            index: Index::build(points),
            facts: None,
            cache: SymbolCache::new(sizes),
            reader: None,
        }
    }

    /// Everything known about a row. Before the facts arrive, nothing. For the pages of a place:
    /// the code that reads its details comes with them.
    pub fn facility(&self, row: u32) -> Option<Facility> {
        self.facts.as_ref()?.facility(row, self.index.points())
    }

    /// The same without details, as the list shows it.
    pub fn listed(&self, row: u32) -> Option<Facility> {
        self.facts.as_ref()?.listed(row, self.index.points())
    }

    /// Notes who is open, for selections that ask for it. Before the facts arrive nobody is known to be.
    pub(super) fn note_openness(&mut self, known: &Known) {
        let openness = self.reader.map(|reader| (reader.openness)(self, known));
        self.index.note_openness(openness.unwrap_or_default());
    }

    /// Who is open. Open by old facts, or against what visitors found, is not open for somebody
    /// who is about to walk.
    pub(super) fn openness(&self, known: &Known) -> Openness {
        let Some(facts) = &self.facts else {
            return Openness::default();
        };
        let state = |row| facts.opening(row, known.now).state;
        let rows = facts.len();
        let relied_on = |row| known.confidence(facts, row) > Confidence::Low;
        Openness {
            open: RowSet::of(rows, |row| state(row) == OpenState::Open && relied_on(row)),
            closed: RowSet::of(rows, |row| state(row) == OpenState::Closed),
        }
    }

    /// Where a row stands among those equally far. Before the facts arrive all stand the same.
    pub fn rank(&self, row: u32, known: &Known) -> Rank {
        let Some(facts) = &self.facts else {
            return Rank::default();
        };
        rank(&facts.opening(row, known.now), known.confidence(facts, row))
    }
}

/// What an order of places is made under. The pages of one list share it, so that no place stands
/// in two of them when a minute passes or a report comes between.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The minute.
    pub now: Minute,
    /// What visitors found closed.
    pub doors: Arc<ClosedDoors>,
}

impl Known {
    fn confidence(&self, facts: &Facts, row: u32) -> Confidence {
        confidence(facts.witness(row), self.now.day(), self.doors.count(row))
    }
}
