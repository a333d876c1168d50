//! Words to the other tabs of this browser. A word is taken away again at once, so that nothing of it stays.

use gloo_events::EventListener;
use js_sys::Reflect;
use web_sys::Event;

use super::dom::window;
use super::prefs;

/// Says a word under a name to all other tabs.
pub fn say(name: &str, word: &str) {
    prefs::write(name, word);
    prefs::forget(name);
}

/// Calls `heard` with each word that another tab says under this name, until the listener is dropped.
pub fn listen(name: &str, heard: impl Fn(&str) + 'static) -> EventListener {
    let name = prefs::key(name);
    EventListener::new(&window(), "storage", move |event: &Event| {
        let field = |field: &str| Reflect::get(event, &field.into()).ok()?.as_string();
        if field("key").as_deref() == Some(&name)
            && let Some(word) = field("newValue")
        {
            heard(&word);
        }
    })
}
