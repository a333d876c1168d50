//! The letters of a city's texts as numbers.

use super::fold::fold;
use crate::pack::Letters;

/// The number that no letter has. In a query it stands for a letter that no text has.
pub const UNKNOWN: u16 = 0;

/// Code points that are looked up directly: the basic plane, which holds all but a few letters.
const PLANE: usize = 1 << 16;

/// What a letter is, as far as the search cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A letter or a character.
    Letter,
    /// A digit: one digit for another is another house, never a slip.
    Digit,
    /// Everything else: what follows it begins a word.
    Mark,
}

/// Numbers, natures and readings of letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Alphabet {
    /// By code point.
    plane: Vec<u16>,
    /// Beyond the plane.
    rare: Vec<(char, u16)>,
    /// By number.
    natures: Vec<Nature>,
    /// By number: where its readings stand among the syllables.
    readings: Vec<(u16, u16)>,
    syllables: Vec<String>,
}

impl Alphabet {
    /// The letters that came with the pack.
    pub fn new(letters: &Letters) -> Alphabet {
        let mut starts = Vec::with_capacity(letters.readings().len());
        let mut syllables = Vec::new();
        for readings in letters.readings() {
            let start = number(syllables.len());
            syllables.extend(readings.iter().cloned());
            starts.push((start, number(syllables.len())));
        }
        let mut alphabet = Alphabet {
            plane: vec![UNKNOWN; PLANE],
            rare: Vec::new(),
            natures: vec![Nature::Mark],
            readings: vec![(0, 0)],
            syllables,
        };
        for (letter, variants, readings) in letters.iter() {
            let number = alphabet.admit(letter);
            let own = readings.and_then(|at| starts.get(at as usize));
            if let (Some(slot), Some(own)) = (alphabet.readings.get_mut(usize::from(number)), own) {
                *slot = *own;
            }
            for variant in variants.chars() {
                alphabet.set(variant, number);
            }
        }
        alphabet
    }

    /// How many numbers there are, the unknown one included.
    pub fn len(&self) -> usize {
        self.natures.len()
    }

    /// The number of a folded letter.
    pub fn number(&self, letter: char) -> u16 {
        match self.plane.get(letter as usize) {
            Some(number) => *number,
            None => self
                .rare
                .iter()
                .find(|(rare, _)| *rare == letter)
                .map_or(UNKNOWN, |(_, number)| *number),
        }
    }

    /// The same; a letter that is not known yet gets a number.
    pub fn admit(&mut self, letter: char) -> u16 {
        let known = self.number(letter);
        if known != UNKNOWN {
            return known;
        }
        let number = number(self.len());
        self.natures.push(nature(letter));
        self.readings.push((0, 0));
        self.set(letter, number);
        number
    }

    fn set(&mut self, letter: char, number: u16) {
        match self.plane.get_mut(letter as usize) {
            Some(slot) => *slot = number,
            None => self.rare.push((letter, number)),
        }
    }

    /// The folded text as numbers.
    pub fn numbers(&self, text: &str) -> Vec<u16> {
        fold(text).map(|letter| self.number(letter)).collect()
    }

    /// What a letter is.
    pub fn nature(&self, number: u16) -> Nature {
        self.natures
            .get(usize::from(number))
            .copied()
            .unwrap_or(Nature::Letter)
    }

    /// All syllables, those of a letter's readings side by side.
    pub fn syllables(&self) -> &[String] {
        &self.syllables
    }

    /// Where the readings of a letter stand among [`Alphabet::syllables`].
    pub fn reading_places(&self, number: u16) -> std::ops::Range<usize> {
        let (start, end) = self
            .readings
            .get(usize::from(number))
            .copied()
            .unwrap_or_default();
        usize::from(start)..usize::from(end)
    }

    /// The readings of a letter.
    pub fn readings(&self, number: u16) -> impl Iterator<Item = &[u8]> {
        let readings = self.syllables.get(self.reading_places(number));
        readings.unwrap_or_default().iter().map(String::as_bytes)
    }
}

/// A number of a letter. No city uses more letters than sixteen bits count: all of Unicode has
/// little more. One that did would find less, and nothing wrong.
fn number(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(UNKNOWN)
}

fn nature(letter: char) -> Nature {
    if letter.is_ascii_digit() {
        Nature::Digit
    } else if letter.is_alphanumeric() {
        Nature::Letter
    } else {
        Nature::Mark
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::{
        Facts,
        pack::{CityWide, Letter, encode_with},
    };

    /// Letters and their readings for the tests of the search.
    pub const READ: [(char, &[&str]); 6] = [
        ('重', &["zhong", "chong"]),
        ('庆', &["qing"]),
        ('西', &["xi"]),
        ('安', &["an"]),
        ('先', &["xian"]),
        ('·', &[]),
    ];

    /// An alphabet of these letters, one of which has another form.
    pub fn alphabet() -> Alphabet {
        let letters = READ.map(|(letter, readings)| Letter {
            letter,
            variants: if letter == '庆' { "慶" } else { "" }.to_owned(),
            readings: readings.iter().map(|&r| r.to_owned()).collect(),
        });
        let city = CityWide {
            letters: letters.to_vec(),
            ..CityWide::default()
        };
        let (_, facts) = encode_with(&[], &city);
        let mut alphabet = Alphabet::new(Facts::decode(&facts).unwrap().letters());
        alphabet.admit('a');
        alphabet
    }

    #[test]
    fn another_form_of_a_letter_has_its_number() {
        let mut alphabet = alphabet();
        assert_eq!(alphabet.numbers("重庆"), alphabet.numbers("重 慶"));
        assert_eq!(alphabet.number('渝'), UNKNOWN);
        let (plain, rare) = (alphabet.admit('渝'), alphabet.admit('𠮷'));
        assert_eq!(alphabet.numbers("𠮷渝"), [rare, plain]);
        assert_eq!(alphabet.readings(plain).count(), 0);
        let readings: Vec<&[u8]> = alphabet.readings(alphabet.number('重')).collect();
        assert_eq!(readings, [b"zhong", b"chong"]);
    }
}
