//! Which part of a city the map shows first: where its places are.
//!
//! The rectangle of a city is as large as its emptiest mountain, and one far place makes that of its
//! places hardly smaller. All but those few are in the first window: a city that begins cut off looks
//! as if the rest were missing.

use eldercare_places::{Bounds, Facility, Wgs84};

/// One place in so many may lie outside on each side.
const OUTSIDE: usize = 200;

/// The rectangle around the places with a position, without the farthest on each side; none where
/// nothing has a position.
#[must_use]
pub fn of(places: &[Facility]) -> Option<Bounds> {
    let points: Vec<Wgs84> = places.iter().filter_map(|place| place.point).collect();
    let side = |of: fn(&Wgs84) -> f64| {
        let mut all: Vec<f64> = points.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        let cut = all.len() / OUTSIDE;
        Some((*all.get(cut)?, *all.get(all.len() - 1 - cut)?))
    };
    let ((west, east), (south, north)) = (side(|point| point.lon)?, side(|point| point.lat)?);
    Some(Bounds {
        west,
        south,
        east,
        north,
    })
}

#[cfg(test)]
mod tests {
    use super::of;
    use eldercare_places::{Facility, Kind, Wgs84};

    fn at(lon: f64, lat: f64) -> Facility {
        let mut place = Facility::new("a", Kind::Station, "a", "a", "a", "2025");
        place.point = Some(Wgs84::new(lon, lat));
        place
    }

    #[test]
    fn a_far_place_among_many_does_not_make_the_window_larger() {
        let mut places: Vec<Facility> = (0..240)
            .map(|n| at(111.0 + f64::from(n) / 600.0, 29.5))
            .collect();
        places.push(at(115.0, 31.0));
        let start = of(&places).unwrap();
        assert!(start.east < 111.5 && start.north < 30.0, "{start:?}");
    }

    #[test]
    fn of_few_places_none_is_left_out() {
        let start = of(&[at(111.0, 29.0), at(112.0, 30.0)]).unwrap();
        assert!(start.contains(Wgs84::new(111.0, 29.0)) && start.contains(Wgs84::new(112.0, 30.0)));
    }

    #[test]
    fn without_a_position_there_is_no_window() {
        assert_eq!(of(&[]), None);
    }
}
