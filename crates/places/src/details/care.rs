//! Whom a place takes in, what it serves, and who treats the ill.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::closed_list::closed_list;

/// The highest level of GB/T 42195-2022: 4, total loss of ability (完全失能).
const HIGHEST_LEVEL: u8 = 4;

/// A set of ability levels 0 to 4 (GB/T 42195-2022), one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
#[cbor(transparent)]
pub struct LevelSet(#[n(0)] u8);

impl LevelSet {
    /// This set with a level in it; a level that does not exist changes nothing.
    #[must_use]
    pub const fn with(self, level: u8) -> LevelSet {
        if level > HIGHEST_LEVEL {
            return self;
        }
        LevelSet(self.0 | 1 << level)
    }

    /// Whether the level is in the set.
    #[must_use]
    pub const fn contains(self, level: u8) -> bool {
        level <= HIGHEST_LEVEL && self.0 >> level & 1 == 1
    }

    /// Whether no level is in the set.
    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde's skip_serializing_if hands over a reference"
    )]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// The levels, lowest first.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..=HIGHEST_LEVEL).filter(move |level| self.contains(*level))
    }
}

/// A level that the standard does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no ability level {0}: the levels are 0 to 4")]
pub struct NoSuchLevel(u8);

impl TryFrom<Vec<u8>> for LevelSet {
    type Error = NoSuchLevel;

    fn try_from(levels: Vec<u8>) -> Result<Self, NoSuchLevel> {
        match levels.iter().find(|level| **level > HIGHEST_LEVEL) {
            Some(level) => Err(NoSuchLevel(*level)),
            None => Ok(levels.into_iter().fold(LevelSet::default(), LevelSet::with)),
        }
    }
}

impl From<LevelSet> for Vec<u8> {
    fn from(set: LevelSet) -> Self {
        set.iter().collect()
    }
}

/// Whom a place takes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Accepts {
    /// Ability levels; empty where only [`Accepts::special_need`] is published.
    #[n(0)]
    #[serde(default, skip_serializing_if = "LevelSet::is_empty")]
    #[cbor(default)]
    pub levels: LevelSet,
    /// Whether it takes in 特困 people (supported by the state).
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub special_need: Option<bool>,
}

closed_list! {
    /// A meal of the day.
    Meal {
        /// Breakfast.
        0 Breakfast => "breakfast",
        /// Lunch.
        1 Lunch => "lunch",
        /// Dinner.
        2 Dinner => "dinner",
    }
}

/// Meals for people from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Meals {
    /// Which meals, in the order of the day.
    #[n(0)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub served: Vec<Meal>,
    /// Whether one can eat there.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eat_in: Option<bool>,
    /// Whether meals are brought home; implied by a radius.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<bool>,
    /// How far meals are brought, in metres of straight line.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_m: Option<u32>,
}

/// Who treats the ill (医养结合).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Medical {
    /// Whether it has a clinic of its own (内设医疗机构).
    #[n(0)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinic: Option<bool>,
    /// The hospital or health centre it has a contract with (签约).
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contracted: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_the_levels_that_were_put_in() {
        let set = LevelSet::default().with(4).with(0).with(9);
        assert_eq!(Vec::<u8>::from(set), [0, 4]);
        assert_eq!(LevelSet::try_from(vec![0, 4]), Ok(set));
        assert_eq!(LevelSet::try_from(vec![7]), Err(NoSuchLevel(7)));
        assert!(!set.contains(9));
    }
}
