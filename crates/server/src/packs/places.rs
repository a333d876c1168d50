//! The places of a city as open data is asked for them: in the order of their ids, by box.

use std::cmp::Ordering;

use eldercare_places::pack::{Facts, Points, TextField};
use eldercare_places::{Bounds, Index, Kind, RowSet, Selection};

/// Rows in the order of their facility ids, and the index over the positions.
pub(crate) struct PlaceOrder {
    by_id: Vec<u32>,
    index: Index,
    /// Rows with a position that no window of the index shows: services without a door.
    doorless: Vec<u32>,
}

impl PlaceOrder {
    /// Sorts the rows of a pack and builds the index.
    pub(super) fn new(points: &Points, facts: &Facts) -> Self {
        let mut by_id: Vec<u32> = points.rows().collect();
        by_id.sort_by_key(|row| facts.text(TextField::Id, *row));
        let index = Index::build(points.clone());
        let everything = index.select(&Selection::default());
        let doorless = index.unplaced(&everything);
        Self {
            doorless: doorless
                .filter(|row| points.point(*row).is_some())
                .collect(),
            by_id,
            index,
        }
    }

    /// Every row, by id.
    pub(crate) fn all(&self) -> &[u32] {
        &self.by_id
    }

    /// The row whose id compares as equal.
    pub(crate) fn find(&self, compare: impl Fn(u32) -> Ordering) -> Option<u32> {
        let place = self.by_id.binary_search_by(|row| compare(*row)).ok()?;
        self.by_id.get(place).copied()
    }

    /// The rows inside any of the rectangles, edges included, by id. A row without a position is
    /// in none.
    pub(crate) fn inside(&self, boxes: &[Bounds]) -> Vec<u32> {
        let points = self.index.points();
        let everything = RowSet::of(points.len(), |_| true);
        let in_box = |bounds: &Bounds| self.index.window_of(bounds, &everything);
        let is_inside = |row: &u32| {
            let point = points.point(*row);
            point.is_some_and(|point| boxes.iter().any(|bounds| bounds.contains(point)))
        };
        let windows = boxes.iter().flat_map(in_box);
        let doorless = self.doorless.iter().copied().filter(is_inside);
        let found = RowSet::from_rows(points.len(), windows.chain(doorless));
        let by_id = self.by_id.iter().copied();
        by_id.filter(|row| found.contains(*row)).collect()
    }

    /// The kind of a row.
    pub(crate) fn kind(&self, row: u32) -> Option<Kind> {
        self.index.points().kind(row)
    }
}
