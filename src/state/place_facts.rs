//! Which facts of a place are shown, and which are named as not published.

use eldercare_places::{Facility, Kind};

use crate::i18n::{find, t, t_of, t_with};

/// One fact: the key of its label, and its value in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Key of the label.
    pub key: &'static str,
    /// The value.
    pub value: String,
}

/// Every published fact, in the order in which a family asks.
pub fn facts_of(place: &Facility) -> Vec<Fact> {
    let extra: Vec<&str> = place
        .extra_kinds
        .iter()
        .map(|kind| t_of("kind", kind.id()))
        .collect();
    let tags: Vec<&str> = place
        .tags
        .iter()
        .filter_map(|tag| find(&format!("tag.{tag}")))
        .collect();
    let services: Vec<&str> = place.services.iter().map(String::as_str).collect();
    let ownership = place
        .ownership
        .map(|o| t_of("ownership", o.id()).to_owned());
    [
        ("place.address", place.address.clone()),
        ("place.district", Some(district(place))),
        ("place.phone", place.phone.clone()),
        ("place.hours", place.hours.clone()),
        ("place.ownership", ownership),
        ("place.beds", count(place.beds)),
        ("place.places", count(place.places)),
        ("place.also", joined(&extra)),
        ("place.services", joined(&services)),
        ("place.tags", joined(&tags)),
        ("place.operator", place.operator.clone()),
        ("place.opened", place.opened.clone()),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(Fact { key, value: value? }))
    .collect()
}

fn count(value: Option<u32>) -> Option<String> {
    value.map(|n| t_with("place.count", &[("count", &n.to_string())]))
}

fn joined(list: &[&str]) -> Option<String> {
    (!list.is_empty()).then(|| list.join(t("common.comma")))
}

fn district(place: &Facility) -> String {
    match &place.town {
        Some(town) => format!("{} {town}", place.district),
        None => place.district.clone(),
    }
}

/// Keys of what families ask for and the source does not publish.
pub fn missing_of(place: &Facility) -> Vec<&'static str> {
    let lives_in = place.kind == Kind::Institution;
    [
        ("place.phone", place.phone.is_none()),
        ("place.hours", place.hours.is_none() && !lives_in),
        ("place.price", true),
        ("place.beds", lives_in && place.beds.is_none()),
        ("place.beds.free", lives_in),
        ("place.address", place.address.is_none()),
    ]
    .into_iter()
    .filter_map(|(key, missing)| missing.then_some(key))
    .collect()
}
