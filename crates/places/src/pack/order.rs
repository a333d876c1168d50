//! The order of the rows, the same in both files.

use super::points::micro;
use crate::{Facility, curve, grid::Projector};

/// The places in `facilities` in the order of the pack's rows: those with a position along
/// the curve, the same spot in order of id; then those without, in order of id.
#[must_use]
pub fn rows(facilities: &[Facility]) -> Vec<usize> {
    let spots = facilities.iter().map(|f| f.point.and_then(micro));
    let projector = Projector::over(spots.clone().flatten().map(|[_, lat]| lat));
    let key = |spot| curve::key(projector.project(spot));
    let mut keyed: Vec<_> = facilities
        .iter()
        .zip(spots)
        .enumerate()
        .map(|(at, (facility, spot))| {
            let id = facility.id.as_str();
            (spot.is_none(), spot.map(key), spot, id, at)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., at)| at).collect()
}
