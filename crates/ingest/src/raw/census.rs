//! The census of 2020 by county: how many people are 60 or older.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Raw;
use crate::problem::Problem;

/// A county or development zone in the census.
#[derive(Clone, Debug)]
pub struct CensusRow {
    /// Code of 2020.
    pub code: u32,
    /// Name of 2020.
    pub name: String,
    /// People of 60 and older.
    pub elders: f64,
    /// Share of people who live in towns.
    pub urban: f64,
}

#[derive(Deserialize)]
struct Row {
    adcode: u32,
    name: String,
    urban_share: Option<f64>,
    population_60_plus: Option<f64>,
}

impl Raw {
    /// Every row with people.
    pub fn census(&self) -> Result<Vec<CensusRow>, Problem> {
        let rows: Vec<Row> = self.rows("population/county-census-2020.csv")?;
        let filled = rows.into_iter().filter_map(|row| {
            Some(CensusRow {
                code: row.adcode,
                name: row.name,
                elders: row.population_60_plus?,
                urban: row.urban_share.unwrap_or(0.5),
            })
        });
        Ok(filled.collect())
    }

    /// People of 60 and older by county code; development zones have their own codes.
    pub fn elders(&self) -> Result<BTreeMap<u32, f64>, Problem> {
        let rows = self.census()?.into_iter();
        Ok(rows.map(|row| (row.code, row.elders)).collect())
    }
}
