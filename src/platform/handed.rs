//! The sealed draft that came in the address. The first script of the page took it out of there
//! (`assets/boot/handed.js`) and keeps it in the page's memory, from where it is taken once.

use gloo_events::EventListener;
use js_sys::Reflect;

use super::dom::window;

/// The name of the property that holds it, and of the event that says so.
pub const NAME: &str = "handed";

/// What came in the address since it was last asked for.
pub fn take() -> Option<String> {
    let window = window();
    let text = Reflect::get(&window, &NAME.into()).ok()?.as_string()?;
    // A plain property of the window can always be taken away.
    let _ = Reflect::delete_property(&window, &NAME.into());
    Some(text)
}

/// Calls `came` when another one comes while the page is open, until the listener is dropped.
pub fn on_another(came: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), NAME, move |_| came())
}
