//! The published values of one place in words, topic by topic.

mod care;
mod hours;
mod standing;

use eldercare_places::Facility;

use super::age::date_in_words;
use super::topic::Topic;
use super::{Setting, Value};
use crate::i18n::{find, t, t_of, t_with};
use care::{accepts, beds, meals, medical};
pub use hours::hours_lines;
use standing::{deposit, grade, prices, risk};

/// What is published about a topic; nothing when nothing is.
pub fn value_of(place: &Facility, topic: Topic, setting: &Setting) -> Option<Value> {
    let value = match topic {
        Topic::Hours => return lines(hours_lines(place)?),
        Topic::Phone => one(place.phone.clone()?),
        Topic::Address => one(place.address.clone()?),
        Topic::District => one(district(place)),
        Topic::Meals => return meals(place, setting),
        Topic::Services => one(joined(place.services.iter().map(|id| service(id)))?),
        Topic::Also => one(joined(
            place.extra_kinds.iter().map(|k| t_of("kind", k.id())),
        )?),
        Topic::Tags => one(joined(
            place.tags.iter().filter_map(|tag| tag_in_words(tag)),
        )?),
        Topic::Accepts => return accepts(place),
        Topic::Beds => return beds(place, setting),
        Topic::Places => one(count(place.places?)),
        Topic::Medical => return medical(place),
        Topic::Prices => prices(place, setting)?,
        Topic::Deposit => return deposit(place),
        Topic::Grade => grade(place, setting)?,
        Topic::Risk => risk(place.details.risk.as_ref()?, setting),
        Topic::Ownership => one(t_of("ownership", place.ownership?.id()).to_owned()),
        Topic::Operator => one(place.operator.clone()?),
        Topic::Hub => one(setting.hub.clone()?),
        Topic::Opened => one(date_in_words(place.opened.as_deref()?)),
    };
    Some(value)
}

fn one(line: String) -> Value {
    Value {
        lines: vec![line],
        note: None,
    }
}

fn lines(lines: Vec<String>) -> Option<Value> {
    (!lines.is_empty()).then_some(Value { lines, note: None })
}

fn joined<'a>(list: impl Iterator<Item = &'a str>) -> Option<String> {
    let list: Vec<&str> = list.collect();
    (!list.is_empty()).then(|| list.join(t("common.comma")))
}

fn count(count: u32) -> String {
    t_with("place.count", &[("count", &count.to_string())])
}

/// A service of the product's own list in its words, a list's own words as they are.
fn service(id: &str) -> &str {
    find(&format!("place.offers.{id}")).unwrap_or(id)
}

fn tag_in_words(tag: &str) -> Option<&'static str> {
    find(&format!("tag.{tag}"))
}

fn district(place: &Facility) -> String {
    match &place.town {
        Some(town) if *town != place.district => format!("{} {town}", place.district),
        _ => place.district.clone(),
    }
}
