//! The last resort: when the app panics, a plain page says what is safe.
//!
//! The text stands in `index.html` in two languages, because after a panic
//! nothing of ours may be relied on, not even the locale files.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// Shows the static crash section instead of the app when a panic happens.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        log(&info.to_string());
        show_crash_page();
    }));
}

#[wasm_bindgen]
extern "C" {
    /// The panic's place and reason, for the developer; our panics carry no user data.
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log(message: &str);
}

fn show_crash_page() {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else {
        return;
    };
    let by_id = |id: &str| {
        document
            .get_element_by_id(id)
            .and_then(|el| el.dyn_into::<HtmlElement>().ok())
    };
    if let Some(app) = by_id("app") {
        app.set_hidden(true);
    }
    if let Some(crash) = by_id("crash") {
        crash.set_hidden(false);
    }
}
