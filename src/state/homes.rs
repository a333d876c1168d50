//! The places of a city where people live, for the view of what is missing where.

use eldercare_places::Wgs84;
use eldercare_places::coverage::{Tally, by_district, reached};
use eldercare_places::{Index, Kind};
use serde::Deserialize;

use crate::platform::fetch::{self, LoadError};

/// What a home is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A settlement of GeoNames.
    GeoNames,
    /// A town, in the middle of the places that the lists have there.
    Town,
    /// The address of a real institution: people live in it.
    Address,
}

impl Origin {
    /// All of them, by their number in the file.
    pub const ALL: [Origin; 3] = [Origin::GeoNames, Origin::Town, Origin::Address];
}

/// The file `homes.json` of a city.
#[derive(Debug, Clone, Deserialize)]
struct Written {
    version: u8,
    districts: Vec<String>,
    /// Longitude, latitude, number of the district, number of the origin.
    homes: Vec<(f64, f64, u16, u8)>,
}

/// The homes of a city.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Homes {
    /// The districts by number.
    pub districts: Vec<String>,
    /// Where the homes are.
    pub points: Vec<Wgs84>,
    /// The district of each.
    pub district_of: Vec<u16>,
    /// How many are known from each origin, in the order of [`Origin::ALL`].
    pub counts: [u32; Origin::ALL.len()],
}

/// The version of the file that this code reads.
const VERSION: u8 = 1;

/// How one kind is spread over a city.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// By district.
    pub tallies: Vec<Tally>,
    /// The homes that reach no place of the kind.
    pub gaps: Vec<Wgs84>,
}

impl Homes {
    /// Fetches the homes of a city.
    pub async fn fetch(city: &str) -> Result<Homes, LoadError> {
        let path = ["/geo/", city, "/homes.json"].concat();
        fetch::parsed(&path, Homes::parse).await
    }

    fn parse(text: &str) -> Result<Homes, String> {
        let written: Written = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if written.version != VERSION {
            return Err("version".to_owned());
        }
        let mut homes = Homes {
            districts: written.districts,
            ..Homes::default()
        };
        for (lon, lat, district, origin) in written.homes {
            homes.points.push(Wgs84::new(lon, lat));
            homes.district_of.push(district);
            let count = homes.counts.get_mut(usize::from(origin));
            *count.ok_or("origin")? += 1;
        }
        Ok(homes)
    }

    /// Which homes reach a place of this kind. Nothing when the city's lists have none.
    pub fn spread(&self, index: &Index, kind: Kind, reach_m: f64) -> Option<Spread> {
        let reached = reached(index, &self.points, kind, reach_m)?;
        let lacking = self
            .points
            .iter()
            .zip(&reached)
            .filter(|(_, reached)| !**reached);
        Some(Spread {
            gaps: lacking.map(|(point, _)| *point).collect(),
            tallies: by_district(&self.district_of, &reached, self.districts.len()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Homes;

    #[test]
    fn a_file_of_homes_is_counted_by_where_each_is_known_from() {
        let text = r#"{"version":1,"districts":["a","b"],
            "homes":[[111.88,29.6,0,0],[111.9,29.61,1,1],[111.91,29.62,1,1]]}"#;
        let homes = Homes::parse(text).unwrap();
        assert_eq!(homes.counts, [1, 2, 0]);
        assert_eq!(homes.district_of, [0, 1, 1]);
        assert!(Homes::parse(&text.replace("\"version\":1", "\"version\":2")).is_err());
        assert!(Homes::parse(&text.replace("29.6,0,0", "29.6,0,7")).is_err());
    }
}
