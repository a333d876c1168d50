//! Small display preferences in `localStorage`: language, city, text size; and, for the visit of one
//! tab, how the map was left, in `sessionStorage`.
//!
//! Never a word about a person: drafts and answers live in the sealed store.

use gloo_events::EventListener;

use super::dom::window;

const PREFIX: &str = "eldercare.";

/// Under which key the browser keeps a name.
pub(super) fn key(name: &str) -> String {
    [PREFIX, name].concat()
}

/// Reads one preference; `None` when absent or when the browser keeps nothing.
pub fn read(name: &str) -> Option<String> {
    window()
        .local_storage()
        .ok()
        .flatten()?
        .get_item(&key(name))
        .ok()
        .flatten()
}

/// Keeps one preference. A browser that refuses (private mode) simply forgets it.
pub fn write(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// Forgets one preference.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(&key(name));
    }
}

/// The names that begin so, each with its value.
pub fn all(beginning: &str) -> Vec<(String, String)> {
    let Some(storage) = window().local_storage().ok().flatten() else {
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

/// Reads what this tab kept for its visit.
pub fn read_for_visit(name: &str) -> Option<String> {
    visit()?.get_item(&key(name)).ok().flatten()
}

/// Forgets what this tab kept.
pub fn forget_for_visit(name: &str) {
    if let Some(storage) = visit() {
        let _ = storage.remove_item(&key(name));
    }
}

/// Keeps a text until the tab is closed.
pub fn write_for_visit(name: &str, value: &str) {
    if let Some(storage) = visit() {
        // A browser that refuses simply starts anew.
        let _ = storage.set_item(&key(name), value);
    }
}
