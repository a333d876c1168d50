//! IndexedDB's events as futures: one promise each, made of the event's own callbacks.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbRequest, IdbTransaction};

use super::StoreError;

/// Waits until one of two callbacks is called; `hang` puts them in their places.
pub async fn until(mut hang: impl FnMut(&Function, &Function)) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::new(&mut |yes, no| hang(&yes, &no))).await
}

/// Waits until a transaction is complete: everything that it read or wrote is then certain.
pub async fn done(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let outcome = until(|yes, no| {
        transaction.set_oncomplete(Some(yes));
        transaction.set_onabort(Some(no));
    });
    match outcome.await {
        Ok(_) => Ok(()),
        Err(_) => Err(reason(transaction.error())),
    }
}

/// Waits for one request of a transaction that goes on.
pub async fn answered(request: &IdbRequest) -> Result<(), StoreError> {
    let outcome = until(|yes, no| {
        request.set_onsuccess(Some(yes));
        request.set_onerror(Some(no));
    });
    match outcome.await {
        Ok(_) => Ok(()),
        Err(_) => Err(StoreError::NoStorage),
    }
}

/// What a request found, once its transaction is done.
pub fn result(request: &IdbRequest) -> JsValue {
    request.result().unwrap_or(JsValue::UNDEFINED)
}

/// What a call of the browser was refused for at once.
pub fn thrown(error: JsValue) -> StoreError {
    reason(error.dyn_into().ok())
}

/// The one refusal that a person can do something about is a full device.
pub fn reason(error: Option<DomException>) -> StoreError {
    match error {
        Some(error) if error.name() == "QuotaExceededError" => StoreError::Full,
        _ => StoreError::NoStorage,
    }
}
