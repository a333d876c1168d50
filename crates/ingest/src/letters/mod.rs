//! What a search must know of the letters of a city: other forms and readings.
//!
//! The large tables are here, at import. Simplified and traditional forms come from OpenCC's
//! character tables, readings from the Unihan-based list of the `pinyin` crate.

mod polyphones;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use eldercare_places::{Facility, pack::Letter, search};
use hanconv::{Converter, Converters};
use pinyin::{Pinyin, ToPinyinMulti};

/// Where characters stand that somebody may type: CJK Unified Ideographs with extension A and
/// the compatibility ideographs.
const TYPED: [std::ops::RangeInclusive<char>; 3] = [
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
];

/// The letters of everything that is searched in these places. In the order of their readings,
/// so that equal readings stand side by side.
#[must_use]
pub fn letters(places: &[Facility]) -> Vec<Letter> {
    let scripts = Scripts::new();
    let used: BTreeSet<char> = search::letters_of(places)
        .into_iter()
        .map(|letter| scripts.simplified(letter))
        .collect();
    let mut variants: BTreeMap<char, String> = BTreeMap::new();
    for letter in TYPED.into_iter().flatten() {
        let simplified = scripts.simplified(letter);
        if simplified != letter && used.contains(&simplified) {
            variants.entry(simplified).or_default().push(letter);
        }
    }
    let mut letters: Vec<Letter> = used
        .into_iter()
        .map(|letter| Letter {
            letter,
            variants: variants.remove(&letter).unwrap_or_default(),
            readings: readings(letter),
        })
        .collect();
    letters.sort_by(|a, b| (&a.readings, a.letter).cmp(&(&b.readings, b.letter)));
    letters
}

/// A character in its simplified form, by the whole table: for names that are compared and never
/// written.
#[must_use]
pub fn simplified(letter: char) -> char {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let scripts = Scripts::new();
        let all = TYPED.into_iter().flatten();
        let pairs = all.map(|letter| (letter, scripts.simplified(letter)));
        pairs.filter(|(letter, simple)| letter != simple).collect()
    });
    if letter.is_ascii() {
        return letter;
    }
    TABLE.get(&letter).copied().unwrap_or(letter)
}

/// The readings of a character without tones. What is spelled with ü is typed with v, or with
/// u by those who do not know that.
fn readings(letter: char) -> Vec<String> {
    let all = letter.to_pinyin_multi().into_iter().flatten();
    let all: Vec<&str> = all.map(Pinyin::plain).collect();
    let mut readings: Vec<String> = Vec::new();
    for plain in polyphones::in_use(letter, &all) {
        for typed in [plain.replace('ü', "v"), plain.replace('ü', "u")] {
            let is_typed = typed.bytes().all(|letter| letter.is_ascii_lowercase());
            if is_typed && !readings.contains(&typed) {
                readings.push(typed);
            }
        }
    }
    readings
}

/// The scripts of Taiwan, Hong Kong and the mainland, brought to the last.
struct Scripts([Converter; 3]);

impl Scripts {
    fn new() -> Scripts {
        let scripts = [Converters::TW2T, Converters::HK2T, Converters::T2S];
        Scripts(scripts.map(|script| script.new_converter()))
    }

    /// The simplified form of one letter.
    fn simplified(&self, letter: char) -> char {
        self.0.iter().fold(letter, |letter, script| {
            let converted = script.convert(letter.to_string());
            let mut converted = converted.chars();
            match (converted.next(), converted.next()) {
                (Some(one), None) => one,
                _ => letter,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use eldercare_places::Kind;

    use super::*;

    fn letters_in(name: &str) -> BTreeMap<char, Letter> {
        let place = Facility::new("a", Kind::Bath, name, "", "demo", "2025-01-01");
        let letters = letters(&[place]);
        letters.into_iter().map(|l| (l.letter, l)).collect()
    }

    #[test]
    fn both_scripts_of_a_text_become_the_simplified_letter() {
        let (simplified, traditional) = (letters_in("台徐汇区卫"), letters_in("臺徐匯區衛"));
        assert_eq!(simplified, traditional);
        assert!(simplified[&'台'].variants.contains('臺'));
        assert!(simplified[&'汇'].variants.contains('匯'));
        assert!(simplified[&'汇'].variants.contains('彙'));
        assert!(simplified[&'卫'].variants.contains('衞'), "as in Hong Kong");
    }

    #[test]
    fn readings_are_as_typed() {
        let letters = letters_in("重示绿a3");
        assert_eq!(letters[&'重'].readings, ["zhong", "chong"]);
        assert_eq!(letters[&'示'].readings, ["shi"]);
        assert_eq!(letters[&'绿'].readings, ["lv", "lu"]);
        assert!(letters[&'a'].readings.is_empty() && letters[&'3'].readings.is_empty());
    }
}
