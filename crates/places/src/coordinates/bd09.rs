//! BD-09, Baidu's system: GCJ-02 with a second shift on top.

use std::f64::consts::PI;

use super::{Gcj02, Wgs84};

/// Longitude and latitude in degrees of BD-09.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bd09 {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// Baidu's constant offset in degrees east and north.
const SHIFT: (f64, f64) = (0.0065, 0.006);
/// Frequency of the small waves of the second shift.
const WAVE: f64 = PI * 3000.0 / 180.0;
/// The inverse stops when a step is below this many degrees (about 0.1 mm) …
const INVERSE_TOLERANCE: f64 = 1e-9;
/// … or after this many steps.
const INVERSE_STEPS: usize = 20;

impl Bd09 {
    /// A position from degrees east and degrees north of BD-09.
    #[must_use]
    pub const fn new(lon: f64, lat: f64) -> Bd09 {
        Bd09 { lon, lat }
    }

    /// Shifts a GCJ-02 position to Baidu's system.
    #[must_use]
    pub fn from_gcj02(point: Gcj02) -> Bd09 {
        let radius = point.lon.hypot(point.lat) + 0.000_02 * (point.lat * WAVE).sin();
        let angle = point.lat.atan2(point.lon) + 0.000_003 * (point.lon * WAVE).cos();
        Bd09::new(
            radius * angle.cos() + SHIFT.0,
            radius * angle.sin() + SHIFT.1,
        )
    }

    /// Takes Baidu's shift back by fixed-point iteration, to about 0.1 mm.
    #[must_use]
    pub fn to_gcj02(self) -> Gcj02 {
        let mut guess = Gcj02::new(self.lon - SHIFT.0, self.lat - SHIFT.1);
        for _ in 0..INVERSE_STEPS {
            let shifted = Bd09::from_gcj02(guess);
            let (dlon, dlat) = (self.lon - shifted.lon, self.lat - shifted.lat);
            guess = Gcj02::new(guess.lon + dlon, guess.lat + dlat);
            if dlon.abs().max(dlat.abs()) < INVERSE_TOLERANCE {
                break;
            }
        }
        guess
    }

    /// Shifts a position of mainland China by both offsets. Not for Taiwan or abroad.
    #[must_use]
    pub fn from_wgs84(point: Wgs84) -> Bd09 {
        Bd09::from_gcj02(Gcj02::from_wgs84(point))
    }

    /// Takes both shifts back.
    #[must_use]
    pub fn to_wgs84(self) -> Wgs84 {
        self.to_gcj02().to_wgs84()
    }
}
