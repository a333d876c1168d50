//! Free beds are news for a week, then history.

use super::{Witness, witness::age_days};
use crate::{
    calendar::Day,
    details::{Beds, Fact},
};

/// For so many days a number of free beds is said as it is; later it "was". Beds are given away
/// from one day to the next, and lists of free beds that are kept at all are kept weekly.
pub const FREE_BEDS_DAYS: i32 = 7;

/// A number of free beds with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeBeds<'a> {
    /// How many.
    pub count: u32,
    /// ISO date on which it was true.
    pub as_of: &'a str,
    /// Whether it may be said as true now; else it "was".
    pub is_current: bool,
}

/// The free beds of a class, if they are published, with the class's own date, else the fact's,
/// else the place's.
#[must_use]
pub fn free_beds<'a>(witness: Witness<'a>, beds: &'a Beds, today: Day) -> Option<FreeBeds<'a>> {
    let count = beds.free?;
    let as_of = match &beds.as_of {
        Some(own) => own,
        None => witness.truth(Fact::Beds, today).as_of,
    };
    let is_current = age_days(as_of, today).is_some_and(|days| days <= FREE_BEDS_DAYS);
    Some(FreeBeds {
        count,
        as_of,
        is_current,
    })
}
