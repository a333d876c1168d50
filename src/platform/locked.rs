//! A screen in a hall: no way leads out of the pages or into the browser. What a page cannot prevent, such
//! as a new window, is shut by the flags and policies of the operator's guide.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::dom::window;

/// The menu of the right button or of a long press, dragging, and the gestures that enlarge.
const REFUSED: [&str; 4] = ["contextmenu", "dragstart", "gesturestart", "drop"];

/// From now on until the page is left.
pub fn begin() {
    for name in REFUSED {
        listen(name, Event::prevent_default);
    }
    listen("wheel", |event| {
        if event
            .dyn_ref::<MouseEvent>()
            .is_some_and(MouseEvent::ctrl_key)
        {
            event.prevent_default();
        }
    });
    listen("keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(leads_out) {
            event.prevent_default();
        }
    });
}

/// Keys that print, save, open, search, enlarge or show what is behind the page.
fn leads_out(key: &KeyboardEvent) -> bool {
    key.ctrl_key() || key.meta_key() || key.alt_key() || is_function_key(&key.key())
}

/// `F1` to `F12`.
fn is_function_key(name: &str) -> bool {
    let number = name.strip_prefix('F');
    number.is_some_and(|number| number.parse::<u8>().is_ok())
}

fn listen(name: &'static str, act: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    EventListener::new_with_options(&window(), name, options, act).forget();
}

#[cfg(test)]
mod tests {
    use super::is_function_key;

    #[test]
    fn function_keys_are_not_letters() {
        for name in ["F1", "F5", "F12"] {
            assert!(is_function_key(name), "{name}");
        }
        for name in ["F", "f", "Fn", "1", "Enter", ""] {
            assert!(!is_function_key(name), "{name}");
        }
    }
}
