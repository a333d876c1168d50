//! The order of places that are equally far.

use super::Confidence;
use crate::hours::{OpenState, Opening};

/// The rank of a place among those at the same distance; lower comes first.
///
/// Open before unknown before closed by hours before closed altogether; within each the more
/// reliable first. "Open" by facts of low confidence counts as unknown, so that age never moves a
/// place forward. Distance stays the first order of the list: see [`crate::Index::by_distance`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u8);

impl Rank {
    /// The rank as a number below 12.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The rank of a place.
#[must_use]
pub const fn rank(opening: &Opening, confidence: Confidence) -> Rank {
    let class = match (opening.closure, opening.state, confidence) {
        (true, ..) => 3,
        (_, OpenState::Closed, _) => 2,
        (_, OpenState::Open, Confidence::Fair | Confidence::High) => 0,
        (_, OpenState::Open | OpenState::Unknown(_), _) => 1,
    };
    let doubt = match confidence {
        Confidence::High => 0,
        Confidence::Fair => 1,
        Confidence::Low => 2,
    };
    Rank(class * 3 + doubt)
}
