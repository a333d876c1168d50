//! Reports of closed doors, as a list needs them: how many for each row.

use crate::rows::row;

/// How many reports of a closed door each place has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosedDoors {
    /// Row and number, by row.
    rows: Vec<(u32, u32)>,
}

impl ClosedDoors {
    /// The numbers by facility id, brought to the rows whose ids these are. An id that no row has is
    /// left out: the list may be newer than the report.
    #[must_use]
    pub fn of<'a, 'b>(
        ids: impl IntoIterator<Item = Option<&'a str>>,
        counts: impl IntoIterator<Item = (&'b str, u32)>,
    ) -> ClosedDoors {
        let mut counts: Vec<(&str, u32)> = counts.into_iter().collect();
        counts.sort_unstable();
        let found = |(at, id): (usize, Option<&str>)| {
            let found = counts.binary_search_by_key(&id?, |(id, _)| *id).ok()?;
            Some((row(at), counts.get(found)?.1))
        };
        ClosedDoors {
            rows: ids.into_iter().enumerate().filter_map(found).collect(),
        }
    }

    /// How many people found the place of this row closed lately.
    #[must_use]
    pub fn count(&self, row: u32) -> u32 {
        let found = self.rows.binary_search_by_key(&row, |(row, _)| *row);
        let found = found.ok().and_then(|at| self.rows.get(at));
        found.map_or(0, |(_, count)| *count)
    }

    /// Whether no place has any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_at_the_rows_of_their_places() {
        let ids = ["b", "d", "a", "c"].map(Some);
        let doors = ClosedDoors::of(ids, [("c", 2), ("gone", 9), ("a", 1)]);
        assert_eq!(
            [0, 1, 2, 3, 99].map(|row| doors.count(row)),
            [0, 0, 1, 2, 0]
        );
        assert!(ClosedDoors::of(ids, []).is_empty());
    }
}
