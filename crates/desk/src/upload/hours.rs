//! Opening hours of a cell as the intervals that the text says.

use eldercare_places::Facility;

use super::RowError;
use crate::edit::Edit;
use crate::edit::sentence::intervals;

/// A change of hours with its intervals; any other change as it is.
///
/// A text that the place has already may be one that nobody can read: it changes nothing. A new one is read whole, or it
/// is not taken, because otherwise "open now" would be missing and nobody would see why.
pub(super) fn with_intervals(edit: Edit, place: &Facility) -> Result<Edit, RowError> {
    let Edit::Hours {
        text,
        schedule: None,
    } = edit
    else {
        return Ok(edit);
    };
    let is_there = place.hours.as_deref() == Some(text.as_str());
    let is_read = is_there && place.details.schedule.is_some();
    let schedule = match intervals(&text) {
        _ if is_read => None,
        None if !is_there => return Err(RowError::Hours),
        schedule => schedule,
    };
    Ok(Edit::Hours { text, schedule })
}
