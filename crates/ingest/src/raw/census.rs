//! The census of 2020 by county: how many people are 60 or older.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Raw;
use crate::problem::Problem;

#[derive(Deserialize)]
struct Row {
    adcode: u32,
    population_60_plus: Option<f64>,
}

impl Raw {
    /// People of 60 and older by county code; development zones have their own codes.
    pub fn elders(&self) -> Result<BTreeMap<u32, f64>, Problem> {
        let rows: Vec<Row> = self.rows("population/county-census-2020.csv")?;
        Ok(rows
            .into_iter()
            .filter_map(|row| Some((row.adcode, row.population_60_plus?)))
            .collect())
    }
}
