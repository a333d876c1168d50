//! Keeping nothing: where many people use one device, what the app would write into the browser's
//! storage lives in the memory of the page alone, and a reload ends it.
//!
//! Every store of `platform` asks here first, so that no page needs to know of it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::thread::LocalKey;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use super::dom::{self, window};

/// Texts by their names.
type Kept = RefCell<BTreeMap<String, String>>;

/// What a person chooses for the screen, and a number of people.
const OF_THE_SCREEN: [&str; 5] = ["city", "contrast", "language", "met-count", "text"];

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
    static APART: Cell<bool> = const { Cell::new(false) };
    /// What would be a preference.
    pub(super) static PREFS: Kept = const { RefCell::new(BTreeMap::new()) };
    /// What would be a sealed record.
    pub(super) static SEALED: Kept = const { RefCell::new(BTreeMap::new()) };
}

/// From now on nothing is written, and nothing that was written before is read.
pub fn begin() {
    ON.set(true);
}

/// Empties the page when it is left, and loads it anew when a browser that kept it brings it back.
pub fn watch() {
    // A page that the browser keeps for "back" would still have everything in its memory.
    EventListener::new(&window(), "pagehide", |_| wipe()).forget();
    EventListener::new(&window(), "pageshow", |event| {
        let shown = event.dyn_ref::<PageTransitionEvent>();
        if shown.is_some_and(PageTransitionEvent::persisted) {
            dom::reload();
        }
    })
    .forget();
}

/// The same on a device with which one person writes down what many say, where single choices for the screen are that
/// person's own and stay: what is told of people lies in a vault.
pub fn begin_apart() {
    APART.set(true);
    begin();
}

/// Whether a preference of this name is in memory only.
pub(super) fn holds(name: &str) -> bool {
    is_on() && !(APART.get() && OF_THE_SCREEN.contains(&name))
}

/// Whether many people use this screen by themselves.
pub fn is_shared() -> bool {
    is_on() && !APART.get()
}

/// Whether nothing is to be written.
pub fn is_on() -> bool {
    ON.get()
}

/// Empties the page and the memory of these stores. What the program itself still holds goes with the
/// document; nothing of it can be seen.
pub fn wipe() {
    for kept in [&PREFS, &SEALED] {
        kept.with_borrow_mut(BTreeMap::clear);
    }
    dom::empty_page();
}

/// The text of this name.
pub(super) fn get(kept: &'static LocalKey<Kept>, name: &str) -> Option<String> {
    kept.with_borrow(|kept| kept.get(name).cloned())
}

/// Keeps a text until the page is left.
pub(super) fn put(kept: &'static LocalKey<Kept>, name: &str, text: &str) {
    kept.with_borrow_mut(|kept| kept.insert(name.to_owned(), text.to_owned()));
}

/// Forgets a text.
pub(super) fn remove(kept: &'static LocalKey<Kept>, name: &str) {
    kept.with_borrow_mut(|kept| kept.remove(name));
}

/// All texts with their names.
pub(super) fn all(kept: &'static LocalKey<Kept>) -> Vec<(String, String)> {
    let pair = |(name, text): (&String, &String)| (name.clone(), text.clone());
    kept.with_borrow(|kept| kept.iter().map(pair).collect())
}
