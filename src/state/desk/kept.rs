//! What the desk knows while the page is made anew in another language: in the memory of the page, for that moment.

use std::cell::RefCell;

use super::Standing;
use super::typed::Typed;

/// Who is signed in, what was typed and not sent, and what is said when nobody is.
pub struct Kept {
    /// How it stands with the account.
    pub standing: Standing,
    /// What was typed.
    pub typed: Typed,
    /// Key of what the form for signing in says first.
    pub told: Option<&'static str>,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// Keeps it for the page that follows.
pub fn keep(kept: Kept) {
    KEPT.set(Some(kept));
}

/// What the page before has left.
pub fn take() -> Option<Kept> {
    KEPT.take()
}
