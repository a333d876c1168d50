//! Prices and money paid ahead.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::closed_list::closed_list;

closed_list! {
    /// What one price is paid for.
    Per {
        /// A month.
        0 Month => "month",
        /// A day.
        1 Day => "day",
        /// A meal.
        2 Meal => "meal",
        /// A visit at home.
        3 Visit => "visit",
    }
}

closed_list! {
    /// What a price covers.
    Covers {
        /// Bed, care and meals together (全包).
        0 AllIn => "all-in",
        /// The bed (床位费).
        1 Bed => "bed",
        /// Care (护理费).
        2 Care => "care",
        /// Meals (餐费).
        3 Meals => "meals",
        /// The list does not say what.
        4 Unsaid => "unsaid",
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

closed_list! {
    /// Whether money paid ahead (押金, 预付款) lies in a guarded account of a bank.
    Deposit {
        /// 受监管.
        0 Guarded => "guarded",
        /// 未受监管.
        1 Unguarded => "unguarded",
    }
}
