//! Who is due, the nearest first: a worker walks from door to door.

use eldercare_places::Wgs84;
use eldercare_places::coordinates::distance_m;

/// How far somebody lives, as well as the ledger says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// Metres to the middle of the village, or of the town where no village is known.
    Metres(f64),
    /// The ledger does not say where.
    Unknown,
}

/// Somebody who is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Near<T> {
    /// Who.
    pub who: T,
    /// How far.
    pub reach: Reach,
    /// Whether a whole quarter passed without a visit.
    pub is_missed: bool,
}

/// Orders by distance from where the worker is; within the same place those first whom a whole quarter missed.
/// Whoever lives nobody knows where stands at the end. Without a place of the worker the order stays.
#[must_use]
pub fn nearest_first<T>(
    from: Option<Wgs84>,
    due: impl IntoIterator<Item = (T, Option<Wgs84>, bool)>,
) -> Vec<Near<T>> {
    let reach = |place: Option<Wgs84>| match from.zip(place) {
        Some((from, place)) => Reach::Metres(distance_m(from, place)),
        None => Reach::Unknown,
    };
    let near = |(who, place, is_missed)| Near {
        who,
        reach: reach(place),
        is_missed,
    };
    let mut all: Vec<Near<T>> = due.into_iter().map(near).collect();
    all.sort_by(|one, two| {
        let key = |near: &Near<T>| match near.reach {
            Reach::Metres(metres) => metres,
            Reach::Unknown => f64::INFINITY,
        };
        key(one)
            .total_cmp(&key(two))
            .then(two.is_missed.cmp(&one.is_missed))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::{Reach, nearest_first};
    use eldercare_places::Wgs84;
    use proptest::prelude::*;

    const HERE: Option<Wgs84> = Some(Wgs84::new(111.8, 29.61));
    const NEAR: Option<Wgs84> = Some(Wgs84::new(111.8, 29.6));
    const FAR: Option<Wgs84> = Some(Wgs84::new(111.9, 29.6));

    #[test]
    fn the_nearest_comes_first_and_of_one_village_those_who_were_missed() {
        let due = [
            ("far", FAR, true),
            ("near", NEAR, false),
            ("near and missed", NEAR, true),
            ("nowhere", None, true),
        ];
        let ordered = nearest_first(HERE, due);
        let names: Vec<_> = ordered.iter().map(|near| near.who).collect();
        assert_eq!(names, ["near and missed", "near", "far", "nowhere"]);
        assert!(matches!(ordered[0].reach, Reach::Metres(metres) if (metres - 1112.0).abs() < 5.0));
        let nowhere = nearest_first(None, due);
        let missed: Vec<_> = nowhere.iter().map(|near| near.is_missed).collect();
        assert_eq!(missed, [true, true, true, false]);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_the_order_rises(places in proptest::collection::vec(proptest::option::of((73.0_f64..135.0, 18.0_f64..53.0)), 0..40)) {
            let due = places.iter().enumerate().map(|(who, place)| (who, place.map(|(lon, lat)| Wgs84::new(lon, lat)), false));
            let ordered = nearest_first(HERE, due);
            prop_assert_eq!(ordered.len(), places.len());
            let key = |reach| match reach { Reach::Metres(metres) => metres, Reach::Unknown => f64::INFINITY };
            prop_assert!(ordered.windows(2).all(|pair| key(pair[0].reach) <= key(pair[1].reach)));
        }
    }
}
