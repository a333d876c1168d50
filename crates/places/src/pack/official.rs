//! The official days of the region, one value for the whole pack.

use super::{
    columns::{ColumnWriter, Columns},
    error::{PackError, Problem},
};
use crate::OfficialDays;

const COLUMN: &str = "official-days";

/// Writes the days; a region of which nothing is known costs nothing.
pub fn write(writer: &mut ColumnWriter, days: &OfficialDays) {
    if *days != OfficialDays::default() {
        let _infallible = writer.column(COLUMN).encode(days).is_ok();
    }
}

/// Reads the days; a pack without them knows none.
pub fn read(columns: &Columns<'_>) -> Result<OfficialDays, PackError> {
    let Ok(mut decoder) = columns.column(COLUMN) else {
        return Ok(OfficialDays::default());
    };
    let malformed = |_| columns.refuse(COLUMN, Problem::Malformed);
    decoder.decode().map_err(malformed)
}
