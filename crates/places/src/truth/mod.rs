//! Truth that ages: how old each fact is, who stands for it, and how far it can be relied on.
//!
//! A fact fades from fresh over ageing to old, each kind at its own pace ([`Fact`] by
//! [`Pace::of`]). From the facts that send somebody out of the house come the confidence in a
//! place, its rank in the list, and "call before you go".
//! Deliberately not here: words for people (locales), and where reports of closed doors are kept.

mod confidence;
mod doors;
mod free_beds;
mod pace;
mod rank;
#[cfg(test)]
mod tests;
mod witness;

pub use confidence::{CallFirst, Confidence, call_first, confidence, weakest};
pub use doors::ClosedDoors;
pub use free_beds::{FREE_BEDS_DAYS, FreeBeds, free_beds};
pub use pace::{Freshness, Pace};
pub use rank::{Rank, rank};
pub use witness::{Truth, Witness};

#[cfg(doc)]
use crate::details::Fact;
