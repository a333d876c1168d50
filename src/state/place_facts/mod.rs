//! Which facts of a place are shown, where each comes from, and what is named as not published.
//!
//! One list for the page of a place, for the comparison and for the list of what can be reported
//! as wrong. Deliberately not here: how it looks.

pub mod age;
mod closed;
mod opening;
mod origin;
mod topic;
mod values;

use eldercare_places::truth::Freshness;
use eldercare_places::{City, Day, Facility};
use leptos::prelude::GetUntracked;

pub use closed::closed_in_words;
pub use opening::{old_hours, opening_of, why_unclear};
pub use origin::{Origin, closed_by_desk};
pub use topic::{Group, Topic};
pub use values::hours_lines;

use crate::i18n::t;
use crate::state::now::use_now;
use crate::state::prefs::use_prefs;
use origin::origin_of;
use topic::is_asked_for;
use values::value_of;

/// What a value depends on besides the place itself.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Today on this device.
    pub today: Day,
    /// Name of the place it belongs to, where it belongs to one.
    pub hub: Option<String>,
    /// What distances are counted from, and how many metres away the place is.
    pub origin: Option<(String, f64)>,
    /// Key of the text that names an amount of the city's money.
    pub currency: &'static str,
    sources: Vec<(String, String)>,
}

impl Setting {
    /// The setting of places of a city, in the language of the page.
    pub fn of(city: Option<&City>) -> Setting {
        let language = use_prefs().language.get_untracked().tag();
        let sources = city.map(|city| {
            let named = |source: &eldercare_places::city::Source| {
                (source.id.clone(), source.title.get(language).to_owned())
            };
            city.sources.iter().map(named).collect()
        });
        Setting {
            today: use_now().minute_untracked().day(),
            hub: None,
            origin: None,
            currency: match city {
                Some(city) if city.id.starts_with("71") => "money.twd",
                _ => "money.cny",
            },
            sources: sources.unwrap_or_default(),
        }
    }

    /// The title of a source of the city.
    pub fn source_title(&self, id: &str) -> Option<String> {
        let found = self.sources.iter().find(|(known, _)| known == id);
        found.map(|(_, title)| title.clone())
    }
}

/// A published value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// One statement each.
    pub lines: Vec<String>,
    /// What to do with it, or where a warning comes from.
    pub note: Option<String>,
}

/// One fact of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it answers.
    pub topic: Topic,
    /// The answer.
    pub value: Value,
    /// Where it comes from; none where the value says so itself.
    pub origin: Option<Origin>,
}

impl Fact {
    /// Whether it is too old to rely on.
    pub fn is_old(&self) -> bool {
        let freshness = self.origin.as_ref().map(|origin| origin.freshness);
        freshness == Some(Freshness::Old)
    }

    /// Whether it is too old to go there without a call. A grade whose time is over fades, but it
    /// sends nobody to a closed door.
    pub fn wants_call(&self) -> bool {
        self.is_old() && self.topic != Topic::Grade
    }

    /// Its day, where it is no longer fresh and of another day than the place as a whole.
    pub fn own_day(&self, place: &Facility) -> Option<&str> {
        let origin = self.origin.as_ref()?;
        let is_said = origin.freshness > Freshness::Fresh && origin.as_of != place.checked;
        is_said.then_some(origin.as_of.as_str())
    }
}

/// The style of a fact's age: of one that is only ageing it is said quietly.
pub fn age_class(fact: &Fact) -> &'static str {
    if fact.is_old() {
        "fact-age"
    } else {
        "fact-note"
    }
}

/// Whether facts of the place's own day are too old to rely on; that is said once, not at each.
pub fn has_old_facts(place: &Facility, facts: &[Fact]) -> bool {
    facts
        .iter()
        .any(|fact| fact.is_old() && fact.own_day(place).is_none())
}

/// Every published fact, in the order in which a family asks.
pub fn facts_of(place: &Facility, setting: &Setting) -> Vec<Fact> {
    let fact = |topic| {
        Some(Fact {
            topic,
            value: value_of(place, topic, setting)?,
            origin: origin_of(place, topic, setting.today).filter(|_| is_known(place, topic)),
        })
    };
    Topic::ALL.into_iter().filter_map(fact).collect()
}

/// False for what is said to be unknown: nothing has no age.
fn is_known(place: &Facility, topic: Topic) -> bool {
    topic != Topic::Deposit || place.details.deposit.is_some()
}

/// Names of what families ask for and the source does not publish, for one line.
pub fn missing_of(place: &Facility, facts: &[Fact]) -> Vec<&'static str> {
    let is_known = |topic| facts.iter().any(|fact| fact.topic == topic);
    let mut missing: Vec<&str> = Topic::ALL
        .into_iter()
        .filter(|topic| is_asked_for(*topic, place.kind) && !is_known(*topic))
        .map(|topic| t(topic.label()))
        .collect();
    let counts_beds = is_asked_for(Topic::Beds, place.kind);
    if counts_beds && place.details.beds.iter().all(|beds| beds.free.is_none()) {
        missing.push(t("place.beds.free"));
    }
    missing
}
