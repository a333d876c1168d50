//! One field of all rows as numbers of letters.

use super::{alphabet::Alphabet, fit::Fit, fold::fold};
use crate::rows::row;

/// The different texts of a field one behind the other, and which of them each row has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    letters: Vec<u16>,
    /// Where each text ends.
    ends: Vec<u32>,
    /// For each row the place of its text plus one; 0, or no place at all, without a text.
    places: Vec<u32>,
}

impl Field {
    /// Folds the texts of a field.
    pub fn new<'a>(
        texts: impl Iterator<Item = &'a str>,
        places: Vec<u32>,
        alphabet: &mut Alphabet,
    ) -> Field {
        let mut field = Field {
            places,
            ..Field::default()
        };
        for text in texts {
            let letters = fold(text).map(|letter| alphabet.admit(letter));
            field.letters.extend(letters);
            field.ends.push(row(field.letters.len()));
        }
        field.letters.shrink_to_fit();
        field
    }

    /// The fit of each row whose text `look` finds something in.
    pub fn fits(&self, look: impl Fn(&[u16]) -> Option<Fit>) -> impl Iterator<Item = Option<Fit>> {
        let mut start = 0;
        let found: Vec<Option<Fit>> = self
            .ends
            .iter()
            .map(|end| {
                let end = *end as usize;
                look(self.letters.get(std::mem::replace(&mut start, end)..end)?)
            })
            .collect();
        self.places.iter().map(move |place| {
            let place = (*place as usize).checked_sub(1)?;
            found.get(place).copied().flatten()
        })
    }
}
