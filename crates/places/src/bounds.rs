//! A rectangle of longitudes and latitudes.
//!
//! Deliberately not here: rectangles across the 180th meridian. No city needs one.

use serde::{Deserialize, Serialize};

use crate::coordinates::Wgs84;

/// A rectangle in degrees of WGS-84; its edges belong to it.
/// Written as `[west, south, east, north]`, the order of a GeoJSON `bbox` (RFC 7946 §5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 4]", into = "[f64; 4]")]
pub struct Bounds {
    /// Smallest longitude.
    pub west: f64,
    /// Smallest latitude.
    pub south: f64,
    /// Largest longitude.
    pub east: f64,
    /// Largest latitude.
    pub north: f64,
}

impl Bounds {
    /// The whole range that Web-Mercator shows.
    pub const WORLD: Bounds = Bounds {
        west: -180.0,
        south: -crate::mercator::MAX_LATITUDE,
        east: 180.0,
        north: crate::mercator::MAX_LATITUDE,
    };

    /// The smallest rectangle around the points, or nothing without points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Wgs84>) -> Option<Bounds> {
        points.into_iter().fold(None, |bounds, point| {
            Some(bounds.map_or(Bounds::at(point), |b: Bounds| b.including(point)))
        })
    }

    /// The rectangle that holds one point.
    #[must_use]
    pub const fn at(point: Wgs84) -> Bounds {
        Bounds {
            west: point.lon,
            south: point.lat,
            east: point.lon,
            north: point.lat,
        }
    }

    /// This rectangle, made just large enough to hold the point.
    #[must_use]
    pub fn including(self, point: Wgs84) -> Bounds {
        Bounds {
            west: self.west.min(point.lon),
            south: self.south.min(point.lat),
            east: self.east.max(point.lon),
            north: self.north.max(point.lat),
        }
    }

    /// Whether the point lies inside or on the edge.
    #[must_use]
    pub fn contains(&self, point: Wgs84) -> bool {
        self.west <= point.lon
            && point.lon <= self.east
            && self.south <= point.lat
            && point.lat <= self.north
    }

    /// Whether the other rectangle lies wholly inside.
    #[must_use]
    pub fn contains_bounds(&self, other: &Bounds) -> bool {
        self.west <= other.west
            && other.east <= self.east
            && self.south <= other.south
            && other.north <= self.north
    }

    /// Whether the two rectangles have a point in common.
    #[must_use]
    pub fn intersects(&self, other: &Bounds) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    /// The point half way between the edges, in degrees.
    #[must_use]
    pub fn centre(&self) -> Wgs84 {
        Wgs84 {
            lon: f64::midpoint(self.west, self.east),
            lat: f64::midpoint(self.south, self.north),
        }
    }
}

impl From<[f64; 4]> for Bounds {
    fn from([west, south, east, north]: [f64; 4]) -> Self {
        Bounds {
            west,
            south,
            east,
            north,
        }
    }
}

impl From<Bounds> for [f64; 4] {
    fn from(b: Bounds) -> Self {
        [b.west, b.south, b.east, b.north]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JINSHI: Bounds = Bounds {
        west: 111.6,
        south: 29.4,
        east: 112.1,
        north: 29.8,
    };

    #[test]
    fn a_point_on_the_edge_is_inside() {
        assert!(JINSHI.contains(Wgs84::new(111.6, 29.8)));
        assert!(!JINSHI.contains(Wgs84::new(111.599_999, 29.8)));
    }

    #[test]
    fn rectangles_that_share_only_an_edge_meet() {
        let east = Bounds {
            west: 112.1,
            east: 113.0,
            ..JINSHI
        };
        let farther = Bounds {
            west: 112.2,
            ..east
        };
        assert!(JINSHI.intersects(&east));
        assert!(!JINSHI.intersects(&farther));
        assert!(!JINSHI.contains_bounds(&east));
    }

    #[test]
    fn the_rectangle_around_points_holds_them_all_and_no_points_have_none() {
        let points = [Wgs84::new(1.0, 5.0), Wgs84::new(3.0, 4.0)];
        let around = Bounds::around(points).unwrap();
        assert_eq!(<[f64; 4]>::from(around), [1.0, 4.0, 3.0, 5.0]);
        assert_eq!(Bounds::around([]), None);
    }

    #[test]
    fn it_is_written_in_the_order_of_a_geojson_bbox() {
        assert_eq!(
            serde_json::to_string(&JINSHI).unwrap(),
            "[111.6,29.4,112.1,29.8]"
        );
    }
}
