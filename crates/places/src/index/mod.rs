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
mod making;
mod merge;
mod nearest;
mod radix;
mod sizes;
mod symbol_cache;
mod symbols;
mod window;

pub use nearest::Neighbour;
pub use sizes::SymbolSizes;
pub use symbol_cache::SymbolCache;
pub use symbols::{Symbol, SymbolShape, Symbols};

use std::sync::OnceLock;

use boxes::BoxTree;

use crate::{
    Bounds, Facts, KindSet, Points, RowSet, curve,
    grid::{GridPoint, Projector},
    kind::KIND_COUNT,
    pack::PackError,
    rows::{in_stretches, row},
    search::{Fits, Found, Lexicon, OpenWish, Openness, SearchText, Selection},
};

/// Everything that can be asked about the places of a city without a further file.
#[derive(Clone, Debug, Default)]
pub struct Index {
    points: Points,
    /// Rows of the drawn places along the curve. A position in this and the next array is
    /// called a slot.
    rows: Vec<u32>,
    places: Vec<GridPoint>,
    /// Made when a window or the nearest are asked for the first time.
    boxes: OnceLock<BoxTree>,
    texts: Option<Texts>,
    lexicon: Lexicon,
    openness: Option<Openness>,
    /// Counts the changes that make earlier answers old.
    revision: u32,
}

/// The texts of the places, and how they are searched. Called through a pointer that only
/// [`Index::attach`] knows, so that an app can fetch the search with the facts, after the points are drawn.
#[derive(Clone, Debug)]
struct Texts {
    search: SearchText,
    fits: fn(&SearchText, &str, &Lexicon, &Points) -> Option<Fits>,
}

impl Index {
    /// Builds the index. Points of a pack come sorted, so that this is one pass; points in any
    /// other order ([`Points::from_arrays`]) are sorted, the same spot in the order of rows.
    #[must_use]
    pub fn build(points: Points) -> Index {
        let mut rows = drawn(&points);
        let (mut places, keys) = placed(&points, &rows);
        if !keys.is_sorted() {
            let order = radix::ascending(&keys);
            drop(keys);
            rows = in_order(&rows, &order);
            places = in_order(&places, &order);
        }
        Index {
            boxes: OnceLock::new(),
            rows,
            places,
            points,
            texts: None,
            lexicon: Lexicon::default(),
            openness: None,
            revision: 0,
        }
    }

    fn boxes(&self) -> &BoxTree {
        let spot = |row: &u32| self.points.spot(*row).unwrap_or_default();
        let build = || BoxTree::build(self.rows.len(), self.rows.iter().map(spot));
        self.boxes.get_or_init(build)
    }

    /// Makes the text search work, once the facts have arrived.
    pub fn attach(&mut self, facts: &Facts) -> Result<(), PackError> {
        self.texts = Some(Texts {
            search: SearchText::new(&self.points, facts)?,
            fits: SearchText::fits,
        });
        self.revision += 1;
        Ok(())
    }

    /// Lets words of the reader's language be looked for by what they mean.
    pub fn understand(&mut self, lexicon: Lexicon) {
        self.lexicon = lexicon;
        self.revision += 1;
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
        self.find(selection).into_rows()
    }

    /// The same, and how well each row fits to the text.
    #[must_use]
    pub fn find(&self, selection: &Selection) -> Found {
        let texts = self.texts.as_ref();
        let fits = texts.and_then(|texts| {
            (texts.fits)(&texts.search, &selection.text, &self.lexicon, &self.points)
        });
        let is_found = |row| fits.as_ref().is_none_or(|fits| fits.of(row).is_some());
        let openness = self.openness.as_ref();
        let openness = openness.filter(|_| selection.open != OpenWish::Any);
        let is_open = |row| openness.is_none_or(|open| open.admits(row, selection.open));
        let all = selection.admits_all() && fits.is_none() && openness.is_none();
        let rows = if all {
            RowSet::all(self.points.len())
        } else {
            RowSet::of(self.points.len(), |row| {
                is_found(row) && selection.admits(&self.points, row) && is_open(row)
            })
        };
        Found::new(rows, fits)
    }

    /// Tells who is open at the minute it is; selections that ask for it follow. Before, every
    /// place matches. Returns whether anything changed.
    pub fn note_openness(&mut self, openness: Openness) -> bool {
        let changed = self.openness.as_ref() != Some(&openness);
        if changed {
            self.openness = Some(openness);
            self.revision += 1;
        }
        changed
    }

    /// The selected rows that no window ever shows: no position published, or no door.
    /// The list of the whole city has them at its end.
    pub fn unplaced<'a>(&'a self, selected: &'a RowSet) -> impl Iterator<Item = u32> + 'a {
        selected.iter().filter(|row| {
            self.points.spot(*row).is_none()
                || !self.points.kinds(*row).intersects(KindSet::WITH_DOOR)
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

/// The rows that have a position and a door.
fn drawn(points: &Points) -> Vec<u32> {
    let most = points.rows_with_position();
    let mut rows = Vec::with_capacity(most);
    in_stretches(most, &mut |part| {
        let has_door = |row: &u32| points.kinds(*row).intersects(KindSet::WITH_DOOR);
        rows.extend(part.map(row).filter(has_door));
    });
    rows
}

/// Where these rows stand on the grid and along the curve.
fn placed(points: &Points, rows: &[u32]) -> (Vec<GridPoint>, Vec<u64>) {
    let spot = |row: &u32| points.spot(*row).unwrap_or_default();
    let projector = Projector::over(rows.iter().map(|row| spot(row)[1]));
    let mut places = Vec::with_capacity(rows.len());
    let mut keys = Vec::with_capacity(rows.len());
    in_stretches(rows.len(), &mut |part| {
        for row in rows.get(part).unwrap_or_default() {
            let place = projector.project(spot(row));
            places.push(place);
            keys.push(curve::key(place));
        }
    });
    (places, keys)
}

/// The values in the order of these places.
fn in_order<T: Copy>(values: &[T], order: &[u32]) -> Vec<T> {
    let mut sorted = Vec::with_capacity(order.len());
    in_stretches(order.len(), &mut |part| {
        let part = order.get(part).unwrap_or_default().iter();
        sorted.extend(part.filter_map(|place| values.get(*place as usize).copied()));
    });
    sorted
}
