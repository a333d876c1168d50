//! The coordinate systems of lists.

use std::str::FromStr;

use eldercare_places::coordinates::Bd09;
use eldercare_places::{Gcj02, Wgs84};
use serde::Deserialize;

/// A system that a list may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// WGS-84.
    Wgs84,
    /// CGCS2000, which differs by well under a metre and is treated as equal.
    Cgcs2000,
    /// GCJ-02: AMap, Tencent and geocoders of these firms.
    Gcj02,
    /// BD-09: Baidu.
    Bd09,
}

impl System {
    /// The systems that differ from each other.
    pub const DIFFERENT: [System; 3] = [System::Wgs84, System::Gcj02, System::Bd09];

    /// The id on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            System::Wgs84 => "wgs84",
            System::Cgcs2000 => "cgcs2000",
            System::Gcj02 => "gcj02",
            System::Bd09 => "bd09",
        }
    }

    /// Whether positions are shifted on purpose; that exists in the mainland only.
    #[must_use]
    pub const fn is_shifted(self) -> bool {
        matches!(self, System::Gcj02 | System::Bd09)
    }

    /// A position of this system in WGS-84.
    #[must_use]
    pub fn to_wgs84(self, [lon, lat]: [f64; 2]) -> Wgs84 {
        match self {
            System::Wgs84 | System::Cgcs2000 => Wgs84::new(lon, lat),
            System::Gcj02 => Gcj02::new(lon, lat).to_wgs84(),
            System::Bd09 => Bd09::new(lon, lat).to_wgs84(),
        }
    }
}

impl FromStr for System {
    type Err = String;

    fn from_str(text: &str) -> Result<System, String> {
        let plain: String = text
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        match plain.as_str() {
            "wgs84" | "epsg4326" => Ok(System::Wgs84),
            "cgcs2000" | "epsg4490" => Ok(System::Cgcs2000),
            "gcj02" => Ok(System::Gcj02),
            "bd09" | "bd09ll" => Ok(System::Bd09),
            _ => Err(format!(
                "{text} is no coordinate system: wgs84, cgcs2000, gcj02 or bd09"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::coordinates::distance_m;

    #[test]
    fn names_of_systems_are_read_in_any_spelling() {
        assert_eq!("GCJ-02".parse(), Ok(System::Gcj02));
        assert_eq!("bd_09".parse(), Ok(System::Bd09));
        assert!("utm".parse::<System>().unwrap_err().contains("cgcs2000"));
    }

    #[test]
    fn only_shifted_systems_move_a_point() {
        let at = [121.4737, 31.2304];
        assert_eq!(System::Cgcs2000.to_wgs84(at), Wgs84::from(at));
        let moved = distance_m(System::Gcj02.to_wgs84(at), Wgs84::from(at));
        assert!((300.0..700.0).contains(&moved), "{moved}");
        let moved = distance_m(System::Bd09.to_wgs84(at), Wgs84::from(at));
        assert!((700.0..1500.0).contains(&moved), "{moved}");
    }
}
