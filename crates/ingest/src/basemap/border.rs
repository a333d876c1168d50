//! National border lines: exact where the city's map shows them, coarse for overviews.

use std::collections::BTreeMap;

use eldercare_places::{Bounds, Wgs84};
use serde_json::{Value, json};

use crate::problem::Problem;
use crate::raw::{Boundary, Raw};
use crate::shape::{Line, clip_line, simplify};
use crate::topology::{ArcStore, Detail, Document, Grid};

/// Overview lines lie on a grid of a hundredth of a degree, which packs well, …
const OVERVIEW_CELLS: f64 = 1e2;
/// … and are thinned to so many degrees: a pixel at zoom 4.
const OVERVIEW_TOLERANCE: f64 = 0.1;
/// Islands smaller than this many degrees are left out of the overview …
const SMALL_ISLAND: f64 = 0.5;
/// … unless they lie this far out at sea, where the overview would else lose them.
const OUTER_SEA: [fn(Wgs84) -> bool; 2] = [|p| p.lat < 18.0, |p| p.lon > 122.9 && p.lat < 26.5];

/// The two geometries of the layer `border`.
pub(super) fn layer(
    document: &mut Document,
    raw: &Raw,
    provinces: &[Boundary],
    view: &Bounds,
) -> Result<Vec<Value>, Problem> {
    let drawn = raw.border_lines()?;
    let whole = drawn.iter().cloned().chain(outline(provinces));
    let overview: Vec<Line> = whole.map(|line| coarse(&line)).collect();
    let exact: Vec<Line> = drawn.iter().flat_map(|l| clip_line(l, view)).collect();
    Ok(vec![
        document.lines(&overview, &json!({"detail": "overview"})),
        document.lines(&exact, &json!({"detail": "view"})),
    ])
}

/// The edges that only one province has: land border and coast.
fn outline(provinces: &[Boundary]) -> Vec<Line> {
    let grid = Grid {
        origin: [0.0, 0.0],
        cells_per_degree: 1e4,
    };
    let mut store = ArcStore::default();
    for polygon in provinces.iter().flat_map(|province| &province.shape) {
        let cells = |ring: &Line| ring.iter().map(|p| grid.cell(*p)).collect();
        store.add(polygon.iter().map(cells), Detail::Full);
    }
    let mut uses = BTreeMap::<usize, u32>::new();
    for arc in store.cut().into_iter().flatten().flatten() {
        let number = usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or_default();
        *uses.entry(number).or_default() += 1;
    }
    let once = |(number, _): &(usize, Vec<[i32; 2]>)| uses.get(number) == Some(&1);
    store
        .into_arcs()
        .into_iter()
        .enumerate()
        .filter(once)
        .map(|(_, arc)| degrees(&arc))
        .filter(is_seen)
        .collect()
}

fn degrees(arc: &[[i32; 2]]) -> Line {
    arc.iter()
        .map(|c| [f64::from(c[0]) / 1e4, f64::from(c[1]) / 1e4])
        .collect()
}

/// Thinned and on the coarse grid.
fn coarse(line: &Line) -> Line {
    let snap = |degrees: f64| (degrees * OVERVIEW_CELLS).round() / OVERVIEW_CELLS;
    simplify(line, tolerance(line))
        .iter()
        .map(|p| [snap(p[0]), snap(p[1])])
        .collect()
}

/// Whether an arc of the outline belongs into an overview. Closed arcs are islands.
fn is_seen(line: &Line) -> bool {
    line.first() != line.last()
        || extent(line) >= SMALL_ISLAND
        || line
            .first()
            .is_some_and(|&p| OUTER_SEA.iter().any(|far| far(Wgs84::from(p))))
}

/// An island must not collapse to a dot.
fn tolerance(line: &Line) -> f64 {
    if line.first() == line.last() {
        OVERVIEW_TOLERANCE.min(extent(line) / 4.0)
    } else {
        OVERVIEW_TOLERANCE
    }
}

fn extent(line: &Line) -> f64 {
    Bounds::around(line.iter().map(|p| Wgs84::from(*p)))
        .map_or(0.0, |b| (b.east - b.west).max(b.north - b.south))
}
