//! The base map of a city, drawn without a network: areas, lines and names.
//!
//! Read from TopoJSON (the specification 1.0.0 of 2013 on github.com/topojson) and projected
//! to Web-Mercator once, so that drawing only scales and shifts. Coordinates are 32-bit and
//! relative to an origin near the city: a few centimetres exact at half the memory.
//!
//! Deliberately not here: writing TopoJSON (ingest) and what each layer looks like (app).

mod topology;

use topology::{Geometry, Topology};

use crate::{
    Wgs84,
    mercator::{self, Unit},
};

/// A polygon ring or a line, as x and y in turn, relative to [`Basemap::origin`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// `[x0, y0, x1, y1, …]` in unit coordinates minus the origin.
    pub points: Vec<f32>,
    /// Smallest x, smallest y, largest x, largest y: to leave out what is not on screen.
    pub bounds: [f32; 4],
}

/// One layer of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Name of the object in the file: `own`, `neighbours`, `border`, `rivers`, `lakes`, `urban`.
    pub name: String,
    /// Closed rings to be filled by the even-odd rule.
    pub areas: Vec<Path>,
    /// Lines to be stroked: lines of the file, and each border of polygons once.
    pub lines: Vec<Path>,
}

/// A name at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where it stands, in unit coordinates.
    pub unit: Unit,
    /// The name as the file has it.
    pub name: String,
    /// The name in Latin letters, if the file has one.
    pub latin: Option<String>,
    /// 0 is the most important; less important names give way.
    pub rank: u8,
}

/// The base map of a city.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basemap {
    /// What all paths are relative to.
    pub origin: Unit,
    /// Layers in the order of the file's names.
    pub layers: Vec<Layer>,
    /// Names of all point layers, most important first.
    pub labels: Vec<Label>,
}

/// A base map that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BasemapError {
    /// The text is no TopoJSON; the error names line and column.
    #[error("not a TopoJSON topology: {0}")]
    NotATopology(#[from] serde_json::Error),
    /// A geometry refers to an arc that is not there.
    #[error("layer `{layer}`: arc {arc} is not in the file")]
    NoSuchArc {
        /// Layer of the geometry.
        layer: String,
        /// Number of the arc as written.
        arc: i32,
    },
}

impl Basemap {
    /// Reads and projects a topology.
    pub fn parse(text: &str) -> Result<Basemap, BasemapError> {
        let topology: Topology = serde_json::from_str(text)?;
        let arcs: Vec<Vec<Unit>> = topology.arcs().collect();
        let origin = origin(&arcs);
        let mut map = Basemap {
            origin,
            ..Basemap::default()
        };
        for (name, object) in &topology.objects {
            let mut layer = Drawing::new(&arcs, origin);
            for geometry in object.all() {
                map.labels.extend(labels(&topology, geometry));
                layer
                    .draw(geometry)
                    .map_err(|arc| BasemapError::NoSuchArc {
                        layer: name.clone(),
                        arc,
                    })?;
            }
            map.layers.extend(layer.finish(name));
        }
        map.labels.sort_by_key(|label| label.rank);
        Ok(map)
    }

    /// The layer with this name.
    #[must_use]
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.name == name)
    }
}

/// The north-west corner of everything.
fn origin(arcs: &[Vec<Unit>]) -> Unit {
    let corner = arcs.iter().flatten().copied().reduce(|a, b| Unit {
        x: a.x.min(b.x),
        y: a.y.min(b.y),
    });
    corner.unwrap_or_default()
}

fn labels(topology: &Topology, geometry: &Geometry) -> Vec<Label> {
    let properties = geometry.properties.clone().unwrap_or_default();
    let Some(name) = properties.name else {
        return Vec::new();
    };
    geometry
        .points()
        .map(|position| Label {
            unit: mercator::project(topology.position(position)),
            name: name.clone(),
            latin: properties.latin.clone(),
            rank: properties.rank,
        })
        .collect()
}

/// A layer while its geometries are drawn.
struct Drawing<'a> {
    arcs: &'a [Vec<Unit>],
    origin: Unit,
    areas: Vec<Path>,
    /// For each arc whether a geometry of the layer uses it.
    used: Vec<bool>,
}

impl<'a> Drawing<'a> {
    fn new(arcs: &'a [Vec<Unit>], origin: Unit) -> Drawing<'a> {
        Drawing {
            arcs,
            origin,
            areas: Vec::new(),
            used: vec![false; arcs.len()],
        }
    }

    /// Adds a geometry; an arc that is not there is given back.
    fn draw(&mut self, geometry: &Geometry) -> Result<(), i32> {
        for path in geometry.arc_lists() {
            let mut ring = Vec::new();
            for number in path {
                self.append(&mut ring, number).ok_or(number)?;
            }
            if geometry.is_area() {
                self.areas.push(path_of(ring.iter(), self.origin));
            }
        }
        Ok(())
    }

    /// Appends an arc; a negative number `n` means arc `-1 - n` from its end (TopoJSON §2.1.4).
    fn append(&mut self, ring: &mut Vec<Unit>, number: i32) -> Option<()> {
        let place = usize::try_from(if number < 0 { !number } else { number }).ok()?;
        let arc = self.arcs.get(place)?;
        *self.used.get_mut(place)? = true;
        // The first point of an arc is the last of the one before.
        let skip = usize::from(!ring.is_empty());
        if number < 0 {
            ring.extend(arc.iter().rev().skip(skip));
        } else {
            ring.extend(arc.iter().skip(skip));
        }
        Some(())
    }

    /// The layer, unless nothing was drawn on it.
    fn finish(self, name: &str) -> Option<Layer> {
        let lines: Vec<Path> = self
            .arcs
            .iter()
            .zip(&self.used)
            .filter(|(_, used)| **used)
            .map(|(arc, _)| path_of(arc.iter(), self.origin))
            .collect();
        (!lines.is_empty()).then(|| Layer {
            name: name.to_owned(),
            areas: self.areas,
            lines,
        })
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the origin is near, so 24 bits are a few centimetres"
)]
fn path_of<'u>(units: impl Iterator<Item = &'u Unit>, origin: Unit) -> Path {
    let mut path = Path {
        points: Vec::new(),
        bounds: [f32::MAX, f32::MAX, f32::MIN, f32::MIN],
    };
    for unit in units {
        let (x, y) = ((unit.x - origin.x) as f32, (unit.y - origin.y) as f32);
        let [west, north, east, south] = path.bounds;
        path.bounds = [west.min(x), north.min(y), east.max(x), south.max(y)];
        path.points.extend([x, y]);
    }
    path
}

/// Positions of the file are WGS-84 like everything else.
fn project([lon, lat]: [f64; 2]) -> Unit {
    mercator::project(Wgs84::new(lon, lat))
}

#[cfg(test)]
mod tests;
