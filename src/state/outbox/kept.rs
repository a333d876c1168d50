//! What of requests and reports lies on this device.

use eldercare_api::v1::SubmitRequest;
use eldercare_requests::report::WaitingReport;
use eldercare_requests::{OutboxEvent, OutboxItem, Payload};

use super::draft::{KeptDraft, draft_of};
use super::names::{Sealed, report_name};
use super::receipt::KeptReceipt;

/// Everything of requests and reports on this device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Requests that were begun and not sent, the newest first.
    pub drafts: Vec<KeptDraft>,
    /// How many records are there and cannot be opened.
    pub unreadable: usize,
    /// Requests that were not delivered yet, the oldest first.
    pub waiting: Vec<OutboxItem>,
    /// Receipts, the newest first.
    pub receipts: Vec<KeptReceipt>,
    /// Reports about places that were not delivered yet, the oldest first.
    pub reports: Vec<WaitingReport>,
}

impl Kept {
    /// Adds one sealed record to what is known; one that is damaged is counted.
    pub fn add(&mut self, name: &str, text: Option<&str>, now: u64) {
        let is_read = text.is_some_and(|text| match Sealed::of(name) {
            Some(Sealed::Waiting) => self.add_waiting(text, now),
            Some(Sealed::Receipt) => serde_json::from_str(text)
                .map(|receipt| self.put_receipt(receipt))
                .is_ok(),
            Some(Sealed::Report) => self.add_report(name, text),
            Some(Sealed::Draft) => draft_of(text).map(|draft| self.put_draft(draft)).is_some(),
            Some(Sealed::Gone) | None => false,
        });
        if !is_read {
            self.unreadable += 1;
        }
    }

    fn add_waiting(&mut self, text: &str, now: u64) -> bool {
        let item: Option<OutboxItem> = serde_json::from_str(text).ok();
        let whole = |item: &OutboxItem| item.stage.payload().is_some_and(Payload::is_intact);
        match item {
            Some(item) if item.is_only_here() && whole(&item) => {
                self.put_waiting(item.after(OutboxEvent::Restarted, now));
                true
            }
            Some(item) => !item.is_only_here(),
            None => false,
        }
    }

    fn add_report(&mut self, name: &str, text: &str) -> bool {
        let report = report_of(name, text);
        report.map(|report| self.put_report(report)).is_some()
    }

    /// Keeps a report, in place of an earlier state of the same.
    pub fn put_report(&mut self, report: WaitingReport) {
        self.remove_report(&report.record_id);
        self.reports.push(report);
        self.reports.sort_by_key(|report| report.saved_at);
    }

    /// Takes a report out.
    pub fn remove_report(&mut self, record_id: &str) {
        self.reports.retain(|report| report.record_id != record_id);
    }

    /// Keeps a draft, in place of an earlier state of the same; an older one changes nothing.
    pub fn put_draft(&mut self, draft: KeptDraft) {
        let known = self.drafts.iter().find(|known| known.id() == draft.id());
        if known.is_some_and(|known| known.saved_at > draft.saved_at) {
            return;
        }
        self.remove_draft(draft.id());
        self.drafts.push(draft);
        self.drafts
            .sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
    }

    /// Forgets a draft.
    pub fn remove_draft(&mut self, record_id: &str) {
        self.drafts.retain(|draft| draft.id() != record_id);
    }

    /// Forgets the drafts whose requests left the form, and says which these were.
    pub fn drop_sent_drafts(&mut self) -> Vec<String> {
        let ids = self.drafts.iter().map(|draft| draft.id().to_owned());
        let sent: Vec<String> = ids.filter(|id| self.has_left_the_form(id)).collect();
        for id in &sent {
            self.remove_draft(id);
        }
        sent
    }

    /// The draft with this id.
    pub fn draft(&self, record_id: &str) -> Option<&KeptDraft> {
        self.drafts.iter().find(|draft| draft.id() == record_id)
    }

