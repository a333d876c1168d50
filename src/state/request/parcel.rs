//! What only this device has, as an encrypted file for another device, and such a file read in.

use eldercare_handover::{Code, Envelope, EnvelopeError};
use eldercare_requests::{Nudge, OutboxItem, Parcel, Standing};
use leptos::prelude::*;

use super::Requests;
use crate::platform::code_lock::{self, LockError};
use crate::platform::sealed_store::StoreError;
use crate::platform::{clock, download};
use crate::state::family::chosen;
use crate::state::outbox::{self, Kept};

/// The field in which a person picks the file.
pub const FILE_FIELD: &str = "field-parcel-file";

/// A file that was made, with the code that opens it. The code is nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Packed {
    /// To be written down apart from the file.
    pub code: Code,
    /// How many records it holds.
    pub count: usize,
    file: Vec<u8>,
}

/// What a file brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// Records that are new here.
    pub new: usize,
    /// Records that are here already, or that were sent from here.
    pub known: usize,
    /// Records with other bytes than were saved.
    pub damaged: usize,
}

/// Why a file was not made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No file was picked, or the device does not give it out.
    NoFile,
    /// It is no file of this app, or a part of it is missing or changed.
    NotOurs,
    /// A later release wrote it.
    Newer,
    /// The code is another one than that of this file.
    WrongCode,
    /// The page came over plain http.
    NoCrypto,
    /// This device cannot keep what the file holds.
    Unkept,
}

impl Problem {
    /// Its name in text keys.
    pub fn id(self) -> &'static str {
        match self {
            Problem::NoFile => "no-file",
            Problem::NotOurs => "not-ours",
            Problem::Newer => "newer",
            Problem::WrongCode => "wrong-code",
            Problem::NoCrypto => "no-crypto",
            Problem::Unkept => "unkept",
        }
    }
}

impl Packed {
    /// Hands the file to the person; false where the browser does not know how.
    pub fn offer(&self) -> bool {
        let name = format!("eldercare-{}.parcel", clock::today());
        download::offer_bytes(&name, &self.file)
    }
}

impl Requests {
    /// Everything that only this device has, sealed under a fresh code.
    pub async fn pack(self) -> Result<Packed, Problem> {
        let mut items = self.kept.with_untracked(items_of);
        if let Some(unkept) = self.unkept.get_untracked() {
            // As it was sent off, not as it was being typed.
            items.retain(|item| item.record_id != unkept.record_id);
            items.push(unkept);
        }
        let reports = self.kept.with_untracked(|kept| kept.reports.clone());
        let parcel = Parcel::of(items, reports, outbox::now());
        let text = serde_json::to_string(&parcel).unwrap_or_default();
        let code = code_lock::new_code().ok_or(Problem::NoCrypto)?;
        let envelope = code_lock::seal(code, text.as_bytes()).await;
        let envelope = envelope.map_err(|_| Problem::NoCrypto)?;
        Ok(Packed {
            code,
            count: parcel.count(),
            file: envelope.to_file(),
        })
    }

    /// Keeps what of a file is new here. Nothing that is here is changed.
    pub async fn unpack(self, file: &[u8], code: Code) -> Result<Arrived, Problem> {
        let envelope = Envelope::from_file(file).map_err(|why| match why {
            EnvelopeError::Damaged => Problem::NotOurs,
            EnvelopeError::Newer => Problem::Newer,
        })?;
        let opened = code_lock::open(code, &envelope).await;
        let text = opened.map_err(|why| match why {
            LockError::NoCrypto => Problem::NoCrypto,
            LockError::WrongCode => Problem::WrongCode,
        })?;
        let parcel: Parcel = serde_json::from_slice(&text).map_err(|_| Problem::Newer)?;
        self.refresh().await;
        let kept = self.kept.get_untracked();
        let sorted = parcel.unpack(|id| standing(&kept, id), outbox::now());
        // Who opens a file here opens it for the person who is chosen here.
        let items = sorted.new.into_iter();
        let items: Vec<_> = items.map(|item| item.of_person(chosen::tag())).collect();
        outbox::save_new(&items, &sorted.new_reports)
            .await
            .map_err(|_: StoreError| Problem::Unkept)?;
        self.refresh().await;
        self.nudge(Nudge::Start);
        Ok(Arrived {
            new: items.len() + sorted.new_reports.len(),
            known: sorted.here + sorted.delivered,
            damaged: sorted.damaged,
        })
    }
}

fn items_of(kept: &Kept) -> Vec<OutboxItem> {
    let drafts = kept.drafts.iter();
    let drafts =
        drafts.map(|kept| OutboxItem::new(kept.id().to_owned(), kept.draft.clone(), kept.saved_at));
    drafts.chain(kept.waiting.iter().cloned()).collect()
}

fn standing(kept: &Kept, id: &str) -> Standing {
    if kept.receipts.iter().any(|receipt| receipt.record_id == id) {
        Standing::Delivered
    } else if kept.waiting(id).is_some()
        || kept.draft(id).is_some()
        || kept.reports.iter().any(|report| report.record_id == id)
    {
        Standing::Here
    } else {
        Standing::Unknown
    }
}
