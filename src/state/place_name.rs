//! The name of a facility of the open city, for a sentence.

use leptos::prelude::*;

use super::city_data::use_city_data;
use super::load::Load;
use crate::i18n::t;

/// What is known of a facility's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceName {
    /// Its name.
    Known(String),
    /// The city's facts are not here (yet).
    Awaited,
    /// The city has no such facility.
    Unknown,
}

/// The name of the facility with this id; reading it here follows the loading of the facts.
pub fn find_place(id: &str) -> PlaceName {
    let data = use_city_data();
    if !matches!(data.facts.get(), Load::Ready(())) {
        return PlaceName::Awaited;
    }
    let found = data.with(|held| held.listed(held.facts.as_ref()?.row_of(id)?));
    found
        .flatten()
        .map_or(PlaceName::Unknown, |place| PlaceName::Known(place.name))
}

/// The name in a sentence; without it, "the place you looked at".
pub fn place_name(id: &str) -> String {
    match find_place(id) {
        PlaceName::Known(name) => name,
        PlaceName::Awaited | PlaceName::Unknown => t("request.that-place").to_owned(),
    }
}
