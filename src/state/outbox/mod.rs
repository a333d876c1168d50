//! Requests and reports that wait on this device, receipts, and drafts: sealed, and read again at the
//! start.
//!
//! What belongs together is written in one step: a request that is sent off takes the place of its
//! draft, a receipt the place of its request.

mod again;
mod draft;
mod gone;
mod kept;
pub mod marks;
mod names;
mod owners;
mod receipt;

use eldercare_requests::report::WaitingReport;
use eldercare_requests::{OutboxItem, Stage};

pub use again::{add_thrown_away, save_again, thrown_away};
pub use draft::KeptDraft;
use draft::{draft_of, draft_text};
use kept::report_of;
pub use kept::{Kept, content};
use marks::{Kind, Note};
use names::{OLD_DRAFT, Sealed, draft_name, id_only_here, report_name, waiting_name};
pub use owners::{owner_of_draft, owner_of_receipt, owner_of_waiting};
pub use receipt::KeptReceipt;

use crate::platform::clock;
use crate::platform::sealed_store::{self, StoreError};

/// Seconds since 1970 as this device believes.
pub fn now() -> u64 {
    // A clock before 1970 is broken anyway; casting saturates it to 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (clock::now_ms() / 1000.0) as u64;
    seconds
}

/// What was found on this device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What is here.
    pub kept: Kept,
    /// Ids of records that were here and are gone although nobody destroyed them: the browser
    /// threw its storage away.
    pub missing: Vec<String>,
}

/// Reads everything of requests on this device.
pub async fn read_all() -> Result<Found, StoreError> {
    let before = marks::noted();
    let mut records = sealed_store::all(|name| Sealed::of(name).is_some()).await?;
    let gone = gone::take_out(&mut records);
    let left = again::drop_erased(&mut records, &marks::noted()).await;
    let mut kept = Kept::default();
    for (name, text) in &records {
        kept.add(name, text.as_deref(), now());
    }
    move_old_draft(&records).await;
    // A request that was sent off while the browser died may have left its draft.
    for id in kept.drop_sent_drafts() {
        let _ = sealed_store::erase(&draft_name(&id)).await;
    }
    let is_here = |id: &String| {
        let mut names = records.iter().filter_map(|(name, _)| id_only_here(name));
        names.any(|here| here == id) || kept.draft(id).is_some()
    };
    let is_delivered = |id: &String| {
        let mut receipts = kept.receipts.iter();
        receipts.any(|receipt| receipt.record_id == *id)
    };
    let after = marks::noted();
    let mut missing = Vec::new();
    for (id, note) in before.iter().filter(|(id, _)| !is_here(id)) {
        match after.get(id) {
            // Another tab destroyed it in between, or began to and died.
            None => {}
            // Its receipt is on the disk: the browser was killed before it wrote that the note is gone.
            Some(_) if is_delivered(id) => marks::gone(id),
            // The same of one that was destroyed on purpose.
            Some(_) if gone.contains_key(id) => marks::gone(id),
            Some(after) if after.is_here() && note.is_here() => missing.push(id.clone()),
            // Its note must outlive it.
            Some(Note::Erased) if left.contains(id) => {}
            Some(_) => marks::gone(id),
        }
    }
    for (id, kind) in marks::to_note(kinds_of(&kept), &before, &after) {
        marks::note(id, kind);
    }
    gone::forget_old(&gone).await;
    Ok(Found { kept, missing })
}

/// The only draft of an earlier build gets a name of its own.
async fn move_old_draft(records: &[(String, Option<String>)]) {
    let text_of = |name: &str| {
        let (_, text) = records.iter().find(|(known, _)| known == name)?;
        text.as_deref()
    };
    let Some(old) = text_of(OLD_DRAFT) else {
        return;
    };
    let Some(draft) = draft_of(old) else { return };
    let name = draft_name(draft.id());
    let newer = text_of(&name).and_then(draft_of);
    let is_newest = newer.is_none_or(|newer| newer.saved_at <= draft.saved_at);
    let keep: &[(&str, &str)] = if is_newest { &[(&name, old)] } else { &[] };
    // When it fails, it is read under its old name the next time, too.
    let _ = sealed_store::exchange(keep, &[OLD_DRAFT]).await;
}

