//! Reading the areas and labels of a base map again: the generator and the tests use the
//! committed polygons, not the raw ones.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::problem::{Problem, read_text};
use crate::shape::{Line, Point, Shape};

/// A county of a base map.
#[derive(Clone, Debug)]
pub struct ReadArea {
    /// Code of the boundary file.
    pub code: u32,
    /// Official name.
    pub name: String,
    /// Its polygons.
    pub shape: Shape,
}

/// A name on a base map.
#[derive(Clone, Debug)]
pub struct ReadLabel {
    /// The text.
    pub name: String,
    /// 1 = own county, 2 = neighbour, 3 … 5 = town, larger ones first.
    pub rank: u8,
    /// Where it is written.
    pub point: Point,
}

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    objects: std::collections::BTreeMap<String, Layer>,
    arcs: Vec<Vec<[i64; 2]>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

#[derive(Deserialize)]
struct Layer {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    arcs: Value,
    #[serde(default)]
    coordinates: Option<[i64; 2]>,
    #[serde(default)]
    properties: Value,
}

/// The areas of a layer (`own`, `neighbours`, `urban`, `lakes`).
pub fn read_areas(path: &Path, layer: &str) -> Result<Vec<ReadArea>, Problem> {
    let topology = open(path)?;
    let Some(layer) = topology.objects.get(layer) else {
        return Err(Problem::content(path, 1, format!("no layer {layer}")));
    };
    layer
        .geometries
        .iter()
        .map(|geometry| {
            let code = geometry.properties["code"].as_u64();
            Ok(ReadArea {
                code: code.and_then(|c| u32::try_from(c).ok()).unwrap_or_default(),
                name: geometry.properties["name"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                shape: shape(&topology, geometry)
                    .ok_or_else(|| Problem::content(path, 1, "an arc number is wrong"))?,
            })
        })
        .collect()
}

/// The names on the map.
pub fn read_labels(path: &Path) -> Result<Vec<ReadLabel>, Problem> {
    let topology = open(path)?;
    let geometries = topology.objects.get("labels").map(|l| &l.geometries);
    Ok(geometries
        .into_iter()
        .flatten()
        .filter_map(|g| {
            Some(ReadLabel {
                name: g.properties["name"].as_str()?.to_owned(),
                rank: u8::try_from(g.properties["rank"].as_u64()?).ok()?,
                point: place(&topology.transform, g.coordinates?),
            })
        })
        .collect())
}

fn open(path: &Path) -> Result<Topology, Problem> {
    serde_json::from_str(&read_text(path)?).map_err(|e| Problem::content(path, e.line(), e))
}

fn shape(topology: &Topology, geometry: &Geometry) -> Option<Shape> {
    let rings = |value: &Value| -> Option<Vec<Line>> {
        let rings: Vec<Vec<i64>> = serde_json::from_value(value.clone()).ok()?;
        rings.iter().map(|ring| join(topology, ring)).collect()
    };
    match geometry.kind.as_str() {
        "Polygon" => Some(vec![rings(&geometry.arcs)?]),
        "MultiPolygon" => geometry.arcs.as_array()?.iter().map(rings).collect(),
        _ => None,
    }
}

fn join(topology: &Topology, arcs: &[i64]) -> Option<Line> {
    let mut line = Line::new();
    for &signed in arcs {
        let number = usize::try_from(if signed < 0 { !signed } else { signed }).ok()?;
        let mut points = absolute(topology, topology.arcs.get(number)?);
        if signed < 0 {
            points.reverse();
        }
        line.extend(points.into_iter().skip(usize::from(!line.is_empty())));
    }
    Some(line)
}

fn absolute(topology: &Topology, arc: &[[i64; 2]]) -> Line {
    let mut at = [0, 0];
    arc.iter()
        .map(|step| {
            at = [at[0] + step[0], at[1] + step[1]];
            place(&topology.transform, at)
        })
        .collect()
}

fn place(transform: &Transform, cell: [i64; 2]) -> Point {
    #[expect(clippy::cast_precision_loss, reason = "cells are far below 2^52")]
    let along = |axis: usize| cell[axis] as f64 * transform.scale[axis] + transform.translate[axis];
    [along(0), along(1)]
}
