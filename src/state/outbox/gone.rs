//! Marks of what was destroyed on purpose, in the sealed store itself.
//!
//! The browser writes the notes beside the store to the disk seconds later: killed in between, it comes
//! back with the note of a record that is gone, and that would be called lost. The mark is on the disk
//! in the same step in which the record leaves it. It holds an id and a time, nothing about a person.

use std::collections::BTreeMap;

use super::names::{gone_id, gone_name};
use super::now;
use crate::platform::sealed_store::{self, StoreError};

/// How many marks stay, the latest. Not by time: a clock that jumps would take one away whose note still
/// comes back.
const MOST: usize = 100;

/// Destroys these records, and marks the id as gone. A device without room for the mark destroys them
/// all the same.
pub async fn destroy(id: &str, names: &[&str]) -> Result<(), StoreError> {
    match exchange(id, &[], names).await {
        Err(StoreError::Full) => sealed_store::exchange(&[], names).await,
        done => done,
    }
}

/// The same, in one step with what takes their place.
pub async fn exchange(id: &str, keep: &[(&str, &str)], names: &[&str]) -> Result<(), StoreError> {
    let (mark, time) = (gone_name(id), now().to_string());
    let mut keep = keep.to_vec();
    keep.push((&mark, &time));
    sealed_store::exchange(&keep, names).await
}

/// Takes the marks out of what was read: each id with when it was destroyed, as this device believed; 0
/// where that cannot be read.
pub fn take_out(records: &mut Vec<(String, Option<String>)>) -> BTreeMap<String, u64> {
    let mut gone = BTreeMap::new();
    records.retain(|(name, text)| {
        let Some(id) = gone_id(name) else { return true };
        let time = text.as_deref().and_then(|text| text.parse().ok());
        gone.insert(id.to_owned(), time.unwrap_or_default());
        false
    });
    gone
}

/// Destroys the marks of long ago.
pub async fn forget_old(gone: &BTreeMap<String, u64>) {
    let old = old(gone);
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    if !old.is_empty() {
        // Where that fails, the next start does it.
        let _ = sealed_store::exchange(&[], &old).await;
    }
}

/// The names of all marks but the latest.
fn old(gone: &BTreeMap<String, u64>) -> Vec<String> {
    let mut latest: Vec<(&String, &u64)> = gone.iter().collect();
    latest.sort_by_key(|(_, time)| std::cmp::Reverse(**time));
    let old = latest.into_iter().skip(MOST);
    old.map(|(id, _)| gone_name(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(times: &[(&str, u64)]) -> BTreeMap<String, u64> {
        times
            .iter()
            .map(|&(id, time)| (id.to_owned(), time))
            .collect()
    }

    #[test]
    fn marks_are_taken_out_of_what_was_read() {
        let record = |name: &str, text: Option<&str>| (name.to_owned(), text.map(str::to_owned));
        let mut records = vec![
            record("gone-a", Some("1800000000")),
            record("outbox-b", Some("{}")),
            record("gone-c", None),
        ];
        assert_eq!(
            take_out(&mut records),
            gone(&[("a", 1_800_000_000), ("c", 0)])
        );
        assert_eq!(records, [record("outbox-b", Some("{}"))]);
    }

    #[test]
    fn the_latest_marks_stay() {
        let many: Vec<(String, u64)> = (0..102).map(|time| (format!("id-{time}"), time)).collect();
        let marks = gone(
            &many
                .iter()
                .map(|(id, time)| (&**id, *time))
                .collect::<Vec<_>>(),
        );
        assert_eq!(old(&marks), [gone_name("id-1"), gone_name("id-0")]);
        assert!(old(&gone(&[("a", 0), ("b", 1)])).is_empty());
    }
}
