//! What people told us, kept on this device and nowhere else: encrypted records by name.
//!
//! Every save makes a new AES-GCM key that cannot be exported, and writes key
//! and record together in one transaction. So two tabs never race for a key,
//! no key ever seals two texts, and erasing a record destroys its key with it:
//! what the disk still holds is then unreadable. Honest limit: this stops
//! copied files and other sites, not someone who uses this very browser.
//!
//! At a kiosk the records are texts in the memory of the page ([`super::forgetful`]) and no browser
//! storage is opened at all. On a device of outreach they lie in a [`vault`].
//!
//! Deliberately not here: what the texts mean, and when they are saved.

mod database;
mod disk;
mod emptied;
mod promise;
mod seal;
mod turn;
pub mod vault;

use super::forgetful;

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
    if vault::is_on() {
        return vault::exchange(keep, destroy).await;
    }
    if forgetful::is_on() {
        for (name, text) in keep {
            forgetful::put(&forgetful::SEALED, name, text);
        }
        for name in destroy {
            forgetful::remove(&forgetful::SEALED, name);
        }
        return Ok(());
    }
    let keep: Vec<_> = keep
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    disk::exchange(&keep, destroy).await
}

/// Seals a text in the place of the one that is kept under this name; false, and nothing is
/// changed, when there is none any more: another tab may have destroyed it meanwhile.
pub async fn replace(name: &str, text: &str) -> Result<bool, StoreError> {
    if vault::is_on() {
        return vault::replace(name, text).await;
    }
    if forgetful::is_on() {
        let is_there = forgetful::get(&forgetful::SEALED, name).is_some();
        if is_there {
            forgetful::put(&forgetful::SEALED, name, text);
        }
        return Ok(is_there);
    }
    disk::replace(name, text.as_bytes()).await
}

/// The text kept under a name, if there is one.
pub async fn load(name: &str) -> Result<Option<String>, StoreError> {
    if vault::is_on() {
        return vault::load(name).await;
    }
    if forgetful::is_on() {
        return Ok(forgetful::get(&forgetful::SEALED, name));
    }
    disk::load(name).await?.map(text_of).transpose()
}

/// Destroys the record of a name, and with its key whatever the disk still holds of it.
pub async fn erase(name: &str) -> Result<(), StoreError> {
    exchange(&[], &[name]).await
}

/// All records whose name is wanted, read in one step; those that cannot be opened have no text.
pub async fn all(
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    if vault::is_on() {
        return vault::all(is_wanted).await;
    }
    if forgetful::is_on() {
        let mut all = forgetful::all(&forgetful::SEALED);
        all.retain(|(name, _)| is_wanted(name));
        let opened = |(name, text)| (name, Some(text));
        return Ok(all.into_iter().map(opened).collect());
    }
    let records = disk::all(is_wanted).await?;
    let read = |(name, bytes): (String, Option<Vec<u8>>)| {
        (name, bytes.and_then(|bytes| text_of(bytes).ok()))
    };
    Ok(records.into_iter().map(read).collect())
}

fn text_of(bytes: Vec<u8>) -> Result<String, StoreError> {
    String::from_utf8(bytes).map_err(|_| StoreError::Damaged)
}
