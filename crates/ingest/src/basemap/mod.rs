//! A city's base map that needs no network: counties, water, built-up areas, names.
//!
//! Layers: `own` and `neighbours` (areas with `code` and `name`), `border` (lines with
//! `detail`: `view` exact and always drawn, `overview` coarse and for small scales only),
//! `rivers`, `lakes`, `urban` (with `rank`), `labels` (points with `name`, `latin`, `rank`, `kind`);
//! on the coast also `sea` (a rectangle) and `land` (the farther counties that lie on it).

mod border;
mod labels;
mod sea;

pub(crate) use labels::{stem, sure_towns};

use std::collections::BTreeMap;

use eldercare_places::Bounds;
use serde_json::{Value, json};

use crate::city_folder::CityFolder;
use crate::problem::{Problem, write_file};
use crate::raw::{Boundary, Raw, Town};
use crate::shape::{Line, Shape, bounds_of, clip_line, clip_ring, simplify};
use crate::topology::{ArcStore, Detail, Document, Grid};

/// One cell of the grid is a ten-thousandth of a degree, about 10 m: finer than the source.
const CELLS_PER_DEGREE: f64 = 1e4;
/// Neighbours are thinned to a thousandth of the view's width …
const NEIGHBOUR_SHARE: f64 = 1.0 / 1000.0;
/// … but at least to this many degrees (about 50 m).
const NEIGHBOUR_LEAST: f64 = 5e-4;

/// The raw layers, read once for all cities.
pub struct Layers {
    counties: Vec<Boundary>,
    provinces: Vec<Boundary>,
    raw: Raw,
    towns: Vec<Town>,
    latin: BTreeMap<u32, String>,
}

impl Layers {
    /// Reads the boundaries and the names of towns.
    pub fn read(raw: &Raw) -> Result<Layers, Problem> {
        let mut towns = raw.towns()?;
        towns.extend(raw.towns_with_villages()?);
        Ok(Layers {
            counties: raw.counties()?,
            provinces: raw.provinces()?,
            raw: raw.clone(),
            latin: raw.county_names_in_latin()?,
            towns,
        })
    }
}

/// Makes `basemap.topojson` of a city.
pub fn write(folder: &CityFolder, layers: &Layers) -> Result<(), Problem> {
    let text = compose(folder, layers)?;
    write_file(&folder.file("basemap.topojson"), text.as_bytes())
}

fn compose(folder: &CityFolder, layers: &Layers) -> Result<String, Problem> {
    let view = folder.view();
    let grid = Grid {
        origin: [
            (view.west * 1e2).floor() / 1e2,
            (view.south * 1e2).floor() / 1e2,
        ],
        cells_per_degree: CELLS_PER_DEGREE,
    };
    let (own, near): (Vec<&Boundary>, Vec<&Boundary>) = layers
        .counties
        .iter()
        .filter(|county| bounds_of(&county.shape).is_some_and(|b| b.intersects(&view)))
        .partition(|county| folder.owns(county.code));
    let tolerance = ((view.east - view.west) * NEIGHBOUR_SHARE).max(NEIGHBOUR_LEAST);
    let mut store = ArcStore::default();
    let own_parts = add(&mut store, &own, &grid, Detail::Full);
    let thinned = Detail::Thinned(tolerance * CELLS_PER_DEGREE);
    let near_parts = add(&mut store, &near, &grid, thinned);
    let watched = sea::watched(&folder.city);
    let far = beyond(&layers.counties, &view, watched.as_ref());
    let coarse = Detail::Thinned(sea::FAR_TOLERANCE * CELLS_PER_DEGREE);
    let far_parts = add(&mut store, &far, &grid, coarse);
    let rings = store.cut();
    let mut document = Document::new(grid, store.into_arcs());
    document.layer("own", &areas(&own, &own_parts, &rings));
    document.layer("neighbours", &areas(&near, &near_parts, &rings));
    if let Some(watched) = watched {
        sea::layers(&mut document, &watched, &areas(&far, &far_parts, &rings));
    }
    let lines = border::layer(&mut document, &layers.raw, &layers.provinces, &view)?;
    document.layer("border", &lines);
    water(&mut document, &layers.raw, &view)?;
    let names = labels::layer(&document, folder, layers, &own, &near)?;
    document.layer("labels", &names);
    Ok(document.finish())
}

/// The counties on the watched sea that the view does not show.
fn beyond<'a>(
    counties: &'a [Boundary],
    view: &Bounds,
    watched: Option<&Bounds>,
) -> Vec<&'a Boundary> {
    let is_beyond = |b: Bounds| watched.is_some_and(|w| b.intersects(w)) && !b.intersects(view);
    counties
        .iter()
        .filter(|county| bounds_of(&county.shape).is_some_and(is_beyond))
        .collect()
}

/// Adds the polygons of counties to the store: owner numbers for each county.
fn add(
    store: &mut ArcStore,
    counties: &[&Boundary],
    grid: &Grid,
    detail: Detail,
) -> Vec<Vec<usize>> {
    counties
        .iter()
        .map(|county| {
            county
                .shape
                .iter()
                .map(|polygon| {
                    let cells = |ring: &Line| ring.iter().map(|p| grid.cell(*p)).collect();
                    store.add(polygon.iter().map(cells), detail)
                })
                .collect()
        })
        .collect()
}

/// The counties as geometries of arcs; islands that vanished in the thinning are left out.
fn areas(counties: &[&Boundary], parts: &[Vec<usize>], rings: &[Vec<Vec<i32>>]) -> Vec<Value> {
    counties
        .iter()
        .zip(parts)
        .map(|(county, parts)| {
            let polygons: Vec<&Vec<Vec<i32>>> = parts
                .iter()
                .filter_map(|&part| rings.get(part))
                .filter(|polygon| !polygon.is_empty())
                .collect();
            let properties = json!({"code": county.code, "name": county.name});
            match polygons.as_slice() {
                [one] => json!({"type": "Polygon", "arcs": one, "properties": properties}),
                many => json!({"type": "MultiPolygon", "arcs": many, "properties": properties}),
            }
        })
        .collect()
}

/// Rivers, lakes and built-up areas, cut at the view.
fn water(document: &mut Document, raw: &Raw, view: &Bounds) -> Result<(), Problem> {
    let fine = (view.east - view.west) * NEIGHBOUR_SHARE / 3.0;
    let mut rivers = Vec::new();
    for river in raw.rivers()? {
        let pieces: Vec<Line> = clip_line(&river.item, view)
            .iter()
            .map(|piece| simplify(piece, fine))
            .collect();
        if !pieces.is_empty() {
            rivers.push(document.lines(&pieces, &json!({"rank": river.rank})));
        }
    }
    document.layer("rivers", &rivers);
    for (name, areas) in [("lakes", raw.lakes()?), ("urban", raw.urban_areas()?)] {
        let mut layer = Vec::new();
        for area in areas {
            for polygon in cut_shape(&area.item, view) {
                let thin: Vec<Line> = polygon.iter().map(|ring| simplify(ring, fine)).collect();
                layer.extend(document.polygon(&thin, &json!({"rank": area.rank})));
            }
        }
        document.layer(name, &layer);
    }
    Ok(())
}

/// The part of a shape inside the view.
pub(crate) fn cut_shape(shape: &Shape, view: &Bounds) -> Shape {
    shape
        .iter()
        .map(|polygon| {
            polygon
                .iter()
                .filter_map(|ring| clip_ring(ring, view))
                .collect()
        })
        .filter(|polygon: &Vec<Line>| !polygon.is_empty())
        .collect()
}
