//! What is in reach on foot: around one point, and around the places where people live.
//!
//! Both leave out the places that the caller names as closed ([`crate::truth::Witness::closure_on`]):
//! nobody is helped by a door that stays shut.
//!
//! Deliberately not here: which kinds a city should have, and the words for what is missing.

use crate::{
    Index, Kind, KindSet, RowSet, Selection, Wgs84, coordinates::distance_m, index::Neighbour,
    walk::Circle,
};

/// What a walker finds of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    /// The kind.
    pub kind: Kind,
    /// How many places of it are within the circle.
    pub inside: usize,
    /// The nearest one, within the circle or not.
    pub nearest: Neighbour,
}

/// What the circle holds of each kind that has a place on the map, in the order of the kinds.
/// A place of several kinds counts for each of them; one that is `closed` for none.
#[must_use]
pub fn around(index: &Index, circle: &Circle, closed: &RowSet) -> Vec<Around> {
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.has_door());
    kinds
        .filter_map(|kind| {
            let selected = open_of(index, kind, closed);
            let nearest = *index.nearest_of(circle.centre, 1, &selected).first()?;
            let near = index.window_of(&circle.bounds(), &selected);
            let inside = near
                .into_iter()
                .filter_map(|row| index.points().point(row))
                .filter(|point| circle.holds(*point))
                .count();
            Some(Around {
                kind,
                inside,
                nearest,
            })
        })
        .collect()
}

/// The places, closed ones left out, that lie within a circle, nearest first.
#[must_use]
pub fn within(index: &Index, circle: &Circle, closed: &RowSet) -> Vec<Neighbour> {
    of_circle(index, circle, closed, |_| true)
}

/// The places, closed ones left out, that lie within one circle and no longer within another of the
/// same middle, nearest first: what is lost when somebody walks less far.
#[must_use]
pub fn lost(index: &Index, now: &Circle, then: &Circle, closed: &RowSet) -> Vec<Neighbour> {
    of_circle(index, now, closed, |point| !then.holds(point))
}

/// The open places of a circle that are asked for, nearest first.
fn of_circle(
    index: &Index,
    circle: &Circle,
    closed: &RowSet,
    is_asked: impl Fn(Wgs84) -> bool,
) -> Vec<Neighbour> {
    let open = RowSet::of(index.points().len(), |row| !closed.contains(row));
    let mut found: Vec<Neighbour> = index
        .window_of(&circle.bounds(), &open)
        .into_iter()
        .filter_map(|row| {
            let point = index.points().point(row)?;
            let distance_m = distance_m(circle.centre, point);
            (circle.holds(point) && is_asked(point)).then_some(Neighbour { row, distance_m })
        })
        .collect();
    found.sort_by(|one, other| {
        let by_way = one.distance_m.total_cmp(&other.distance_m);
        by_way.then(one.row.cmp(&other.row))
    });
    found
}

/// Whether each of these homes has a place of this kind that is not `closed` within so many
/// metres. Nothing when no such place is on the map at all: then there is nothing to measure.
#[must_use]
pub fn reached(
    index: &Index,
    homes: &[Wgs84],
    kind: Kind,
    reach_m: f64,
    closed: &RowSet,
) -> Option<Vec<bool>> {
    let selected = open_of(index, kind, closed);
    let near = |home: &Wgs84| index.nearest_of(*home, 1, &selected).first().copied();
    homes
        .iter()
        .map(|home| Some(near(home)?.distance_m <= reach_m))
        .collect()
}

/// With fewer homes than this there is no share: each of them would move it by more than three
/// percent. A decision of ours.
pub const LEAST_HOMES: usize = 30;

/// How many of the homes of a district are reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All homes.
    pub homes: u32,
    /// Those that are reached.
    pub reached: u32,
}

impl Tally {
    /// The share of homes that are reached, in whole percent, cut and not rounded: 100 only where
    /// every one is. Nothing without homes.
    #[must_use]
    pub const fn percent(self) -> Option<u32> {
        (self.reached * 100).checked_div(self.homes)
    }

    /// Whether so many homes are known that a share of them says something.
    #[must_use]
    pub const fn makes_a_share(self) -> bool {
        self.homes as usize >= LEAST_HOMES
    }
}

/// Counts by district: `districts` says for each home to which of `count` it belongs.
#[must_use]
pub fn by_district(districts: &[u16], reached: &[bool], count: usize) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); count];
    for (district, reached) in districts.iter().zip(reached) {
        if let Some(tally) = tallies.get_mut(usize::from(*district)) {
            tally.homes += 1;
            tally.reached += u32::from(*reached);
        }
    }
    tallies
}

