//! The city on the ground: its districts, its neighbours, and what lies beyond.

use eldercare_places::coordinates::distance_m;
use eldercare_places::{Bounds, Wgs84};

use crate::city_folder::CityFolder;
use crate::problem::Problem;
use crate::shape::{Shape, area, bounds_of, contains, points_of, widened};
use crate::topology::{ReadArea, read_areas};

/// How far outside the city's outline a place may stand. The outlines are coarse: a county of
/// eighty corners cuts off a kilometre and more.
const COARSE_M: f64 = 2_000.0;
/// A point this near to the middle of a region is that middle and no address.
const CENTRE_M: f64 = 30.0;
/// Margin around the rectangle of a city without outlines, in degrees.
const MARGIN: f64 = 0.05;

/// The outlines that a city folder has.
#[derive(Debug)]
pub struct Region {
    bounds: Bounds,
    centre: Wgs84,
    own: Vec<ReadArea>,
    neighbours: Vec<ReadArea>,
    middles: Vec<(Wgs84, String)>,
}

/// Where a point lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the city or just outside its coarse outline.
    Inside,
    /// In another county.
    Elsewhere(String),
    /// In no county that the base map knows: in the sea or far away.
    Beyond,
}

impl Region {
    /// Reads the base map of a folder; a new folder may have none.
    pub fn of(folder: &CityFolder) -> Result<Region, Problem> {
        let path = folder.file("basemap.topojson");
        let (own, neighbours) = if path.is_file() {
            (
                read_areas(&path, "own")?,
                read_areas(&path, "neighbours").unwrap_or_default(),
            )
        } else {
            (Vec::new(), Vec::new())
        };
        let middles = own
            .iter()
            .flat_map(|a| middles(&a.shape).map(|middle| (middle, a.name.clone())))
            .collect();
        Ok(Region {
            bounds: folder.city.bounds,
            centre: folder.city.centre,
            own,
            neighbours,
            middles,
        })
    }

    /// The city's rectangle.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The city's counties.
    #[must_use]
    pub fn own(&self) -> &[ReadArea] {
        &self.own
    }

    /// The county of the city that holds a point.
    #[must_use]
    pub fn county(&self, point: Wgs84) -> Option<&ReadArea> {
        self.own
            .iter()
            .find(|county| contains(&county.shape, point.into()))
    }

    /// Whether a named county holds a point; nothing when the county is not known.
    #[must_use]
    pub fn holds(&self, code: Option<u32>, point: Wgs84) -> Option<bool> {
        let county = self.own.iter().find(|county| Some(county.code) == code)?;
        Some(contains(&county.shape, point.into()))
    }

    /// Where a point lies.
    #[must_use]
    pub fn whereabouts(&self, point: Wgs84) -> Whereabouts {
        if self.own.is_empty() {
            let bounds = widened(self.bounds, MARGIN);
            return if bounds.contains(point) {
                Whereabouts::Inside
            } else {
                Whereabouts::Beyond
            };
        }
        let near = |county: &ReadArea| edge_m(&county.shape, point) <= COARSE_M;
        if self.county(point).is_some() || self.own.iter().any(near) {
            return Whereabouts::Inside;
        }
        let other = self
            .neighbours
            .iter()
            .find(|n| contains(&n.shape, point.into()));
        other.map_or(Whereabouts::Beyond, |county| {
            Whereabouts::Elsewhere(county.name.clone())
        })
    }

    /// The name of the region whose middle a point is.
    #[must_use]
    pub fn middle_of(&self, point: Wgs84) -> Option<&str> {
        if distance_m(point, self.centre) < CENTRE_M {
            return Some("the city");
        }
        let middle = self
            .middles
            .iter()
            .find(|(middle, _)| distance_m(point, *middle) < CENTRE_M);
        middle.map(|(_, name)| name.as_str())
    }
}

/// The points that geocoders give for a region: the middle of its rectangle and of its area.
fn middles(shape: &Shape) -> impl Iterator<Item = Wgs84> + use<> {
    let bounds = bounds_of(shape);
    let rectangle = bounds.map(|b| {
        Wgs84::new(
            f64::midpoint(b.west, b.east),
            f64::midpoint(b.south, b.north),
        )
    });
    let largest = shape
        .iter()
        .max_by(|a, b| area(&vec![(*a).clone()]).total_cmp(&area(&vec![(*b).clone()])));
    let weight = largest
        .and_then(|polygon| polygon.first())
        .and_then(|ring| centroid(ring));
    [rectangle, weight].into_iter().flatten()
}

/// The centre of gravity of a ring.
fn centroid(ring: &[[f64; 2]]) -> Option<Wgs84> {
    let (mut twice, mut x, mut y) = (0.0, 0.0, 0.0);
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        let cross = a[0] * b[1] - b[0] * a[1];
        twice += cross;
        x += (a[0] + b[0]) * cross;
        y += (a[1] + b[1]) * cross;
    }
    (twice != 0.0).then(|| Wgs84::new(x / (3.0 * twice), y / (3.0 * twice)))
}

/// Distance of a point from the nearest edge of a shape, in metres; a county is flat enough.
fn edge_m(shape: &Shape, point: Wgs84) -> f64 {
    let metre = 111_195.0;
    let (scale_x, scale_y) = (metre * point.lat.to_radians().cos(), metre);
    let local = |p: [f64; 2]| [(p[0] - point.lon) * scale_x, (p[1] - point.lat) * scale_y];
    // No edge of a county whose corners are all far away is looked at.
    let far = points_of(shape)
        .map(local)
        .all(|[x, y]| x.hypot(y) > 60_000.0);
    if far {
        return f64::INFINITY;
    }
    let edges = shape.iter().flatten().flat_map(|ring| ring.windows(2));
    edges
        .map(|edge| {
            let (a, b) = (local(edge[0]), local(edge[1]));
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let length = dx * dx + dy * dy;
            let along = if length > 0.0 {
                (-(a[0] * dx + a[1] * dy) / length).clamp(0.0, 1.0)
            } else {
                0.0
            };
            (a[0] + along * dx).hypot(a[1] + along * dy)
        })
        .fold(f64::INFINITY, f64::min)
}
