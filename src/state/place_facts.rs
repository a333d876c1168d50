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
    let fact = |key, value: Option<String>| value.map(|value| Fact { key, value });
    let count =
        |value: Option<u32>| value.map(|n| t_with("place.count", &[("count", &n.to_string())]));
    let joined = |list: &[&str]| (!list.is_empty()).then(|| list.join(t("common.comma")));
    [
        fact("place.address", place.address.clone()),
        fact("place.district", Some(district(place))),
        fact("place.phone", place.phone.clone()),
        fact("place.hours", place.hours.clone()),
        fact(
            "place.ownership",
            place
                .ownership
                .map(|o| t_of("ownership", o.id()).to_owned()),
        ),
        fact("place.beds", count(place.beds)),
        fact("place.places", count(place.places)),
        fact("place.also", joined(&extra)),
        fact(
            "place.services",
            joined(
                &place
                    .services
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>(),
            ),
        ),
        fact("place.tags", joined(&tags)),
        fact("place.operator", place.operator.clone()),
        fact("place.opened", place.opened.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
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
