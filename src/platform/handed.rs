//! What came in the address behind its `#`: the sealed draft of a paper, or the token of a place's one-time link. The
//! first script of the page took it out of there (`assets/boot/handed.js`) and keeps it in the page's memory, from
//! where it is taken once.

use gloo_events::EventListener;
use js_sys::Reflect;

use super::dom::window;

/// The name of the property that holds a draft, and of the event that says that something came.
pub const NAME: &str = "handed";

/// The name of the property that holds a token.
const TOKEN: &str = "invited";

/// The draft that came in the address since it was last asked for.
pub fn take() -> Option<String> {
    taken(NAME)
}

/// The token that came in the address since it was last asked for.
pub fn take_token() -> Option<String> {
    taken(TOKEN)
}

fn taken(name: &str) -> Option<String> {
    let window = window();
    let text = Reflect::get(&window, &name.into()).ok()?.as_string()?;
    // A plain property of the window can always be taken away.
    let _ = Reflect::delete_property(&window, &name.into());
    Some(text)
}

/// Calls `came` when another one comes while the page is open, until the listener is dropped.
pub fn on_another(came: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), NAME, move |_| came())
}
