//! The places of a city where people live, for the view of what is missing where.

use eldercare_places::Wgs84;
use eldercare_places::coverage::{Tally, by_district, reached, total};
use eldercare_places::{Index, Kind, KindSet, RowSet};
use serde::Deserialize;

use crate::platform::fetch::{self, LoadError};

/// The file `homes.json` of a city.
#[derive(Debug, Clone, Deserialize)]
struct Written {
    version: u8,
    districts: Vec<String>,
    /// Longitude, latitude, number of the district.
    homes: Vec<(f64, f64, u16)>,
    /// The same with the kinds that the position comes from; of one town several.
    towns: Vec<Vec<(f64, f64, u16, KindSet)>>,
}

/// A home: where it is, and the number of its district.
type Home = (Wgs84, u16);

/// The homes of a city.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Homes {
    /// The districts by number.
    pub districts: Vec<String>,
    /// Settlements that no list of places names.
    pub settlements: Vec<Home>,
    /// Towns of the lists: for each where it may be, and the kinds of the places that say so.
    towns: Vec<Vec<(Home, KindSet)>>,
}

/// The version of the file that this code reads.
const VERSION: u8 = 3;

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
        let home = |lon, lat, district| (Wgs84::new(lon, lat), district);
        let town = |middles: Vec<(f64, f64, u16, KindSet)>| {
            let middles = middles.into_iter();
            middles
                .map(|(lon, lat, district, kinds)| (home(lon, lat, district), kinds))
                .collect()
        };
        let settlements = written.homes.into_iter();
        Ok(Homes {
            districts: written.districts,
            settlements: settlements
                .map(|(lon, lat, district)| home(lon, lat, district))
                .collect(),
            towns: written.towns.into_iter().map(town).collect(),
        })
    }

    /// The towns against which this kind may be measured: each where places of other kinds say that it
    /// is, or the list would measure itself.
    pub fn towns(&self, kind: Kind) -> impl Iterator<Item = Home> {
        self.towns.iter().filter_map(move |middles| {
            let mut others = middles.iter().filter(|(_, kinds)| !kinds.contains(kind));
            others.next().map(|(home, _)| *home)
        })
    }

    /// Which homes reach a place of this kind that is not closed. Nothing when the city's lists have
    /// none, or when no home is known.
    pub fn spread(
        &self,
        index: &Index,
        kind: Kind,
        reach_m: f64,
        closed: &RowSet,
    ) -> Option<Spread> {
        let homes = self.settlements.iter().copied().chain(self.towns(kind));
        let (points, district_of): (Vec<Wgs84>, Vec<u16>) = homes.unzip();
        if points.is_empty() {
            return None;
        }
        let reached = reached(index, &points, kind, reach_m, closed)?;
        let lacking = points
            .iter()
            .zip(&reached)
            .filter(|(_, reached)| !**reached);
        Some(Spread {
            gaps: lacking.map(|(point, _)| *point).collect(),
            tallies: by_district(&district_of, &reached, self.districts.len()),
        })
    }
}

impl Spread {
    /// All districts together.
    pub fn total(&self) -> Tally {
        total(&self.tallies)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::coverage::LEAST_HOMES;
    use eldercare_places::pack::encode;
    use eldercare_places::{Facility, Points};

    #[test]
    fn a_file_of_homes_is_read_and_one_of_another_form_is_not() {
        let text = r#"{"version":3,"districts":["a","b"],"homes":[[111.88,29.6,0],[111.9,29.61,1]],
            "towns":[[[111.91,29.62,1,["station"]],[111.92,29.63,1,["day-care"]]]]}"#;
        let homes = Homes::parse(text).unwrap();
        assert_eq!(homes.settlements.len(), 2);
        let town = |kind| homes.towns(kind).next().map(|(point, _)| point.lon);
        assert_eq!(town(Kind::Canteen), Some(111.91));
        assert_eq!(town(Kind::Station), Some(111.92), "no list measures itself");
        let before = r#"{"version":2,"districts":["a"],"homes":[[111.88,29.6,0]]}"#;
        assert!(Homes::parse(before).is_err());
    }

    #[test]
    fn few_homes_are_counted_and_make_no_share() {
        let station = Facility {
            point: Some(Wgs84::new(111.9, 29.6)),
            ..Facility::new("a", Kind::Station, "a", "甲县", "list", "2025-01-01")
        };
        let index = Index::build(Points::decode(&encode(&[station]).0).unwrap());
        let spread = |count: usize| {
            let homes = Homes {
                districts: vec!["甲县".to_owned()],
                settlements: vec![(Wgs84::new(111.9, 29.6), 0); count],
                towns: vec![vec![(
                    (Wgs84::new(111.9, 29.6), 0),
                    KindSet::EMPTY.with(Kind::Station),
                )]],
            };
            homes.spread(&index, Kind::Station, 500.0, &RowSet::default())
        };
        assert_eq!(spread(0), None, "the town's place is of the kind itself");
        let few = spread(LEAST_HOMES - 1).unwrap();
        assert!(!few.total().makes_a_share() && few.total().reached == 29);
        let enough = spread(LEAST_HOMES).unwrap();
        assert!(enough.total().makes_a_share());
        assert_eq!(enough.tallies[0].percent(), Some(100));
    }
}
