//! The browser's own encryption, AES-GCM with 256 bits: what sealed storage and paper share.

use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, SubtleCrypto};

use super::dom::window;

/// Bytes of a fresh initialisation vector, as NIST SP 800-38D recommends for GCM.
pub const IV: usize = 12;

/// The name of the algorithm.
pub const AES_GCM: &str = "AES-GCM";

/// The browser's encryption; absent outside a secure context, whatever the types say.
pub fn subtle() -> Option<SubtleCrypto> {
    let subtle = window().crypto().ok()?.subtle();
    (!subtle.is_undefined()).then_some(subtle)
}

/// How to encrypt: the vector, and what is sealed in beside the text.
pub fn gcm(iv: &[u8; IV], sealed_in: &[u8]) -> Object {
    let how = AesGcmParams::new_with_u8_array(AES_GCM, &Uint8Array::from(&iv[..]));
    how.set_additional_data_u8_array(&Uint8Array::from(sealed_in));
    how.unchecked_into()
}

/// The uses of a key that seals and opens.
pub fn both_ways() -> js_sys::Array {
    js_sys::Array::of2(&"encrypt".into(), &"decrypt".into())
}

/// The bytes that a call of the browser's encryption promised; nothing when it was refused.
pub async fn bytes(promise: Result<Promise, JsValue>) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(promise.ok()?).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
