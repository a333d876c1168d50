//! The places of a city where people live, for the view of what is missing where.

use eldercare_places::Wgs84;
use eldercare_places::coverage::{LEAST_HOMES, Tally, by_district, reached};
use eldercare_places::{Index, Kind, RowSet};
use serde::Deserialize;

use crate::platform::fetch::{self, LoadError};

/// The file `homes.json` of a city.
#[derive(Debug, Clone, Deserialize)]
struct Written {
    version: u8,
    districts: Vec<String>,
    /// Longitude, latitude, number of the district.
    homes: Vec<(f64, f64, u16)>,
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
}

/// The version of the file that this code reads.
const VERSION: u8 = 2;

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
        for (lon, lat, district) in written.homes {
            homes.points.push(Wgs84::new(lon, lat));
            homes.district_of.push(district);
        }
        Ok(homes)
    }

    /// Whether so many are known that a share of them says something.
    pub fn make_a_share(&self) -> bool {
        self.points.len() >= LEAST_HOMES
    }

    /// Which homes reach a place of this kind that is not closed. Nothing when the city's lists have
    /// none, or when too few homes are known.
    pub fn spread(
        &self,
        index: &Index,
        kind: Kind,
        reach_m: f64,
        closed: &RowSet,
    ) -> Option<Spread> {
        if !self.make_a_share() {
            return None;
        }
        let reached = reached(index, &self.points, kind, reach_m, closed)?;
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
    use super::*;
    use eldercare_places::pack::encode;
    use eldercare_places::{Facility, Points};

    #[test]
    fn a_file_of_homes_is_read_and_one_of_another_form_is_not() {
        let text = r#"{"version":2,"districts":["a","b"],
            "homes":[[111.88,29.6,0],[111.9,29.61,1],[111.91,29.62,1]]}"#;
        let homes = Homes::parse(text).unwrap();
        assert_eq!(homes.points.len(), 3);
        assert_eq!(homes.district_of, [0, 1, 1]);
        let before = r#"{"version":1,"districts":["a"],"homes":[[111.88,29.6,0,1]]}"#;
        assert!(Homes::parse(before).is_err());
    }

    #[test]
    fn too_few_homes_make_no_share() {
        let station = Facility {
            point: Some(Wgs84::new(111.9, 29.6)),
            ..Facility::new("a", Kind::Station, "a", "甲县", "list", "2025-01-01")
        };
        let index = Index::build(Points::decode(&encode(&[station]).0).unwrap());
        let spread = |count: usize| {
            let homes = Homes {
                districts: vec!["甲县".to_owned()],
                points: vec![Wgs84::new(111.9, 29.6); count],
                district_of: vec![0; count],
            };
            homes.spread(&index, Kind::Station, 500.0, &RowSet::default())
        };
        assert_eq!(spread(LEAST_HOMES - 1), None);
        let tallies = spread(LEAST_HOMES).unwrap().tallies;
        assert_eq!(tallies[0].percent(), Some(100));
    }
}
