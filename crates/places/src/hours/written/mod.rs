//! Opening hours as Chinese lists write them, to a schedule.
//!
//! A text is read whole or not at all: a word that is not understood may turn the meaning around (除外, 预约). A text that
//! is not read stays a text. Only what takes lists in reads texts (the feature `written-hours`); the browser compares
//! intervals and has no reader.

pub mod chinese;
pub mod week;

/// A text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "opening hours not read at `{at}`: they stay as text, and the place is neither open nor closed"
)]
pub struct Unread {
    /// What was not understood: the rest of the text from there on, or the whole.
    pub at: String,
}

impl Unread {
    /// Not understood from here on.
    #[must_use]
    pub fn at(text: impl Into<String>) -> Unread {
        Unread { at: text.into() }
    }
}
