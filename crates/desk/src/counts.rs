//! Monthly counts by town and service in which no small cell can be read or computed.
//!
//! A count of one to four tells something of a single person in a village, so it is hidden
//! (primary suppression). Since sums are published too, further cells are hidden until no hidden
//! one follows from what is shown (complementary suppression). That is checked exactly: the table
//! with its sums is a circulation, and a hidden value is free if and only if it lies on a cycle of
//! the residual network (Gusfield, "A graph theoretic approach to statistical data security",
//! SIAM J. Comput. 17, 1988).

use crate::counts::table::Table;

mod flow;
mod table;

/// The smallest count other than zero that is shown; the usual bound of statistical offices.
pub const SMALLEST: u32 = 5;

/// Requests behind a share of late ones, at least: a share of fewer tells of single people.
pub const SHARE_OF: u32 = 20;

/// A count that may be hidden.
pub type Cell = Option<u32>;

/// A table with sums, in the order of its towns and services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// One line for each town, one cell for each service.
    pub cells: Vec<Vec<Cell>>,
    /// The sum of each line.
    pub of_towns: Vec<Cell>,
    /// The sum of each column.
    pub of_services: Vec<Cell>,
    /// The sum of all.
    pub all: Cell,
}

/// The table as it may be shown. Lines that are shorter than the longest count as zero there.
#[must_use]
pub fn publish(counts: &[Vec<u32>]) -> Published {
    let mut table = Table::new(counts);
    table.hide_small();
    table.hide_what_follows();
    table.published()
}

/// Late ones among all, in tenths, where enough stand behind it and where neither part is small.
#[must_use]
pub fn late_tenths(late: u32, all: u32) -> Option<u8> {
    if all < SHARE_OF || late > all {
        return None;
    }
    let tenths = (u64::from(late) * 20 + u64::from(all)) / (u64::from(all) * 2);
    u8::try_from(tenths).ok()
}

#[cfg(test)]
mod tests {
    use super::{Published, late_tenths, publish};
    use proptest::prelude::*;

    #[test]
    fn large_counts_and_zeros_are_shown() {
        let shown = publish(&[vec![10, 0], vec![20, 30]]);
        assert_eq!(shown.cells, [[Some(10), Some(0)], [Some(20), Some(30)]]);
        assert_eq!(shown.of_towns, [Some(10), Some(50)]);
        assert_eq!(shown.all, Some(60));
    }

    #[test]
    fn one_small_cell_takes_others_with_it() {
        let shown = publish(&[vec![3, 10, 20], vec![30, 40, 50], vec![60, 70, 80]]);
        let hidden = shown.cells.iter().flatten().filter(|c| c.is_none()).count();
        assert!(shown.cells[0][0].is_none());
        assert!(hidden >= 4, "{shown:?}");
        assert_eq!(shown.all, Some(363));
    }

    #[test]
    fn a_city_with_one_request_shows_nothing_of_it() {
        let shown = publish(&[vec![1, 0], vec![0, 0]]);
        assert_eq!(
            (shown.cells[0][0], shown.of_towns[0], shown.all),
            (None, None, None)
        );
    }

    #[test]
    fn shares_are_rough_and_need_many() {
        assert_eq!(late_tenths(1, 19), None);
        assert_eq!(late_tenths(0, 20), Some(0));
        assert_eq!(late_tenths(1, 20), Some(1));
        assert_eq!(late_tenths(7, 20), Some(4));
        assert_eq!(late_tenths(40, 40), Some(10));
        assert_eq!(late_tenths(41, 40), None);
        assert_eq!(late_tenths(u32::MAX, u32::MAX), Some(10));
    }

    /// All tables of numbers up to `most` that look like the published one.
    fn compatible(shown: &Published, most: u32) -> Vec<Vec<u32>> {
        let (rows, columns) = (shown.cells.len(), shown.cells[0].len());
        let fixed: Vec<Option<u32>> = shown.cells.iter().flatten().copied().collect();
        let mut found = vec![Vec::new()];
        for cell in fixed {
            let choices: Vec<u32> = cell.map_or_else(|| (0..=most).collect(), |value| vec![value]);
            found = found
                .into_iter()
                .flat_map(|start: Vec<u32>| {
                    choices.clone().into_iter().map(move |value| {
                        let mut next = start.clone();
                        next.push(value);
                        next
                    })
                })
                .collect();
        }
        let fits = |known: Option<u32>, sum: u32| known.is_none_or(|value| value == sum);
        found.retain(|cells: &Vec<u32>| {
            let row = |r: usize| (0..columns).map(|c| cells[r * columns + c]).sum();
            let column = |c: usize| (0..rows).map(|r| cells[r * columns + c]).sum();
            (0..rows).all(|r| fits(shown.of_towns[r], row(r)))
                && (0..columns).all(|c| fits(shown.of_services[c], column(c)))
                && fits(shown.all, cells.iter().sum())
        });
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Against a walk through every table that looks the same: no hidden cell has one value only.
        #[test]
        fn a_hidden_cell_may_always_be_something_else(
            counts in proptest::collection::vec(proptest::collection::vec(0_u32..9, 2), 2..=3),
        ) {
            let shown = publish(&counts);
            let tables = compatible(&shown, 9);
            let real: Vec<u32> = counts.iter().flatten().copied().collect();
            prop_assert!(tables.contains(&real));
            for (at, cell) in shown.cells.iter().flatten().enumerate() {
                if cell.is_none() {
                    prop_assert!(tables.iter().any(|table| table[at] != real[at]), "{shown:?}");
                } else {
                    prop_assert_eq!(*cell, Some(real[at]));
                }
            }
        }

        #[test]
        fn no_small_count_is_shown_in_tables_of_any_size(
            counts in proptest::collection::vec(proptest::collection::vec(0_u32..40, 0..8), 0..12),
        ) {
            let shown = publish(&counts);
            let all = shown.cells.iter().flatten().chain(&shown.of_towns).chain(&shown.of_services);
            for cell in all.chain([&shown.all]).flatten() {
                prop_assert!(*cell == 0 || *cell >= 5);
            }
        }
    }
}
