//! How much: a figure that never stands without its unit and its period.

use crate::benefit::Validity;
use crate::closed_list::closed_list;
use crate::condition::Conditions;
use crate::lists::{Class, Confidence, Period, Unit};
use crate::text::Text;

/// The number of an amount, in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So many.
    Exactly(u32),
    /// At most so many.
    UpTo(u32),
    /// The document names the benefit and no number.
    NotStated,
}

impl Figure {
    /// The number, where there is one.
    #[must_use]
    pub const fn number(self) -> Option<u32> {
        match self {
            Figure::Exactly(number) | Figure::UpTo(number) => Some(number),
            Figure::NotStated => None,
        }
    }
}

closed_list! {
    /// What an amount is counted for.
    Holds = "bearer" {
        /// One person (or one household, where the unit is one).
        Person => "person",
        /// The whole programme: how many there are for everybody.
        Programme => "programme",
    }
}

/// One amount of a benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub figure: Figure,
    /// What is counted.
    pub unit: Unit,
    /// How often.
    pub period: Period,
    /// Whether one person gets it or all together.
    pub holds: Holds,
    /// Of how many of another unit one of this is made: 1 package is 30 visits.
    pub each: Option<(u32, Unit)>,
    /// Whom it is for, among those who get the benefit; nothing means all.
    pub for_whom: Conditions,
    /// The class of the document that it is for.
    pub class: Option<Class>,
    /// What else is to be said of it.
    pub note: Option<Text>,
    /// From when until when.
    pub validity: Validity,
    /// How sure it is, where that differs from the benefit.
    pub confidence: Confidence,
}
