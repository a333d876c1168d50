//! What is asked: words, filters, how many.

use eldercare_places::{Bounds, KindSet};
use thiserror::Error;

use super::fold::folded;
use super::gram::{Gram, kind, one, two};

/// Longest text, in characters.
const LETTERS: usize = 64;
/// Most words.
const WORDS: usize = 8;
/// The most places that are handed out at once.
pub const MOST: usize = 100;

/// A question.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The words, each of which must be found.
    pub(super) words: Vec<Word>,
    /// Only places of this city.
    pub city: Option<String>,
    /// Kinds of which a place is one, also by an extra kind; empty: any.
    pub kinds: KindSet,
    /// Only places inside one of these rectangles; none: anywhere.
    pub boxes: Vec<Bounds>,
    /// Most places that are handed out, at most 100.
    pub limit: usize,
}

/// Why a text cannot be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QueryError {
    /// Too many characters.
    #[error("at most 64 characters")]
    TooLong,
    /// Too many words.
    #[error("at most 8 words, with blanks between them")]
    TooManyWords,
}

/// A word as the lists that it needs: key, and how far behind the word's start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) parts: Vec<(Gram, u32)>,
}

impl Query {
    /// Everything that holds the words of a text.
    pub fn new(text: &str, limit: usize) -> Result<Self, QueryError> {
        if text.chars().count() > LETTERS {
            return Err(QueryError::TooLong);
        }
        let words: Vec<Word> = text.split_whitespace().filter_map(word).collect();
        if words.len() > WORDS {
            return Err(QueryError::TooManyWords);
        }
        Ok(Self {
            words,
            limit: limit.min(MOST),
            ..Self::default()
        })
    }
}

impl Query {
    /// The one list that holds the whole answer, if there is one: a word of one or two characters,
    /// or a kind, and nothing else but a city.
    pub(super) fn one_list(&self) -> Option<Gram> {
        let mut kinds = self.kinds.iter();
        match (self.words.as_slice(), kinds.next(), kinds.next()) {
            _ if !self.boxes.is_empty() => None,
            ([word], None, _) => match word.parts.as_slice() {
                [(gram, _)] => Some(*gram),
                _ => None,
            },
            ([], Some(only), None) => Some(kind(only.code())),
            _ => None,
        }
    }
}

/// None when nothing is left of it.
fn word(text: &str) -> Option<Word> {
    let letters: Vec<char> = folded(text).collect();
    let parts = match letters.as_slice() {
        [] => return None,
        [letter] => vec![(one(*letter), 0)],
        letters => pairs(letters),
    };
    Some(Word { parts })
}

/// Every other pair, and the last one: they touch, so nothing between them is left open.
fn pairs(letters: &[char]) -> Vec<(Gram, u32)> {
    let last = letters.len() - 2;
    let mut starts: Vec<usize> = (0..=last).step_by(2).collect();
    if starts.last() != Some(&last) {
        starts.push(last);
    }
    let pair = |start: usize| {
        let offset = u32::try_from(start).unwrap_or_default();
        (two(letters[start], letters[start + 1]), offset)
    };
    starts.into_iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_becomes_pairs_that_cover_it() {
        let parts = |text| Query::new(text, 1).unwrap().words[0].parts.clone();
        assert_eq!(parts("养"), [(one('养'), 0)]);
        assert_eq!(parts("养老"), [(two('养', '老'), 0)]);
        assert_eq!(
            parts("养老院"),
            [(two('养', '老'), 0), (two('老', '院'), 1)]
        );
        assert_eq!(
            parts("養老服務"),
            [(two('养', '老'), 0), (two('服', '务'), 2)]
        );
    }

    #[test]
    fn what_is_too_long_is_refused_and_nothing_is_no_word() {
        assert!(Query::new(&"养".repeat(65), 1).is_err());
        assert!(Query::new(&"养 ".repeat(9), 1).is_err());
        assert!(Query::new(" \u{3000} ", 1).unwrap().words.is_empty());
    }
}