    /// Keeps an item, in place of an earlier state of the same.
    pub fn put_waiting(&mut self, item: OutboxItem) {
        self.remove_waiting(&item.record_id);
        self.waiting.push(item);
        self.waiting.sort_by_key(|item| item.saved_at);
    }

    /// Forgets an item that waits.
    pub fn remove_waiting(&mut self, record_id: &str) {
        self.waiting.retain(|item| item.record_id != record_id);
    }

    /// Keeps a receipt.
    pub fn put_receipt(&mut self, receipt: KeptReceipt) {
        self.receipts
            .retain(|kept| kept.record_id != receipt.record_id);
        self.receipts.push(receipt);
        self.receipts
            .sort_by(|a, b| b.received_at.cmp(&a.received_at));
    }

    /// Keeps a receipt in the place of its request.
    pub fn put_delivered(&mut self, receipt: KeptReceipt) {
        self.remove_waiting(&receipt.record_id);
        self.remove_draft(&receipt.record_id);
        self.put_receipt(receipt);
    }

    /// Whether a record with this id went beyond being a draft.
    pub fn has_left_the_form(&self, record_id: &str) -> bool {
        self.waiting.iter().any(|item| item.record_id == record_id)
            || self
                .receipts
                .iter()
                .any(|receipt| receipt.record_id == record_id)
    }

    /// The ids of what only this device has: what waits, reports, drafts.
    pub fn ids_only_here(&self) -> Vec<&str> {
        let waiting = self.waiting.iter().map(|item| item.record_id.as_str());
        let reports = self.reports.iter();
        let reports = reports.map(|report| report.record_id.as_str());
        let drafts = self.drafts.iter().map(KeptDraft::id);
        waiting.chain(reports).chain(drafts).collect()
    }

    /// What of it belongs to one person; reports about places are everybody's.
    pub fn of(&self, is_theirs: impl Fn(Option<&str>) -> bool) -> Kept {
        let mut own = self.clone();
        own.drafts
            .retain(|draft| is_theirs(draft.person.as_deref()));
        own.waiting.retain(|item| is_theirs(item.person.as_deref()));
        own.receipts
            .retain(|receipt| is_theirs(receipt.person.as_deref()));
        own
    }

    /// The item that waits under this id.
    pub fn waiting(&self, record_id: &str) -> Option<&OutboxItem> {
        self.waiting.iter().find(|item| item.record_id == record_id)
    }
}

/// The report sealed under a name; none for other records and for damaged ones.
pub fn report_of(name: &str, text: &str) -> Option<WaitingReport> {
    let report: WaitingReport = serde_json::from_str(text).ok()?;
    let is_own = report_name(&report.record_id) == name && report.is_whole();
    is_own.then_some(report)
}

