//! The column of details: a dictionary of whole values, since few places have any.

use super::{
    columns::{ColumnWriter, Columns},
    error::{PackError, Problem},
    planes,
    text::places,
};
use crate::{Details, Facility};

const COLUMN: &str = "details";

/// Writes the column; places without details cost nothing.
pub fn write(writer: &mut ColumnWriter, facilities: &[&Facility]) {
    let mut entries: Vec<&Details> = Vec::new();
    let mut codes = Vec::with_capacity(facilities.len());
    for facility in facilities {
        // Every entry is new: the codes are those of a dictionary without repetition.
        codes.push(u32::from(!facility.details.is_empty()));
        entries.extend((!facility.details.is_empty()).then_some(&facility.details));
    }
    let _infallible = writer
        .column(COLUMN)
        .array(2)
        .and_then(|e| e.encode(&entries))
        .and_then(|e| e.bytes(&planes::encode(&codes)))
        .is_ok();
}

/// The column in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DetailsColumn {
    entries: Vec<Details>,
    places: Vec<u32>,
}

impl DetailsColumn {
    /// Reads the column; a pack that was written before there were details has none.
    pub fn read(columns: &Columns<'_>, rows: usize) -> Result<DetailsColumn, PackError> {
        let Ok(mut decoder) = columns.column(COLUMN) else {
            return Ok(DetailsColumn::default());
        };
        let malformed = |_| columns.refuse(COLUMN, Problem::Malformed);
        decoder.array().map_err(malformed)?;
        let entries: Vec<Details> = decoder.decode().map_err(malformed)?;
        let codes = columns.planes(COLUMN, decoder.bytes().map_err(malformed)?, rows)?;
        let places =
            places(codes, entries.len()).map_err(|problem| columns.refuse(COLUMN, problem))?;
        Ok(DetailsColumn { entries, places })
    }

    /// The details of a row, if any are published.
    pub fn get(&self, row: u32) -> Option<&Details> {
        let entry = (*self.places.get(row as usize)? as usize).checked_sub(1)?;
        self.entries.get(entry)
    }
}
