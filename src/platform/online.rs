//! Whether the browser believes that it has a network, and when that changes.

use gloo_events::EventListener;

use super::dom::window;

/// Whether the browser believes that it has a network now.
pub fn is_on() -> bool {
    window().navigator().on_line()
}

/// Calls `changed` with the new state until the returned guard is dropped.
pub fn watch(changed: impl Fn(bool) + Clone + 'static) -> [EventListener; 2] {
    let up = changed.clone();
    [
        EventListener::new(&window(), "online", move |_| up(true)),
        EventListener::new(&window(), "offline", move |_| changed(false)),
    ]
}
