//! Coordinates as people write them into cells.

use eldercare_places::Bounds;

/// What a row says about its position, before any conversion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// Nothing.
    Missing,
    /// Zero, where a program had nothing to write.
    Zero,
    /// Something that is no pair of degrees.
    Unreadable,
    /// Degrees east and north.
    At([f64; 2]),
    /// Degrees that stood in the wrong order, in the right one.
    Swapped([f64; 2]),
}

/// How far outside the city, in degrees, a point may lie before the other order is tried.
const NEAR: f64 = 1.0;

impl Given {
    /// Degrees east and north, where there are any.
    #[must_use]
    pub fn degrees(self) -> Option<[f64; 2]> {
        match self {
            Given::At(at) | Given::Swapped(at) => Some(at),
            Given::Missing | Given::Zero | Given::Unreadable => None,
        }
    }

    /// Reads two cells.
    #[must_use]
    pub fn pair(lon: &str, lat: &str, city: Bounds) -> Given {
        match (degrees(lon), degrees(lat)) {
            (None, None) if lon.trim().is_empty() && lat.trim().is_empty() => Given::Missing,
            (Some(lon), Some(lat)) => Given::of([lon, lat], city),
            _ => Given::Unreadable,
        }
    }

    /// Reads one cell with both: `121.47,31.23`.
    #[must_use]
    pub fn joined(cell: &str, city: Bounds) -> Given {
        let marks = |c: char| matches!(c, ',' | '，' | ';' | ' ' | '/' | '|');
        let cell = cell.trim().trim_matches(['(', ')', '[', ']', '（', '）']);
        let parts: Vec<&str> = cell.split(marks).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Given::Missing,
            [lon, lat] => Given::pair(lon, lat, city),
            _ => Given::Unreadable,
        }
    }

    fn of([lon, lat]: [f64; 2], city: Bounds) -> Given {
        if lon == 0.0 || lat == 0.0 {
            return Given::Zero;
        }
        let near = |lon: f64, lat: f64| {
            (city.west - NEAR..=city.east + NEAR).contains(&lon)
                && (city.south - NEAR..=city.north + NEAR).contains(&lat)
        };
        if !near(lon, lat) && near(lat, lon) {
            return Given::Swapped([lat, lon]);
        }
        let on_globe = lon.abs() <= 180.0 && lat.abs() <= 90.0;
        if on_globe {
            Given::At([lon, lat])
        } else {
            Given::Unreadable
        }
    }
}

/// Degrees from `121.47`, `E121.47°` or `121°28′12″E`.
fn degrees(cell: &str) -> Option<f64> {
    let cell: String = cell
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '．' => '.',
            '－' => '-',
            c => c,
        })
        .collect();
    let turned = cell.contains(['S', 'W', 'ｓ']) || cell.starts_with(['s', 'w']);
    let bare = cell.trim_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    let parts: Vec<&str> = bare
        .split(|c: char| matches!(c, '°' | '′' | '″' | '\'' | '"' | '’' | '”') || c.is_alphabetic())
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Vec<f64> = parts
        .iter()
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let value = match numbers.as_slice() {
        [degrees] => *degrees,
        [degrees, minutes] => degrees + minutes / 60.0,
        [degrees, minutes, seconds] => degrees + minutes / 60.0 + seconds / 3600.0,
        _ => return None,
    };
    value
        .is_finite()
        .then_some(if turned { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHANGHAI: Bounds = Bounds {
        west: 120.85,
        south: 30.67,
        east: 122.12,
        north: 31.88,
    };

    #[test]
    fn slips_in_coordinates_are_told_apart() {
        let of = |lon, lat| Given::pair(lon, lat, SHANGHAI);
        assert_eq!(of("121.47", "31.23"), Given::At([121.47, 31.23]));
        assert_eq!(of("31.23", "121.47"), Given::Swapped([121.47, 31.23]));
        assert_eq!(of("0", "0"), Given::Zero);
        assert_eq!(of("", " "), Given::Missing);
        assert_eq!(of("121.47", ""), Given::Unreadable);
        assert_eq!(of("13521000", "3660000"), Given::Unreadable);
        assert_eq!(of("E121°30′00″", "31°15'0\"N"), Given::At([121.5, 31.25]));
        assert_eq!(of("NaN", "31"), Given::Unreadable);
        assert_eq!(
            Given::joined("(121.47, 31.23)", SHANGHAI),
            Given::At([121.47, 31.23])
        );
        assert_eq!(Given::joined("", SHANGHAI), Given::Missing);
    }

    proptest! {
        #[test]
        fn any_cells_are_read_without_a_panic(lon in "\\PC{0,20}", lat in "[0-9.°'\"NSEW -]{0,20}") {
            let _ = (Given::pair(&lon, &lat, SHANGHAI), Given::joined(&lat, SHANGHAI));
        }
    }
}
