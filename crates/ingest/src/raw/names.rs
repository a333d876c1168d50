//! Populated places of GeoNames.

use serde::Deserialize;

use super::Raw;
use crate::problem::Problem;

/// A populated place with its Chinese name.
#[derive(Clone, Debug, Deserialize)]
pub struct NamedPlace {
    /// Chinese name as found; may be empty, traditional or old.
    #[serde(rename = "name_zh")]
    pub name: String,
    /// Name in Latin letters.
    #[serde(rename = "name_latin")]
    pub latin: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// People, 0 when unknown.
    #[serde(default)]
    pub population: u32,
    /// The county whose polygon holds the point, if any.
    #[serde(rename = "adcode")]
    pub county: Option<u32>,
}

impl Raw {
    /// Every populated place.
    pub fn named_places(&self) -> Result<Vec<NamedPlace>, Problem> {
        self.rows("places/geonames-cn-places.csv.gz")
    }
}
