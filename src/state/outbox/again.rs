//! What must not come back, and what must: records that were destroyed on purpose and are still on the
//! disk, and records that the browser threw away while a page still has them.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_requests::report::WaitingReport;

use super::draft::draft_text;
use super::gone;
use super::marks::{self, Kind, Note};
use super::names::{draft_name, id_only_here};
use super::{Found, Kept, keep, named, note_all, receipt_text, save_report};
use crate::platform::sealed_store::{self, StoreError};

type Record = (String, Option<String>);

/// Takes out what was destroyed for good and could not be erased then, and erases it now; the ids for which
/// that fails again.
pub async fn drop_erased(
    records: &mut Vec<Record>,
    noted: &BTreeMap<String, Note>,
) -> BTreeSet<String> {
    let is_erased =
        |name: &str| id_only_here(name).is_some_and(|id| noted.get(id) == Some(&Note::Erased));
    let (erased, kept): (Vec<Record>, Vec<Record>) =
        records.drain(..).partition(|(name, _)| is_erased(name));
    *records = kept;
    let mut left = BTreeSet::new();
    for (name, _) in erased {
        let Some(id) = id_only_here(&name) else {
            continue;
        };
        if gone::destroy(id, &[&name]).await.is_err() {
            left.insert(id.to_owned());
        }
    }
    left
}

impl Found {
    /// Tells as missing what a page knows and is not here.
    pub fn add_missing(&mut self, known: &Kept) {
        let lost = known.ids_only_here();
        let here = self.kept.ids_only_here();
        let lost = lost.into_iter().filter(|id| !here.contains(id));
        self.missing.extend(lost.map(str::to_owned));
        self.missing.sort_unstable();
        self.missing.dedup();
    }

    /// Shows what could not be written anew as if it were here: the page has it.
    pub fn put_back(&mut self, thrown: Kept) {
        let back = thrown.ids_only_here();
        self.missing.retain(|id| !back.contains(&&**id));
        let kept = &mut self.kept;
        thrown
            .drafts
            .into_iter()
            .for_each(|draft| kept.put_draft(draft));
        thrown
            .waiting
            .into_iter()
            .for_each(|item| kept.put_waiting(item));
        thrown
            .reports
            .into_iter()
            .for_each(|report| kept.put_report(report));
        thrown
            .receipts
            .into_iter()
            .for_each(|receipt| kept.put_receipt(receipt));
    }
}

/// What a page knows and the store has not, although nobody destroyed it: what is noted as here, and
/// receipts, which have no notes.
pub fn thrown_away(known: &Kept, found: &Found) -> Kept {
    let is_missing = |id: &str| found.missing.iter().any(|missing| missing == id);
    let has_receipt = |id: &str| {
        let mut receipts = found.kept.receipts.iter();
        receipts.any(|receipt| receipt.record_id == id)
    };
    let mut thrown = known.clone();
    thrown.unreadable = 0;
    thrown.drafts.retain(|draft| is_missing(draft.id()));
    thrown.waiting.retain(|item| is_missing(&item.record_id));
    thrown
        .reports
        .retain(|report| is_missing(&report.record_id));
    thrown
        .receipts
        .retain(|receipt| !has_receipt(&receipt.record_id));
    thrown
}

/// The same for a page that knows of reports alone: those that are noted as here are written anew, and added
/// to what was found.
pub async fn add_thrown_away(found: &mut Vec<WaitingReport>, known: Vec<WaitingReport>) {
    if sealed_store::times_emptied() == 0 {
        return;
    }
    for report in known {
        let id = &report.record_id;
        let is_found = found.iter().any(|found| found.record_id == *id);
        if !is_found && marks::is_here(id) {
            // Where it cannot be written, the page shows what it has.
            let _ = save_report(&report).await;
            found.push(report);
        }
    }
}

/// Seals it anew, in one step.
pub async fn save_again(thrown: &Kept) -> Result<(), StoreError> {
    let drafts = thrown.drafts.iter();
    let drafts = drafts.map(|kept| (draft_name(kept.id()), draft_text(kept)));
    let receipts = thrown.receipts.iter();
    let receipts = receipts.map(|receipt| (receipt.name(), receipt_text(receipt)));
    let mut named = named(&thrown.waiting, &thrown.reports);
    named.extend(drafts.chain(receipts));
    keep(&named).await?;
    for draft in &thrown.drafts {
        marks::note(draft.id(), Kind::Draft);
    }
    note_all(&thrown.waiting, &thrown.reports);
    Ok(())
}

#[cfg(test)]
mod tests {
    use eldercare_requests::{OutboxEvent, OutboxItem, Payload, RequestDraft};

    use super::*;
    use crate::state::outbox::{KeptDraft, KeptReceipt};

    fn waiting(id: &str) -> OutboxItem {
        let item = OutboxItem::new(id.to_owned(), RequestDraft::default(), 1);
        item.after(OutboxEvent::Saved(Payload::of("{}".to_owned())), 1)
    }

    fn known() -> Kept {
        let mut known = Kept::default();
        known.put_waiting(waiting("a"));
        known.put_waiting(waiting("b"));
        known.put_report(WaitingReport::new(
            "c".to_owned(),
            Payload::of("{}".to_owned()),
            2,
        ));
        known.put_draft(KeptDraft {
            draft: RequestDraft {
                record_id: Some("d".to_owned()),
                ..RequestDraft::default()
            },
            saved_at: 3,
            person: None,
        });
        known.put_receipt(KeptReceipt {
            schema_version: 1,
            record_id: "e".to_owned(),
            code: "0000-0000-000".to_owned(),
            service: "meal".to_owned(),
            received_at: "2026-11-20T00:00:00Z".to_owned(),
            first_look_by: None,
            person: None,
        });
        known
    }

    fn missing(ids: &[&str]) -> Found {
        Found {
            kept: Kept::default(),
            missing: ids.iter().map(|&id| id.to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_missing_is_written_anew_and_what_was_destroyed_is_not() {
        let mut thrown = thrown_away(&known(), &missing(&["a", "c", "x"]));
        assert_eq!(thrown.ids_only_here(), ["a", "c"]);
        assert_eq!(thrown.receipts.len(), 1);
        let mut found = missing(&["a", "c", "x"]);
        thrown.receipts.clear();
        found.put_back(thrown);
        assert_eq!(found.kept.ids_only_here(), ["a", "c"]);
        assert_eq!(found.missing, ["x"]);
    }

    #[test]
    fn where_everything_was_cleared_all_that_a_page_knows_is_told_once() {
        let mut found = missing(&["a"]);
        found.kept.put_waiting(waiting("b"));
        found.add_missing(&known());
        assert_eq!(found.missing, ["a", "c", "d"]);
    }
}
