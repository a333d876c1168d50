//! What the open page would have read, where the buttons for it stand in the frame: at a kiosk they are always in
//! the same place and within reach.

use leptos::prelude::*;

thread_local! {
    /// Texts and not a signal of the page: the frame outlives every page.
    static OFFERED: ArcRwSignal<Vec<String>> = ArcRwSignal::new(Vec::new());
}

/// The texts that the open page offers; none where it has nothing to be read.
pub fn offered() -> ArcRwSignal<Vec<String>> {
    OFFERED.with(Clone::clone)
}

/// Offers the texts of a page for as long as it is open.
pub fn offer(texts: Memo<Vec<String>>) {
    let offered = offered();
    on_cleanup({
        let offered = offered.clone();
        move || offered.set(Vec::new())
    });
    Effect::new(move |_| offered.set(texts.get()));
}
