//! In which direction one place lies from another, as people say it.

use super::Wgs84;

/// One of the eight directions that people have a word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 北.
    North,
    /// 东北.
    NorthEast,
    /// 东.
    East,
    /// 东南.
    SouthEast,
    /// 南.
    South,
    /// 西南.
    SouthWest,
    /// 西.
    West,
    /// 西北.
    NorthWest,
}

impl Direction {
    /// All of them, clockwise from the north.
    pub const ALL: [Direction; 8] = [
        Direction::North,
        Direction::NorthEast,
        Direction::East,
        Direction::SouthEast,
        Direction::South,
        Direction::SouthWest,
        Direction::West,
        Direction::NorthWest,
    ];

    /// The direction in which one starts on the straight line from one place to the other.
    /// From a place to itself it is north; the caller does not say it then.
    #[must_use]
    pub fn between(from: Wgs84, to: Wgs84) -> Direction {
        let (lat1, lat2) = (from.lat.to_radians(), to.lat.to_radians());
        let aside = (to.lon - from.lon).to_radians();
        let east = aside.sin() * lat2.cos();
        let north = lat1.cos() * lat2.sin() - lat1.sin() * lat2.cos() * aside.cos();
        // Eighths of a turn, each direction in the middle of its own.
        let eighth = ((east.atan2(north).to_degrees() + 382.5) / 45.0).floor() % 8.0;
        Direction::ALL
            .into_iter()
            .zip(1_u8..)
            .find(|(_, next)| eighth < f64::from(*next))
            .map_or(Direction::North, |(direction, _)| direction)
    }

    /// The stable id: in locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Direction::North => "north",
            Direction::NorthEast => "north-east",
            Direction::East => "east",
            Direction::SouthEast => "south-east",
            Direction::South => "south",
            Direction::SouthWest => "south-west",
            Direction::West => "west",
            Direction::NorthWest => "north-west",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    const HOME: Wgs84 = Wgs84 {
        lon: 111.88,
        lat: 29.6,
    };

    /// So many metres to the east and to the north of home.
    fn beside(east: f64, north: f64) -> Wgs84 {
        let degree = 111_195.0;
        Wgs84::new(
            HOME.lon + east / degree / HOME.lat.to_radians().cos(),
            HOME.lat + north / degree,
        )
    }

    #[test]
    fn each_direction_is_the_middle_of_its_eighth() {
        let steps = [
            (0.0, 300.0),
            (200.0, 200.0),
            (300.0, 0.0),
            (200.0, -200.0),
            (0.0, -300.0),
            (-200.0, -200.0),
            (-300.0, 0.0),
            (-200.0, 200.0),
        ];
        let said = steps.map(|(east, north)| Direction::between(HOME, beside(east, north)));
        assert_eq!(said, Direction::ALL);
        // 20° off the north is still north, 25° is not.
        assert_eq!(
            Direction::between(HOME, beside(36.4, 100.0)),
            Direction::North
        );
        assert_eq!(
            Direction::between(HOME, beside(46.6, 100.0)),
            Direction::NorthEast
        );
    }

    proptest! {
        #[test]
        fn the_way_back_goes_in_the_opposite_direction(
            from in sample::point(), east in -900.0..900.0f64, north in -900.0..900.0f64,
        ) {
            let to = Wgs84::new(from.lon + east / 1e5, from.lat + north / 1e5);
            let place = |direction| Direction::ALL.iter().position(|d| *d == direction).unwrap();
            let there = place(Direction::between(from, to));
            let back = place(Direction::between(to, from));
            // On the line between two eighths either may be said.
            let apart = (there + 8 - back) % 8;
            prop_assert!((3..=5).contains(&apart) || (east == 0.0 && north == 0.0));
        }
    }
}
