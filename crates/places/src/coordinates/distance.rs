//! Distance on the ground.

use super::Wgs84;

/// Mean radius of the earth in metres (IUGG, R₁), as usual for the haversine formula.
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Great-circle distance in metres by the haversine formula.
/// Within a city it is off by at most half a percent: the earth is no sphere.
#[must_use]
pub fn distance_m(from: Wgs84, to: Wgs84) -> f64 {
    2.0 * EARTH_RADIUS_M * haversine(from, to).sqrt().min(1.0).asin()
}

/// A distance in metres as it is said to people: to ten metres below a kilometre (positions are
/// no better), to a hundred below ten, else to a kilometre. A longer distance is never said to
/// be shorter.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on the globe are below 2^25 metres; other values saturate"
)]
#[must_use]
pub fn said_m(distance_m: f64) -> u32 {
    let metres = (distance_m + 0.5) as u32;
    let step = match metres {
        0..1000 => 10,
        1000..9950 => 100,
        _ => 1000,
    };
    metres.saturating_add(step / 2) / step * step
}

/// The haversine of the angle between two positions: grows with the distance and is
/// cheaper, so that comparisons need no arc sine. Between 0 and 1.
#[must_use]
pub(crate) fn haversine(from: Wgs84, to: Wgs84) -> f64 {
    let (lat1, lat2) = (from.lat.to_radians(), to.lat.to_radians());
    let dlat = ((lat2 - lat1) / 2.0).sin();
    let dlon = ((to.lon - from.lon).to_radians() / 2.0).sin();
    dlat * dlat + lat1.cos() * lat2.cos() * dlon * dlon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_kilometres() {
        let d = distance_m(Wgs84::new(106.0, 29.0), Wgs84::new(106.0, 30.0));
        assert!((d - 111_195.08).abs() < 0.1, "{d}");
    }

    #[test]
    fn distances_are_said_as_people_say_them_and_longer_is_never_shorter() {
        for (metres, said) in [
            (0.0, 0),
            (994.4, 990),
            (996.0, 1000),
            (1049.0, 1000),
            (1051.0, 1100),
            (9949.0, 9900),
            (9951.0, 10_000),
            (12_400.0, 12_000),
            (f64::NAN, 0),
        ] {
            assert_eq!(said_m(metres), said, "{metres}");
        }
        let mut before = 0;
        for tenth in 0..200_000 {
            let said = said_m(f64::from(tenth) / 10.0);
            assert!(said >= before);
            before = said;
        }
    }

    #[test]
    fn shanghai_to_chongqing_is_as_far_as_atlases_say() {
        let d = distance_m(Wgs84::new(121.4737, 31.2304), Wgs84::new(106.5516, 29.5630));
        assert!((d / 1000.0 - 1442.0).abs() < 5.0, "{d}");
    }

    #[test]
    fn opposite_points_do_not_leave_the_range_of_the_arc_sine() {
        let d = distance_m(Wgs84::new(0.0, 0.0), Wgs84::new(180.0, 0.0));
        assert!((d - std::f64::consts::PI * EARTH_RADIUS_M).abs() < 1.0);
    }
}
