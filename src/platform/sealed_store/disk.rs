//! Records on the disk of this device: one key for each, written together.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, IdbObjectStore, IdbTransaction};

use super::database::{self, KEYS, SEALED};
use super::{StoreError, promise, seal, turn};

/// Keeps these bytes and destroys those records in one step.
pub async fn exchange(keep: &[(&str, &[u8])], destroy: &[&str]) -> Result<(), StoreError> {
    let _turn = turn::take().await;
    let mut sealed = Vec::with_capacity(keep.len());
    for (name, bytes) in keep {
        sealed.push((JsValue::from(*name), seal::seal(name, bytes).await?));
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

/// Seals bytes in the place of those that are kept under this name; false, and nothing is changed, when there
/// are none any more.
pub async fn replace(name: &str, bytes: &[u8]) -> Result<bool, StoreError> {
    let _turn = turn::take().await;
    let (key, record) = seal::seal(name, bytes).await?;
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

/// The bytes kept under a name, if there are any.
pub async fn load(name: &str) -> Result<Option<Vec<u8>>, StoreError> {
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
    seal::finish(seal::open(name, &key, &sealed)?)
        .await
        .map(Some)
}

/// All records whose name is wanted, read in one step; those that cannot be opened have no bytes.
pub async fn all(
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Option<Vec<u8>>)>, StoreError> {
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
    // All are opened at the same time: the browser does that beside the page.
    let mut opened = Vec::new();
    for (name, opening) in begin_all(&found, is_wanted) {
        let bytes = match opening {
            Ok(opening) => seal::finish(opening).await.ok(),
            Err(_) => None,
        };
        opened.push((name, bytes));
    }
    Ok(opened)
}

type Opening = Result<Promise, StoreError>;

/// Begins to open what is wanted. Keys and records are in the order of their names.
fn begin_all(found: &[Array; 4], is_wanted: impl Fn(&str) -> bool) -> Vec<(String, Opening)> {
    let [names, records, key_names, keys] = found;
    let wanted = names.iter().enumerate().filter_map(|(place, name)| {
        let name = name.as_string().filter(|name| is_wanted(name))?;
        let own = key_names.index_of(&JsValue::from(&name), 0);
        let key = u32::try_from(own).ok().map(|own| keys.get(own));
        let key = key.and_then(|key| key.dyn_into::<CryptoKey>().ok());
        let record = u32::try_from(place).map_or(JsValue::UNDEFINED, |place| records.get(place));
        let opening = match key {
            Some(key) => seal::open(&name, &key, &record),
            None => Err(StoreError::Damaged),
        };
        Some((name, opening))
    });
    wanted.collect()
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

/// The names of all records of which this is true; nothing is opened.
pub async fn names(is_one: impl Fn(&str) -> bool) -> Result<Vec<String>, StoreError> {
    let _turn = turn::take().await;
    let names = again_when_closed(async || {
        let reading = database::reading().await?;
        let asked = Stores::of(&reading)?.sealed.get_all_keys();
        let asked = asked.map_err(promise::thrown)?;
        promise::done(&reading).await?;
        Ok(Array::from(&promise::result(&asked)))
    })
    .await?;
    let names = names.iter().filter_map(|name| name.as_string());
    Ok(names.filter(|name| is_one(name)).collect())
}
