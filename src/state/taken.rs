//! Whether this device took over what a paper carries. Apart from the sheet's own rooms, so that the result
//! of the self-check does not carry their code.

use super::family::chosen::own;
use crate::platform::prefs;

/// The mark: it lasts as long as what it speaks of, in every tab, and says nothing about anybody.
pub const MARK: &str = "taken";

/// Notes that a paper was taken over.
pub fn note() {
    prefs::write(&own(MARK), "1");
}

/// Whether one was.
pub fn is_taken() -> bool {
    prefs::read(&own(MARK)).is_some()
}

/// Forgets it, with what it spoke of.
pub fn forget() {
    prefs::forget(&own(MARK));
}
