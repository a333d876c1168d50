//! What a family asks once a place is found: beds, price, who is taken in, meals, a clinic,
//! grades and warnings, each with its own date where it ages by itself.
//!
//! Few lists publish any of it, so it stands apart from the facts that every place has.
//! An absent value means "not published", never zero and never "no". Deliberately not here:
//! words for people (locales) and what a place costs after subsidies (`eldercare-entitlements`).

mod beds;
mod care;
mod closed_list;
mod money;
mod provenance;
#[cfg(test)]
pub(crate) mod sample;
mod standing;

pub use beds::{BedClass, Beds};
pub use care::{Accepts, LevelSet, Meal, Meals, Medical};
pub use money::{Covers, Deposit, Per, Price};
pub use provenance::{Confirmer, Fact, Provenance, Record};
pub use standing::{Closure, Grade, Risk, RiskColour};

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::hours::{Hours, Schedule};

/// The details of one place. The numbers of the members are those of the pack and never change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
#[cbor(map)]
pub struct Details {
    /// Beds by class, with what is free and when that was true.
    #[n(0)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub beds: Vec<Beds>,
    /// Published price ranges.
    #[n(1)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub prices: Vec<Price>,
    /// Whom it takes in.
    #[n(2)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepts: Option<Accepts>,
    /// Meals that are served or brought.
    #[n(3)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meals: Option<Meals>,
    /// Its own clinic or the hospital it has a contract with.
    #[n(4)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medical: Option<Medical>,
    /// Official grade (等级评定).
    #[n(5)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Whether money paid ahead is guarded; absent where nobody published it (不明).
    #[n(6)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deposit: Option<Deposit>,
    /// Official risk colour.
    #[n(7)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// That it is closed, for a time or for good.
    #[n(8)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closure>,
    /// Facts that come from somewhere else, or are of another day, than the place as a whole
    /// ([`crate::Facility::source`], [`crate::Facility::checked`]); sorted by fact.
    #[n(9)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub provenance: Vec<Provenance>,
    /// The rows of lists that this place was made from; sorted.
    #[n(10)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub records: Vec<Record>,
    /// Opening hours as intervals, where the text in [`crate::Facility::hours`] could be read.
    #[n(11)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
}

impl Details {
    /// Whether nothing is published.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Details::default()
    }

    /// Where a fact comes from, if it is not from the source of the place as a whole.
    #[must_use]
    pub fn provenance_of(&self, fact: Fact) -> Option<&Provenance> {
        self.provenance.iter().find(|known| known.fact == fact)
    }

    /// What is published about its open time; `published` is whether the list has any text.
    #[must_use]
    pub fn hours(&self, published: bool) -> Hours<'_> {
        Hours {
            schedule: self.schedule.as_ref(),
            service: None,
            published,
            closed: self.closed.as_ref().map(Closure::days),
        }
    }

    /// The same for a service whose hours are published apart: a meal's id, or the list's word.
    #[must_use]
    pub fn service_hours(&self, service: &str) -> Option<Hours<'_>> {
        let all = &self.schedule.as_ref()?.services;
        let own = all.iter().find(|own| own.service == service)?;
        Some(Hours {
            service: Some(own),
            ..self.hours(true)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_published_is_written_as_nothing() {
        let written = serde_json::to_string(&Details::default()).unwrap();
        assert_eq!(written, "{}");
        assert!(serde_json::from_str::<Details>("{}").unwrap().is_empty());
    }

    #[test]
    fn the_published_form_reads_as_people_expect() {
        let text = r#"{
            "beds": [{"class": "nursing", "beds": 40, "free": 3, "as_of": "2025-09-01"}],
            "prices": [{"per": "month", "covers": "all-in", "from": 2800, "to": 4200}],
            "accepts": {"levels": [2, 3, 4], "special_need": true},
            "meals": {"served": ["lunch"], "eat_in": true, "delivery_m": 1500},
            "grade": {"level": 3, "date": "2024-12-01"},
            "deposit": "guarded",
            "risk": {"colour": "green", "date": "2025-01-01", "source": "letter"},
            "provenance": [{"fact": "phone", "source": "list", "as_of": "2025-09-01",
                            "confirmed_by": "worker"}]
        }"#;
        let details: Details = serde_json::from_str(text).unwrap();
        let again = serde_json::to_value(&details).unwrap();
        assert_eq!(
            again,
            serde_json::from_str::<serde_json::Value>(text).unwrap()
        );
        assert_eq!(
            details.accepts.unwrap().levels.iter().collect::<Vec<_>>(),
            [2, 3, 4]
        );
    }

    #[test]
    fn an_unknown_member_or_level_is_refused() {
        for bad in [r#"{"bed": []}"#, r#"{"accepts": {"levels": [5]}}"#] {
            assert!(serde_json::from_str::<Details>(bad).is_err(), "{bad}");
        }
    }
}
