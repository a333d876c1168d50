//! AES-GCM with 256 bits. The name of a record is sealed in: records cannot be swapped.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesKeyGenParams, CryptoKey, SubtleCrypto};

use super::StoreError;
use crate::platform::cipher::{self, AES_GCM, IV, both_ways, gcm};
use crate::platform::random;

/// First byte of every record, so that a later form can be told apart.
const FORM: u8 = 1;

/// Seals a text with a new key that never leaves the browser; the record is form, vector, cipher.
pub async fn seal(name: &str, text: &str) -> Result<(CryptoKey, Uint8Array), StoreError> {
    let subtle = cipher::subtle().ok_or(StoreError::NoCrypto)?;
    let key = new_key(&subtle).await?;
    let iv: [u8; IV] = random::bytes().ok_or(StoreError::NoCrypto)?;
    let how = gcm(&iv, name.as_bytes());
    let cipher = subtle.encrypt_with_object_and_u8_array(&how, &key, text.as_bytes());
    let cipher = cipher::bytes(cipher).await.ok_or(StoreError::NoCrypto)?;
    let record = [&[FORM], &iv[..], &cipher[..]].concat();
    Ok((key, Uint8Array::from(&record[..])))
}

/// Opens a record; anything that is not exactly what was sealed under this name is damaged.
pub async fn open(name: &str, key: &CryptoKey, sealed: &JsValue) -> Result<String, StoreError> {
    let subtle = cipher::subtle().ok_or(StoreError::NoCrypto)?;
    let record = sealed
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or(StoreError::Damaged)?;
    let Some(([FORM], rest)) = record.split_first_chunk::<1>() else {
        return Err(StoreError::Damaged);
    };
    let (iv, cipher) = rest.split_first_chunk::<IV>().ok_or(StoreError::Damaged)?;
    let how = gcm(iv, name.as_bytes());
    let text = subtle.decrypt_with_object_and_u8_array(&how, key, cipher);
    let text = cipher::bytes(text).await.ok_or(StoreError::Damaged)?;
    String::from_utf8(text).map_err(|_| StoreError::Damaged)
}

async fn new_key(subtle: &SubtleCrypto) -> Result<CryptoKey, StoreError> {
    let how = AesKeyGenParams::new(AES_GCM, 256);
    let key = subtle
        .generate_key_with_object(&how, false, &both_ways())
        .map_err(|_| StoreError::NoCrypto)?;
    let key = JsFuture::from(key)
        .await
        .map_err(|_| StoreError::NoCrypto)?;
    key.dyn_into().map_err(|_| StoreError::NoCrypto)
}
