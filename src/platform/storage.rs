//! Whether the browser promises to keep what is stored here.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom::window;

/// Asks the browser to keep what is stored until the person deletes it. Most browsers decide by
/// themselves, some ask the person; a refusal and a browser that knows no such promise are `false`.
pub async fn ask_to_keep() -> bool {
    asked("persist").await.unwrap_or(false)
}

/// Whether that was promised; nothing is asked.
pub async fn is_promised() -> bool {
    asked("persisted").await.unwrap_or(false)
}

async fn asked(call: &str) -> Option<bool> {
    let navigator = JsValue::from(window().navigator());
    // Absent outside a secure context, whatever the types say.
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let function: Function = Reflect::get(&storage, &call.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = function.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}
