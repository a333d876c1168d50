//! The way back that the head of a page shows: at a kiosk its foot has it, within reach.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::by_name::call;
use super::dom::document;

/// Where pages have it.
const WAYS: &str = ":is(.page-head, .request-head, .check-head) > .button-icon:first-child";

/// Whether the open page has one.
pub fn is_there() -> bool {
    find().is_some()
}

/// Does what a tap on it does.
pub fn take() {
    if let Some(way) = find() {
        call(&way, "click", &JsValue::UNDEFINED, &JsValue::UNDEFINED);
    }
}

fn find() -> Option<Element> {
    document().query_selector(WAYS).ok()?
}
