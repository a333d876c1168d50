//! AES-GCM with 256 bits. The name of a record is sealed in: records cannot be swapped.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesKeyGenParams, CryptoKey, SubtleCrypto};

use super::StoreError;
use crate::platform::cipher::{self, AES_GCM, IV, both_ways, gcm};
use crate::platform::random;

/// First byte of every record, so that a later form can be told apart.
const FORM: u8 = 1;

/// Seals bytes with a new key that never leaves the browser.
pub async fn seal(name: &str, bytes: &[u8]) -> Result<(CryptoKey, Uint8Array), StoreError> {
    let subtle = cipher::subtle().ok_or(StoreError::NoCrypto)?;
    let key = new_key(&subtle).await?;
    let record = seal_with(name, &key, bytes).await?;
    Ok((key, Uint8Array::from(&record[..])))
}

/// Seals bytes with a key that is there; the record is form, vector, cipher.
pub async fn seal_with(name: &str, key: &CryptoKey, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    let subtle = cipher::subtle().ok_or(StoreError::NoCrypto)?;
    let iv: [u8; IV] = random::bytes().ok_or(StoreError::NoCrypto)?;
    let how = gcm(&iv, name.as_bytes());
    let cipher = subtle.encrypt_with_object_and_u8_array(&how, key, bytes);
    let cipher = cipher::bytes(cipher).await.ok_or(StoreError::NoCrypto)?;
    Ok([&[FORM], &iv[..], &cipher[..]].concat())
}

/// Begins to open a record; [`finish`] waits for it.
pub fn open(name: &str, key: &CryptoKey, sealed: &JsValue) -> Result<Promise, StoreError> {
    let record = sealed
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or(StoreError::Damaged)?;
    open_bytes(name, key, &record)
}

/// The same of a record that is in memory.
pub fn open_bytes(name: &str, key: &CryptoKey, record: &[u8]) -> Result<Promise, StoreError> {
    let subtle = cipher::subtle().ok_or(StoreError::NoCrypto)?;
    let Some(([FORM], rest)) = record.split_first_chunk::<1>() else {
        return Err(StoreError::Damaged);
    };
    let (iv, cipher) = rest.split_first_chunk::<IV>().ok_or(StoreError::Damaged)?;
    let how = gcm(iv, name.as_bytes());
    let opening = subtle.decrypt_with_object_and_u8_array(&how, key, cipher);
    opening.map_err(|_| StoreError::Damaged)
}

/// What was sealed; anything that is not exactly what was sealed under this name is damaged.
pub async fn finish(opening: Promise) -> Result<Vec<u8>, StoreError> {
    cipher::bytes(Ok(opening)).await.ok_or(StoreError::Damaged)
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
