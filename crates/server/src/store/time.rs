//! Points in time as they are stored: seconds since 1970 in UTC.

use eldercare_requests::Moment;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::StoreError;

/// A point in time as it is stored.
pub(crate) fn seconds(moment: Moment) -> i64 {
    i64::try_from(moment.0).unwrap_or(i64::MAX)
}

/// A point in time from a stored row.
pub(crate) fn moment(row: &AnyRow, column: &'static str) -> Result<Moment, StoreError> {
    read(row.try_get(column)?, column)
}

/// A point in time that may be missing.
pub(crate) fn moment_if_any(
    row: &AnyRow,
    column: &'static str,
) -> Result<Option<Moment>, StoreError> {
    let stored: Option<i64> = row.try_get(column)?;
    stored.map(|stored| read(stored, column)).transpose()
}

fn read(stored: i64, column: &'static str) -> Result<Moment, StoreError> {
    u64::try_from(stored)
        .map(Moment)
        .map_err(|_| StoreError::Unreadable(column))
}
