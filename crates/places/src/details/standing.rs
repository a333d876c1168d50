//! What authorities say of a place: its grade, its risk colour, that it is closed.
//!
//! Never a judgement of ours: each value names the day and, for a warning, the source.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::{calendar::Day, hours::ClosedDays};

/// An official grade (养老机构等级评定, GB/T 37276-2018): one to five.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Grade {
    /// 1 to 5, the higher the better.
    #[n(0)]
    pub level: u8,
    /// ISO date of the award.
    #[n(1)]
    pub date: String,
}

/// The colours of the supervision lists, mildest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum RiskColour {
    /// 绿.
    #[n(0)]
    Green,
    /// 黄.
    #[n(1)]
    Yellow,
    /// 橙.
    #[n(2)]
    Orange,
    /// 红.
    #[n(3)]
    Red,
}

impl RiskColour {
    /// The stable id: in published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            RiskColour::Green => "green",
            RiskColour::Yellow => "yellow",
            RiskColour::Orange => "orange",
            RiskColour::Red => "red",
        }
    }
}

/// A risk colour as an authority published it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Risk {
    /// The colour.
    #[n(0)]
    pub colour: RiskColour,
    /// ISO date of the list.
    #[n(1)]
    pub date: String,
    /// Id of the source in the city's `city.toml`.
    #[n(2)]
    pub source: String,
}

/// That a place is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Closure {
    /// ISO date of the first closed day.
    #[n(0)]
    pub since: String,
    /// ISO date of the last closed day; absent when it is closed for good.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl Closure {
    /// Its days. A first day that cannot be read counts as long past: the warning must not be
    /// lost.
    #[must_use]
    pub fn days(&self) -> ClosedDays {
        ClosedDays {
            first: Day::first_of(&self.since).unwrap_or_default(),
            last: self.until.as_deref().and_then(Day::last_of),
        }
    }
}
