//! The key of a vault under a number: made, opened, destroyed after ten wrong numbers.

use eldercare_outreach::{Pin, Tries, Wrapped};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::cipher::{self, AES_GCM, IV, both_ways, gcm, subtle};
use super::sealed_store::StoreError;
use super::sealed_store::vault::{self, Scope, day, lock_record};
use super::{random, slow_key};

/// What is sealed in beside the key.
const LABEL: &[u8] = b"eldercare outreach 1";

/// What became of a number that was tried.
pub enum Tried {
    /// The vault is open for this page.
    Opened,
    /// It is another one; so many tries are left.
    Wrong(u8),
    /// It was the last: everything is destroyed.
    Destroyed,
}

/// Whether this device was set up.
pub async fn is_set_up() -> Result<bool, StoreError> {
    Ok(lock_record::load().await?.is_some())
}

/// Makes a new key, keeps it under a number and opens the vault with it. Whatever an older vault held is destroyed.
pub async fn set_up(pin: &Pin) -> Result<(), StoreError> {
    let subtle = subtle().ok_or(StoreError::NoCrypto)?;
    day::erase_all().await?;
    let raw: [u8; 32] = random::bytes().ok_or(StoreError::NoCrypto)?;
    let wrapped = wrap(&subtle, pin, &raw).await.ok_or(StoreError::NoCrypto)?;
    lock_record::save(&wrapped.text()).await?;
    let key = import(&subtle, &raw).await.ok_or(StoreError::NoCrypto)?;
    vault::open(key, Scope::Everybody);
    Ok(())
}

/// Tries a number. That it is tried is on the disk before it is.
pub async fn unlock(pin: &Pin) -> Result<Tried, StoreError> {
    let subtle = subtle().ok_or(StoreError::NoCrypto)?;
    let text = lock_record::load().await?.ok_or(StoreError::Damaged)?;
    let wrapped = Wrapped::read(&text).ok_or(StoreError::Damaged)?;
    let Some(tries) = wrapped.tries.begun() else {
        destroy().await?;
        return Ok(Tried::Destroyed);
    };
    let noted = Wrapped { tries, ..wrapped };
    lock_record::save(&noted.text()).await?;
    match unwrap(&subtle, pin, &noted).await {
        Some(raw) => {
            let fresh = Wrapped {
                tries: Tries::default(),
                ..noted
            };
            lock_record::save(&fresh.text()).await?;
            let key = import(&subtle, &raw).await.ok_or(StoreError::NoCrypto)?;
            vault::open(key, Scope::Everybody);
            Ok(Tried::Opened)
        }
        None if tries.left() == 0 => {
            destroy().await?;
            Ok(Tried::Destroyed)
        }
        None => Ok(Tried::Wrong(tries.left())),
    }
}

/// Destroys the key first, then what it sealed.
pub async fn destroy() -> Result<(), StoreError> {
    lock_record::erase().await?;
    day::erase_all().await
}

async fn wrap(subtle: &SubtleCrypto, pin: &Pin, raw: &[u8]) -> Option<Wrapped> {
    let salt: [u8; Wrapped::SALT] = random::bytes()?;
    let nonce: [u8; IV] = random::bytes()?;
    let key = slow_key::derive(subtle, pin.secret(), &salt, Wrapped::ROUNDS).await;
    let how = gcm(&nonce, LABEL);
    let cipher = subtle.encrypt_with_object_and_u8_array(&how, &key.ok()?, raw);
    Some(Wrapped::new(&salt, &nonce, cipher::bytes(cipher).await?))
}

async fn unwrap(subtle: &SubtleCrypto, pin: &Pin, wrapped: &Wrapped) -> Option<Vec<u8>> {
    let nonce: &[u8; IV] = wrapped.nonce.first_chunk()?;
    let key = slow_key::derive(subtle, pin.secret(), &wrapped.salt, wrapped.rounds).await;
    let how = gcm(nonce, LABEL);
    cipher::bytes(subtle.decrypt_with_object_and_u8_array(&how, &key.ok()?, &wrapped.cipher)).await
}

async fn import(subtle: &SubtleCrypto, raw: &[u8]) -> Option<CryptoKey> {
    let raw = Uint8Array::from(raw);
    let key = subtle.import_key_with_str("raw", &raw, AES_GCM, false, &both_ways());
    JsFuture::from(key.ok()?).await.ok()?.dyn_into().ok()
}
