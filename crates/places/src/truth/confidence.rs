//! How far a family can rely on finding the door open, and when to call first.

use super::{Freshness, Truth, Witness};
use crate::{
    calendar::Day,
    details::Fact,
    hours::{OpenState, Opening, Unclear},
};

/// How far the facts that send somebody out of the house can be relied on. Later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Old, or several people stood before a closed door.
    Low,
    /// Ageing, or one person did.
    Fair,
    /// Fresh and uncontested.
    High,
}

/// The confidence in a place: that of the oldest of its facts about being there at all, its
/// hours (where they are published) and its address. One report of a closed door makes it fair
/// at best, two make it low: one visitor may have come at the wrong hour, two seldom do.
///
/// Older facts and more reports never raise it.
#[must_use]
pub fn confidence(witness: Witness<'_>, today: Day, closed_reports: u32) -> Confidence {
    match (weakest(witness, today).freshness, closed_reports) {
        (Freshness::Old, _) | (_, 2..) => Confidence::Low,
        (Freshness::Ageing, _) | (_, 1) => Confidence::Fair,
        (Freshness::Fresh, 0) => Confidence::High,
    }
}

/// Of the facts that the confidence looks at the one that fades most: the least fresh, of equally
/// fresh ones the one that has gone furthest without a word.
#[must_use]
pub fn weakest(witness: Witness<'_>, today: Day) -> Truth<'_> {
    let schedule = witness
        .details
        .and_then(|details| details.schedule.as_ref());
    let hours = schedule.map(|_| witness.truth(Fact::Hours, today));
    let weaker = |one: &Truth<'_>, other: &Truth<'_>| {
        // A day that cannot be read is older than any.
        let age = |truth: &Truth<'_>| truth.age_days.unwrap_or(i32::MAX);
        (other.freshness, age(other)) > (one.freshness, age(one))
    };
    [Some(witness.truth(Fact::Address, today)), hours]
        .into_iter()
        .flatten()
        .fold(witness.truth(Fact::Open, today), |worst, truth| {
            if weaker(&worst, &truth) { truth } else { worst }
        })
}

/// Why to call before going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallFirst {
    /// People came and found it closed; how many.
    Reports(u32),
    /// What is known about it, or about its hours, is old.
    Old,
    /// Nobody can say whether it is open.
    Unclear(Unclear),
}

/// Whether to call before going, and why: the first reason of [`CallFirst`] that holds. A place
/// that is closed altogether needs no call; that is said instead.
#[must_use]
pub fn call_first(
    witness: Witness<'_>,
    opening: &Opening,
    today: Day,
    closed_reports: u32,
) -> Option<CallFirst> {
    if opening.closure {
        return None;
    }
    if closed_reports > 0 {
        return Some(CallFirst::Reports(closed_reports));
    }
    if confidence(witness, today, 0) == Confidence::Low {
        return Some(CallFirst::Old);
    }
    match opening.state {
        OpenState::Unknown(why) => Some(CallFirst::Unclear(why)),
        OpenState::Open | OpenState::Closed => None,
    }
}
