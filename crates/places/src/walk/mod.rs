//! Walking: how far a person comes in a quarter of an hour (15 分钟养老服务圈).
//!
//! A circle by straight line, not a route: streets are not in the pack. Every number here
//! is said on screen together with its source.

mod gait;

pub use gait::{Gait, Stairs};

use serde::{Deserialize, Serialize};

use crate::{
    Bounds, Wgs84,
    coordinates::{EARTH_RADIUS_M, distance_m},
};

/// How much longer the way on foot is than the straight line. A design decision: 1.2 is what
/// Newell (1980) gives for random points of a city and O'Sullivan and Morrall (1996) measured
/// at stations; walking routes of older people avoid steps and wide roads.
pub const DETOUR_FACTOR: f64 = 1.3;

/// Minutes of the walking circle.
pub const CIRCLE_MINUTES: f64 = 15.0;

/// The minutes that a person can choose instead.
pub const MINUTES: [u8; 4] = [10, 15, 20, 30];

/// How fast a person walks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pace {
    /// 0.8 m/s: between the means of women (0.71) and men (0.85) of 1,348 rural people of 76
    /// years on average (Jung et al., Clinical Interventions in Aging 13, 2018, 1079–1089).
    #[default]
    Slow,
    /// 1.2 m/s: the usual design speed for pedestrians (FHWA-RD-98-107, 1998, §2.2).
    Usual,
    /// As a person answered it in the self-check.
    Own(Gait),
}

impl Pace {
    /// Those that everybody can choose, the slower first.
    pub const ALL: [Pace; 2] = [Pace::Slow, Pace::Usual];

    /// The stable id: in settings and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Pace::Slow => "slow",
            Pace::Usual => "usual",
            Pace::Own(_) => "own",
        }
    }

    /// Metres in a second.
    #[must_use]
    pub const fn metres_per_second(self) -> f64 {
        match self {
            Pace::Slow => 0.8,
            Pace::Usual => 1.2,
            Pace::Own(gait) => gait.metres_per_second(),
        }
    }

    /// Straight-line metres within reach in so many minutes.
    #[must_use]
    pub const fn reach_m(self, minutes: f64) -> f64 {
        self.metres_per_second() * minutes * 60.0 / DETOUR_FACTOR
    }

    /// Radius in metres of the circle of [`CIRCLE_MINUTES`].
    #[must_use]
    pub const fn circle_m(self) -> f64 {
        self.reach_m(CIRCLE_MINUTES)
    }

    /// The pace for reckonings that are about everybody: nobody's own answers belong there.
    #[must_use]
    pub const fn of_everybody(self) -> Pace {
        match self {
            Pace::Own(_) => Pace::Slow,
            other => other,
        }
    }

    /// Minutes on foot for a straight-line distance in metres; no number of minutes for whom no way
    /// is one on foot.
    #[must_use]
    pub const fn minutes(self, distance_m: f64) -> f64 {
        distance_m * DETOUR_FACTOR / self.metres_per_second() / 60.0
    }
}

/// Everything that a walker reaches from a point; its edge belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Circle {
    /// Where the walk begins.
    pub centre: Wgs84,
    /// How far it goes by straight line, in metres.
    pub radius_m: f64,
}

/// Two circles are made of the same finite numbers or they differ: there is no third case that
/// a value which is not a number would bring, because [`Circle::of`] makes none.
impl Eq for Circle {}

impl Circle {
    /// The circle of so many minutes.
    #[must_use]
    pub fn of(centre: Wgs84, pace: Pace, minutes: u8) -> Circle {
        Circle {
            centre,
            radius_m: pace.reach_m(f64::from(minutes)),
        }
    }

    /// Whether the walker reaches a point.
    #[must_use]
    pub fn holds(&self, point: Wgs84) -> bool {
        distance_m(self.centre, point) <= self.radius_m
    }

    /// A rectangle around it, a little too large rather than too small.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let up = (self.radius_m / EARTH_RADIUS_M).to_degrees() * MORE;
        let (south, north) = (self.centre.lat - up, self.centre.lat + up);
        // The parallels are shortest at the edge that is nearest to a pole.
        let shortest = south.abs().max(north.abs()).min(89.0).to_radians().cos();
        let aside = up / shortest;
        Bounds {
            west: self.centre.lon - aside,
            south,
            east: self.centre.lon + aside,
            north,
        }
    }
}

/// Room for rounding in [`Circle::bounds`].
const MORE: f64 = 1.001;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    #[test]
    fn the_circles_are_about_550_and_830_metres() {
        assert_eq!(Pace::Slow.circle_m().round(), 554.0);
        assert_eq!(Pace::Usual.circle_m().round(), 831.0);
    }

    proptest! {
        #[test]
        fn the_edge_of_a_circle_is_as_many_minutes_away(minutes in 0.0..120.0f64) {
            for pace in Pace::ALL {
                prop_assert!((pace.minutes(pace.reach_m(minutes)) - minutes).abs() < 1e-9);
            }
        }

        #[test]
        fn a_slower_walker_never_reaches_farther(minutes in 0.0..120.0f64) {
            prop_assert!(Pace::Slow.reach_m(minutes) <= Pace::Usual.reach_m(minutes));
        }

        #[test]
        fn what_a_slower_or_shorter_walk_reaches_a_faster_or_longer_one_reaches_too(
            from in sample::point(), to in sample::point(), near in 0.0..0.005f64,
            short in 0..60_u8, more in 0..60_u8,
        ) {
            let to = Wgs84::new(from.lon + (to.lon - from.lon) * near, from.lat);
            let circle = |pace, minutes| Circle::of(from, pace, minutes);
            if circle(Pace::Slow, short).holds(to) {
                prop_assert!(circle(Pace::Usual, short).holds(to));
                prop_assert!(circle(Pace::Slow, short + more).holds(to));
            }
        }

        #[test]
        fn the_rectangle_around_a_circle_holds_all_of_it(
            from in sample::point(), turn in 0.0..6.3f64, minutes in 1..60_u8,
        ) {
            let circle = Circle::of(from, Pace::Usual, minutes);
            let far = (circle.radius_m / EARTH_RADIUS_M).to_degrees();
            let edge = Wgs84::new(
                from.lon + far * turn.cos() / from.lat.to_radians().cos(),
                from.lat + far * turn.sin(),
            );
            prop_assert!(!circle.holds(edge) || circle.bounds().contains(edge));
        }
    }
}
