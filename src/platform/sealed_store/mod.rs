//! What people told us, kept on this device and nowhere else: encrypted records by name.
//!
//! Every save makes a new AES-GCM key that cannot be exported, and writes key
//! and record together in one transaction. So two tabs never race for a key,
//! no key ever seals two texts, and erasing a record destroys its key with it:
//! what the disk still holds is then unreadable. Honest limit: this stops
//! copied files and other sites, not someone who uses this very browser.
//!
//! At a kiosk the records are texts in the memory of the page ([`super::forgetful`]) and no browser
//! storage is opened at all.
//!
//! Deliberately not here: what the texts mean, and when they are saved.

mod database;
mod emptied;
mod promise;
mod seal;
mod turn;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, IdbObjectStore, IdbTransaction};

use super::forgetful;

use database::{KEYS, SEALED};
pub use emptied::{on_emptied, times_emptied};

/// Why the device did not keep, find or read something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// The page came over plain http: browsers then offer no encryption.
    NoCrypto,
    /// The browser keeps nothing: a private window, or it was told so.
    NoStorage,
    /// The device has no room left.
    Full,
    /// Another window of this app, of an older version, is in the way; closing it helps.
    Blocked,
    /// The record is there and cannot be opened.
    Damaged,
}

/// Whether anything was ever kept here. A browser that does not tell may have kept something.
pub async fn is_there() -> bool {
    !forgetful::is_on() && database::is_there().await
}

/// Finds out whether saving works here, by saving something; for saying so before anyone types.
pub async fn probe() -> Result<(), StoreError> {
    const NAME: &str = "probe";
    save(NAME, "").await?;
    erase(NAME).await
}

/// Seals a text and keeps it under a name; returns once the browser has it on the disk.
pub async fn save(name: &str, text: &str) -> Result<(), StoreError> {
    exchange(&[(name, text)], &[]).await
}

/// Keeps these texts and destroys those records in one step: either all of it is on the disk, or
/// nothing has changed.
pub async fn exchange(keep: &[(&str, &str)], destroy: &[&str]) -> Result<(), StoreError> {
    if forgetful::is_on() {
        for (name, text) in keep {
            forgetful::put(&forgetful::SEALED, name, text);
        }
        for name in destroy {
            forgetful::remove(&forgetful::SEALED, name);
        }
        return Ok(());
    }
    let _turn = turn::take().await;
    let mut sealed = Vec::with_capacity(keep.len());
    for (name, text) in keep {
        sealed.push((JsValue::from(*name), seal::seal(name, text).await?));
    }
    again_when_closed(async || {
        let change = database::change().await?;
        let asked = Stores::of(&change).and_then(|stores| {
            for (name, (key, record)) in &sealed {
                stores.put(name, key, record)?;
            }
            destroy.iter().try_for_each(|name| stores.delete(name))
        });
        finish(&change, asked).await
    })
    .await
}

/// Seals a text in the place of the one that is kept under this name; false, and nothing is
/// changed, when there is none any more: another tab may have destroyed it meanwhile.
pub async fn replace(name: &str, text: &str) -> Result<bool, StoreError> {
    if forgetful::is_on() {
        let is_there = forgetful::get(&forgetful::SEALED, name).is_some();
        if is_there {
            forgetful::put(&forgetful::SEALED, name, text);
        }
        return Ok(is_there);
    }
    let _turn = turn::take().await;
    let (key, record) = seal::seal(name, text).await?;
    let id = JsValue::from(name);
    again_when_closed(async || {
        let change = database::change().await?;
        let stores = Stores::of(&change)?;
        let known = stores.sealed.get_key(&id).map_err(promise::thrown)?;
        // Within the same transaction: nobody comes in between.
        promise::answered(&known).await?;
        let is_there = !promise::result(&known).is_undefined();
        let put = || stores.put(&id, &key, &record);
        let asked = if is_there { put() } else { Ok(()) };
        finish(&change, asked).await?;
        Ok(is_there)
    })
    .await
}

