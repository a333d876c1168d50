//! A queue on its way to another device: what the file holds, and what of it is new there.

use serde::{Deserialize, Serialize};

use super::item::{OutboxEvent, OutboxItem};
use super::stage::Stage;
use crate::report::WaitingReport;

/// The version that newly made parcels carry. Version 2 carries reports about places too; a build that
/// knows only version 1 leaves them where they are.
pub const PARCEL_VERSION: u16 = 2;

/// What a file carries from one device to another. It is personal, so a file holds it encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// [`PARCEL_VERSION`] of the build that made it.
    pub version: u16,
    /// When it was made, in seconds since 1970.
    pub made_at: u64,
    /// The records, with their ids: sent from two devices they are still one.
    pub items: Vec<OutboxItem>,
    /// Reports about places that were not delivered; version 1 had none.
    #[serde(default)]
    pub reports: Vec<WaitingReport>,
}

/// How a record stands on the device that reads a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is known of it.
    Unknown,
    /// It is here, as a draft or waiting.
    Here,
    /// It is delivered, and the receipt is here.
    Delivered,
}

/// A parcel sorted by what of it is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// Records to be kept.
    pub new: Vec<OutboxItem>,
    /// Reports to be kept.
    pub new_reports: Vec<WaitingReport>,
    /// How many are here already. What is here is never overwritten.
    pub here: usize,
    /// How many were delivered from here already.
    pub delivered: usize,
    /// How many hold other bytes than were saved.
    pub damaged: usize,
}

impl Parcel {
    /// A parcel of everything that only this device has.
    #[must_use]
    pub fn of(
        items: impl IntoIterator<Item = OutboxItem>,
        reports: Vec<WaitingReport>,
        now: u64,
    ) -> Self {
        Self {
            version: PARCEL_VERSION,
            made_at: now,
            items: items
                .into_iter()
                .filter(OutboxItem::is_only_here)
                // Whose it is on that device says nothing on another one.
                .map(|item| item.of_person(None))
                .collect(),
            reports,
        }
    }

    /// How many records it carries.
    #[must_use]
    pub fn count(&self) -> usize {
        self.items.len() + self.reports.len()
    }

    /// Sorts the records by how they stand here. One that was on its way when the parcel was made
    /// waits, and pauses of the other device do not count.
    #[must_use]
    pub fn unpack(self, standing: impl Fn(&str) -> Standing, now: u64) -> Unpacked {
        let mut sorted = Unpacked::default();
        for item in self.items {
            let is_twice = sorted.new.iter().any(|new| new.record_id == item.record_id);
            match standing(&item.record_id) {
                _ if !is_whole(&item) => sorted.damaged += 1,
                Standing::Delivered => sorted.delivered += 1,
                Standing::Here => sorted.here += 1,
                Standing::Unknown if is_twice => sorted.here += 1,
                Standing::Unknown => sorted.new.push(rested(item, now)),
            }
        }
        for report in self.reports {
            sorted.add_report(report, &standing);
        }
        sorted
    }
}

impl Unpacked {
    fn add_report(&mut self, report: WaitingReport, standing: impl Fn(&str) -> Standing) {
        let mut new = self.new_reports.iter();
        let is_twice = new.any(|new| new.record_id == report.record_id);
        match standing(&report.record_id) {
            _ if !report.is_whole() => self.damaged += 1,
            Standing::Delivered => self.delivered += 1,
            Standing::Here => self.here += 1,
            Standing::Unknown if is_twice => self.here += 1,
            Standing::Unknown => self.new_reports.push(WaitingReport {
                pause: None,
                ..report
            }),
        }
    }
}

fn is_whole(item: &OutboxItem) -> bool {
    let named = crate::RecordId::parse(&item.record_id).is_some();
    let intact = item
        .stage
        .payload()
        .is_none_or(crate::payload::Payload::is_intact);
    let own = match &item.stage {
        Stage::Draft(draft) => draft.record_id.as_deref() == Some(item.record_id.as_str()),
        _ => true,
    };
    named && intact && own && item.is_only_here()
}

fn rested(item: OutboxItem, now: u64) -> OutboxItem {
    let mut item = item.of_person(None).after(OutboxEvent::Restarted, now);
    if let Stage::Saved { pause, .. } = &mut item.stage {
        *pause = None;
    }
    item
}
