//! Coordinate systems as types: a position says which system it is in, and only
//! an explicit call changes that.
//!
//! Everything inside the product is WGS-84 (CGCS2000 differs by well under a metre and
//! is treated as equal). GCJ-02 is what AMap, Tencent and the geocoders of those firms
//! give for mainland China, BD-09 what Baidu gives.
//!
//! Deliberately not here: a guess which system a list is in. And no conversion looks at a
//! country's outline: **the GCJ-02 offset does not exist in Taiwan, Hong Kong, Macau and
//! abroad, and the caller, who knows which city it is, decides whether to convert.**

mod bd09;
mod direction;
mod distance;
mod gcj02;
mod wgs84;

pub use bd09::Bd09;
pub use direction::Direction;
pub(crate) use distance::haversine;
pub use distance::{EARTH_RADIUS_M, distance_m, said_m};
pub use gcj02::Gcj02;
pub use wgs84::Wgs84;

/// Radius of the sphere of Web-Mercator (EPSG:3857) in metres.
pub const WEB_MERCATOR_RADIUS_M: f64 = 6_378_137.0;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The mainland from Hainan to the Amur, without regard to its outline.
    fn mainland() -> impl Strategy<Value = Wgs84> {
        (73.5..135.0, 18.2..53.5).prop_map(|(lon, lat)| Wgs84::new(lon, lat))
    }

    /// Computed with the public-domain library prcoords 1.0.2 (PyPI) in Beijing, Chongqing,
    /// Shanghai, Jinshi and Yulin: WGS-84, GCJ-02, BD-09.
    const REFERENCE: [[f64; 6]; 5] = [
        [
            116.3975,
            39.9085,
            116.403_743_547,
            39.909_903_491,
            116.410_116_733,
            39.916_242_800,
        ],
        [
            106.5516,
            29.563,
            106.555_317_650,
            29.560_151_274,
            106.561_748_234,
            29.566_465_989,
        ],
        [
            121.4737,
            31.2304,
            121.478_223_059,
            31.228_457_738,
            121.484_781_469,
            31.234_310_594,
        ],
        [
            111.88,
            29.6,
            111.885_506_357,
            29.597_198_791,
            111.892_055_633,
            29.602_951_229,
        ],
        [
            109.73,
            38.29,
            109.735_580_048,
            38.290_514_641,
            109.742_201_735,
            38.296_197_658,
        ],
    ];

    #[test]
    fn the_shifts_agree_with_an_independent_library_to_a_centimetre() {
        for [lon, lat, gcj_lon, gcj_lat, bd_lon, bd_lat] in REFERENCE {
            let gcj = Gcj02::from_wgs84(Wgs84::new(lon, lat));
            let bd = Bd09::from_gcj02(gcj);
            let off = [
                gcj.lon - gcj_lon,
                gcj.lat - gcj_lat,
                bd.lon - bd_lon,
                bd.lat - bd_lat,
            ];
            assert!(off.iter().all(|o| o.abs() < 1e-7), "{off:?}");
        }
    }

    proptest! {
        #[test]
        fn gcj02_and_back_is_off_by_less_than_a_millimetre(point in mainland()) {
            let back = Gcj02::from_wgs84(point).to_wgs84();
            prop_assert!(distance_m(point, back) < 0.001);
        }

        #[test]
        fn bd09_and_back_is_off_by_less_than_a_millimetre(point in mainland()) {
            let back = Bd09::from_wgs84(point).to_wgs84();
            prop_assert!(distance_m(point, back) < 0.001);
        }

        #[test]
        fn the_gcj02_shift_is_felt_and_is_never_a_district_wide(point in mainland()) {
            let shifted = Gcj02::from_wgs84(point);
            let shift = distance_m(point, Wgs84::new(shifted.lon, shifted.lat));
            prop_assert!((10.0..1500.0).contains(&shift), "{shift}");
        }
    }
}
