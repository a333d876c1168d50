//! Spellings that mean the same become the same.

/// First and last of the full-width forms of ASCII (Unicode block FF00).
const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{ff01}'..='\u{ff5e}';
/// Distance from a full-width form to its ASCII character.
const TO_ASCII: u32 = 0xfee0;

/// Folds a text for comparison: full-width letters, digits and signs become ASCII, capital
/// letters small, blanks of any width disappear (lists have stray ones inside names).
/// Letters beyond ASCII keep their case: names of places in China have none.
pub fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(half_width)
        .map(|c| c.to_ascii_lowercase())
}

fn half_width(c: char) -> char {
    if FULL_WIDTH.contains(&c) {
        char::from_u32(u32::from(c) - TO_ASCII).unwrap_or(c)
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_case_and_blanks_make_no_difference() {
        let folded = |text| fold(text).collect::<String>();
        assert_eq!(folded("ＡＢＣ（１２３）"), "abc(123)");
        assert_eq!(folded("演示 养老\u{3000}站"), "演示养老站");
        assert_eq!(folded("No.7"), folded("ＮＯ．７"));
    }
}
