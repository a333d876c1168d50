//! What of requests lies on this device, and under which names it is sealed.

use eldercare_api::v1::SubmitRequest;
use eldercare_requests::{OutboxEvent, OutboxItem, Payload, Receipt, RequestDraft, Stage};
use serde::{Deserialize, Serialize};

/// The name of the only draft that builds before 2026-12 kept.
pub const OLD_DRAFT: &str = "request-draft";
const DRAFT: &str = "request-draft-";
const WAITING: &str = "outbox-";
const RECEIPT: &str = "receipt-";

/// The version that newly stored receipts carry.
const RECEIPT_VERSION: u16 = 1;

/// What stays on the device once a request is delivered: the code, and what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReceipt {
    /// Version of this form.
    pub schema_version: u16,
    /// The id that the device made.
    pub record_id: String,
    /// The code to follow the request by.
    pub code: String,
    /// Id of the service.
    pub service: String,
    /// When the server stored it.
    pub received_at: String,
    /// By when somebody looks at it first, where the office promises that.
    #[serde(default)]
    pub first_look_by: Option<String>,
}

impl KeptReceipt {
    /// The receipt of a delivered request, without anything about the person.
    pub fn of(receipt: &Receipt, service: String) -> KeptReceipt {
        KeptReceipt {
            schema_version: RECEIPT_VERSION,
            record_id: receipt.record_id.to_string(),
            code: receipt.tracking_code.to_string(),
            service,
            received_at: receipt.received_at.to_string(),
            first_look_by: receipt.first_look_by.map(|day| day.to_string()),
        }
    }

    /// The name under which it is sealed.
    pub fn name(&self) -> String {
        format!("{RECEIPT}{}", self.record_id)
    }
}

/// The name under which a request that waits is sealed.
pub fn waiting_name(record_id: &str) -> String {
    format!("{WAITING}{record_id}")
}

/// The name under which a draft is sealed.
pub fn draft_name(record_id: &str) -> String {
    format!("{DRAFT}{record_id}")
}

/// Whether a sealed record is one of requests.
pub fn is_of_requests(name: &str) -> bool {
    name == OLD_DRAFT
        || [DRAFT, WAITING, RECEIPT]
            .iter()
            .any(|start| name.starts_with(start))
}

/// The id of a record that only this device has, from its name.
pub fn id_only_here(name: &str) -> Option<&str> {
    [DRAFT, WAITING]
        .iter()
        .find_map(|start| name.strip_prefix(start))
}

/// A request that was begun and not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// What was filled in; it has its id.
    pub draft: RequestDraft,
    /// When it was changed last, in seconds since 1970.
    pub saved_at: u64,
}

impl KeptDraft {
    /// Its id.
    pub fn id(&self) -> &str {
        self.draft.record_id.as_deref().unwrap_or_default()
    }
}

/// Everything of requests on this device.
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
}

impl Kept {
    /// Adds one sealed record to what is known; one that is damaged is counted.
    pub fn add(&mut self, name: &str, text: Option<&str>, now: u64) {
        let is_read = text.is_some_and(|text| {
            if name.starts_with(WAITING) {
                self.add_waiting(text, now)
            } else if name.starts_with(RECEIPT) {
                serde_json::from_str(text)
                    .map(|receipt| self.put_receipt(receipt))
                    .is_ok()
            } else {
                draft_of(text).map(|draft| self.put_draft(draft)).is_some()
            }
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

    /// The item that waits under this id.
    pub fn waiting(&self, record_id: &str) -> Option<&OutboxItem> {
        self.waiting.iter().find(|item| item.record_id == record_id)
    }
}

/// The request inside an item that waits, as it will be sent.
pub fn content(item: &OutboxItem) -> Option<SubmitRequest> {
    serde_json::from_str(item.stage.payload()?.body()).ok()
}

/// The text under which a draft is sealed.
pub fn draft_text(draft: &RequestDraft, now: u64) -> String {
    let id = draft.record_id.clone().unwrap_or_default();
    let item = OutboxItem::new(id, draft.clone(), now);
    serde_json::to_string(&item).unwrap_or_default()
}

/// The draft inside a sealed text.
pub fn draft_of(text: &str) -> Option<KeptDraft> {
    let item: OutboxItem = serde_json::from_str(text).ok()?;
    let Stage::Draft(draft) = item.stage else {
        return None;
    };
    draft.record_id.is_some().then_some(KeptDraft {
        draft: *draft,
        saved_at: item.saved_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_requests::Payload;

    const ID: &str = "00000000-0000-4000-8000-000000000000";

    fn waiting(saved_at: u64) -> OutboxItem {
        let item = OutboxItem::new(ID.to_owned(), RequestDraft::default(), saved_at);
        item.after(OutboxEvent::Saved(Payload::of("{}".to_owned())), saved_at)
    }

    fn receipt(id: &str, received_at: &str) -> KeptReceipt {
        KeptReceipt {
            schema_version: 1,
            record_id: id.to_owned(),
            code: "0000-0000-000".to_owned(),
            service: "meal".to_owned(),
            received_at: received_at.to_owned(),
            first_look_by: None,
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
        assert!(is_of_requests(OLD_DRAFT) && !is_of_requests("check-gbt-42195-2022"));
        assert_eq!(id_only_here("request-draft-a"), Some("a"));
        assert_eq!(id_only_here("receipt-a"), None);
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
        kept.add(&draft_name(ID), Some(&draft_text(&changed, 9)), 10);
        kept.add(OLD_DRAFT, Some(&draft_text(&draft(ID), 5)), 10);
        kept.add(&draft_name("b"), Some(&draft_text(&draft("b"), 10)), 10);
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

    #[test]
    fn a_draft_comes_back_as_it_was_sealed() {
        let found = draft_of(&draft_text(&draft(ID), 1)).unwrap();
        assert_eq!((found.draft, found.saved_at), (draft(ID), 1));
        assert_eq!(draft_of("{}"), None);
    }
}