/// The request inside an item that waits, as it will be sent.
pub fn content(item: &OutboxItem) -> Option<SubmitRequest> {
    serde_json::from_str(item.stage.payload()?.body()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::draft::draft_text;
    use super::super::names::{OLD_DRAFT, draft_name, waiting_name};
    use super::*;
    use eldercare_requests::{RequestDraft, Stage};

    const ID: &str = "00000000-0000-4000-8000-000000000000";

    fn waiting(saved_at: u64) -> OutboxItem {
        let item = OutboxItem::new(ID.to_owned(), RequestDraft::default(), saved_at);
        item.after(OutboxEvent::Saved(Payload::of("{}".to_owned())), saved_at)
    }

    fn text(draft: &RequestDraft, saved_at: u64) -> String {
        draft_text(&KeptDraft {
            draft: draft.clone(),
            saved_at,
            person: None,
        })
    }

    fn receipt(id: &str, received_at: &str) -> KeptReceipt {
        KeptReceipt {
            schema_version: 1,
            record_id: id.to_owned(),
            code: "0000-0000-000".to_owned(),
            service: "meal".to_owned(),
            received_at: received_at.to_owned(),
            first_look_by: None,
            person: None,
        }
    }

    #[test]
    fn a_record_that_was_being_sent_when_the_page_closed_waits_again() {
        let sending = waiting(1).after(OutboxEvent::Started, 2);
        let mut kept = Kept::default();
        kept.add(
            &waiting_name(ID),
            Some(&serde_json::to_string(&sending).unwrap()),
            3,
        );
        let item = kept.waiting(ID).unwrap();
        assert!(matches!(&item.stage, Stage::Saved { attempts: 1, .. }));
        assert!(kept.has_left_the_form(ID));
    }

    #[test]
    fn damaged_records_are_counted_and_hide_nothing() {
        let mut kept = Kept::default();
        let whole = serde_json::to_string(&waiting(1)).unwrap();
        kept.add(&waiting_name("x"), Some("{"), 0);
        kept.add(&waiting_name("y"), None, 0);
        kept.add(&waiting_name("z"), Some(&whole.replace("{}", "[]")), 0);
        kept.add("receipt-x", Some("[]"), 0);
        kept.add(OLD_DRAFT, Some(&whole), 0);
        kept.add(&waiting_name(ID), Some(&whole), 0);
        assert_eq!((kept.unreadable, kept.waiting.len()), (5, 1));
    }

    #[test]
    fn reports_stand_by_their_age_and_one_under_a_foreign_name_is_counted() {
        let report = |id: &str, saved_at| {
            WaitingReport::new(id.to_owned(), Payload::of("{}".to_owned()), saved_at)
        };
        let id = "11111111-1111-4111-8111-111111111111";
        let own = report(id, 2);
        let text = serde_json::to_string(&own).unwrap();
        let mut kept = Kept::default();
        kept.add(&report_name(id), Some(&text), 3);
        kept.add(&report_name("b"), Some(&text), 3);
        kept.add(&report_name(id), Some(&text.replace("{}", "[]")), 3);
        assert_eq!((kept.reports.len(), kept.unreadable), (1, 2));
        kept.put_report(report(ID, 1));
        assert_eq!(kept.reports[0].record_id, ID);
    }

    fn draft(id: &str) -> RequestDraft {
        RequestDraft {
            record_id: Some(id.to_owned()),
            service: Some("meal".to_owned()),
            ..RequestDraft::default()
        }
    }

    #[test]
    fn of_a_draft_that_was_kept_twice_the_newer_counts_and_one_that_was_sent_goes() {
        let mut kept = Kept::default();
        let changed = RequestDraft {
            service: Some("bath".to_owned()),
            ..draft(ID)
        };
        kept.add(&draft_name(ID), Some(&text(&changed, 9)), 10);
        kept.add(OLD_DRAFT, Some(&text(&draft(ID), 5)), 10);
        kept.add(&draft_name("b"), Some(&text(&draft("b"), 10)), 10);
        let ids: Vec<&str> = kept.drafts.iter().map(KeptDraft::id).collect();
        assert_eq!(ids, ["b", ID]);
        assert_eq!(kept.draft(ID).unwrap().draft, changed);
        kept.put_waiting(waiting(1));
        assert_eq!(kept.drop_sent_drafts(), [ID]);
        assert_eq!(kept.drafts.len(), 1);
    }

    #[test]
    fn a_resend_that_is_answered_twice_keeps_one_receipt_and_the_newest_stands_first() {
        let mut kept = Kept::default();
        kept.put_receipt(receipt("a", "2026-11-20T00:00:00Z"));
        kept.put_receipt(receipt("b", "2026-11-22T00:00:00Z"));
        kept.put_receipt(receipt("a", "2026-11-20T00:00:00Z"));
        let ids: Vec<&str> = kept
            .receipts
            .iter()
            .map(|kept| kept.record_id.as_str())
            .collect();
        assert_eq!(ids, ["b", "a"]);
    }
}
