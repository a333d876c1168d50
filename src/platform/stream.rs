//! A large file piece by piece, for what can be used before all of it is there.

use gloo_net::http::Request;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::fetch::LoadError;

/// Hands on each piece as it comes; `Ok` when all of it came.
pub async fn read(path: &str, mut more: impl FnMut(&[u8])) -> Result<(), LoadError> {
    let sent = Request::get(path).send().await;
    let response = sent.map_err(|_| LoadError::Unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let reader = response.body().and_then(|body| call(&body, "getReader"));
    let Some(reader) = reader else {
        // A browser that hands on nothing before the end.
        let all = response.binary().await;
        more(&all.map_err(|_| LoadError::Unreachable)?);
        return Ok(());
    };
    loop {
        let piece = next(&reader).await.ok_or(LoadError::Unreachable)?;
        let value = Reflect::get(&piece, &"value".into()).ok();
        match value.and_then(|value| value.dyn_into::<Uint8Array>().ok()) {
            Some(bytes) => more(&bytes.to_vec()),
            None => return Ok(()),
        }
    }
}

/// The next piece, or the word that there is none; nothing where the network is gone.
async fn next(reader: &JsValue) -> Option<JsValue> {
    let promise: Promise = call(reader, "read")?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn call(of: &JsValue, name: &str) -> Option<JsValue> {
    let function: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(of).ok()
}
