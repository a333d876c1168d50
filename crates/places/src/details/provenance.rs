//! Where a single fact comes from, of which day it is and who confirmed it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The facts that may be younger or older than the place as a whole.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Fact {
    /// That it is what it is: kind and services.
    #[n(0)]
    Kind,
    /// Name.
    #[n(1)]
    Name,
    /// Position on the map.
    #[n(2)]
    Position,
    /// Address.
    #[n(3)]
    Address,
    /// Phone.
    #[n(4)]
    Phone,
    /// Opening hours.
    #[n(5)]
    Hours,
    /// Ownership and operator.
    #[n(6)]
    Operator,
    /// Beds and places.
    #[n(7)]
    Beds,
    /// Prices.
    #[n(8)]
    Price,
    /// Whom it takes in.
    #[n(9)]
    Accepts,
    /// Meals.
    #[n(10)]
    Meals,
    /// Clinic or contracted hospital.
    #[n(11)]
    Medical,
    /// Official grade.
    #[n(12)]
    Grade,
    /// Guarded deposit.
    #[n(13)]
    Deposit,
    /// That it is open at all, or closed since a day.
    #[n(14)]
    Open,
}

impl Fact {
    /// Every fact, in the order of its code.
    pub const ALL: [Fact; 15] = [
        Fact::Kind,
        Fact::Name,
        Fact::Position,
        Fact::Address,
        Fact::Phone,
        Fact::Hours,
        Fact::Operator,
        Fact::Beds,
        Fact::Price,
        Fact::Accepts,
        Fact::Meals,
        Fact::Medical,
        Fact::Grade,
        Fact::Deposit,
        Fact::Open,
    ];

    /// The stable id: in published files, reports and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Fact::Kind => "kind",
            Fact::Name => "name",
            Fact::Position => "position",
            Fact::Address => "address",
            Fact::Phone => "phone",
            Fact::Hours => "hours",
            Fact::Operator => "operator",
            Fact::Beds => "beds",
            Fact::Price => "price",
            Fact::Accepts => "accepts",
            Fact::Meals => "meals",
            Fact::Medical => "medical",
            Fact::Grade => "grade",
            Fact::Deposit => "deposit",
            Fact::Open => "open",
        }
    }

    /// The fact with this id, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Fact> {
        Fact::ALL.into_iter().find(|fact| fact.id() == id)
    }
}

/// Who stands for a fact.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Confirmer {
    /// The publisher of the list.
    #[default]
    #[n(0)]
    Publisher,
    /// The place itself.
    #[n(1)]
    Operator,
    /// A worker of the bureau or an outreach worker who was there.
    #[n(2)]
    Worker,
}

impl Confirmer {
    /// The stable id: in published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Confirmer::Publisher => "publisher",
            Confirmer::Operator => "operator",
            Confirmer::Worker => "worker",
        }
    }
}

/// Where one fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Provenance {
    /// The fact.
    #[n(0)]
    pub fact: Fact,
    /// Id of the source in the city's `city.toml`.
    #[n(1)]
    pub source: String,
    /// ISO date on which the fact was true.
    #[n(2)]
    pub as_of: String,
    /// Who stands for it.
    #[n(3)]
    #[serde(default)]
    pub confirmed_by: Confirmer,
}

/// A row of a list that a place was made from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Record {
    /// Id of the source in the city's `city.toml`.
    #[n(0)]
    pub source: String,
    /// The list's own id of the row, or what stands for one.
    #[n(1)]
    pub id: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_is_found_again_by_its_id_and_written_as_it() {
        for fact in Fact::ALL {
            assert_eq!(Fact::from_id(fact.id()), Some(fact));
            let written = serde_json::to_value(fact).unwrap();
            assert_eq!(written, serde_json::Value::from(fact.id()));
        }
    }
}
