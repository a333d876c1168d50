//! Free text that people type: trimmed, counted, and free of characters that could hide something.

use crate::field::ErrorCode;
use crate::visible::shows_nothing;
use crate::width::half_width;

/// Longest form of address of the elder, in characters.
pub const NAME_CHARS: usize = 30;
/// Longest door number or description of the door, in characters.
pub const DOOR_CHARS: usize = 60;
/// Longest note, in characters. An application with every box ticked goes along as one, in the longest of
/// our languages, too (held by the checks of texts).
pub const NOTE_CHARS: usize = 400;

/// A single line: blanks at the ends go, blanks inside become one, line breaks become blanks.
pub(crate) fn single_line(typed: &str, longest: usize) -> Result<Option<String>, ErrorCode> {
    let joined = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(&joined, longest)
}

/// Several lines: blanks at the ends of the whole go, line breaks inside stay.
pub(crate) fn several_lines(typed: &str, longest: usize) -> Result<Option<String>, ErrorCode> {
    checked(typed.replace("\r\n", "\n").trim(), longest)
}

/// An id or code as chosen from a list: trimmed and in half width.
pub(crate) fn chosen(typed: Option<&String>) -> Option<String> {
    let folded: String = typed?.trim().chars().map(half_width).collect();
    (!folded.is_empty()).then_some(folded)
}

/// Nothing when the text shows nothing; an error when it is too long or holds hidden characters.
fn checked(text: &str, longest: usize) -> Result<Option<String>, ErrorCode> {
    let text = plain(text).ok_or(ErrorCode::Characters)?;
    if text.chars().count() > longest {
        return Err(ErrorCode::TooLong);
    }
    Ok((!shows_nothing(&text)).then_some(text))
}

/// A text as everybody sees it: signs that copying brings along are gone. Nothing where it holds what could make a clerk
/// read something else than is stored.
#[must_use]
pub fn plain(text: &str) -> Option<String> {
    let text = text.replace(is_widthless, "");
    (!text.chars().any(is_hidden)).then_some(text)
}

/// Signs of no width that copying brings along and nobody sees, tags among them; they say nothing and go. What joins
/// emoji stays.
fn is_widthless(character: char) -> bool {
    matches!(
        character,
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Control characters other than line break and tab, marks that turn the direction of text (Unicode Standard
/// Annex 9), and those that put notes between the lines: they could make a clerk read something else than is stored.
fn is_hidden(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\t');
    let turns = matches!(
        character,
        '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    let between_lines = matches!(character, '\u{fff9}'..='\u{fffb}');
    control || turns || between_lines
}

#[cfg(test)]
mod tests {
    use super::{several_lines, single_line};
    use crate::field::ErrorCode;

    #[test]
    fn a_single_line_has_no_blanks_at_its_ends_and_one_inside() {
        assert_eq!(
            single_line("  演示　奶奶\n ", 30),
            Ok(Some("演示 奶奶".to_owned()))
        );
        assert_eq!(single_line(" \u{3000} ", 30), Ok(None));
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(single_line(&"演".repeat(30), 30), Ok(Some("演".repeat(30))));
        assert_eq!(single_line(&"演".repeat(31), 30), Err(ErrorCode::TooLong));
    }

    #[test]
    fn hidden_characters_are_refused_and_line_breaks_in_a_note_are_kept() {
        for hidden in ['\u{202e}', '\u{200f}', '\u{61c}', '\u{fffa}'] {
            let typed = format!("演{hidden}示");
            assert_eq!(
                single_line(&typed, 30),
                Err(ErrorCode::Characters),
                "{hidden:?}"
            );
        }
        assert_eq!(several_lines("演\u{0}示", 200), Err(ErrorCode::Characters));
        assert_eq!(
            several_lines("一\r\n二\n", 200),
            Ok(Some("一\n二".to_owned()))
        );
    }

    #[test]
    fn signs_without_width_that_came_along_with_a_copy_go() {
        for sign in ['\u{200b}', '\u{2060}', '\u{feff}', '\u{e0031}'] {
            let typed = format!("{sign}演{sign}示");
            assert_eq!(
                single_line(&typed, 2),
                Ok(Some("演示".to_owned())),
                "{sign:?}"
            );
        }
        assert_eq!(single_line("\u{200b}", 30), Ok(None));
    }
}
