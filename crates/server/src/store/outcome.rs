//! What is stored under a record id, and whether it is the same that comes again.

use eldercare_requests::PayloadHash;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::StoreError;

/// What became of something that was sent, with its receipt.
#[derive(Debug)]
pub(crate) enum Outcome<Receipt> {
    /// It is stored now.
    Now(Receipt),
    /// The same was stored before: its receipt, the same as ever.
    Before(Receipt),
    /// Another body is stored under this record id.
    Other,
    /// The same was stored before and deleted since.
    Erased,
    /// It is not stored: there are enough like it today.
    TooMany,
}

/// What a stored row says to somebody who sends a body with this hash; its receipt is made again
/// only when the hash is the same.
pub(super) fn compare<Receipt>(
    row: &AnyRow,
    payload_hash: &PayloadHash,
    receipt: impl FnOnce(&AnyRow) -> Result<Receipt, StoreError>,
) -> Result<Outcome<Receipt>, StoreError> {
    if row.try_get::<&str, _>("payload_hash")? != payload_hash.as_str() {
        return Ok(Outcome::Other);
    }
    receipt(row).map(Outcome::Before)
}
