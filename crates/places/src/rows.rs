//! Row numbers and sets of rows.

use std::ops::Range;

/// A place in a list as a row number. A city has fewer rows than 32 bits can count: a pack
/// with more would not fit into the memory of any machine that decodes it.
#[allow(clippy::cast_possible_truncation, reason = "see above")]
#[must_use]
pub(crate) const fn row(place: usize) -> u32 {
    place as u32
}

/// How many of a long list are worked on in one call.
pub(crate) const STRETCH: usize = 1024;

/// Works through a long list of this length, one stretch after the other.
///
/// A browser first translates WebAssembly quickly and poorly, and takes its better translation of a
/// function only at the next call: a loop over everything in one call would run to its end as it
/// began. That is half of the time in which an index is built for the first time. The call has to
/// be one that no compiler takes away.
#[inline(never)]
pub(crate) fn in_stretches(length: usize, work: &mut dyn FnMut(Range<usize>)) {
    for start in (0..length).step_by(STRETCH) {
        work(start..length.min(start + STRETCH));
    }
}

/// A set of rows as one bit for each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    words: Vec<u64>,
    rows: usize,
}

impl RowSet {
    /// The rows below `rows` for which `holds` is true.
    #[must_use]
    pub fn of(rows: usize, mut holds: impl FnMut(u32) -> bool) -> RowSet {
        let word = |first: usize| {
            let last = rows.min(first + 64);
            (first..last).fold(0_u64, |word, at| {
                word | u64::from(holds(row(at))) << (at - first)
            })
        };
        RowSet {
            words: (0..rows).step_by(64).map(word).collect(),
            rows,
        }
    }

    /// All rows of so many.
    #[must_use]
    pub fn all(rows: usize) -> RowSet {
        let mut words = vec![u64::MAX; rows.div_ceil(64)];
        let over = rows % 64;
        if let (Some(last), 1..) = (words.last_mut(), over) {
            *last = (1 << over) - 1;
        }
        RowSet { words, rows }
    }

    /// Whether every row is in the set.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.count() == self.rows
    }

    /// These rows of so many.
    #[must_use]
    pub fn from_rows(rows: usize, members: impl IntoIterator<Item = u32>) -> RowSet {
        let mut set = RowSet::of(rows, |_| false);
        for row in members {
            set.insert(row);
        }
        set
    }

    /// Puts a row into the set; a row that does not exist is left out.
    pub fn insert(&mut self, row: u32) {
        if (row as usize) < self.rows
            && let Some(word) = self.words.get_mut(row as usize / 64)
        {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether the row is in the set.
    #[must_use]
    pub fn contains(&self, row: u32) -> bool {
        self.words
            .get(row as usize / 64)
            .is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// How many rows are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// How many rows there are, in the set or not.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The rows of the set in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..row(self.rows)).filter(|row| self.contains(*row))
    }

    /// Takes out the rows for which `holds` is false.
    pub fn retain(&mut self, mut holds: impl FnMut(u32) -> bool) {
        let kept = RowSet::of(self.rows, |row| self.contains(row) && holds(row));
        *self = kept;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_set_holds_exactly_the_rows_it_was_made_of(members in prop::collection::vec(any::<bool>(), 0..200)) {
            let set = RowSet::of(members.len(), |row| members[row as usize]);
            let naive: Vec<u32> = (0..row(members.len())).filter(|r| members[*r as usize]).collect();
            prop_assert_eq!(set.count(), naive.len());
            prop_assert_eq!(&set.iter().collect::<Vec<_>>(), &naive);
            prop_assert!(!set.contains(row(members.len())));
            prop_assert_eq!(set.is_all(), naive.len() == members.len());
            prop_assert_eq!(RowSet::from_rows(members.len(), naive), set);
            prop_assert_eq!(RowSet::all(members.len()), RowSet::of(members.len(), |_| true));
        }
    }
}
