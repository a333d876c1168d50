//! What is typed at the desk: trimmed, counted, and free of signs that could hide something.

use eldercare_requests::{plain, shows_nothing};

/// Longest note, in characters.
pub const NOTE_CHARS: usize = 1_000;
/// Longest name of a person, in characters, as in requests.
pub const NAME_CHARS: usize = 30;

/// Why a text cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// More than the field holds.
    TooLong,
    /// Control signs, or marks that turn the direction of a line.
    Characters,
}

impl TextError {
    /// The id on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::Characters => "characters",
        }
    }
}

/// One line: blanks at the ends go, blanks and line breaks inside become one blank. Nothing when it is
/// empty.
pub fn line(typed: &str, longest: usize) -> Result<Option<String>, TextError> {
    let joined = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(&joined, longest)
}

/// Several lines: line breaks inside stay.
pub fn note(typed: &str) -> Result<Option<String>, TextError> {
    checked(typed.replace("\r\n", "\n").trim(), NOTE_CHARS)
}

fn checked(text: &str, longest: usize) -> Result<Option<String>, TextError> {
    let text = plain(text).ok_or(TextError::Characters)?;
    if text.chars().count() > longest {
        return Err(TextError::TooLong);
    }
    Ok((!shows_nothing(&text)).then_some(text))
}

#[cfg(test)]
mod tests {
    use super::{TextError, line, note};

    #[test]
    fn texts_are_trimmed_counted_and_plain() {
        assert_eq!(line(" 轮椅 \n 二 ", 10), Ok(Some("轮椅 二".to_owned())));
        for nothing in [
            "\u{3000}",
            "\u{200b}",
            "\u{2060}\u{ad}",
            "\u{3164}",
            "\u{fe0f}",
        ] {
            assert_eq!(line(nothing, 10), Ok(None));
            assert_eq!(note(nothing), Ok(None));
        }
        assert_eq!(line("轮椅椅", 2), Err(TextError::TooLong));
        assert_eq!(note("a\r\nb\n"), Ok(Some("a\nb".to_owned())));
        assert_eq!(line("轮\u{200b}椅", 2), Ok(Some("轮椅".to_owned())));
        assert_eq!(note("a\u{202e}b"), Err(TextError::Characters));
        assert_eq!(note("a\u{200f}b"), Err(TextError::Characters));
        assert_eq!(note("a\u{0}b"), Err(TextError::Characters));
    }
}
