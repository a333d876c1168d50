//! GCJ-02, the shifted system of mainland Chinese map firms.

use std::f64::consts::PI;

use super::Wgs84;

/// Longitude and latitude in degrees of GCJ-02.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gcj02 {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// Half axis of the Krasovsky 1940 ellipsoid in metres, as the published formula has it.
const KRASOVSKY_A: f64 = 6_378_245.0;
/// Its first eccentricity squared.
const KRASOVSKY_EE: f64 = 0.006_693_421_622_965_943;
/// The inverse stops when a step is below this many degrees (about 0.1 mm) …
const INVERSE_TOLERANCE: f64 = 1e-9;
/// … or after this many steps; each step wins about three decimal digits.
const INVERSE_STEPS: usize = 10;

impl Gcj02 {
    /// A position from degrees east and degrees north of GCJ-02.
    #[must_use]
    pub const fn new(lon: f64, lat: f64) -> Gcj02 {
        Gcj02 { lon, lat }
    }

    /// Shifts a position of mainland China. Not for Taiwan, Hong Kong, Macau or abroad,
    /// where map firms show plain WGS-84.
    #[must_use]
    pub fn from_wgs84(point: Wgs84) -> Gcj02 {
        let (dlon, dlat) = offset(point.lon, point.lat);
        Gcj02::new(point.lon + dlon, point.lat + dlat)
    }

    /// Takes the shift back by fixed-point iteration; within the mainland to about 0.1 mm.
    #[must_use]
    pub fn to_wgs84(self) -> Wgs84 {
        let mut guess = Wgs84::new(self.lon, self.lat);
        for _ in 0..INVERSE_STEPS {
            let shifted = Gcj02::from_wgs84(guess);
            let (dlon, dlat) = (self.lon - shifted.lon, self.lat - shifted.lat);
            guess = Wgs84::new(guess.lon + dlon, guess.lat + dlat);
            if dlon.abs().max(dlat.abs()) < INVERSE_TOLERANCE {
                break;
            }
        }
        guess
    }
}

/// The shift at a WGS-84 position, in degrees east and north.
fn offset(lon: f64, lat: f64) -> (f64, f64) {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let phi = lat.to_radians();
    let magic = 1.0 - KRASOVSKY_EE * phi.sin() * phi.sin();
    let meridian = KRASOVSKY_A * (1.0 - KRASOVSKY_EE) / (magic * magic.sqrt());
    let parallel = KRASOVSKY_A / magic.sqrt() * phi.cos();
    (
        (east_m(x, y) / parallel).to_degrees(),
        (north_m(x, y) / meridian).to_degrees(),
    )
}

/// The shift to the east in metres, `x` and `y` in degrees from 105° E 35° N.
fn east_m(x: f64, y: f64) -> f64 {
    300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + waves(&[(20.0, 6.0), (20.0, 2.0)], x)
        + waves(&[(20.0, 1.0), (40.0, 1.0 / 3.0)], x)
        + waves(&[(150.0, 1.0 / 12.0), (300.0, 1.0 / 30.0)], x)
}

/// The shift to the north in metres, `x` and `y` in degrees from 105° E 35° N.
fn north_m(x: f64, y: f64) -> f64 {
    -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + waves(&[(20.0, 6.0), (20.0, 2.0)], x)
        + waves(&[(20.0, 1.0), (40.0, 1.0 / 3.0)], y)
        + waves(&[(160.0, 1.0 / 12.0), (320.0, 1.0 / 30.0)], y)
}

/// Two thirds of a sum of sines, each with an amplitude and a frequency in half turns.
fn waves(terms: &[(f64, f64)], at: f64) -> f64 {
    let sum: f64 = terms
        .iter()
        .map(|(amplitude, frequency)| amplitude * (at * frequency * PI).sin())
        .sum();
    sum * 2.0 / 3.0
}