/// What lies here, each with what it is to the person.
fn kinds_of(kept: &Kept) -> impl Iterator<Item = (&str, Kind)> {
    let drafts = kept.drafts.iter().map(|draft| (draft.id(), Kind::Draft));
    let waiting = kept.waiting.iter();
    let waiting = waiting.map(|item| (item.record_id.as_str(), kind_of(item)));
    let reports = kept.reports.iter();
    let reports = reports.map(|report| (report.record_id.as_str(), kind_of_report(report)));
    drafts.chain(waiting).chain(reports)
}

fn kind_of(item: &OutboxItem) -> Kind {
    match item.stage {
        Stage::Draft(_) => Kind::Draft,
        Stage::NeedsAttention { .. } => Kind::Attention,
        _ => Kind::Waiting,
    }
}

fn kind_of_report(report: &WaitingReport) -> Kind {
    match report.refused {
        Some(_) => Kind::Attention,
        None => Kind::Waiting,
    }
}

/// Reads one draft anew: another tab may have changed it.
pub async fn load_draft(record_id: &str) -> Result<Option<KeptDraft>, StoreError> {
    let text = sealed_store::load(&draft_name(record_id)).await?;
    Ok(text.as_deref().and_then(draft_of))
}

/// Seals a draft under its own name.
pub async fn save_draft(draft: &KeptDraft) -> Result<(), StoreError> {
    let text = draft_text(draft);
    sealed_store::save(&draft_name(draft.id()), &text).await?;
    marks::note(draft.id(), Kind::Draft);
    Ok(())
}

/// Destroys a draft; where the device cannot now, the next start does.
pub async fn erase_draft(record_id: &str) -> Result<(), StoreError> {
    destroy(record_id, &[&draft_name(record_id)]).await
}

/// Seals a request that waits, in the place of its draft.
pub async fn save_waiting(item: &OutboxItem) -> Result<(), StoreError> {
    let text = text_of(item);
    let (name, draft) = (waiting_name(&item.record_id), draft_name(&item.record_id));
    sealed_store::exchange(&[(&name, &text)], &[&draft]).await?;
    marks::note(&item.record_id, kind_of(item));
    Ok(())
}

/// A request was delivered, and there is no room for its receipt. Where only its draft was kept, the draft
/// must not come back as if nothing had been sent; whether that was so.
pub async fn drop_delivered_draft(record_id: &str) -> bool {
    let is_only_draft = matches!(sealed_store::load(&waiting_name(record_id)).await, Ok(None));
    is_only_draft && erase_draft(record_id).await.is_ok()
}

/// Seals the new state of a request that waits; false when it does not wait any more, because
/// another tab delivered it or gave it up, or the browser threw it away.
pub async fn update_waiting(item: &OutboxItem) -> Result<bool, StoreError> {
    let name = waiting_name(&item.record_id);
    let is_there = sealed_store::replace(&name, &text_of(item)).await?;
    if is_there {
        marks::note(&item.record_id, kind_of(item));
    }
    Ok(is_there)
}

/// Destroys a request that waits, because it was given up or erased at the server.
pub async fn erase_waiting(record_id: &str) -> Result<(), StoreError> {
    let names = [waiting_name(record_id), draft_name(record_id)];
    destroy(record_id, &[&names[0], &names[1]]).await
}

/// Destroys records of an id on purpose: its note says so before, and a mark on the disk afterwards.
async fn destroy(record_id: &str, names: &[&str]) -> Result<(), StoreError> {
    marks::erased(record_id);
    gone::destroy(record_id, names).await?;
    marks::gone(record_id);
    Ok(())
}

/// Turns a request that waits into a draft: both records change in one step.
pub async fn back_to_draft(record_id: &str, draft: &KeptDraft) -> Result<(), StoreError> {
    marks::going(record_id);
    let (name, text) = (draft_name(draft.id()), draft_text(draft));
    let waiting = waiting_name(record_id);
    if record_id == draft.id() {
        sealed_store::exchange(&[(&name, &text)], &[&waiting]).await?;
    } else {
        gone::exchange(record_id, &[(&name, &text)], &[&waiting]).await?;
        marks::gone(record_id);
    }
    marks::note(draft.id(), Kind::Draft);
    Ok(())
}

