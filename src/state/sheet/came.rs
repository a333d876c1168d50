//! The sealed draft that came with the address of the page: in memory, until it is taken over.

use std::cell::RefCell;

use eldercare_handover::{Envelope, EnvelopeError};

use crate::platform::handed;

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// Nothing: the page was opened by itself, or loaded again.
    Nothing,
    /// A part of it is missing or changed.
    Damaged,
    /// A later release of this site printed it.
    Newer,
    /// A draft that waits for its code.
    Sealed(Envelope),
}

thread_local! {
    /// Kept here so that a change of language, which makes the page anew, does not lose it.
    static CAME: RefCell<Came> = const { RefCell::new(Came::Nothing) };
}

/// What came last.
pub fn came() -> Came {
    if let Some(text) = handed::take() {
        CAME.set(read(&text));
    }
    CAME.with_borrow(Clone::clone)
}

/// Lets go of it.
pub fn forget() {
    CAME.set(Came::Nothing);
}

fn read(text: &str) -> Came {
    // Some scanners and messengers add words of their own behind an address.
    let ours = |sign: &char| *sign != '&' && !sign.is_whitespace();
    let text: String = text.chars().take_while(ours).collect();
    match Envelope::parse(&text) {
        Ok(envelope) => Came::Sealed(envelope),
        Err(EnvelopeError::Damaged) => Came::Damaged,
        Err(EnvelopeError::Newer) => Came::Newer,
    }
}
