//! One slip in what is written: a letter wrong, missing, too many, or two in the wrong order.

use super::{
    alphabet::{Alphabet, Nature},
    term::Term,
};

/// Below three letters, what is left besides a slip says too little.
const SHORTEST: usize = 3;

/// Below four letters, two that are left when one is too many are a word of their own.
const SHORTEST_WITH_ONE_TOO_MANY: usize = 4;

/// A word of which one slip is forgiven.
pub struct Slip<'a> {
    word: &'a [u16],
    alphabet: &'a Alphabet,
}

impl<'a> Slip<'a> {
    /// Prepares a word; nothing when no slip of it is forgiven. What is typed in pinyin has
    /// slips of another kind ([`super::sound_slip`]).
    pub fn new(term: &'a Term, alphabet: &'a Alphabet) -> Option<Slip<'a>> {
        let word = term.numbers.as_slice();
        (word.len() >= SHORTEST && !term.is_sound()).then_some(Slip { word, alphabet })
    }

    /// Whether some stretch of the text is at most one slip away from the word.
    pub fn finds(&self, text: &[u16]) -> bool {
        let [first, second, ..] = self.word else {
            return false;
        };
        (0..text.len()).any(|at| {
            let rest = text.get(at..).unwrap_or_default();
            // Whatever the slip, one of these three letters is in its place.
            let likely = match rest {
                [one, other, ..] => one == first || one == second || other == second,
                _ => false,
            };
            likely && self.fits(rest)
        })
    }

    /// Whether the text begins with the word but for one slip. The slip is where the two first
    /// differ: an earlier one would have to leave everything as it is.
    fn fits(&self, text: &[u16]) -> bool {
        let same = self.word.iter().zip(text).take_while(|(a, b)| a == b);
        let same = same.count();
        let text = text.get(same..).unwrap_or_default();
        let Some(word @ [typed, word_after @ ..]) = self.word.get(same..) else {
            return true;
        };
        let forgives_typed = self.forgives(*typed);
        let too_many = self.word.len() >= SHORTEST_WITH_ONE_TOO_MANY;
        if forgives_typed && too_many && text.starts_with(word_after) {
            return true;
        }
        let [meant, text_after @ ..] = text else {
            return false;
        };
        let missing = text_after.starts_with(word);
        let wrong = || text_after.starts_with(word_after) || swapped(word, text);
        self.forgives(*meant) && (missing || forgives_typed && wrong())
    }

    /// Whether this letter may be a slip: a digit never is.
    fn forgives(&self, letter: u16) -> bool {
        self.alphabet.nature(letter) != Nature::Digit
    }
}

/// Whether the text begins with the word, its first two letters in the wrong order.
fn swapped(word: &[u16], text: &[u16]) -> bool {
    match (word, text) {
        ([a, b, word @ ..], [c, d, text @ ..]) => a == d && b == c && text.starts_with(word),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pack::Letters;

    const LETTERS: [char; 5] = ['甲', '乙', '丙', '1', '·'];

    /// Every word that the typed one may have been meant for.
    fn meant(word: &[char]) -> Vec<Vec<char>> {
        let free = |letter: &&char| !letter.is_ascii_digit();
        let mut all = vec![word.to_vec()];
        for at in 0..word.len() {
            for letter in LETTERS.iter().filter(free) {
                let mut more = word.to_vec();
                more.insert(at, *letter);
                all.push(more);
                if free(&&word[at]) {
                    let mut other = word.to_vec();
                    other[at] = *letter;
                    all.push(other);
                }
            }
            if word.len() >= 4 && free(&&word[at]) {
                let mut fewer = word.to_vec();
                fewer.remove(at);
                all.push(fewer);
            }
            if at > 0 && free(&&word[at - 1]) && free(&&word[at]) {
                let mut swapped = word.to_vec();
                swapped.swap(at - 1, at);
                all.push(swapped);
            }
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn it_finds_exactly_what_one_slip_can_have_meant(
            word in prop::collection::vec(prop::sample::select(&LETTERS[..]), 3..6),
            text in prop::collection::vec(prop::sample::select(&LETTERS[..]), 0..9),
        ) {
            let mut alphabet = Alphabet::new(&Letters::default());
            for letter in LETTERS {
                alphabet.admit(letter);
            }
            let naive = meant(&word).iter().any(|meant| text.windows(meant.len()).any(|part| part == meant));
            let typed: String = word.iter().collect();
            let term = Term::new(&typed, &alphabet);
            let text: String = text.iter().collect();
            let found = Slip::new(&term, &alphabet).unwrap().finds(&alphabet.numbers(&text));
            prop_assert_eq!(found, naive, "{} in {}", typed, text);
        }
    }

    #[test]
    fn short_words_and_words_in_pinyin_have_no_slip_here() {
        let alphabet = Alphabet::new(&Letters::default());
        for word in ["日照", "huangpu"] {
            let term = Term::new(word, &alphabet);
            assert!(Slip::new(&term, &alphabet).is_none(), "{word}");
        }
    }
}
