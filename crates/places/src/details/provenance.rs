//! Where a single fact comes from, of which day it is and who confirmed it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::closed_list::closed_list;

closed_list! {
    /// The facts that may be younger or older than the place as a whole.
    Fact {
        /// That it is what it is: kind and services.
        0 Kind => "kind",
        /// Name.
        1 Name => "name",
        /// Position on the map.
        2 Position => "position",
        /// Address.
        3 Address => "address",
        /// Phone.
        4 Phone => "phone",
        /// Opening hours.
        5 Hours => "hours",
        /// Ownership and operator.
        6 Operator => "operator",
        /// Beds and places.
        7 Beds => "beds",
        /// Prices.
        8 Price => "price",
        /// Whom it takes in.
        9 Accepts => "accepts",
        /// Meals.
        10 Meals => "meals",
        /// Clinic or contracted hospital.
        11 Medical => "medical",
        /// Official grade.
        12 Grade => "grade",
        /// Guarded deposit.
        13 Deposit => "deposit",
        /// That it is open at all, or closed since a day.
        14 Open => "open",
    }
}

closed_list! {
    /// Who stands for a fact.
    #[derive(Default)]
    Confirmer {
        /// The publisher of the list.
        #[default]
        0 Publisher => "publisher",
        /// The place itself.
        1 Operator => "operator",
        /// A worker of the bureau or an outreach worker who was there.
        2 Worker => "worker",
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
