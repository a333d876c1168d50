//! What the browser offers, asked for by its name: for what is used once and late. A binding of its own would be part of
//! the first download, whichever part of the app uses it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member that is there.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

/// What a method answers, at once or later; nothing where there is no such method or it refuses. One that takes nothing
/// is given `undefined`.
pub(super) async fn answer(of: &JsValue, method: &str, given: &JsValue) -> Option<JsValue> {
    let method: Function = member(of, method)?.dyn_into().ok()?;
    let answer = method.call1(of, given).ok()?;
    JsFuture::from(Promise::resolve(&answer)).await.ok()
}

/// A member that is a number; 0 where there is none.
pub(super) fn number(of: &JsValue, name: &str) -> f64 {
    let found = member(of, name).and_then(|found| found.as_f64());
    found.unwrap_or_default()
}

/// What a method answers to two arguments.
pub(super) fn call(of: &JsValue, method: &str, one: &JsValue, two: &JsValue) -> Option<JsValue> {
    let method: Function = member(of, method)?.dyn_into().ok()?;
    method.call2(of, one, two).ok()
}
