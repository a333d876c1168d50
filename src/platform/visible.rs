//! Whether the page is looked at, and when people come back to it from another tab or another app.

use gloo_events::EventListener;

use super::dom::document;

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
