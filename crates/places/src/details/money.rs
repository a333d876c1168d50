//! Prices and money paid ahead.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What one price is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Per {
    /// A month.
    #[n(0)]
    Month,
    /// A day.
    #[n(1)]
    Day,
    /// A meal.
    #[n(2)]
    Meal,
    /// A visit at home.
    #[n(3)]
    Visit,
}

impl Per {
    /// The stable id: in published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Per::Month => "month",
            Per::Day => "day",
            Per::Meal => "meal",
            Per::Visit => "visit",
        }
    }
}

/// What a price covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Covers {
    /// Bed, care and meals together (全包).
    #[n(0)]
    AllIn,
    /// The bed (床位费).
    #[n(1)]
    Bed,
    /// Care (护理费).
    #[n(2)]
    Care,
    /// Meals (餐费).
    #[n(3)]
    Meals,
}

impl Covers {
    /// The stable id: in published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Covers::AllIn => "all-in",
            Covers::Bed => "bed",
            Covers::Care => "care",
            Covers::Meals => "meals",
        }
    }
}

/// A price range in whole units of the city's currency (yuan; in Taipei New Taiwan dollars).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Price {
    /// What it is paid for.
    #[n(0)]
    pub per: Per,
    /// What it covers.
    #[n(1)]
    pub covers: Covers,
    /// The lowest price.
    #[n(2)]
    pub from: u32,
    /// The highest price; absent when there is one price.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

/// Whether money paid ahead (押金, 预付款) lies in a guarded account of a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Deposit {
    /// 受监管.
    #[n(0)]
    Guarded,
    /// 未受监管.
    #[n(1)]
    Unguarded,
}

impl Deposit {
    /// The stable id: in published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Deposit::Guarded => "guarded",
            Deposit::Unguarded => "unguarded",
        }
    }
}
