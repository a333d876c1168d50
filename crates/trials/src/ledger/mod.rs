//! The oracle. It writes down what people were told and what the server said, and holds both
//! against the database and against what the device still has.
//!
//! - I1 no false receipt: what was shown as delivered is stored, with the server's receipt.
//! - I2 no loss: what was said to be saved is on the device or in the database.
//! - I3 no duplicate: one row for a record id, and one for an intent.
//! - I4 no damage: the stored hash and fields are those of what was saved.
//! - I5 stable receipt: the server's receipts for one record are all the same.
//! - I6 no leak: after the delivery the device holds nothing of the request.
//!
//! - I8 one history: what was confirmed stands in it once, however often it was said; what was deleted
//!   stays deleted, whatever arrives later.
//!
//! I7, the bounded wait, is asked where time is measured: in the bench of requests.

mod database;
mod life;

use std::collections::{BTreeMap, BTreeSet};

use eldercare_api::v1::Receipt;
use thiserror::Error;

pub use database::{Database, Row, StoredReport, Told};
pub use life::Life;

use crate::http::Reply;
use crate::sample::Sample;

/// A promise that was broken; texts are record ids and receipts, all of them invented.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Broken {
    /// I1.
    #[error("I1 false receipt: {0} was shown as delivered and is not stored")]
    FalseReceipt(String),
    /// I1.
    #[error("I1 other receipt: {0} was shown {1}, the server said {2}")]
    OtherReceipt(String, String, String),
    /// I2.
    #[error("I2 lost: {0} was said to be saved and is neither on the device nor stored")]
    Lost(String),
    /// I2, at the end.
    #[error("I2 stuck: {0} is still on the device although nothing is in its way")]
    Stuck(String),
    /// I2, the other way round.
    #[error("I2 invented: {0} is stored and nobody saved it")]
    Invented(String),
    /// I3.
    #[error("I3 doubled: {1} rows for the intent {0}")]
    Doubled(String, usize),
    /// I4.
    #[error("I4 damaged: {0} is not stored as it was saved")]
    Damaged(String),
    /// I5.
    #[error("I5 unstable receipt: {0} got {1} and then {2}")]
    Unstable(String, String, String),
    /// I6.
    #[error("I6 leak: the device still holds the content of {0}, which was delivered")]
    Leak(String),
    /// I8.
    #[error("I8 resurrected: {0} was deleted and is stored again")]
    Resurrected(String),
    /// I8.
    #[error("I8 unwritten: `{1}` was confirmed for {0} and is not in its history")]
    Unwritten(String, String),
    /// I8.
    #[error("I8 repeated: `{1}` stands twice in a row in the history of {0}")]
    Repeated(String, String),
    /// I8.
    #[error("I8 gap: the history of {0} is not numbered from 1 without a gap")]
    Gap(String),
}

/// What was promised.
#[derive(Clone, Default)]
pub struct Ledger {
    saved: BTreeMap<String, Sample>,
    shown: BTreeMap<String, String>,
    said: BTreeMap<String, String>,
    /// Somebody asked to delete these, and may have been heard.
    deleting: BTreeSet<String>,
    /// The server said that these are deleted.
    deleted: BTreeSet<String>,
}

impl Ledger {
    /// The screen said: saved on this device.
    pub fn saved(&mut self, sample: &Sample) {
        self.saved
            .insert(sample.record_id.to_string(), sample.clone());
    }

    /// The screen showed the code of a delivered request.
    pub fn shown(&mut self, record_id: &str, tracking_code: &str) {
        self.shown
            .insert(record_id.to_owned(), tracking_code.to_owned());
    }

    /// The code that the server gave a request, whether or not its device heard it.
    #[must_use]
    pub fn code(&self, record_id: &str) -> Option<&str> {
        self.said.get(record_id)?.split(' ').next()
    }

    /// Somebody is about to ask for its deletion.
    pub fn deleting(&mut self, record_id: &str) {
        self.deleting.insert(record_id.to_owned());
    }

    /// Whether somebody asked for its deletion.
    #[must_use]
    pub fn is_deleting(&self, record_id: &str) -> bool {
        self.deleting.contains(record_id)
    }

    /// The server said that it is deleted.
    pub fn deleted(&mut self, record_id: &str) {
        self.deleted.insert(record_id.to_owned());
    }

