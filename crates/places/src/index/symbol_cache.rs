//! The symbols of the last zooms, so that moving back and forth costs nothing.

use std::{rc::Rc, sync::Arc};

use super::{Index, SymbolSizes, Symbols};
use crate::{
    mercator::MAX_ZOOM,
    search::{Found, Selection},
};

/// Zooms kept: the one on screen and a few that a person comes from and goes back to.
/// All nineteen would take more memory than the index itself.
const KEPT: usize = 4;

/// Symbols kept in all these zooms when another one is made: 40 bytes each. A city's zooms all
/// fit; of a nation's the ones before are let go first.
const MOST_SYMBOLS: usize = 50_000;

/// Answers of an [`Index`] for one selection at a time. Not for two indexes in turn: make a
/// new one with a new index.
#[derive(Debug, Default)]
pub struct SymbolCache {
    sizes: SymbolSizes,
    selection: Option<(Selection, u32)>,
    found: Rc<Found>,
    /// Most recently used last.
    symbols: Vec<Arc<Symbols>>,
}

impl SymbolCache {
    /// An empty cache for symbols of these sizes.
    #[must_use]
    pub fn new(sizes: SymbolSizes) -> SymbolCache {
        SymbolCache {
            sizes,
            ..SymbolCache::default()
        }
    }

    /// Makes symbols of these sizes from now on, because the reader's text size changed.
    pub fn resize(&mut self, sizes: &SymbolSizes) {
        if self.sizes != *sizes {
            self.sizes = sizes.clone();
            self.symbols.clear();
        }
    }

    /// The rows of the selection and how well they fit to its text.
    pub fn found(&mut self, index: &Index, selection: &Selection) -> Rc<Found> {
        let asked = (selection, index.revision);
        if self.selection.as_ref().map(|(s, r)| (s, *r)) != Some(asked) {
            self.found = Rc::new(index.find(selection));
            self.selection = Some((selection.clone(), index.revision));
            self.symbols.clear();
        }
        Rc::clone(&self.found)
    }

    /// The symbols of a zoom for the selection.
    pub fn symbols(&mut self, index: &Index, zoom: u8, selection: &Selection) -> Arc<Symbols> {
        let found = self.found(index, selection);
        let zoom = zoom.min(MAX_ZOOM);
        let kept = self
            .symbols
            .iter()
            .position(|symbols| symbols.zoom() == zoom);
        let symbols = if let Some(place) = kept {
            self.symbols.remove(place)
        } else {
            self.make_room();
            Arc::new(index.symbols_of(zoom, found.rows(), &self.sizes))
        };
        self.symbols.push(Arc::clone(&symbols));
        symbols
    }

    /// Lets the zooms go that were not used for longest.
    fn make_room(&mut self) {
        let mut room = MOST_SYMBOLS;
        let fits = |symbols: &&Arc<Symbols>| {
            let count = symbols.len();
            let fits = count <= room;
            room = room.saturating_sub(count);
            fits
        };
        let newest = self.symbols.iter().rev().take(KEPT - 1);
        let kept = newest.take_while(fits).count();
        self.symbols.drain(..self.symbols.len() - kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facility, Facts, Kind, KindSet, Points, Wgs84, pack};

    fn city() -> (Index, Facts) {
        let place = |id: &str, kind, lon| Facility {
            point: Some(Wgs84::new(lon, 29.5)),
            ..Facility::new(id, kind, id, "甲区", "demo", "2025-01-01")
        };
        let places = [
            place("a", Kind::Station, 106.0),
            place("b", Kind::Canteen, 106.5),
        ];
        let (points, facts) = pack::encode(&places);
        let index = Index::build(Points::decode(&points).unwrap());
        (index, Facts::decode(&facts).unwrap())
    }

    #[test]
    fn the_same_question_is_answered_once() {
        let (index, _) = city();
        let mut cache = SymbolCache::default();
        let everything = Selection::default();
        let first = cache.symbols(&index, 12, &everything);
        for zoom in 9..12 {
            cache.symbols(&index, zoom, &everything);
        }
        assert!(Arc::ptr_eq(&first, &cache.symbols(&index, 12, &everything)));
        assert!(cache.symbols.len() <= KEPT);
    }

    #[test]
    fn symbols_of_another_size_are_made_anew_and_those_of_the_same_are_kept() {
        let (index, _) = city();
        let everything = Selection::default();
        let mut cache = SymbolCache::default();
        let before = cache.symbols(&index, 12, &everything);
        cache.resize(&SymbolSizes::default());
        assert!(Arc::ptr_eq(
            &before,
            &cache.symbols(&index, 12, &everything)
        ));
        let larger = SymbolSizes {
            single: 40.0,
            ..SymbolSizes::default()
        };
        cache.resize(&larger);
        let after = cache.symbols(&index, 12, &everything);
        assert!(after.iter().all(|symbol| symbol.radius >= 40.0));
    }

    #[test]
    fn another_selection_and_arriving_texts_are_answered_anew() {
        let (mut index, facts) = city();
        let mut cache = SymbolCache::default();
        let canteens = Selection {
            kinds: KindSet::EMPTY.with(Kind::Canteen),
            ..Selection::default()
        };
        assert_eq!(
            cache
                .symbols(&index, 12, &Selection::default())
                .iter()
                .count(),
            2
        );
        assert_eq!(cache.symbols(&index, 12, &canteens).iter().count(), 1);
        let text = Selection {
            text: "Ａ".to_owned(),
            ..Selection::default()
        };
        assert_eq!(cache.symbols(&index, 12, &text).iter().count(), 2);
        index.attach(&facts).unwrap();
        assert_eq!(cache.symbols(&index, 12, &text).iter().count(), 1);
    }
}
