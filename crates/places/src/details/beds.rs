//! Beds by class.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// For whom a bed is equipped, as bureaus count them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum BedClass {
    /// 自理: for people who need no help.
    #[n(0)]
    SelfCare,
    /// 护理型: for people who need care.
    #[n(1)]
    Nursing,
    /// 认知障碍照护: for people with dementia.
    #[n(2)]
    Dementia,
    /// 短期托养, 喘息: for a short stay.
    #[n(3)]
    ShortStay,
    /// All beds together, where a list counts free beds without their class.
    #[n(4)]
    Any,
}

impl BedClass {
    /// Every class, in the order in which they are shown.
    pub const ALL: [BedClass; 5] = [
        BedClass::SelfCare,
        BedClass::Nursing,
        BedClass::Dementia,
        BedClass::ShortStay,
        BedClass::Any,
    ];

    /// The stable id: in published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            BedClass::SelfCare => "self-care",
            BedClass::Nursing => "nursing",
            BedClass::Dementia => "dementia",
            BedClass::ShortStay => "short-stay",
            BedClass::Any => "any",
        }
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
