//! A slip of paper from a kiosk, in large print, for somebody who has no telephone at hand: a code and the next step, or
//! an application to be filled in by hand. Never an answer about health.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{clock, dom};

/// How long a page needs at most to show what is to be printed, in milliseconds.
const SHOWN_MS: u32 = 100;

/// What stands on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub title: String,
    /// The code of a request.
    pub code: Option<String>,
    /// Sentences, one below the other.
    pub lines: Vec<String>,
    /// What is to be filled in by hand, with what a person has typed already.
    pub blanks: Vec<(String, Option<String>)>,
    /// What stands small at the end.
    pub note: String,
}

thread_local! {
    /// What is printed next. It ends with the visit, as everything of a kiosk does.
    static NEXT: ArcRwSignal<Option<Slip>> = ArcRwSignal::new(None);
}

/// The slip that is printed next.
pub fn next_slip() -> ArcRwSignal<Option<Slip>> {
    NEXT.with(Clone::clone)
}

/// Prints a slip: at once where the browser was told so, else after its dialog.
pub fn print(slip: Slip) {
    next_slip().set(Some(slip));
    spawn_local(async {
        clock::sleep(SHOWN_MS).await;
        dom::print();
    });
}
