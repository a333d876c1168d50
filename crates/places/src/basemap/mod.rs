//! The base map of a city, drawn without a network: areas, lines and names.
//!
//! The source is TopoJSON (the specification 1.0.0 of 2013 on github.com/topojson), which the pack
//! step turns into `basemap.cbor` ([`crate::pack::encode_basemap`]): a quarter fewer bytes, and the browser needs no code
//! for JSON. What is read is projected to Web-Mercator once, so that drawing only scales and shifts.
//! Coordinates are 32-bit and relative to an origin near the city: a few centimetres exact at half
//! the memory.
//!
//! Deliberately not here: writing TopoJSON (ingest) and what each layer looks like (app).

pub(crate) mod chart;
mod drawing;
mod topology;

use chart::{Chart, Name, NoSuchArc, Shape};
use drawing::{Drawing, arc_place};
use serde::Deserialize;
use topology::Topology;

use crate::mercator::{self, Unit};

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

impl From<NoSuchArc> for BasemapError {
    fn from(NoSuchArc { layer, arc }: NoSuchArc) -> Self {
        BasemapError::NoSuchArc { layer, arc }
    }
}

impl Chart {
    /// Reads a topology, with its names in the order in which they are drawn.
    pub fn parse(text: &str) -> Result<Chart, BasemapError> {
        let topology: Topology = serde_json::from_str(text)?;
        let mut chart = topology.chart();
        let map = Basemap::draw(&chart)?;
        chart.settle_names(&map);
        Ok(chart)
    }

    /// Puts the most important names first, the city's own before all others, and tells each
    /// the own area that it stands in.
    fn settle_names(&mut self, map: &Basemap) {
        self.names
            .sort_by_key(|name| (name.kind != LabelKind::County, name.rank));
        let Some(own) = map.layer(OWN) else {
            return;
        };
        for name in &mut self.names {
            let unit = mercator::project(name.point);
            let holds = |(_, path): &(usize, &Path)| path.contains(unit, map.origin);
            let areas = own.areas.iter().enumerate().filter(holds);
            // The ring of an enclave lies inside the ring of the county around it.
            name.area = areas
                .min_by(|(_, a), (_, b)| a.width().total_cmp(&b.width()))
                .map(|(place, _)| place);
        }
    }
}

impl Basemap {
    /// Reads and projects a topology.
    pub fn parse(text: &str) -> Result<Basemap, BasemapError> {
        Ok(Basemap::draw(&Chart::parse(text)?)?)
    }

    /// Projects a chart and puts its shapes together; the names stay in their order.
    pub(crate) fn draw(chart: &Chart) -> Result<Basemap, NoSuchArc> {
        let project = |arc: &Vec<_>| arc.iter().map(|point| mercator::project(*point)).collect();
        let arcs: Vec<Vec<Unit>> = chart.arcs.iter().map(project).collect();
        let origin = origin(chart, &arcs);
        let mut map = Basemap {
            origin,
            layers: Vec::new(),
            labels: chart.names.iter().map(label).collect(),
        };
        for (name, shapes) in &chart.layers {
            let mut layer = Drawing::new(&arcs, origin);
            for shape in shapes {
                layer.draw(shape).map_err(|arc| NoSuchArc {
                    layer: name.clone(),
                    arc,
                })?;
            }
            map.layers.extend(layer.finish(name));
        }
        Ok(map)
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
fn origin(chart: &Chart, arcs: &[Vec<Unit>]) -> Unit {
    let own = chart.layers.iter().find(|(name, _)| name == OWN);
    let numbers = own
        .into_iter()
        .flat_map(|(_, shapes)| shapes.iter().flat_map(|shape: &Shape| &shape.paths))
        .flatten();
    let own: Vec<&Vec<Unit>> = numbers
        .filter_map(|number| arcs.get(arc_place(*number)?))
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

fn label(name: &Name) -> Label {
    Label {
        unit: mercator::project(name.point),
        name: name.text.clone(),
        latin: name.latin.clone(),
        kind: name.kind,
        rank: name.rank,
        area: name.area,
    }
}

#[cfg(test)]
mod tests;
