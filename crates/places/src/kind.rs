//! The ten kinds of places, their ids and glyphs.
//!
//! Deliberately not here: names for people (locales), colours and shapes (styles),
//! and the guessing of a kind from the words of a bureau's list (ingest).

use serde::{Deserialize, Serialize};

/// What a place is. The number of each kind is its code in the pack and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Kind {
    /// 养老机构, 敬老院, nursing home: people live there.
    Institution = 0,
    /// 街道(综合)养老服务中心, 乡镇养老服务中心: the hub of a street, town or city.
    StreetCentre = 1,
    /// 社区养老服务站, 居家养老服务中心(站), 服务网点.
    Station = 2,
    /// 日间照料中心, 短期托养.
    DayCare = 3,
    /// 长者食堂, 助餐点, 中央厨房.
    Canteen = 4,
    /// 村级互助养老点, 农村互助幸福院.
    MutualHelp = 5,
    /// 助浴专业服务机构.
    Bath = 6,
    /// 康复辅具租赁点.
    AidRental = 7,
    /// 社区卫生服务中心.
    HealthCentre = 8,
    /// 居家上门服务机构: it has no door to visit, so it is listed and never drawn.
    HomeService = 9,
}

/// How many kinds there are: the length of every table with one entry for each kind.
pub const KIND_COUNT: usize = Kind::ALL.len();

impl Kind {
    /// Every kind, in the order of its code.
    pub const ALL: [Kind; 10] = [
        Kind::Institution,
        Kind::StreetCentre,
        Kind::Station,
        Kind::DayCare,
        Kind::Canteen,
        Kind::MutualHelp,
        Kind::Bath,
        Kind::AidRental,
        Kind::HealthCentre,
        Kind::HomeService,
    ];

    /// The stable id: in addresses, published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Institution => "institution",
            Kind::StreetCentre => "street-centre",
            Kind::Station => "station",
            Kind::DayCare => "day-care",
            Kind::Canteen => "canteen",
            Kind::MutualHelp => "mutual-help",
            Kind::Bath => "bath",
            Kind::AidRental => "aid-rental",
            Kind::HealthCentre => "health-centre",
            Kind::HomeService => "home-service",
        }
    }

    /// The one-character sign on the map, the same in every language.
    #[must_use]
    pub const fn glyph(self) -> char {
        match self {
            Kind::Institution => '院',
            Kind::StreetCentre => '中',
            Kind::Station => '站',
            Kind::DayCare => '托',
            Kind::Canteen => '餐',
            Kind::MutualHelp => '互',
            Kind::Bath => '浴',
            Kind::AidRental => '辅',
            Kind::HealthCentre => '医',
            Kind::HomeService => '上',
        }
    }

    /// The kind with this id, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The number of this kind in the pack, also its place in tables of [`KIND_COUNT`].
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The kind with this code, if there is one.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Kind> {
        Kind::ALL.get(usize::from(code)).copied()
    }

    /// Whether there is a door that somebody can go to; only such places are drawn.
    #[must_use]
    pub const fn has_door(self) -> bool {
        !matches!(self, Kind::HomeService)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_again_by_id_and_by_code() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_id(kind.id()), Some(kind));
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_id("hospital"), None);
        assert_eq!(Kind::from_code(10), None);
    }

    #[test]
    fn the_written_form_of_a_kind_is_its_id() {
        for kind in Kind::ALL {
            let written = serde_json::to_value(kind).unwrap();
            assert_eq!(written, serde_json::Value::from(kind.id()));
        }
    }

    #[test]
    fn only_a_home_service_has_no_door() {
        let without: Vec<_> = Kind::ALL.into_iter().filter(|k| !k.has_door()).collect();
        assert_eq!(without, [Kind::HomeService]);
    }
}
