//! WGS-84, the system in which everything is stored.

use serde::{Deserialize, Serialize};

/// Longitude and latitude in degrees of WGS-84. Written as `[lon, lat]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 2]", into = "[f64; 2]")]
pub struct Wgs84 {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

impl Wgs84 {
    /// A position from degrees east and degrees north.
    #[must_use]
    pub const fn new(lon: f64, lat: f64) -> Wgs84 {
        Wgs84 { lon, lat }
    }

    /// Whether both numbers are finite and within the globe.
    #[must_use]
    pub fn is_on_globe(self) -> bool {
        (-180.0..=180.0).contains(&self.lon) && (-90.0..=90.0).contains(&self.lat)
    }
}

impl From<[f64; 2]> for Wgs84 {
    fn from([lon, lat]: [f64; 2]) -> Self {
        Wgs84 { lon, lat }
    }
}

impl From<Wgs84> for [f64; 2] {
    fn from(point: Wgs84) -> Self {
        [point.lon, point.lat]
    }
}