/// Seals a receipt in the place of its request: both happen, or neither. Where there is no room for
/// it, the request stays as it is.
pub async fn save_receipt(receipt: &KeptReceipt) -> Result<(), StoreError> {
    let id = &receipt.record_id;
    let was_noted = marks::going(id);
    let (name, text) = (receipt.name(), receipt_text(receipt));
    let gone = [waiting_name(id), draft_name(id)];
    let done = sealed_store::exchange(&[(&name, &text)], &[&gone[0], &gone[1]]).await;
    match done {
        Ok(()) => marks::gone(id),
        Err(_) if was_noted => marks::note(id, Kind::Waiting),
        Err(_) => {}
    }
    done
}

/// Destroys a receipt.
pub async fn erase_receipt(receipt: &KeptReceipt) -> Result<(), StoreError> {
    gone::destroy(&receipt.record_id, &[&receipt.name()]).await
}

/// The reports that wait, the oldest first.
pub async fn read_reports() -> Result<Vec<WaitingReport>, StoreError> {
    let is_report = |name: &str| Sealed::of(name) == Some(Sealed::Report);
    let records = sealed_store::all(is_report).await?;
    let opened = records.iter().filter_map(|(name, text)| {
        let text = text.as_deref()?;
        report_of(name, text)
    });
    let mut reports: Vec<WaitingReport> = opened.collect();
    reports.sort_by_key(|report| report.saved_at);
    Ok(reports)
}

/// Seals a report that waits.
pub async fn save_report(report: &WaitingReport) -> Result<(), StoreError> {
    sealed_store::save(&report_name(&report.record_id), &report_text(report)).await?;
    marks::note(&report.record_id, kind_of_report(report));
    Ok(())
}

/// Seals the new state of a report that waits, unless it does not wait any more. One that the browser threw
/// away is written anew.
pub async fn update_report(report: &WaitingReport) -> Result<(), StoreError> {
    let (id, text) = (&report.record_id, report_text(report));
    let name = report_name(id);
    let is_there = sealed_store::replace(&name, &text).await?;
    if !is_there && sealed_store::times_emptied() > 0 && marks::is_here(id) {
        return save_report(report).await;
    }
    if is_there {
        marks::note(id, kind_of_report(report));
    }
    Ok(())
}

/// Destroys a report: the server has it, or the person gave it up.
pub async fn erase_report(record_id: &str) -> Result<(), StoreError> {
    destroy(record_id, &[&report_name(record_id)]).await
}

fn report_text(report: &WaitingReport) -> String {
    serde_json::to_string(report).unwrap_or_default()
}

fn receipt_text(receipt: &KeptReceipt) -> String {
    serde_json::to_string(receipt).unwrap_or_default()
}

/// Seals what came from another device: all of it, or nothing.
pub async fn save_new(items: &[OutboxItem], reports: &[WaitingReport]) -> Result<(), StoreError> {
    keep(&named(items, reports)).await?;
    note_all(items, reports);
    Ok(())
}

/// The records of these, each with its name and its text.
fn named(items: &[OutboxItem], reports: &[WaitingReport]) -> Vec<(String, String)> {
    let of_item = |item: &OutboxItem| match &item.stage {
        Stage::Draft(_) => (draft_name(&item.record_id), text_of(item)),
        _ => (waiting_name(&item.record_id), text_of(item)),
    };
    let of_report = |report: &WaitingReport| (report_name(&report.record_id), report_text(report));
    let items = items.iter().map(of_item);
    items.chain(reports.iter().map(of_report)).collect()
}

async fn keep(named: &[(String, String)]) -> Result<(), StoreError> {
    let texts = named.iter().map(|(name, text)| (&**name, &**text));
    sealed_store::exchange(&texts.collect::<Vec<_>>(), &[]).await
}

fn note_all(items: &[OutboxItem], reports: &[WaitingReport]) {
    for item in items {
        marks::note(&item.record_id, kind_of(item));
    }
    for report in reports {
        marks::note(&report.record_id, kind_of_report(report));
    }
}

fn text_of(item: &OutboxItem) -> String {
    serde_json::to_string(item).unwrap_or_default()
}
