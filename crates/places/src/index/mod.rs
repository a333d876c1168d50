//! The index of a city: which places are in a window, which are nearest, which symbols
//! are drawn.
//!
//! Places stand along the Hilbert curve in plain arrays. A small tree of boxes over runs of
//! them answers window and nearest; runs of equal key prefixes are the first groups of the
//! symbols. There is no object for a place.
//!
//! A place without a position or without a door ([`crate::Kind::has_door`]) is in no window,
//! among no nearest and in no symbol; [`Index::unplaced`] lists it.

mod boxes;
mod by_distance;
mod gather;
mod group;
mod merge;
mod nearest;
mod sizes;
mod symbol_cache;
mod symbols;
mod window;

pub use nearest::Neighbour;
pub use sizes::SymbolSizes;
pub use symbol_cache::SymbolCache;
pub use symbols::{Symbol, SymbolShape, Symbols};

use boxes::BoxTree;

use crate::{
    Bounds, Facts, Kind, Points, RowSet, curve,
    kind::KIND_COUNT,
    mercator::{self, Unit},
    pack::PackError,
    search::{SearchText, Selection},
};

/// Everything that can be asked about the places of a city without a further file.
#[derive(Clone, Debug, Default)]
pub struct Index {
    points: Points,
    /// Rows of the drawn places along the curve. A position in this and the next two
    /// arrays is called a slot.
    rows: Vec<u32>,
    keys: Vec<u64>,
    units: Vec<Unit>,
    boxes: BoxTree,
    texts: Option<SearchText>,
    /// Counts the changes that make earlier answers old.
    revision: u32,
}

impl Index {
    /// Builds the index. Points come sorted from the pack, so this is one pass; points in
    /// any other order are sorted.
    #[must_use]
    pub fn build(points: Points) -> Index {
        let mut slots: Vec<(u64, u32, Unit)> = points
            .rows()
            .filter(|row| points.kinds(*row).iter().any(Kind::has_door))
            .filter_map(|row| {
                let unit = mercator::project(points.point(row)?);
                Some((curve::key(unit), row, unit))
            })
            .collect();
        if !slots.is_sorted_by_key(|(key, row, _)| (*key, *row)) {
            slots.sort_unstable_by_key(|(key, row, _)| (*key, *row));
        }
        let spot = |row| points.spot(row).unwrap_or_default();
        Index {
            boxes: BoxTree::build(slots.iter().map(|(_, row, _)| spot(*row))),
            rows: slots.iter().map(|(_, row, _)| *row).collect(),
            keys: slots.iter().map(|(key, ..)| *key).collect(),
            units: slots.into_iter().map(|(.., unit)| unit).collect(),
            points,
            texts: None,
            revision: 0,
        }
    }

    /// Makes the text search work, once the facts have arrived.
    pub fn attach(&mut self, facts: &Facts) -> Result<(), PackError> {
        self.texts = Some(SearchText::new(&self.points, facts)?);
        self.revision += 1;
        Ok(())
    }

    /// Whether the text of a selection is looked at. Before, every text matches.
    #[must_use]
    pub const fn searches_text(&self) -> bool {
        self.texts.is_some()
    }

    /// The points that the index was built from.
    #[must_use]
    pub const fn points(&self) -> &Points {
        &self.points
    }

    /// The rows that match the selection, with and without a position.
    #[must_use]
    pub fn select(&self, selection: &Selection) -> RowSet {
        let mut rows = RowSet::of(self.points.len(), |row| selection.admits(&self.points, row));
        if let Some(texts) = &self.texts {
            texts.narrow(&mut rows, &selection.text);
        }
        rows
    }

    /// Whether one row matches the selection. For many rows use [`Index::select`].
    #[must_use]
    pub fn matches(&self, row: u32, selection: &Selection) -> bool {
        selection.admits(&self.points, row)
            && self
                .texts
                .as_ref()
                .is_none_or(|texts| texts.matches(row, &selection.text))
    }

    /// The selected rows that no window ever shows: no position published, or no door.
    /// The list of the whole city has them at its end.
    pub fn unplaced<'a>(&'a self, selected: &'a RowSet) -> impl Iterator<Item = u32> + 'a {
        selected.iter().filter(|row| {
            self.points.spot(*row).is_none() || !self.points.kinds(*row).iter().any(Kind::has_door)
        })
    }

    /// How many of these rows are of each kind, by the kind's code; by first kind.
    #[must_use]
    pub fn counts(&self, rows: impl IntoIterator<Item = u32>) -> [u32; KIND_COUNT] {
        let mut counts = [0; KIND_COUNT];
        for kind in rows.into_iter().filter_map(|row| self.points.kind(row)) {
            if let Some(count) = counts.get_mut(usize::from(kind.code())) {
                *count += 1;
            }
        }
        counts
    }

    /// The smallest rectangle around these rows, or nothing when none has a position.
    #[must_use]
    pub fn bounds_of(&self, rows: impl IntoIterator<Item = u32>) -> Option<Bounds> {
        Bounds::around(rows.into_iter().filter_map(|row| self.points.point(row)))
    }
}
