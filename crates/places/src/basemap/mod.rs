//! The base map of a city, drawn without a network: areas, lines and names.
//!
//! Read from TopoJSON (the specification 1.0.0 of 2013 on github.com/topojson) and projected
//! to Web-Mercator once, so that drawing only scales and shifts. Coordinates are 32-bit and
//! relative to an origin near the city: a few centimetres exact at half the memory.
//!
//! Deliberately not here: writing TopoJSON (ingest) and what each layer looks like (app).

mod drawing;
mod topology;

use drawing::{Drawing, arc_place};
use serde::Deserialize;
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
    /// 0 is the most important; less important lines are left out at small scales.
    pub rank: u8,
    /// Whether it is exact enough for large scales.
    pub detail: Detail,
}

impl Path {
    /// Whether this ring, relative to `origin`, holds a point in unit coordinates.
    #[must_use]
    pub fn contains(&self, point: Unit, origin: Unit) -> bool {
        let (x, y) = (point.x - origin.x, point.y - origin.y);
        let [west, north, east, south] = self.bounds.map(f64::from);
        if x < west || x > east || y < north || y > south {
            return false;
        }
        let points = self.points.as_chunks::<2>().0;
        let before = points.iter().cycle().skip(points.len().saturating_sub(1));
        // Even-odd: a line from the point to the east crosses the ring an odd number of times.
        let crosses = |(a, b): &(&[f32; 2], &[f32; 2])| {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
        };
        points.iter().zip(before).filter(crosses).count() % 2 == 1
    }

    fn width(&self) -> f32 {
        self.bounds[2] - self.bounds[0]
    }
}

/// How finely a line was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// Exact: for every scale.
    #[default]
    View,
    /// Coarse and reaching far beyond the city: for overviews only.
    Overview,
}

/// What a name belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelKind {
    /// A district or county of the city.
    County,
    /// A district or county beside the city.
    Neighbour,
    /// A street or town.
    Town,
    /// Anything else.
    #[default]
    #[serde(other)]
    Other,
}

/// One layer of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Name of the object in the file: `own`, `neighbours`, `border`, `rivers`, `lakes`, `urban`,
    /// and on the coast `sea` and `land`.
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
    /// What the name belongs to.
    pub kind: LabelKind,
    /// 0 is the most important; less important names give way.
    pub rank: u8,
    /// The place, among the areas of the layer `own`, of the area that the name stands in.
    pub area: Option<usize>,
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
        let origin = origin(&topology, &arcs);
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
        map.settle_labels();
        Ok(map)
    }

    /// Puts the most important names first, the city's own before all others, and tells each
    /// the own area that it stands in.
    fn settle_labels(&mut self) {
        // Ranks are few: walking over the names once for each is quick, and brings no code for
        // sorting into the app.
        let key = |label: &Label| (label.kind != LabelKind::County, label.rank);
        let mut unsettled = std::mem::take(&mut self.labels);
        while let Some(first) = unsettled.iter().map(key).min() {
            let (next, rest) = unsettled.into_iter().partition(|label| key(label) == first);
            self.labels.extend::<Vec<Label>>(next);
            unsettled = rest;
        }
        let origin = self.origin;
        let Some(own) = self.layers.iter().find(|layer| layer.name == OWN) else {
            return;
        };
        for label in &mut self.labels {
            let holds = |(_, path): &(usize, &Path)| path.contains(label.unit, origin);
            let areas = own.areas.iter().enumerate().filter(holds);
            // The ring of an enclave lies inside the ring of the county around it.
            label.area = areas
                .min_by(|(_, a), (_, b)| a.width().total_cmp(&b.width()))
                .map(|(place, _)| place);
        }
    }

    /// The layer with this name.
    #[must_use]
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.name == name)
    }
}

/// The layer of the city's own area.
const OWN: &str = "own";

/// The north-west corner of the city, or of everything without a city's own layer: lines of
/// an overview may reach far away and would take digits from what is near.
fn origin(topology: &Topology, arcs: &[Vec<Unit>]) -> Unit {
    let own: Vec<&Vec<Unit>> = topology
        .objects
        .get(OWN)
        .into_iter()
        .flat_map(Geometry::all)
        .flat_map(Geometry::arc_lists)
        .flatten()
        .filter_map(|number| arcs.get(arc_place(number)?))
        .collect();
    let corner = |a: Unit, b: Unit| Unit {
        x: a.x.min(b.x),
        y: a.y.min(b.y),
    };
    let own_corner = own.into_iter().flatten().copied().reduce(corner);
    own_corner
        .or_else(|| arcs.iter().flatten().copied().reduce(corner))
        .unwrap_or_default()
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
            kind: properties.kind,
            rank: properties.rank,
            area: None,
        })
        .collect()
}

/// Positions of the file are WGS-84 like everything else.
fn project([lon, lat]: [f64; 2]) -> Unit {
    mercator::project(Wgs84::new(lon, lat))
}

#[cfg(test)]
mod tests;
