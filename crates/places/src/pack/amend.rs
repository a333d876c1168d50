//! Facts that changed since the pack was made, put in the place of those of the file and taken
//! back again.
//!
//! Whoever reads the facts (list, filters, pages) needs to know nothing of it. Texts and details
//! are added behind those of the file; only the rows point elsewhere.

use super::facts::{Facts, TextField};
use crate::Facility;

/// What the file says of the rows that were changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amended(Vec<Original>);

#[derive(Clone, Debug, PartialEq)]
struct Original {
    row: u32,
    /// The places of its texts and of its details.
    places: [u32; 3],
    /// How many texts and details there were before it.
    entries: [usize; 3],
}

/// The texts that may change.
const TEXTS: [TextField; 2] = [TextField::Phone, TextField::Hours];

impl Facts {
    /// Shows phone, hours and details of this facility for its row. All else stays as the file says.
    pub fn amend(&mut self, row: u32, place: &Facility) {
        let rows = self.rows;
        if row as usize >= rows {
            return;
        }
        let (mut places, mut entries) = ([0; 3], [0; 3]);
        for (at, field) in TEXTS.into_iter().enumerate() {
            let Some(column) = self.texts.get_mut(field as usize) else {
                continue;
            };
            entries[at] = column.entries().count();
            places[at] = column.put(row, rows, field.of(place));
        }
        entries[2] = self.details.len();
        places[2] = self.details.put(row, rows, &place.details);
        self.amended.0.push(Original {
            row,
            places,
            entries,
        });
    }

    /// Takes back everything that was shown in the place of the file's own facts.
    pub fn take_back(&mut self) {
        let rows = self.rows;
        while let Some(original) = self.amended.0.pop() {
            for (at, field) in TEXTS.into_iter().enumerate() {
                if let Some(column) = self.texts.get_mut(field as usize) {
                    column.point(original.row, rows, original.places[at]);
                    column.cut(original.entries[at]);
                }
            }
            self.details.point(original.row, rows, original.places[2]);
            self.details.cut(original.entries[2]);
        }
    }

    /// The rows that show something else than the file says.
    pub fn amended_rows(&self) -> impl Iterator<Item = u32> {
        self.amended.0.iter().map(|original| original.row)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::details::sample::details;
    use crate::pack::{Points, encode};
    use crate::sample::facilities;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn an_amended_row_reads_as_the_facility_and_all_else_as_before(
            places in facilities(1..20), new in details(), phone: Option<bool>, at: prop::sample::Index,
        ) {
            let (points, facts) = encode(&places);
            let (points, mut facts) = (Points::decode(&points).unwrap(), Facts::decode(&facts).unwrap());
            let all = |facts: &Facts| -> Vec<_> {
                points.rows().map(|row| facts.facility(row, &points).unwrap()).collect()
            };
            let before = all(&facts);
            let mut expected = before.clone();
            // The same row twice, and another: the last one counts.
            for (index, number) in [at.index(places.len()), 0, at.index(places.len())].into_iter().zip(["1", "2", "3"]) {
                let place = &mut expected[index];
                place.phone = phone.map(|_| number.to_owned());
                place.hours = (number != "1").then(|| number.to_owned());
                place.details = new.clone();
                facts.amend(u32::try_from(index).unwrap(), &expected[index]);
            }
            prop_assert_eq!(all(&facts), expected);
            prop_assert_eq!(facts.amended_rows().count(), 3);
            facts.take_back();
            prop_assert_eq!(all(&facts), before);
            prop_assert_eq!(facts.amended_rows().count(), 0);
        }
    }

    #[test]
    fn a_row_that_does_not_exist_is_left_alone() {
        let mut facts = Facts::default();
        let mut place = Facility::new("x", crate::Kind::Station, "x", "x", "x", "2026-01-01");
        place.phone = Some("12345".to_owned());
        facts.amend(0, &place);
        assert_eq!(facts, Facts::default());
    }
}
