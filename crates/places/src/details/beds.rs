//! Beds by class.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::closed_list::closed_list;

closed_list! {
    /// For whom a bed is equipped, as bureaus count them.
    BedClass {
        /// 自理: for people who need no help.
        0 SelfCare => "self-care",
        /// 护理型: for people who need care.
        1 Nursing => "nursing",
        /// 认知障碍照护: for people with dementia.
        2 Dementia => "dementia",
        /// 短期托养, 喘息: for a short stay.
        3 ShortStay => "short-stay",
        /// All beds together, where a list counts free beds without their class.
        4 Any => "any",
    }
}

/// The beds of one class. A number of free beds is worth nothing without its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Beds {
    /// The class.
    #[n(0)]
    pub class: BedClass,
    /// All beds of the class.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<u32>,
    /// Free beds of the class on the day [`Beds::as_of`].
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
    /// ISO date of the numbers.
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}
