//! What of requests lies on this device, and under which names it is sealed.

use eldercare_api::v1::SubmitRequest;
use eldercare_requests::{OutboxEvent, OutboxItem, Receipt, RequestDraft, Stage};
use serde::{Deserialize, Serialize};

/// The name of the draft that is being filled in.
pub const DRAFT: &str = "request-draft";
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

/// Everything of requests on this device but the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Requests that were not delivered yet, the oldest first.
    pub waiting: Vec<OutboxItem>,
    /// Receipts, the newest first.
    pub receipts: Vec<KeptReceipt>,
}

impl Kept {
    /// Adds one sealed record to what is known; a damaged one is left out.
    pub fn add(&mut self, name: &str, text: &str, now: u64) {
        if name.starts_with(WAITING) {
            let item: Option<OutboxItem> = serde_json::from_str(text).ok();
            if let Some(item) = item.filter(OutboxItem::is_only_here) {
                self.put_waiting(item.after(OutboxEvent::Restarted, now));
            }
        } else if name.starts_with(RECEIPT)
            && let Ok(receipt) = serde_json::from_str(text)
        {
            self.put_receipt(receipt);
        }
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
pub fn draft_of(text: &str) -> Option<RequestDraft> {
    let item: OutboxItem = serde_json::from_str(text).ok()?;
    match item.stage {
        Stage::Draft(draft) => Some(*draft),
        _ => None,
    }
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
            &serde_json::to_string(&sending).unwrap(),
            3,
        );
        let item = kept.waiting(ID).unwrap();
        assert!(matches!(&item.stage, Stage::Saved { attempts: 1, .. }));
        assert!(kept.has_left_the_form(ID));
    }

    #[test]
    fn damaged_and_foreign_records_are_left_out() {
        let mut kept = Kept::default();
        kept.add(&waiting_name(ID), "{", 0);
        kept.add("check-gbt-42195-2022", "{}", 0);
        kept.add("receipt-x", "[]", 0);
        assert_eq!(kept, Kept::default());
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
        let draft = RequestDraft {
            record_id: Some(ID.to_owned()),
            service: Some("meal".to_owned()),
            ..RequestDraft::default()
        };
        assert_eq!(draft_of(&draft_text(&draft, 1)), Some(draft));
        assert_eq!(draft_of("{}"), None);
    }
}
