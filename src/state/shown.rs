//! The symbols in the window and their members: one set, drawn by the map and read by the list.

use std::ops::Range;
use std::sync::Arc;

use eldercare_places::coordinates::distance_m;
use eldercare_places::index::{Symbol, SymbolShape, Symbols};
use eldercare_places::kind::KIND_COUNT;
use eldercare_places::mercator::{MAX_ZOOM, project};
use eldercare_places::search::Selection;
use eldercare_places::{Bounds, Facility, Wgs84};

use super::city_data::{CityData, Held, Known};
use crate::platform::leaflet::View;

/// Half of the smallest touch target, 48 px.
const REACH_PX: f64 = 24.0;

/// What is drawn, and whose symbols they are.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The rows of the places whose symbols are in the window.
    pub rows: Arc<Vec<u32>>,
    /// All symbols of the window's zoom.
    pub symbols: Option<Arc<Symbols>>,
    view: Option<View>,
    selection: Selection,
}

/// What a tap met.
pub enum Hit {
    /// One place.
    Place(u32),
    /// Several at one spot, or as near as no closer look parts them.
    Stack(Arc<Vec<u32>>),
    /// Several, of these kinds; looking closer at these bounds parts them.
    Group(Bounds, [u32; KIND_COUNT]),
}

impl Shown {
    /// The symbols of this window under this selection.
    pub fn of(held: &mut Held, view: View, selection: &Selection) -> Shown {
        let symbols = held.cache.symbols(&held.index, view.zoom, selection);
        let mut rows = Vec::new();
        for symbol in symbols.in_window(&view.bounds) {
            rows.extend_from_slice(symbols.members(&symbol));
        }
        Shown {
            rows: Arc::new(rows),
            symbols: Some(symbols),
            view: Some(view),
            selection: selection.clone(),
        }
    }

    /// The window.
    pub fn view(&self) -> Option<View> {
        self.view
    }

    /// A stretch of the rows in the order of the list: what fits best to the text first, then
    /// nearest to the origin, else to the middle of the window; of those equally far the ones that
    /// can be relied on to be open now.
    pub fn rows_in_order(
        &self,
        held: &mut Held,
        origin: Option<Wgs84>,
        stretch: Range<usize>,
        known: &Known,
    ) -> Vec<Row> {
        let Some(view) = self.view else {
            return Vec::new();
        };
        let from = origin.unwrap_or(view.centre);
        let found = held.cache.found(&held.index, &self.selection);
        let rank = |row| held.rank(row, known);
        let near = match found.fits() {
            Some(fits) => held.index.by_fit(from, &self.rows, fits, stretch, &rank),
            None => held.index.by_distance(from, &self.rows, stretch, &rank),
        };
        near.into_iter()
            .filter_map(|near| Row::of(held, near.row, origin))
            .collect()
    }

    /// How many symbols the window has.
    pub fn count(&self) -> usize {
        self.in_window(|symbols| symbols.count())
            .unwrap_or_default()
    }

    /// The symbol with this number: neighbours on the map follow each other.
    pub fn nth(&self, number: usize) -> Option<Symbol> {
        self.in_window(|symbols| symbols.nth(number))?
    }

    fn in_window<R>(&self, look: impl FnOnce(&mut dyn Iterator<Item = Symbol>) -> R) -> Option<R> {
        let (view, symbols) = (self.view?, self.symbols.as_ref()?);
        Some(look(&mut symbols.in_window(&view.bounds)))
    }

    /// What lies under a tap.
    pub fn hit(&self, data: CityData, at: Wgs84) -> Option<Hit> {
        let (view, symbols) = (self.view?, self.symbols.as_ref()?);
        data.with(|held| {
            let symbol = symbols.hit(project(at), REACH_PX)?;
            let members = symbols.members(&symbol);
            let closest = view.zoom >= MAX_ZOOM;
            match (symbol.shape, members) {
                (SymbolShape::Single, [row, ..]) => Some(Hit::Place(*row)),
                (SymbolShape::Cluster, _) if !closest => {
                    let bounds = held.index.bounds_of(members.iter().copied())?;
                    Some(Hit::Group(bounds, symbols.counts(&symbol)))
                }
                _ => Some(Hit::Stack(Arc::new(members.to_vec()))),
            }
        })
        .flatten()
    }
}

/// The same symbols in the same window are the same rows: nobody compares thousands of them.
impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        let same_symbols = match (&self.symbols, &other.symbols) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_symbols && self.view == other.view && self.selection == other.selection
    }
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the city's pack.
    pub number: u32,
    /// What the list shows of the place: everything but its details.
    pub place: Facility,
    /// Metres from the origin, when there is one.
    pub distance_m: Option<f64>,
}

impl Row {
    /// The row with this number.
    pub fn of(held: &Held, number: u32, origin: Option<Wgs84>) -> Option<Row> {
        let place = held.listed(number)?;
        let distance_m = origin
            .zip(place.point)
            .map(|(from, to)| distance_m(from, to));
        Some(Row {
            number,
            place,
            distance_m,
        })
    }
}
