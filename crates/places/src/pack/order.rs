//! The order of the rows, the same in both files.

use super::points::micro;
use crate::{Facility, curve, mercator};

/// The places in `facilities` in the order of the pack's rows: those with a position along
/// the curve, the same spot in order of id; then those without, in order of id.
#[must_use]
pub fn rows(facilities: &[Facility]) -> Vec<usize> {
    let mut keyed: Vec<_> = facilities
        .iter()
        .enumerate()
        .map(|(at, facility)| (sort_key(facility), at))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, at)| at).collect()
}

fn sort_key(facility: &Facility) -> (bool, u64, [i32; 2], &str) {
    let id = facility.id.as_str();
    match facility.point.and_then(micro) {
        Some(spot) => {
            let point = super::points::degrees(spot);
            (false, curve::key(mercator::project(point)), spot, id)
        }
        None => (true, 0, [0, 0], id),
    }
}
