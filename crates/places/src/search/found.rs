//! The answer to a selection.

use super::fit::{Fit, Fits};
use crate::RowSet;

/// The rows that match a selection, and how well.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    rows: RowSet,
    /// Present when a text was looked for.
    fits: Option<Fits>,
}

impl Found {
    pub(crate) const fn new(rows: RowSet, fits: Option<Fits>) -> Found {
        Found { rows, fits }
    }

    /// The matching rows, with and without a position.
    #[must_use]
    pub const fn rows(&self) -> &RowSet {
        &self.rows
    }

    /// The matching rows alone.
    #[must_use]
    pub fn into_rows(self) -> RowSet {
        self.rows
    }

    /// How well each row fits to the text; nothing when no text was looked for.
    #[must_use]
    pub const fn fits(&self) -> Option<&Fits> {
        self.fits.as_ref()
    }

    /// Whether nothing is written or sounds like the text, so that these are only places one
    /// slip away from it. Not so when nothing matches at all.
    #[must_use]
    pub fn is_near_only(&self) -> bool {
        let Some(fits) = &self.fits else {
            return false;
        };
        let mut rows = self.rows.iter().peekable();
        rows.peek().is_some() && rows.all(|row| fits.of(row) == Some(Fit::Slip))
    }
}
