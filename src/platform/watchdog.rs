//! Loads the first page anew when the program has died, whatever it died of: a timer of the browser that the
//! living program puts off again and again.
//!
//! At a kiosk nobody else would do it, and what the last person saw would stay. The timer, what it calls and
//! what the link of the crash page calls are functions of the browser alone, because after a panic, or with a
//! stack that ran over, nothing of ours may be relied upon.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::address;
use super::by_name::{call, member};
use super::dom::{document, window};

/// Calls `location.replace` with the address of the first page.
type StartAnew = Function;

thread_local! {
    static START_ANEW: Option<StartAnew> = start_anew();
    /// The timer that runs, as the browser calls it.
    static TIMER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// From now on the first page is loaded anew in so many milliseconds, unless this is called again or
/// [`call_off`] is.
pub fn put_off(ms: u32) {
    call_off();
    START_ANEW.with(|start_anew| {
        let timer = start_anew
            .as_ref()
            .and_then(|start_anew| call(&window(), "setTimeout", start_anew, &ms.into()));
        TIMER.set(timer);
    });
}

/// The end of a visit has begun and loads the page itself, as soon as there is a network.
pub fn call_off() {
    if let Some(timer) = TIMER.take() {
        call(&window(), "clearTimeout", &timer, &JsValue::UNDEFINED);
    }
}

/// Makes the crash page ready, which else says that this device keeps things and leads to a page that does:
/// `words` stand first, and its way on is that of a kiosk.
pub fn prepare_crash_page(words: &str) {
    let Some(crash) = document().get_element_by_id("crash") else {
        return;
    };
    if let Ok(Some(first)) = crash.query_selector("p") {
        first.set_text_content(Some(words));
    }
    if let Ok(Some(link)) = crash.query_selector("a") {
        // An attribute that cannot be set leaves the timer, which needs no link.
        let _ = link.set_attribute("href", &address::first_page());
        START_ANEW.with(|start_anew| {
            if let Some(start_anew) = start_anew {
                // Our own listeners, which would refuse a link out of the app, may be dead or alive.
                let _ = Reflect::set(&link, &"onclick".into(), start_anew);
            }
        });
    }
}

/// Whether the crash page is shown.
pub fn has_crashed() -> bool {
    let crash = document().get_element_by_id("crash");
    crash.is_some_and(|crash| !crash.has_attribute("hidden"))
}

fn start_anew() -> Option<StartAnew> {
    let location = window().location();
    let replace = member(&location, "replace")?;
    let first_page = address::first_page();
    let bound = call(&replace, "bind", &location, &first_page.into())?;
    bound.dyn_into().ok()
}
