//! Links into the map apps that families have, each in its own coordinate system.
//!
//! The apps' public link formats, a way on foot where one can be asked for with the destination
//! alone: AMap URI API (`uri.amap.com/navigation`), Tencent URI API
//! (`apis.map.qq.com/uri/v1/routeplan`), Apple Map Links (`maps.apple.com/?daddr=`), Google Maps
//! URLs (`google.com/maps/dir/?api=1`). Baidu's `direction` wants to know where the way begins, so
//! its link shows the place (`api.map.baidu.com/marker`), with the `src` that it requires.
//! Coordinates are converted here, at the edge, and nowhere else.

use std::fmt::Write as _;

use eldercare_places::{Bd09, Gcj02, Wgs84};

use crate::decimal::decimal;

/// What we call ourselves to the apps.
const APP: &str = "eldercare-map";

/// A map app that can lead the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapService {
    /// 高德地图.
    Amap,
    /// 百度地图.
    Baidu,
    /// 腾讯地图.
    Tencent,
    /// Apple's map.
    Apple,
    /// Google's map, which is of use outside the mainland only.
    Google,
}

impl MapService {
    /// Those that are of use there, most used first; `shifted` as in [`link`].
    pub fn used(shifted: bool) -> &'static [MapService] {
        if shifted {
            &[
                MapService::Amap,
                MapService::Baidu,
                MapService::Tencent,
                MapService::Apple,
            ]
        } else {
            &[
                MapService::Google,
                MapService::Apple,
                MapService::Amap,
                MapService::Baidu,
                MapService::Tencent,
            ]
        }
    }

    /// The id of the service, for its name in the locale files.
    pub fn id(self) -> &'static str {
        match self {
            MapService::Amap => "amap",
            MapService::Baidu => "baidu",
            MapService::Tencent => "tencent",
            MapService::Apple => "apple",
            MapService::Google => "google",
        }
    }
}

/// Whether map apps shift coordinates there: on the mainland they do, in the regions with
/// the codes 71, 81 and 82 (GB/T 2260) they do not.
pub fn is_shifted(city: &str) -> bool {
    !["71", "81", "82"]
        .iter()
        .any(|region| city.starts_with(region))
}

/// A link that leads to `point` in the app. `shifted` says whether GCJ-02 applies there.
pub fn link(service: MapService, point: Wgs84, name: &str, shifted: bool) -> String {
    let name = percent_encoded(name);
    let gcj = if shifted {
        Gcj02::from_wgs84(point)
    } else {
        Gcj02::new(point.lon, point.lat)
    };
    match service {
        MapService::Amap => format!(
            "https://uri.amap.com/navigation?to={},{},{name}&mode=walk&coordinate=gaode&src={APP}&callnative=1",
            degrees(gcj.lon),
            degrees(gcj.lat)
        ),
        MapService::Baidu => {
            let bd = Bd09::from_gcj02(gcj);
            format!(
                "https://api.map.baidu.com/marker?location={},{}&title={name}&content={name}&output=html&coord_type=bd09ll&src=webapp.eldercare.map",
                degrees(bd.lat),
                degrees(bd.lon)
            )
        }
        MapService::Tencent => format!(
            "https://apis.map.qq.com/uri/v1/routeplan?type=walk&to={name}&tocoord={},{}&referer={APP}",
            degrees(gcj.lat),
            degrees(gcj.lon)
        ),
        // Apple's maps of the mainland are AMap's and take the same coordinates.
        MapService::Apple => format!(
            "https://maps.apple.com/?daddr={},{}&dirflg=w",
            degrees(gcj.lat),
            degrees(gcj.lon)
        ),
        MapService::Google => format!(
            "https://www.google.com/maps/dir/?api=1&destination={},{}&travelmode=walking",
            degrees(gcj.lat),
            degrees(gcj.lon)
        ),
    }
}

/// Six decimals: a tenth of a metre.
fn degrees(value: f64) -> String {
    decimal(value, 6)
}

/// Percent-encodes everything but letters, digits and `-_.~` (RFC 3986, 2.3).
pub fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string never fails.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A point in Sanmenxia whose conversions two outside libraries agree on
    /// (prcoords 1.0.2: GCJ-02 34.77161,111.20629; BD-09 34.77754,111.21279).
    const POINT: Wgs84 = Wgs84 {
        lon: 111.2003,
        lat: 34.7726,
    };

    #[test]
    fn each_app_gets_its_own_coordinates_in_its_own_order() {
        assert!(link(MapService::Amap, POINT, "a", true).contains("navigation?to=111.2062"));
        assert!(link(MapService::Baidu, POINT, "a", true).contains("location=34.7775"));
        assert!(link(MapService::Tencent, POINT, "a", true).contains("tocoord=34.7716"));
        assert!(link(MapService::Apple, POINT, "a", true).contains("daddr=34.7716"));
    }

    #[test]
    fn outside_the_mainland_nothing_is_shifted() {
        let taipei = Wgs84::new(121.5654, 25.0330);
        let link = |service| link(service, taipei, "a", is_shifted("710009"));
        assert!(link(MapService::Amap).contains("to=121.565400,25.033000,"));
        assert!(link(MapService::Tencent).contains("tocoord=25.033000,121.565400"));
        assert!(link(MapService::Apple).contains("daddr=25.033000,121.565400"));
        assert!(link(MapService::Google).contains("destination=25.033000,121.565400"));
        // Baidu's own offset holds everywhere; that of the mainland does not come on top. Worked
        // out apart by the published formula: 25.039348, 121.571816.
        assert!(link(MapService::Baidu).contains("location=25.0393"));
        assert!(link(MapService::Baidu).contains(",121.5718"));
    }

    #[test]
    fn only_the_regions_71_81_and_82_are_shown_as_they_are() {
        for (city, shifted) in [
            ("310000", true),
            ("430781", true),
            ("710009", false),
            ("810000", false),
            ("820000", false),
        ] {
            assert_eq!(is_shifted(city), shifted, "{city}");
        }
    }

    #[test]
    fn google_leads_only_where_it_is_of_use_and_baidu_is_told_who_asks() {
        assert!(!MapService::used(true).contains(&MapService::Google));
        assert_eq!(MapService::used(false).first(), Some(&MapService::Google));
        assert!(link(MapService::Baidu, POINT, "a", true).contains("&src=webapp.eldercare.map"));
    }

    #[test]
    fn a_name_cannot_break_out_of_the_link() {
        let href = link(MapService::Amap, POINT, "甲,乙&x=1\"<", true);
        assert!(!href.contains('"') && href.matches(',').count() == 2 && !href.contains("&x=1"));
    }
}
