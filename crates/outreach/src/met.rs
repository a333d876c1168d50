//! One elder in the list of a day: who, and how far; never an answer about health.

use serde::{Deserialize, Serialize};

use crate::agreed::Agreed;
use crate::twice::IdentityMark;

/// The version that newly written entries carry.
pub const MET_VERSION: u16 = 1;

/// Somebody who was met.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Met {
    /// [`MET_VERSION`] of the build that wrote it.
    pub version: u16,
    /// Its id, made on the device.
    pub id: String,
    /// The name as it was written down.
    pub name: String,
    /// Year of birth, if it is known.
    pub born: Option<i32>,
    /// By which the identity number is known again.
    pub mark: Option<IdentityMark>,
    /// Code of the town.
    pub town: String,
    /// Code of the village.
    pub village: String,
    /// The person's id in the ledger of visits, for somebody who was due.
    pub ledger: Option<String>,
    /// How the elder agreed; nothing goes on without it.
    pub agreed: Option<Agreed>,
    /// When they were met, in seconds since 1970.
    pub at: u64,
    /// Whether the worker said that everything is done.
    pub is_done: bool,
}

/// It names a person, so a debug print shows only the id.
impl std::fmt::Debug for Met {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Met({})", self.id)
    }
}

/// How a record of somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Begun and not sent off.
    Begun,
    /// On the device, to be sent.
    Saved,
    /// Delivered; the receipt is here.
    Sent,
    /// The office's server refuses it; somebody must look.
    Attention,
}

/// How many records stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Begun and not sent off.
    pub begun: usize,
    /// To be sent.
    pub saved: usize,
    /// Delivered.
    pub sent: usize,
    /// Somebody must look.
    pub attention: usize,
}

impl Tally {
    /// Counts records.
    pub fn of(stages: impl IntoIterator<Item = Stage>) -> Tally {
        let mut tally = Tally::default();
        for stage in stages {
            let count = match stage {
                Stage::Begun => &mut tally.begun,
                Stage::Saved => &mut tally.saved,
                Stage::Sent => &mut tally.sent,
                Stage::Attention => &mut tally.attention,
            };
            *count += 1;
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            begun: self.begun + other.begun,
            saved: self.saved + other.saved,
            sent: self.sent + other.sent,
            attention: self.attention + other.attention,
        }
    }

    /// What only this device has.
    #[must_use]
    pub fn only_here(self) -> usize {
        self.begun + self.saved + self.attention
    }

    /// All of them.
    #[must_use]
    pub fn all(self) -> usize {
        self.only_here() + self.sent
    }
}

#[cfg(test)]
mod tests {
    use super::{Met, Stage, Tally};
    use proptest::prelude::*;

    /// Written by the first release with this list. It must never change.
    const V1: &str = include_str!("../fixtures/met_v1.json");

    #[test]
    fn an_entry_of_version_1_opens_for_ever() {
        let met: Met = serde_json::from_str(V1).unwrap();
        assert_eq!((met.version, met.born), (1, Some(1940)));
        assert!(met.agreed.is_some());
        let again: Met = serde_json::from_str(&serde_json::to_string(&met).unwrap()).unwrap();
        assert_eq!(again, met);
    }

    #[test]
    fn a_debug_print_shows_no_name() {
        let met: Met = serde_json::from_str(V1).unwrap();
        assert!(!format!("{met:?}").contains(&met.name));
    }

    proptest! {
        #[test]
        fn every_record_is_counted_once(kinds in proptest::collection::vec(0_usize..4, 0..50)) {
            let all = [Stage::Begun, Stage::Saved, Stage::Sent, Stage::Attention];
            let tally = Tally::of(kinds.iter().map(|kind| all[*kind]));
            prop_assert_eq!(tally.all(), kinds.len());
            prop_assert_eq!(tally.and(tally).all(), 2 * kinds.len());
            prop_assert_eq!(tally.sent, kinds.iter().filter(|kind| **kind == 2).count());
        }
    }
}
