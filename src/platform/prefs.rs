//! Small display preferences in `localStorage`: language, city, text size; and, for the visit of one
//! tab, how the map was left, in `sessionStorage`.
//!
//! Never a word about a person: drafts and answers live in the sealed store. At a kiosk all of it is in
//! memory ([`super::forgetful`]).

use gloo_events::EventListener;

use super::dom::window;
use super::forgetful::{self, PREFS};

const PREFIX: &str = "eldercare.";

/// Under which key the browser keeps a name.
pub(super) fn key(name: &str) -> String {
    [PREFIX, name].concat()
}

/// Reads one preference; `None` when absent or when the browser keeps nothing.
pub fn read(name: &str) -> Option<String> {
    if forgetful::holds(name) {
        return forgetful::get(&PREFS, name);
    }
    local()?.get_item(&key(name)).ok().flatten()
}

fn local() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps one preference. A browser that refuses (private mode) simply forgets it.
pub fn write(name: &str, value: &str) {
    if forgetful::holds(name) {
        forgetful::put(&PREFS, name, value);
    } else if let Some(storage) = local() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// Forgets one preference.
pub fn forget(name: &str) {
    if forgetful::holds(name) {
        forgetful::remove(&PREFS, name);
    } else if let Some(storage) = local() {
        let _ = storage.remove_item(&key(name));
    }
}

/// The names that begin so, each with its value.
pub fn all(beginning: &str) -> Vec<(String, String)> {
    if forgetful::is_on() {
        let mut all = forgetful::all(&PREFS);
        all.retain(|(name, _)| name.starts_with(beginning));
        return all;
    }
    let Some(storage) = local() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|place| {
            let key = storage.key(place).ok().flatten()?;
            let name = key.strip_prefix(PREFIX)?;
            name.starts_with(beginning).then_some(())?;
            let value = storage.get_item(&key).ok().flatten()?;
            Some((name.to_owned(), value))
        })
        .collect()
}

/// Calls `changed` when another tab changed something here, for as long as the page lives.
pub fn on_change_elsewhere(changed: impl Fn() + 'static) {
    EventListener::new(&window(), "storage", move |_| changed()).forget();
}

/// The language that the browser asks for first, as a BCP 47 tag.
pub fn asked_language() -> Option<String> {
    window().navigator().language()
}

fn visit() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// Under which name a text of the visit lies in memory, beside the preferences.
fn of_visit(name: &str) -> String {
    ["visit.", name].concat()
}

/// Reads what this tab kept for its visit.
pub fn read_for_visit(name: &str) -> Option<String> {
    if forgetful::is_on() {
        return read(&of_visit(name));
    }
    visit()?.get_item(&key(name)).ok().flatten()
}

/// Forgets what this tab kept.
pub fn forget_for_visit(name: &str) {
    if forgetful::is_on() {
        forget(&of_visit(name));
    } else if let Some(storage) = visit() {
        let _ = storage.remove_item(&key(name));
    }
}

/// Keeps a text until the tab is closed.
pub fn write_for_visit(name: &str, value: &str) {
    if forgetful::is_on() {
        write(&of_visit(name), value);
    } else if let Some(storage) = visit() {
        // A browser that refuses simply starts anew.
        let _ = storage.set_item(&key(name), value);
    }
}
