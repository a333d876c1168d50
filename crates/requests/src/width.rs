//! Full-width forms, which Chinese input methods produce for digits, letters and blanks.

/// The half-width form of a character; other characters stay as they are.
///
/// U+FF01–U+FF5E mirror U+0021–U+007E, and U+3000 is the blank (Unicode, block "Halfwidth and
/// Fullwidth Forms").
#[must_use]
pub fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}

/// Whether a character is one of the dashes that people and input methods put between digits.
#[must_use]
pub fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{fe63}'
    )
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn full_width_digits_letters_and_blanks_become_half_width() {
        let folded: String = "１３８　ａ－Ｚ张".chars().map(half_width).collect();
        assert_eq!(folded, "138 a-Z张");
    }
}
