//! One after the other: what is asked of the store happens in the order in which it is asked.
//!
//! Sealing takes a moment, so without this a later save could be overtaken by an earlier one.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static LAST: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// The right to use the store, until it is dropped.
pub struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(pass_on) = self.0.take() {
            // Settling a promise cannot fail.
            let _ = pass_on.call0(&JsValue::NULL);
        }
    }
}

/// Waits until all who asked before are done.
pub async fn take() -> Turn {
    let mut pass_on = None;
    let mine = Promise::new(&mut |yes, _| pass_on = Some(yes));
    let before = LAST.with(|last| last.replace(Some(mine)));
    let turn = Turn(pass_on);
    if let Some(before) = before {
        // A turn is only ever passed on, never refused.
        let _ = JsFuture::from(before).await;
    }
    turn
}
