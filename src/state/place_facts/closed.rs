//! That a place is closed, in one sentence.

use eldercare_places::Facility;

use super::Setting;
use super::age::{date_in_words, days_since};
use crate::i18n::t_with;

/// "2025 年 3 月 1 日起关门"; nothing where it is not closed and will not be.
pub fn closed_in_words(place: &Facility, setting: &Setting) -> Option<String> {
    let closed = place.details.closed.as_ref()?;
    let is_past = |day: &str| days_since(day, setting.today).is_some_and(|days| days > 0);
    let since = date_in_words(&closed.since);
    match &closed.until {
        Some(until) if is_past(until) => None,
        Some(until) => Some(t_with(
            "place.closed.while",
            &[("since", &since), ("until", &date_in_words(until))],
        )),
        None => Some(t_with("place.closed.since", &[("since", &since)])),
    }
}