/// The text kept under a name, if there is one.
pub async fn load(name: &str) -> Result<Option<String>, StoreError> {
    if forgetful::is_on() {
        return Ok(forgetful::get(&forgetful::SEALED, name));
    }
    let _turn = turn::take().await;
    let id = name.into();
    let (key, sealed) = again_when_closed(async || {
        let reading = database::reading().await?;
        let stores = Stores::of(&reading)?;
        let (Ok(key), Ok(sealed)) = (stores.keys.get(&id), stores.sealed.get(&id)) else {
            return Err(StoreError::NoStorage);
        };
        promise::done(&reading).await?;
        Ok((promise::result(&key), promise::result(&sealed)))
    })
    .await?;
    if sealed.is_undefined() {
        return Ok(None);
    }
    let key: CryptoKey = key.dyn_into().map_err(|_| StoreError::Damaged)?;
    seal::open(name, &key, &sealed).await.map(Some)
}

/// Destroys the record of a name, and with its key whatever the disk still holds of it.
pub async fn erase(name: &str) -> Result<(), StoreError> {
    exchange(&[], &[name]).await
}

/// All records whose name is wanted, read in one step; those that cannot be opened have no text.
pub async fn all(
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    if forgetful::is_on() {
        return Ok(in_memory(is_wanted));
    }
    let _turn = turn::take().await;
    let found = again_when_closed(async || {
        let reading = database::reading().await?;
        let stores = Stores::of(&reading)?;
        let asked = (
            stores.sealed.get_all_keys(),
            stores.sealed.get_all(),
            stores.keys.get_all_keys(),
            stores.keys.get_all(),
        );
        let (Ok(names), Ok(records), Ok(key_names), Ok(keys)) = asked else {
            return Err(StoreError::NoStorage);
        };
        promise::done(&reading).await?;
        Ok([names, records, key_names, keys].map(|list| Array::from(&promise::result(&list))))
    })
    .await?;
    let [names, records, key_names, keys] = found;
    let mut all = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let Some(name) = name.as_string().filter(|name| is_wanted(name)) else {
            continue;
        };
        let own = key_names.index_of(&JsValue::from(&name), 0);
        let key = u32::try_from(own).ok().map(|own| keys.get(own));
        let key = key.and_then(|key| key.dyn_into::<CryptoKey>().ok());
        let record = u32::try_from(place).map_or(JsValue::UNDEFINED, |place| records.get(place));
        let text = match key {
            Some(key) => seal::open(&name, &key, &record).await.ok(),
            None => None,
        };
        all.push((name, text));
    }
    Ok(all)
}

/// The same where nothing is written.
fn in_memory(is_wanted: impl Fn(&str) -> bool) -> Vec<(String, Option<String>)> {
    let mut all = forgetful::all(&forgetful::SEALED);
    all.retain(|(name, _)| is_wanted(name));
    let opened = |(name, text)| (name, Some(text));
    all.into_iter().map(opened).collect()
}

/// Does it once more when the browser closed the database in the middle: it does that under
/// pressure, and while a page sleeps in the background.
async fn again_when_closed<T>(
    act: impl AsyncFn() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    match act().await {
        Err(StoreError::NoStorage) => {
            database::let_go();
            act().await
        }
        other => other,
    }
}

/// The two stores of one transaction.
struct Stores {
    sealed: IdbObjectStore,
    keys: IdbObjectStore,
}

impl Stores {
    fn of(transaction: &IdbTransaction) -> Result<Stores, StoreError> {
        let store = |name| transaction.object_store(name).map_err(promise::thrown);
        Ok(Stores {
            sealed: store(SEALED)?,
            keys: store(KEYS)?,
        })
    }

    fn put(&self, name: &JsValue, key: &JsValue, record: &JsValue) -> Result<(), StoreError> {
        let put = |store: &IdbObjectStore, value| store.put_with_key(value, name);
        put(&self.keys, key)
            .and_then(|_| put(&self.sealed, record))
            .map(|_| ())
            .map_err(promise::thrown)
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        let delete = |store: &IdbObjectStore| store.delete(&name.into());
        delete(&self.keys)
            .and_then(|_| delete(&self.sealed))
            .map(|_| ())
            .map_err(promise::thrown)
    }
}

/// Waits for a change to be on the disk; one that could not be asked for in full is undone.
async fn finish(change: &IdbTransaction, asked: Result<(), StoreError>) -> Result<(), StoreError> {
    if asked.is_err() {
        // It fails only when the browser has undone it already.
        let _ = change.abort();
        return asked;
    }
    promise::done(change).await
}
