//! Whether the page is looked at, and when people come back to it from another tab or another app.

use gloo_events::EventListener;
use js_sys::Reflect;

use super::dom::{document, window};

/// Whether somebody may be looking at the page.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Calls `back` each time the page becomes visible again, for as long as the page lives.
pub fn on_return(back: impl Fn() + 'static) {
    let watch = EventListener::new(&document(), "visibilitychange", move |_| {
        if !document().hidden() {
            back();
        }
    });
    watch.forget();
}

/// Calls `left` when the page is left, which the browser may keep in its memory as it is, and `back` when somebody is
/// there again: with whether it came out of that memory. Until the listeners are dropped.
pub fn watch(
    left: impl Fn() + 'static,
    back: impl Fn(bool) + Clone + 'static,
) -> [EventListener; 3] {
    let restored = back.clone();
    [
        EventListener::new(&window(), "pagehide", move |_| left()),
        EventListener::new(&window(), "pageshow", move |event| {
            let is_kept = Reflect::get(event, &"persisted".into());
            if is_kept.is_ok_and(|is_kept| is_kept.is_truthy()) {
                restored(true);
            }
        }),
        EventListener::new(&document(), "visibilitychange", move |_| {
            if is_visible() {
                back(false);
            }
        }),
    ]
}
