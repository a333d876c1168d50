//! One word of a query.

use super::{
    alphabet::{Alphabet, Nature, UNKNOWN},
    fold::fold,
};

/// A word as it is looked for.
#[derive(Clone, Debug)]
pub struct Term {
    /// Numbers of its letters.
    pub numbers: Vec<u16>,
    /// Its letters as they are typed in pinyin; 0 for what is none of `a` to `z`.
    pub typed: Vec<u8>,
}

/// Where a word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At the beginning of a word.
    Start,
    /// Anywhere else.
    Inside,
}

impl Term {
    /// A word of a query.
    pub fn new(word: &str, alphabet: &Alphabet) -> Term {
        let typed = fold(word).filter_map(|letter| match letter {
            // Written between syllables (xi'an), and said by nobody.
            '\'' | '’' => None,
            'ü' | 'Ü' => Some(b'v'),
            'a'..='z' => u8::try_from(letter).ok(),
            _ => Some(0),
        });
        Term {
            numbers: alphabet.numbers(word),
            typed: typed.collect(),
        }
    }

    /// Whether some letter may stand for a sound.
    pub fn has_sound(&self) -> bool {
        self.typed.iter().any(|letter| *letter > 0)
    }

    /// Whether all letters do.
    pub fn is_sound(&self) -> bool {
        self.typed.iter().all(|letter| *letter > 0)
    }

    /// Whether some text may hold the word as it is.
    pub fn is_known(&self) -> bool {
        !self.numbers.contains(&UNKNOWN)
    }

    /// The best place at which the word stands in the text as it is.
    pub fn find(&self, text: &[u16], alphabet: &Alphabet) -> Option<Place> {
        let (first, _) = self.numbers.split_first()?;
        let last = text.len().checked_sub(self.numbers.len())?;
        let starts = text.get(..=last).unwrap_or_default();
        let mut found = None;
        for at in (0..)
            .zip(starts)
            .filter(|(_, letter)| *letter == first)
            .map(|(at, _)| at)
        {
            if text
                .get(at..)
                .is_some_and(|rest| rest.starts_with(&self.numbers))
            {
                if begins_word(text, at, alphabet) {
                    return Some(Place::Start);
                }
                found = Some(Place::Inside);
            }
        }
        found
    }
}

/// Whether a word begins at this place: at the beginning, and behind a mark.
pub fn begins_word(text: &[u16], at: usize, alphabet: &Alphabet) -> bool {
    at.checked_sub(1)
        .and_then(|before| text.get(before))
        .is_none_or(|before| alphabet.nature(*before) == Nature::Mark)
}
