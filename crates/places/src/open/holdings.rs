//! What a collection holds, as far as its description says it.

use super::checked_days;
use crate::{Bounds, Day, Wgs84};

/// Counts and spans of the places of a collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holdings {
    count: usize,
    demo: usize,
    bounds: Option<Bounds>,
    checked: Option<(Day, Day)>,
}

impl Holdings {
    /// Adds a place by its position, the date of its last check and whether it is a demonstration.
    pub fn add(&mut self, point: Option<Wgs84>, checked: &str, demo: bool) {
        self.count += 1;
        self.demo += usize::from(demo);
        if let Some(point) = point {
            let around = self
                .bounds
                .map_or(Bounds::at(point), |b| b.including(point));
            self.bounds = Some(around);
        }
        if let Some((first, last)) = checked_days(checked) {
            self.checked = Some(match self.checked {
                None => (first, last),
                Some((earliest, latest)) => (earliest.min(first), latest.max(last)),
            });
        }
    }

    /// How many places.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many of them are demonstration data.
    #[must_use]
    pub const fn demo(&self) -> usize {
        self.demo
    }

    /// The rectangle around those with a position.
    #[must_use]
    pub const fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// First and last day on which one of them was checked.
    #[must_use]
    pub const fn checked(&self) -> Option<(Day, Day)> {
        self.checked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_without_position_count_and_widen_nothing() {
        let mut holdings = Holdings::default();
        holdings.add(Some(Wgs84::new(111.5, 29.5)), "2025-09", true);
        holdings.add(None, "2023-06-12", false);
        assert_eq!((holdings.count(), holdings.demo()), (2, 1));
        assert_eq!(holdings.bounds(), Some(Bounds::at(Wgs84::new(111.5, 29.5))));
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(
            holdings.checked(),
            Some((day("2023-06-12"), day("2025-09-30")))
        );
    }
}
