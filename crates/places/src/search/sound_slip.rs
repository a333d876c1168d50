//! One slip in what is typed in pinyin, over the letters of whole syllables; the last one may
//! be begun only.

use super::{alphabet::Alphabet, term::Term};

/// Below five letters, another syllable is always one slip away.
const SHORTEST: usize = 5;

/// Longer words are not looked for.
const LONGEST: usize = 63;

/// A word typed in pinyin of which one slip is forgiven.
pub struct SoundSlip<'a> {
    typed: &'a [u8],
    alphabet: &'a Alphabet,
    /// By number, whether a text that matches may begin with the letter.
    opens: Vec<bool>,
}

impl<'a> SoundSlip<'a> {
    /// Prepares a word; nothing when no slip of it is forgiven.
    pub fn new(term: &'a Term, alphabet: &'a Alphabet) -> Option<SoundSlip<'a>> {
        let typed = term.typed.as_slice();
        let fits = (SHORTEST..=LONGEST).contains(&typed.len()) && term.is_sound();
        fits.then(|| SoundSlip {
            typed,
            alphabet,
            opens: (0..=u16::MAX)
                .take(alphabet.len())
                .map(|number| alphabet.readings(number).any(|s| may_open(typed, s)))
                .collect(),
        })
    }

    /// Whether some stretch of the text sounds like the word but for one slip.
    pub fn finds(&self, text: &[u16]) -> bool {
        (0..text.len()).any(|at| {
            let rest = text.get(at..).unwrap_or_default();
            let opens = rest.first().and_then(|n| self.opens.get(usize::from(*n)));
            opens.is_some_and(|opens| *opens) && self.nearly(self.typed, rest)
        })
    }

    /// Whether the sound of the text begins with the typed letters but for at most one slip.
    fn nearly(&self, typed: &[u8], text: &[u16]) -> bool {
        if typed.len() <= 1 {
            // Whatever follows: the last letter is one too many.
            return true;
        }
        let Some((letter, text)) = text.split_first() else {
            return false;
        };
        self.alphabet.readings(*letter).any(|syllable| {
            let (typed, syllable) = behind_what_is_same(typed, syllable);
            if typed.is_empty() {
                return true;
            }
            if syllable.is_empty() {
                return self.nearly(typed, text);
            }
            let (typed_after, syllable_after) = (after(typed, 1), after(syllable, 1));
            self.exactly(typed_after, syllable_after, text)
                || self.exactly(typed_after, syllable, text)
                || self.exactly(typed, syllable_after, text)
                || self.swapped(typed, syllable, text)
        })
    }

    /// Whether the rest of a syllable and then the sound of the text begin with the letters.
    fn exactly(&self, typed: &[u8], syllable: &[u8], text: &[u16]) -> bool {
        let (typed, syllable) = behind_what_is_same(typed, syllable);
        if typed.is_empty() {
            return true;
        }
        if !syllable.is_empty() {
            return false;
        }
        let Some((letter, text)) = text.split_first() else {
            return false;
        };
        self.alphabet
            .readings(*letter)
            .any(|syllable| self.exactly(typed, syllable, text))
    }

    /// The same with the next two letters in the wrong order, also over the end of a syllable.
    fn swapped(&self, typed: &[u8], syllable: &[u8], text: &[u16]) -> bool {
        match (typed, syllable) {
            ([a, b, typed @ ..], [c, d, syllable @ ..]) => {
                a == d && b == c && self.exactly(typed, syllable, text)
            }
            ([a, b, typed @ ..], [c]) if b == c => {
                let Some((letter, text)) = text.split_first() else {
                    return false;
                };
                self.alphabet.readings(*letter).any(|next| {
                    next.first() == Some(a) && self.exactly(typed, after(next, 1), text)
                })
            }
            _ => false,
        }
    }
}

/// Whether a syllable may be the first of a text that matches: it or the word is used up with
/// at most one slip.
fn may_open(typed: &[u8], syllable: &[u8]) -> bool {
    let (typed, syllable) = behind_what_is_same(typed, syllable);
    let used_up = |(typed, syllable): (&[u8], &[u8])| typed.is_empty() || syllable.is_empty();
    let fits = |typed, syllable| used_up(behind_what_is_same(typed, syllable));
    used_up((typed, syllable))
        || fits(after(typed, 1), after(syllable, 1))
        || fits(after(typed, 1), syllable)
        || fits(typed, after(syllable, 1))
        || matches!((typed, syllable), ([a, b, ..], [c, d, ..]) if a == d && b == c)
}

/// Both without the letters with which both begin.
fn behind_what_is_same<'b>(typed: &'b [u8], syllable: &'b [u8]) -> (&'b [u8], &'b [u8]) {
    let same = typed
        .iter()
        .zip(syllable)
        .take_while(|(a, b)| a == b)
        .count();
    (after(typed, same), after(syllable, same))
}

fn after(letters: &[u8], count: usize) -> &[u8] {
    letters.get(count..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::alphabet::tests::{READ, alphabet};

    /// Every way to say the text.
    fn said(text: &[char]) -> Vec<String> {
        let Some((letter, rest)) = text.split_first() else {
            return vec![String::new()];
        };
        let readings = READ.iter().find(|(read, _)| read == letter);
        let Some((_, readings)) = readings.filter(|(_, readings)| !readings.is_empty()) else {
            return vec![String::new()];
        };
        let rest = said(rest);
        let all = readings
            .iter()
            .flat_map(|first| rest.iter().map(move |rest| format!("{first}{rest}")));
        all.collect()
    }

    /// Every word that the typed one may have been meant for.
    fn meant(typed: &str) -> Vec<String> {
        let letters: Vec<char> = typed.chars().collect();
        let mut all = vec![typed.to_owned()];
        let mut push = |letters: Vec<char>| all.push(letters.into_iter().collect());
        for at in 0..letters.len() {
            let change = |change: &dyn Fn(&mut Vec<char>)| {
                let mut changed = letters.clone();
                change(&mut changed);
                changed
            };
            push(change(&|l| {
                l.remove(at);
            }));
            if at > 0 {
                push(change(&|l| l.swap(at - 1, at)));
            }
            for letter in 'a'..='z' {
                push(change(&|l| l[at] = letter));
                push(change(&|l| l.insert(at, letter)));
            }
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn it_finds_exactly_what_one_slip_can_have_meant(
            typed in "(chong|zhogn|chon|q|qing|qin|n|g|an|xi|xian){2,4}",
            text in prop::collection::vec(prop::sample::select(vec!['重', '庆', '西', '安', '先', '·']), 0..5),
        ) {
            let alphabet = alphabet();
            let term = Term::new(&typed, &alphabet);
            let spelled: String = text.iter().collect();
            let slip = SoundSlip::new(&term, &alphabet);
            prop_assert_eq!(slip.is_some(), typed.len() >= 5);
            if let Some(slip) = slip {
                let said: Vec<String> = (0..text.len()).flat_map(|at| said(&text[at..])).collect();
                let naive = meant(&typed).iter().any(|m| said.iter().any(|said| !said.is_empty() && said.starts_with(m)));
                prop_assert_eq!(slip.finds(&alphabet.numbers(&spelled)), naive, "{} in {}", typed, spelled);
            }
        }
    }
}
