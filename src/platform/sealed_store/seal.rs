//! AES-GCM with 256 bits. The name of a record is sealed in: records cannot be swapped.

use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, CryptoKey, SubtleCrypto};

use super::StoreError;
use crate::platform::dom::window;

/// First byte of every record, so that a later form can be told apart.
const FORM: u8 = 1;
/// Bytes of a fresh initialisation vector, as NIST SP 800-38D recommends for GCM.
const IV: usize = 12;

/// Seals a text with a new key that never leaves the browser; the record is form, vector, cipher.
pub async fn seal(name: &str, text: &str) -> Result<(CryptoKey, Uint8Array), StoreError> {
    let subtle = subtle()?;
    let key = new_key(&subtle).await?;
    let mut iv = [0_u8; IV];
    let crypto = window().crypto().map_err(|_| StoreError::NoCrypto)?;
    crypto
        .get_random_values_with_u8_array(&mut iv)
        .map_err(|_| StoreError::NoCrypto)?;
    let how = parameters(name, &iv);
    let cipher = subtle.encrypt_with_object_and_u8_array(&how, &key, text.as_bytes());
    let cipher = bytes(cipher, StoreError::NoCrypto).await?;
    let record = [&[FORM], &iv[..], &cipher[..]].concat();
    Ok((key, Uint8Array::from(&record[..])))
}

/// Opens a record; anything that is not exactly what was sealed under this name is damaged.
pub async fn open(name: &str, key: &CryptoKey, sealed: &JsValue) -> Result<String, StoreError> {
    let subtle = subtle()?;
    let record = sealed
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or(StoreError::Damaged)?;
    let Some(([FORM], rest)) = record.split_first_chunk::<1>() else {
        return Err(StoreError::Damaged);
    };
    let (iv, cipher) = rest.split_first_chunk::<IV>().ok_or(StoreError::Damaged)?;
    let how = parameters(name, iv);
    let text = subtle.decrypt_with_object_and_u8_array(&how, key, cipher);
    let text = bytes(text, StoreError::Damaged).await?;
    String::from_utf8(text).map_err(|_| StoreError::Damaged)
}

/// The browser's encryption; absent outside a secure context, whatever the types say.
fn subtle() -> Result<SubtleCrypto, StoreError> {
    let subtle = window()
        .crypto()
        .map_err(|_| StoreError::NoCrypto)?
        .subtle();
    if subtle.is_undefined() {
        return Err(StoreError::NoCrypto);
    }
    Ok(subtle)
}

async fn new_key(subtle: &SubtleCrypto) -> Result<CryptoKey, StoreError> {
    let uses = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
    let how = AesKeyGenParams::new("AES-GCM", 256);
    let key = subtle
        .generate_key_with_object(&how, false, &uses)
        .map_err(|_| StoreError::NoCrypto)?;
    let key = JsFuture::from(key)
        .await
        .map_err(|_| StoreError::NoCrypto)?;
    key.dyn_into().map_err(|_| StoreError::NoCrypto)
}

fn parameters(name: &str, iv: &[u8; IV]) -> Object {
    let how = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(&iv[..]));
    how.set_additional_data_u8_array(&Uint8Array::from(name.as_bytes()));
    how.unchecked_into()
}

async fn bytes(
    promise: Result<Promise, JsValue>,
    failure: StoreError,
) -> Result<Vec<u8>, StoreError> {
    let promise = promise.map_err(|_| failure)?;
    let buffer = JsFuture::from(promise).await.map_err(|_| failure)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| failure)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
