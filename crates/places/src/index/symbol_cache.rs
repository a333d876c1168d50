//! The symbols of the last zooms, so that moving back and forth costs nothing.

use std::{rc::Rc, sync::Arc};

use super::{Index, SymbolSizes, Symbols, making::Making};
use crate::{
    mercator::MAX_ZOOM,
    search::{Found, Selection},
};

/// Zooms kept: the one on screen and a few that a person comes from and goes back to.
/// All nineteen would take more memory than the index itself.
const KEPT: usize = 4;

/// Bytes of the symbols kept in all these zooms when another one is made. A city's zooms all fit;
/// of a nation's the ones before are let go first.
const MOST_BYTES: usize = 1_500_000;

/// Answers of an [`Index`] for one selection at a time. Not for two indexes in turn: make a
/// new one with a new index.
#[derive(Debug, Default)]
pub struct SymbolCache {
    sizes: SymbolSizes,
    selection: Option<(Selection, u32)>,
    found: Rc<Found>,
    /// Most recently used last.
    symbols: Vec<Arc<Symbols>>,
    /// Those that will soon be asked for.
    ahead: Option<Making>,
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
            self.forget();
        }
    }

    /// The rows of the selection and how well they fit to its text.
    pub fn found(&mut self, index: &Index, selection: &Selection) -> Rc<Found> {
        let asked = (selection, index.revision);
        if self.selection.as_ref().map(|(s, r)| (s, *r)) != Some(asked) {
            self.found = Rc::new(index.find(selection));
            self.selection = Some((selection.clone(), index.revision));
            self.forget();
        }
        Rc::clone(&self.found)
    }

    fn forget(&mut self) {
        self.symbols.clear();
        self.ahead = None;
    }

    /// The symbols of a zoom for the selection.
    pub fn symbols(&mut self, index: &Index, zoom: u8, selection: &Selection) -> Arc<Symbols> {
        let symbols = match self.kept(index, zoom, selection) {
            Some(place) => self.symbols.remove(place),
            None => Arc::new(self.begun(index, zoom).finish(index)),
        };
        self.symbols.push(Arc::clone(&symbols));
        symbols
    }

    /// Expects that the symbols of a zoom will soon be asked for: begins with them, in the place of
    /// others that were begun.
    pub fn expect(&mut self, index: &Index, zoom: u8, selection: &Selection) {
        self.ahead = match self.kept(index, zoom, selection) {
            Some(_) => None,
            None => Some(self.begun(index, zoom)),
        };
    }

    /// Goes on with what is expected, a stretch at a time as long as there is time for `more`. False
    /// when nothing is left to do.
    pub fn go_on(&mut self, index: &Index, more: &dyn Fn() -> bool) -> bool {
        let Some(mut making) = self.ahead.take() else {
            return false;
        };
        while more() {
            if !making.step(index) {
                self.symbols.push(Arc::new(making.finish(index)));
                return false;
            }
        }
        self.ahead = Some(making);
        true
    }

    /// The symbols of a zoom for the selection asked for last, if they are there.
    #[must_use]
    pub fn ready(&self, zoom: u8) -> Option<Arc<Symbols>> {
        let mut kept = self.symbols.iter();
        kept.find(|symbols| symbols.zoom() == zoom).cloned()
    }

    /// Where the symbols of a zoom are kept.
    fn kept(&mut self, index: &Index, zoom: u8, selection: &Selection) -> Option<usize> {
        self.found(index, selection);
        let zoom = zoom.min(MAX_ZOOM);
        let mut kept = self.symbols.iter();
        kept.position(|symbols| symbols.zoom() == zoom)
    }

    /// The symbols of a zoom that are being made, else new ones.
    fn begun(&mut self, index: &Index, zoom: u8) -> Making {
        let begun = self
            .ahead
            .take()
            .filter(|making| making.zoom() == zoom.min(MAX_ZOOM));
        begun.unwrap_or_else(|| {
            self.make_room();
            Making::new(index, zoom, self.found.rows(), &self.sizes)
        })
    }

    /// Lets the zooms go that were not used for longest.
    fn make_room(&mut self) {
        let mut room = MOST_BYTES;
        let fits = |symbols: &&Arc<Symbols>| {
            let bytes = symbols.bytes();
            let fits = bytes <= room;
            room = room.saturating_sub(bytes);
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

    /// Does so many stretches of what is expected.
    fn go_on(cache: &mut SymbolCache, index: &Index, stretches: u32) -> bool {
        let left = std::cell::Cell::new(stretches);
        cache.go_on(index, &|| left.replace(left.get().saturating_sub(1)) > 0)
    }

    #[test]
    fn symbols_made_ahead_are_those_that_are_asked_for() {
        let (index, _) = city();
        let everything = Selection::default();
        let at_once = SymbolCache::default().symbols(&index, 12, &everything);
        for stretches in 0..9 {
            let mut cache = SymbolCache::default();
            cache.expect(&index, 12, &everything);
            let is_left = go_on(&mut cache, &index, stretches);
            assert_eq!(is_left, cache.ready(12).is_none());
            assert_eq!(cache.symbols(&index, 12, &everything), at_once);
            assert!(!go_on(&mut cache, &index, 1));
        }
    }

    #[test]
    fn what_was_begun_serves_no_other_selection_and_no_other_zoom() {
        let (index, _) = city();
        let canteens = Selection {
            kinds: KindSet::EMPTY.with(Kind::Canteen),
            ..Selection::default()
        };
        let mut cache = SymbolCache::default();
        cache.expect(&index, 12, &Selection::default());
        go_on(&mut cache, &index, 1);
        assert_eq!(cache.symbols(&index, 12, &canteens).len(), 1);
        assert!(!go_on(&mut cache, &index, 1));
        cache.expect(&index, 12, &Selection::default());
        cache.expect(&index, 4, &Selection::default());
        assert_eq!(cache.symbols(&index, 12, &Selection::default()).len(), 2);
        assert_eq!(cache.symbols(&index, 4, &Selection::default()).zoom(), 4);
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
