//! When a person did something on the page: a key or a pointer.

use std::rc::Rc;

use gloo_events::EventListener;

use super::dom::window;

/// Calls `used` at every key and every press of a pointer until the returned guard is dropped.
pub fn watch(used: impl Fn() + 'static) -> [EventListener; 2] {
    let used = Rc::new(used);
    ["keydown", "pointerdown"].map(|name| {
        let used = used.clone();
        EventListener::new(&window(), name, move |_| used())
    })
}
