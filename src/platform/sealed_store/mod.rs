//! What people told us, kept on this device and nowhere else: encrypted records by name.
//!
//! Every save makes a new AES-GCM key that cannot be exported, and writes key
//! and record together in one transaction. So two tabs never race for a key,
//! no key ever seals two texts, and erasing a record destroys its key with it:
//! what the disk still holds is then unreadable. Honest limit: this stops
//! copied files and other sites, not someone who uses this very browser.
//!
//! Deliberately not here: what the texts mean, and when they are saved.

mod database;
mod promise;
mod seal;
mod turn;

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CryptoKey, IdbTransaction};

use database::{KEYS, SEALED};

/// Why the device did not keep, find or read something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// The page came over plain http: browsers then offer no encryption.
    NoCrypto,
    /// The browser keeps nothing: a private window, or it was told so.
    NoStorage,
    /// The device has no room left.
    Full,
    /// The record is there and cannot be opened.
    Damaged,
}

/// Finds out whether saving works here, by saving something; for saying so before anyone types.
pub async fn probe() -> Result<(), StoreError> {
    const NAME: &str = "probe";
    save(NAME, "").await?;
    erase(NAME).await
}

/// Seals a text and keeps it under a name; returns once the browser has it on the disk.
pub async fn save(name: &str, text: &str) -> Result<(), StoreError> {
    let _turn = turn::take().await;
    let (key, sealed) = seal::seal(name, text).await?;
    let id = name.into();
    let change = database::change().await?;
    let put = |store: &str, value| change.object_store(store)?.put_with_key(value, &id);
    let asked = put(KEYS, &key).and_then(|_| put(SEALED, &sealed));
    finish(&change, asked.is_ok()).await
}

/// The text kept under a name, if there is one.
pub async fn load(name: &str) -> Result<Option<String>, StoreError> {
    let _turn = turn::take().await;
    let id = name.into();
    let reading = database::reading().await?;
    let get = |store: &str| reading.object_store(store).and_then(|store| store.get(&id));
    let requests = (get(KEYS), get(SEALED));
    let (Ok(key), Ok(sealed)) = requests else {
        return Err(StoreError::NoStorage);
    };
    promise::done(&reading).await?;
    let (key, sealed) = (promise::result(&key), promise::result(&sealed));
    if sealed.is_undefined() {
        return Ok(None);
    }
    let key: CryptoKey = key.dyn_into().map_err(|_| StoreError::Damaged)?;
    seal::open(name, &key, &sealed).await.map(Some)
}

/// Destroys the record of a name, and with its key whatever the disk still holds of it.
pub async fn erase(name: &str) -> Result<(), StoreError> {
    let _turn = turn::take().await;
    let id = name.into();
    let change = database::change().await?;
    let delete = |store: &str| change.object_store(store)?.delete(&id);
    let asked = delete(KEYS).and_then(|_| delete(SEALED));
    finish(&change, asked.is_ok()).await
}

/// The names of all records.
pub async fn names() -> Result<Vec<String>, StoreError> {
    let _turn = turn::take().await;
    let reading = database::reading().await?;
    let all = reading
        .object_store(SEALED)
        .and_then(|store| store.get_all_keys())
        .map_err(|_| StoreError::NoStorage)?;
    promise::done(&reading).await?;
    let names: Array = promise::result(&all).unchecked_into();
    Ok(names.iter().filter_map(|name| name.as_string()).collect())
}

/// Waits for a change to be on the disk; one that could not be asked for in full is undone.
async fn finish(change: &IdbTransaction, asked: bool) -> Result<(), StoreError> {
    if !asked {
        // It fails only when the browser has undone it already.
        let _ = change.abort();
        return Err(StoreError::NoStorage);
    }
    promise::done(change).await
}