/// All counts together.
#[must_use]
pub fn total(tallies: &[Tally]) -> Tally {
    tallies.iter().fold(Tally::default(), |sum, tally| Tally {
        homes: sum.homes + tally.homes,
        reached: sum.reached + tally.reached,
    })
}

/// The places of one kind without those that are closed.
fn open_of(index: &Index, kind: Kind, closed: &RowSet) -> RowSet {
    let of_kind = index.select(&Selection {
        kinds: KindSet::EMPTY.with(kind),
        ..Selection::default()
    });
    RowSet::of(index.points().len(), |row| {
        of_kind.contains(row) && !closed.contains(row)
    })
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{
        Day, Facility, Facts, Points,
        details::Closure,
        pack, sample,
        truth::Witness,
        walk::{Gait, Pace},
    };

    fn index(places: &[Facility]) -> Index {
        let (points, _) = pack::encode(places);
        Index::build(Points::decode(&points).unwrap())
    }

    /// The positions of a kind that are not closed, by looking at every place.
    fn all_of(places: &[Facility], kind: Kind) -> Vec<Wgs84> {
        let is_of = |place: &&Facility| {
            (place.kind == kind || place.extra_kinds.contains(kind)) && !is_closed(place)
        };
        places
            .iter()
            .filter(is_of)
            .filter_map(|p| p.point)
            .collect()
    }

    const TODAY: &str = "2024-07-01";

    fn is_closed(place: &Facility) -> bool {
        let today = Day::first_of(TODAY).unwrap();
        Witness::from(place).closure_on(today).is_some()
    }

    /// What is closed, by the row that each place has in the index.
    fn closed(places: &[Facility]) -> RowSet {
        let (_, facts) = pack::encode(places);
        let facts = Facts::decode(&facts).unwrap();
        let rows = places.iter().filter(|place| is_closed(place));
        RowSet::from_rows(
            places.len(),
            rows.filter_map(|place| facts.row_of(&place.id)),
        )
    }

    /// Points so close together that walking from one to another is a question.
    fn crowded(places: &mut [Facility]) {
        for place in places {
            if let Some(point) = &mut place.point {
                // Whole millionths, as a pack keeps them: a sum of degrees may differ in its last bit.
                point.lon = (107e6 + ((point.lon - 107.0) * 1e4).round()) / 1e6;
                point.lat = (30e6 + ((point.lat - 30.0) * 1e4).round()) / 1e6;
            }
        }
    }

    proptest! {
        #[test]
        fn the_circle_holds_what_looking_at_every_place_finds(
            mut places in sample::facilities(0..60), minutes in 1..60_u8,
        ) {
            crowded(&mut places);
            let circle = Circle::of(Wgs84::new(107.0, 30.0), Pace::Slow, minutes);
            let found = around(&index(&places), &circle, &closed(&places));
            for kind in Kind::ALL.into_iter().filter(|kind| kind.has_door()) {
                let all = all_of(&places, kind);
                let far = |point: &Wgs84| distance_m(circle.centre, *point);
                let nearest = all.iter().map(far).min_by(f64::total_cmp);
                let inside = all.iter().filter(|point| circle.holds(**point)).count();
                let ours = found.iter().find(|found| found.kind == kind);
                prop_assert_eq!(ours.map(|ours| ours.inside), nearest.map(|_| inside));
                prop_assert_eq!(ours.map(|ours| ours.nearest.distance_m), nearest);
            }
        }

        #[test]
        fn homes_are_reached_where_looking_at_every_place_says_so(
            mut places in sample::facilities(1..60),
            homes in vec((-90..90_i32, -90..90_i32), 0..20),
            metres in 0.0..3000.0f64,
        ) {
            crowded(&mut places);
            let homes: Vec<Wgs84> = homes
                .into_iter()
                .map(|(x, y)| Wgs84::new(107.0 + f64::from(x) / 1e4, 30.0 + f64::from(y) / 1e4))
                .collect();
            let (index, closed) = (index(&places), closed(&places));
            for kind in [Kind::Canteen, Kind::DayCare, Kind::Station] {
                let all = all_of(&places, kind);
                let wanted: Vec<bool> = homes
                    .iter()
                    .map(|home| all.iter().any(|place| distance_m(*home, *place) <= metres))
                    .collect();
                let ours = reached(&index, &homes, kind, metres, &closed);
                if all.is_empty() && !homes.is_empty() {
                    prop_assert_eq!(ours, None);
                } else {
                    prop_assert_eq!(ours, Some(wanted));
                }
            }
        }

        #[test]
        fn more_minutes_or_a_faster_walk_never_lose_a_place(
            mut places in sample::facilities(0..60), short in 0..30_u8, more in 0..30_u8,
        ) {
            crowded(&mut places);
            let (index, closed) = (index(&places), closed(&places));
            let found = |pace, minutes| {
                around(&index, &Circle::of(Wgs84::new(107.0, 30.0), pace, minutes), &closed)
            };
            let slow = found(Pace::Slow, short);
            for larger in [found(Pace::Usual, short), found(Pace::Slow, short + more)] {
                prop_assert_eq!(slow.len(), larger.len());
                prop_assert!(slow.iter().zip(&larger).all(|(a, b)| a.inside <= b.inside));
            }
        }

        #[test]
        fn what_is_lost_is_what_looking_at_every_place_says_and_never_comes_back_with_a_worse_gait(
            mut places in sample::facilities(0..60), minutes in 1..60_u8,
        ) {
            crowded(&mut places);
            let (index, closed) = (index(&places), closed(&places));
            let circle = |gait| Circle::of(Wgs84::new(107.0, 30.0), Pace::Own(gait), minutes);
            for (better, gait) in Gait::ALL.into_iter().enumerate() {
                for worse in Gait::ALL.into_iter().skip(better) {
                    let (now, then) = (circle(gait), circle(worse));
                    let ours = lost(&index, &now, &then, &closed);
                    let is_lost = |place: &&Facility| {
                        let kinds = place.extra_kinds.with(place.kind);
                        let is_open = kinds.iter().any(Kind::has_door) && !is_closed(place);
                        let at = place.point.filter(|_| is_open);
                        at.is_some_and(|at| now.holds(at) && !then.holds(at))
                    };
                    prop_assert_eq!(ours.len(), places.iter().filter(is_lost).count());
                    prop_assert!(ours.is_sorted_by(|a, b| a.distance_m <= b.distance_m));
                    // Nobody reaches with the worse answer what the better one does not.
                    prop_assert_eq!(lost(&index, &then, &now, &closed), vec![]);
                }
            }
        }

        #[test]
        fn the_districts_together_are_the_city(homes in vec((0..5_u16, any::<bool>()), 0..50)) {
            let (districts, reached): (Vec<u16>, Vec<bool>) = homes.into_iter().unzip();
            let all = total(&by_district(&districts, &reached, 5));
            prop_assert_eq!(all.homes as usize, districts.len());
            prop_assert_eq!(all.reached as usize, reached.iter().filter(|is| **is).count());
        }
    }

    #[test]
    fn a_closed_place_is_neither_counted_nor_named_nearest_nor_reached() {
        let home = Wgs84::new(107.0, 30.0);
        let place = |id: &str, lon, closed: Option<(&str, Option<&str>)>| {
            let mut place = Facility {
                point: Some(Wgs84::new(lon, 30.0)),
                ..Facility::new(id, Kind::Station, id, "甲区", "list", "2024-01-01")
            };
            place.details.closed = closed.map(|(since, until)| Closure {
                since: since.to_owned(),
                until: until.map(str::to_owned),
            });
            place
        };
        let places = [
            place("gone", 107.0001, Some(("2024-03-01", None))),
            place("paused", 107.0002, Some(("2024-06-30", Some("2024-07-02")))),
            place("again", 107.0003, Some(("2024-06-01", Some("2024-06-30")))),
            place("far", 107.1, None),
        ];
        let circle = Circle::of(home, Pace::Slow, 15);
        let found = around(&index(&places), &circle, &closed(&places));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].inside, 1);
        assert_eq!(
            found[0].nearest.distance_m,
            distance_m(home, places[2].point.unwrap())
        );
        let reached = |places: &[Facility]| {
            reached(
                &index(places),
                &[home],
                Kind::Station,
                500.0,
                &closed(places),
            )
        };
        assert_eq!(reached(&places), Some(vec![true]));
        let without = [places[0].clone(), places[1].clone(), places[3].clone()];
        assert_eq!(reached(&without), Some(vec![false]));
        assert_eq!(reached(&places[..2]), None);
    }

    #[test]
    fn only_all_homes_are_a_hundred_percent_and_none_are_no_share() {
        let share = |reached, homes| Tally { homes, reached }.percent();
        assert_eq!(share(999, 1000), Some(99));
        assert_eq!(share(3, 3), Some(100));
        assert_eq!(share(0, 0), None);
    }
}
