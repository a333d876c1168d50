//! Web-Mercator: the projection of the map on screen.
//!
//! Unit coordinates run from 0 to 1, x to the east and y to the south, so that
//! pixels are units times [`world_size`]. Kept apart from degrees by type.

use std::f64::consts::PI;

use crate::{Bounds, Wgs84};

/// The latitude at which the square world ends (EPSG:3857), in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Edge of the world at zoom 0 in CSS pixels, as Leaflet and every XYZ tile layer have it.
pub const TILE_SIZE: f64 = 256.0;

/// The largest zoom of the map.
pub const MAX_ZOOM: u8 = 18;

/// A point in unit coordinates.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unit {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 at the northern edge, 1 at the southern.
    pub y: f64,
}

/// Edge of the whole world in CSS pixels at this (also fractional) zoom.
#[must_use]
pub fn world_size(zoom: f64) -> f64 {
    TILE_SIZE * power_of_two(zoom)
}

/// Two to this power. `f64::exp2` brings a table of 4 kB, which no compression makes smaller, into the first
/// download; this is as near to the truth, and exact for whole powers.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    reason = "a whole number that is bounded before"
)]
pub fn power_of_two(power: f64) -> f64 {
    let whole = power.round();
    let rest = (power - whole) * std::f64::consts::LN_2;
    // e to the rest, which is at most 0.35: the fourteenth term is below what a number can hold.
    let part = (1..=14)
        .rev()
        .fold(1.0, |sum, term| 1.0 + sum * rest / f64::from(term));
    part * 2_f64.powi(whole.clamp(-1_074.0, 1_024.0) as i32)
}

/// Projects a position; latitudes beyond the edge are drawn on the edge.
#[must_use]
pub fn project(point: Wgs84) -> Unit {
    let lat = point.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    Unit {
        x: point.lon / 360.0 + 0.5,
        y: 0.5 - lat.tan().asinh() / (2.0 * PI),
    }
}

/// The position that is drawn at this point.
#[must_use]
pub fn unproject(unit: Unit) -> Wgs84 {
    Wgs84 {
        lon: (unit.x - 0.5) * 360.0,
        lat: ((0.5 - unit.y) * 2.0 * PI).sinh().atan().to_degrees(),
    }
}

/// Metres on the ground for one CSS pixel at this latitude and zoom.
#[must_use]
pub fn metres_per_pixel(lat: f64, zoom: f64) -> f64 {
    let equator = 2.0 * PI * crate::coordinates::WEB_MERCATOR_RADIUS_M;
    equator * lat.to_radians().cos() / world_size(zoom)
}

/// A scale bar: a round number of metres and how long it is on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// 1, 2 or 5 times a power of ten.
    pub metres: f64,
    /// Its length in CSS pixels.
    pub pixels: f64,
}

/// The longest scale bar of at most so many pixels at this latitude and zoom.
#[must_use]
pub fn scale_bar(lat: f64, zoom: f64, most_px: f64) -> ScaleBar {
    let per_pixel = metres_per_pixel(lat, zoom);
    let most = per_pixel * most_px;
    let mut metres = 1.0;
    // From one round number to the next. Powers and logarithms would be more code in the app.
    for step in [2.0, 2.5, 2.0].into_iter().cycle() {
        if metres * step > most {
            break;
        }
        metres *= step;
    }
    ScaleBar {
        metres,
        pixels: metres / per_pixel,
    }
}

/// A rectangle in unit coordinates; its edges belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitBounds {
    /// North-west corner.
    pub min: Unit,
    /// South-east corner.
    pub max: Unit,
}

impl UnitBounds {
    /// Whether the point lies inside or on the edge.
    #[must_use]
    pub fn contains(&self, point: Unit) -> bool {
        self.min.x <= point.x
            && point.x <= self.max.x
            && self.min.y <= point.y
            && point.y <= self.max.y
    }

    /// Whether both have a point in common.
    #[must_use]
    pub fn meets(&self, other: &UnitBounds) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// The square around a point whose edges are so far from it.
    #[must_use]
    pub fn around(Unit { x, y }: Unit, far: f64) -> UnitBounds {
        UnitBounds {
            min: Unit {
                x: x - far,
                y: y - far,
            },
            max: Unit {
                x: x + far,
                y: y + far,
            },
        }
    }
}

impl From<&Bounds> for UnitBounds {
    fn from(b: &Bounds) -> Self {
        UnitBounds {
            min: project(Wgs84::new(b.west, b.north)),
            max: project(Wgs84::new(b.east, b.south)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn powers_of_two_are_those_of_the_library() {
        for whole in -30..=30 {
            let whole = f64::from(whole);
            assert_eq!(power_of_two(whole).to_bits(), whole.exp2().to_bits());
        }
        for step in -3_000..3_000 {
            let power = f64::from(step) / 97.0;
            let error = power_of_two(power) / power.exp2() - 1.0;
            assert!(error.abs() < 1e-15, "{power}: {error}");
        }
        assert!(power_of_two(f64::NAN).is_nan());
    }

    #[test]
    fn the_middle_of_the_world_is_the_middle_of_the_square() {
        assert_eq!(project(Wgs84::new(0.0, 0.0)), Unit { x: 0.5, y: 0.5 });
        assert!(project(Wgs84::new(0.0, MAX_LATITUDE)).y.abs() < 1e-12);
        assert!(project(Wgs84::new(0.0, 90.0)).y.abs() < 1e-12);
    }

    #[test]
    fn chongqing_lies_in_the_tile_that_tile_servers_give_it() {
        // Slippy-map formula by hand for 106.55 E 29.56 N at zoom 10.
        let unit = project(Wgs84::new(106.55, 29.56));
        assert_eq!((unit.x * 1024.0).floor(), 815.0);
        assert_eq!((unit.y * 1024.0).floor(), 423.0);
    }

    #[test]
    fn a_pixel_at_the_equator_is_as_wide_as_the_tile_scheme_says() {
        assert!((metres_per_pixel(0.0, 0.0) - 156_543.033_9).abs() < 1e-3);
    }

    #[test]
    fn a_scale_bar_at_a_street_in_jinshi_is_fifty_metres_long() {
        // A pixel at zoom 18 and 29.6° is 0.519 m: 100 px are 52 m.
        let bar = scale_bar(29.6, 18.0, 100.0);
        assert_eq!(bar.metres, 50.0);
        assert!((bar.pixels - 96.3).abs() < 0.1, "{}", bar.pixels);
    }

    proptest! {
        #[test]
        fn a_scale_bar_is_round_and_neither_too_long_nor_too_short(
            lat in -80.0..80.0f64, zoom in 3.0..19.0f64,
        ) {
            let ScaleBar { metres, pixels } = scale_bar(lat, zoom, 100.0);
            // From 2 to 5 is the widest gap between round numbers.
            prop_assert!((39.9..=100.001).contains(&pixels), "{pixels}");
            let digit = metres / 10_f64.powf((metres * 1.000_001).log10().floor());
            prop_assert!([1.0, 2.0, 5.0].iter().any(|round| (digit - round).abs() < 1e-6));
            prop_assert!((pixels * metres_per_pixel(lat, zoom) - metres).abs() < 1e-6 * metres);
        }

        #[test]
        fn a_projected_point_comes_back(lon in -180.0..180.0f64, lat in -85.0..85.0f64) {
            let back = unproject(project(Wgs84::new(lon, lat)));
            prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9);
        }
    }
}
