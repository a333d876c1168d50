//! What a city gives to its older residents, and what of it one person is likely to get.
//!
//! A [`Catalogue`] is checked once, when it is made of its written form ([`written`]). After that
//! [`Catalogue::findings`], [`Catalogue::next_question`] and [`Catalogue::thresholds`] are total. A
//! fact that was not asked or that the person declines to tell is a value of its own; it is never a
//! "no". The answer is never more than "likely": the office decides.
//!
//! Conditions are a closed list, joined as any of all-of ([`Conditions`]). There is no expression
//! language and no age from which somebody is old: each benefit has its own. Deliberately not
//! here: texts for people other than those of the city's own file, the clock, storage, and what
//! goes to the operators of places (running costs, building, awards), which is no person's benefit.
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod age;
mod amount;
mod benefit;
mod catalogue;
mod closed_list;
mod condition;
mod evaluate;
mod lists;
mod net_cost;
mod offer;
mod person;
mod service;
mod standing;
mod text;
pub mod written;

pub use age::AgeRange;
pub use amount::{Amount, Figure, Holds};
pub use benefit::{Benefit, Cited, Office, Source, Validity};
pub use catalogue::{Catalogue, Offered};
pub use condition::{AllOf, Condition, Conditions};
pub use evaluate::{Finding, NotNow, Outcome, Threshold, Turn, When};
pub use lists::{
    BenefitKind, Class, Confidence, Income, Living, PaperId, Period, Setting, Status, Tag, Unit,
};
pub use net_cost::{Line, NetCost, Nothing, Price};
pub use offer::{Doubt, Offer, Only};
pub use person::{Area, Fact, Known, Person};
pub use service::ServiceId;
pub use standing::Standing;
pub use text::Text;