    /// Every request whose receipt was shown, with its code.
    #[must_use]
    pub fn delivered(&self) -> Vec<(Sample, String)> {
        let shown = self.shown.iter();
        let known = shown.filter_map(|(id, code)| Some((self.saved.get(id)?, code)));
        known
            .map(|(sample, code)| (sample.clone(), code.clone()))
            .collect()
    }

    /// How many receipts were shown.
    #[must_use]
    pub fn receipts(&self) -> usize {
        self.shown.len()
    }

    /// How many requests were said to be saved.
    #[must_use]
    pub fn count(&self) -> usize {
        self.saved.len()
    }

    /// The server answered, whether or not anybody heard it (I5).
    pub fn heard(&mut self, reply: &Reply) -> Result<(), Broken> {
        if !(200..300).contains(&reply.status) {
            return Ok(());
        }
        let Ok(receipt) = serde_json::from_slice::<Receipt>(&reply.body) else {
            return Ok(());
        };
        let id = receipt.record_id;
        let text = format!("{} {}", receipt.tracking_code, receipt.received_at);
        match self.said.get(&id) {
            Some(before) if *before != text => Err(Broken::Unstable(id, before.clone(), text)),
            _ => {
                self.said.insert(id, text);
                Ok(())
            }
        }
    }

    /// Holds at every moment: `on_device` tells for a record id whether the device still has it.
    pub fn check(&self, rows: &[Row], on_device: impl Fn(&str) -> bool) -> Result<(), Broken> {
        let by_id: BTreeMap<&str, &Row> = rows.iter().map(|r| (&*r.record_id, r)).collect();
        for (id, code) in &self.shown {
            if !by_id.contains_key(id.as_str()) && !self.is_deleting(id) {
                return Err(Broken::FalseReceipt(id.clone()));
            }
            if let Some(said) = self.said.get(id)
                && !said.starts_with(code.as_str())
            {
                return Err(Broken::OtherReceipt(id.clone(), code.clone(), said.clone()));
            }
        }
        for (id, sample) in &self.saved {
            match by_id.get(id.as_str()) {
                None if !on_device(id) && !self.is_deleting(id) => {
                    return Err(Broken::Lost(id.clone()));
                }
                Some(row) if !row.is_of(sample) => return Err(Broken::Damaged(id.clone())),
                _ => {}
            }
        }
        let again = self
            .deleted
            .iter()
            .find(|id| by_id.contains_key(id.as_str()));
        if let Some(id) = again {
            return Err(Broken::Resurrected(id.clone()));
        }
        check_doubles(rows)
    }

    /// Holds once nothing is in the way any more and everything was sent.
    pub fn check_settled(&self, rows: &[Row]) -> Result<(), Broken> {
        self.check(rows, |_| true)?;
        let stored = |id: &str| rows.iter().any(|row| row.record_id == id);
        let is_missing = |id: &&String| !stored(id) && !self.is_deleting(id);
        if let Some(id) = self.saved.keys().find(is_missing) {
            return Err(Broken::Stuck(id.clone()));
        }
        if let Some(id) = self.deleting.iter().find(|id| stored(id)) {
            return Err(Broken::Resurrected(id.clone()));
        }
        let invented = rows
            .iter()
            .find(|row| !self.saved.contains_key(&row.record_id));
        invented.map_or(Ok(()), |row| Err(Broken::Invented(row.record_id.clone())))
    }

    /// What a device's storage holds of delivered requests (I6): at no moment anything.
    pub fn check_device<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Result<(), Broken> {
        for text in texts {
            let left = self
                .saved
                .iter()
                .find(|(id, sample)| self.shown.contains_key(*id) && text.contains(&sample.marker));
            if let Some((id, _)) = left {
                return Err(Broken::Leak(id.clone()));
            }
        }
        Ok(())
    }
}

fn check_doubles(rows: &[Row]) -> Result<(), Broken> {
    let mut intents: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *intents.entry(&row.note).or_default() += 1;
    }
    let doubled = intents.into_iter().find(|(_, number)| *number > 1);
    doubled.map_or(Ok(()), |(intent, number)| {
        Err(Broken::Doubled(intent.to_owned(), number))
    })
}
