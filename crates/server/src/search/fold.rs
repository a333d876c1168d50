//! Spellings that mean the same become the same: width, case, blanks, and the script.

use std::collections::HashMap;
use std::sync::LazyLock;

use hanconv::Converters;

/// Where characters with a simplified form stand: CJK Unified Ideographs with extension A and the
/// compatibility ideographs.
const WRITTEN: [std::ops::RangeInclusive<char>; 3] = [
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
];

/// The simplified form of every character that has another one: the forms of Taiwan, Hong Kong and
/// the mainland by OpenCC's character tables. Character by character, so that a text folds the same
/// whatever stands beside it.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let scripts = [Converters::TW2T, Converters::HK2T, Converters::T2S];
    let scripts = scripts.map(|script| script.new_converter());
    let simplified = |letter: char| {
        scripts.iter().fold(letter, |letter, script| {
            let converted = script.convert(letter.to_string());
            let mut letters = converted.chars();
            match (letters.next(), letters.next()) {
                (Some(one), None) => one,
                _ => letter,
            }
        })
    };
    let letters = WRITTEN.into_iter().flatten();
    letters
        .map(|letter| (letter, simplified(letter)))
        .filter(|(letter, simplified)| letter != simplified)
        .collect()
});

/// A text as it is compared.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    let table = &*SIMPLIFIED;
    eldercare_places::search::fold(text).map(|letter| table.get(&letter).copied().unwrap_or(letter))
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn scripts_widths_case_and_blanks_make_no_difference() {
        for (one, other) in [
            ("臺北市萬華區", "台北市万华区"),
            ("養老護理院", "养老护理院"),
            ("ＡＢＣ　１２", "abc12"),
            ("演示 站", "演示站"),
        ] {
            let fold = |text| folded(text).collect::<String>();
            assert_eq!(fold(one), fold(other), "{one}");
        }
    }
}
