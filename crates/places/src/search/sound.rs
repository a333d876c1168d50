//! Finding by sound: pinyin whole or begun, and initials.
//!
//! All ways to read a text at once: a set of places in the typed word, one bit each, says how
//! much of it the letters so far may have used up. Each letter of the text moves the set on:
//! by itself, by a whole reading, or by the initial of one. The last letter may be begun only.

use super::{
    alphabet::{Alphabet, UNKNOWN},
    term::{Term, begins_word},
};

/// Longer words are not looked for by sound: as many places as the set has bits.
const LONGEST: usize = 63;

/// A typed word, made ready to be compared with many texts.
pub struct Sound<'a> {
    alphabet: &'a Alphabet,
    /// The bit that says that the whole word is used up.
    end: u64,
    /// The places where a letter of the word stands, by the letter's number.
    written: Vec<u64>,
    /// By syllable, what it does.
    syllables: Vec<Syllable>,
    /// By number, whether a text that matches may begin with the letter.
    opens: Vec<bool>,
    /// Whether the word is so short that it must stand at the beginning.
    at_start: bool,
}

/// The places of a word at which a syllable fits.
#[derive(Clone, Copy, Default)]
struct Syllable {
    /// All of it.
    whole: u64,
    /// How many letters that are.
    length: u32,
    /// Its first letter.
    initial: u64,
    /// Its first two, where these are zh, ch or sh.
    double_initial: u64,
    /// So much of it as there are letters left in the word.
    begun: u64,
}

impl<'a> Sound<'a> {
    /// Prepares a word; nothing when it cannot be meant as a sound.
    pub fn new(term: &Term, alphabet: &'a Alphabet) -> Option<Sound<'a>> {
        let typed = term.typed.as_slice();
        if !term.has_sound() || typed.len() > LONGEST {
            return None;
        }
        let mut written = vec![0; alphabet.len()];
        // An apostrophe is in one list and not in the other; such a word is pinyin throughout.
        if term.numbers.len() == typed.len() {
            for (place, number) in term.numbers.iter().enumerate() {
                if let Some(places) = written.get_mut(usize::from(*number))
                    && *number != UNKNOWN
                {
                    *places |= 1 << place;
                }
            }
        }
        let syllables = alphabet.syllables().iter();
        let mut sound = Sound {
            alphabet,
            end: 1 << typed.len(),
            written,
            syllables: syllables
                .map(|s| Syllable::new(s.as_bytes(), typed))
                .collect(),
            opens: Vec::new(),
            at_start: typed.len() == 1,
        };
        sound.opens = (0..=u16::MAX)
            .take(alphabet.len())
            .map(|number| sound.step(1, number) != 0)
            .collect();
        Some(sound)
    }

    /// Whether some stretch of the text sounds like the word.
    pub fn finds(&self, text: &[u16]) -> bool {
        (0..text.len()).any(|at| {
            let rest = text.get(at..).unwrap_or_default();
            self.may_open(rest)
                && (!self.at_start || begins_word(text, at, self.alphabet))
                && self.fits(rest)
        })
    }

    fn may_open(&self, text: &[u16]) -> bool {
        text.first()
            .and_then(|number| self.opens.get(usize::from(*number)))
            .is_some_and(|opens| *opens)
    }

    /// Whether the text begins with the word.
    fn fits(&self, text: &[u16]) -> bool {
        let mut used = 1;
        for number in text {
            used = self.step(used, *number);
            if used & self.end != 0 {
                return true;
            }
            if used == 0 {
                return false;
            }
        }
        false
    }

    /// The places that are reached over one letter of the text from these places.
    fn step(&self, used: u64, number: u16) -> u64 {
        let written = self.written.get(usize::from(number)).copied();
        let mut next = (used & written.unwrap_or(0)) << 1;
        let readings = self.syllables.get(self.alphabet.reading_places(number));
        for syllable in readings.unwrap_or_default() {
            next |= (used & syllable.whole) << syllable.length
                | (used & syllable.initial) << 1
                | (used & syllable.double_initial) << 2;
            if used & syllable.begun != 0 {
                next |= self.end;
            }
        }
        next
    }
}

impl Syllable {
    fn new(syllable: &[u8], typed: &[u8]) -> Syllable {
        let double = syllable.get(..2).filter(|two| two.ends_with(b"h"));
        let mut fits = Syllable {
            length: u32::try_from(syllable.len()).unwrap_or(u32::MAX),
            ..Syllable::default()
        };
        for place in 0..typed.len() {
            let rest = typed.get(place..).unwrap_or_default();
            let bit = 1 << place;
            if rest.first() != syllable.first() {
                continue;
            }
            fits.initial |= bit;
            if rest.starts_with(syllable) {
                fits.whole |= bit;
            } else if syllable.starts_with(rest) {
                fits.begun |= bit;
            }
            if double.is_some_and(|double| rest.starts_with(double)) {
                fits.double_initial |= bit;
            }
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::alphabet::tests::{READ, alphabet};

    /// The plain way: try everything that the first letter of the text may stand for.
    fn naive(typed: &str, text: &[char]) -> bool {
        if typed.is_empty() {
            return true;
        }
        let Some((letter, text)) = text.split_first() else {
            return false;
        };
        let after = |start: &str| typed.strip_prefix(start).is_some_and(|t| naive(t, text));
        let readings = READ.iter().filter(|(read, _)| read == letter);
        after(&letter.to_string())
            || readings
                .flat_map(|(_, readings)| *readings)
                .any(|syllable| {
                    after(syllable)
                        || syllable.starts_with(typed)
                        || after(&syllable[..1])
                        || syllable.as_bytes().get(1) == Some(&b'h') && after(&syllable[..2])
                })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn it_finds_what_trying_everything_finds(
            typed in "(chong|zhong|zh|ch|c|z|qing|qi|q|n|g|an|xi|xian|庆|a){1,4}",
            text in prop::collection::vec(prop::sample::select(vec!['重', '庆', '西', '安', '先', 'a', '·']), 0..5),
        ) {
            prop_assume!(typed.chars().count() > 1);
            let alphabet = alphabet();
            let term = Term::new(&typed, &alphabet);
            let spelled: String = text.iter().collect();
            let found = Sound::new(&term, &alphabet).is_some_and(|s| s.finds(&alphabet.numbers(&spelled)));
            let naive = term.has_sound() && (0..text.len()).any(|at| naive(&typed, &text[at..]));
            prop_assert_eq!(found, naive, "{} in {}", typed, spelled);
        }
    }

    fn finds(typed: &str, text: &str) -> bool {
        let alphabet = alphabet();
        let term = Term::new(typed, &alphabet);
        Sound::new(&term, &alphabet)
            .unwrap()
            .finds(&alphabet.numbers(text))
    }

    #[test]
    fn one_letter_is_the_beginning_of_a_word() {
        assert!(finds("c", "重庆"));
        assert!(finds("q", "重·庆"));
        assert!(!finds("q", "重庆"));
    }

    #[test]
    fn an_apostrophe_parts_syllables_and_is_no_letter() {
        assert!(finds("xi'an", "西安"));
        assert!(!finds("xi'qing", "西安"));
    }
}
