//! Handing a request in: sealed first, sent then, and erased only after the server's receipt.

use eldercare_requests::{
    ErrorCode, Field, FieldError, OutboxEvent, OutboxItem, Payload, Reply, RequestDraft,
    ServiceRequest, Stage,
};
use leptos::prelude::*;

use super::{Keeping, Requests, new_record_id};
use crate::platform::api::{self, ApiError};
use crate::state::outbox::{self, KeptReceipt, content};
use eldercare_api::v1::SubmitRequest;
use eldercare_api::{ErrorEnvelope, ErrorKind};

/// How sending stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is being sent.
    Editing,
    /// On its way.
    Underway,
    /// Delivered, with this receipt.
    Sent(KeptReceipt),
    /// Not delivered; it waits on this device under this id.
    Waiting(String),
    /// The server refuses some fields; they are back in the form, and the problems are shown.
    FieldsRefused,
    /// The server refuses it for a reason that no field can mend; it waits under this id.
    Refused(String),
}

impl Requests {
    /// Freezes a checked request, seals it and sends it. A second call during that does nothing.
    pub async fn send(self, request: ServiceRequest, base: String) {
        if self.sending.get_untracked() == Sending::Underway {
            return;
        }
        let draft = self.draft.get_untracked();
        let payload = Payload::of(SubmitRequest::from(&request).to_body());
        let item = OutboxItem::new(request.record_id.to_string(), draft, outbox::now())
            .after(OutboxEvent::Saved(payload), outbox::now());
        self.sending.set(Sending::Underway);
        self.keep(item.clone()).await;
        self.deliver(item, base).await;
    }

    /// Sends a request that waits, once more with the same bytes.
    pub async fn send_again(self, record_id: String, base: String) {
        let found = self
            .kept
            .with_untracked(|kept| kept.waiting(&record_id).cloned());
        let (Some(item), false) = (found, self.sending.get_untracked() == Sending::Underway) else {
            return;
        };
        self.sending.set(Sending::Underway);
        self.deliver(item, base).await;
    }

    /// Gives up a request that waits: it is erased from this device.
    pub async fn give_up(self, record_id: String) {
        self.forget(&record_id).await;
        self.sending.set(Sending::Editing);
    }

    /// Takes a refused request back into the form. Another request stored under its id means that
    /// this one needs an id of its own.
    pub async fn take_back(self, record_id: String) {
        let found = self
            .kept
            .with_untracked(|kept| kept.waiting(&record_id).cloned());
        let Some((item, body)) = found.and_then(|item| content(&item).map(|body| (item, body)))
        else {
            return;
        };
        let mut draft = RequestDraft::from(body);
        if refusal(&item).as_deref() == Some(ErrorKind::Conflict.code()) {
            draft.record_id = new_record_id();
        }
        self.edit(|form| *form = draft);
        self.forget(&record_id).await;
        self.sending.set(Sending::Editing);
    }

    /// Erases the receipt with this code from the device; the request itself is not touched.
    pub async fn forget_receipt(self, code: String) {
        let found = self.kept.with_untracked(|kept| {
            kept.receipts
                .iter()
                .find(|receipt| receipt.code == code)
                .cloned()
        });
        if let Some(receipt) = found {
            self.kept
                .update(|kept| kept.receipts.retain(|receipt| receipt.code != code));
            // A device that cannot erase could not keep it either.
            let _ = outbox::erase_receipt(&receipt).await;
        }
    }

    async fn deliver(self, item: OutboxItem, base: String) {
        let item = item.after(OutboxEvent::Started, outbox::now());
        let Stage::Sending { payload, .. } = &item.stage else {
            return;
        };
        let result = api::submit(&base, &item.record_id, payload).await;
        let service = content(&item).map(|body| body.service).unwrap_or_default();
        let kept_receipt = result
            .as_ref()
            .ok()
            .map(|receipt| KeptReceipt::of(receipt, service));
        let problems = result
            .as_ref()
            .err()
            .map(field_problems)
            .unwrap_or_default();
        let item = item.after(event_of(result), outbox::now());
        match (&item.stage, kept_receipt) {
            (Stage::Delivered { .. }, Some(receipt)) => self.delivered(receipt).await,
            (Stage::NeedsAttention { .. }, _) => self.refused(item, problems).await,
            (Stage::Erased, _) => {
                self.forget(&item.record_id).await;
                self.release(&item.record_id);
                self.sending.set(Sending::Editing);
            }
            _ => {
                let id = item.record_id.clone();
                self.keep(item).await;
                self.release(&id);
                self.sending.set(Sending::Waiting(id));
            }
        }
    }

    async fn delivered(self, receipt: KeptReceipt) {
        // The receipt is safe before the request goes; a kill in between leaves both, and sending
        // again gives the same receipt.
        if outbox::save_receipt(&receipt).await.is_err() {
            self.keeping.set(Keeping::Nothing);
        }
        self.kept.update(|kept| kept.put_receipt(receipt.clone()));
        self.forget(&receipt.record_id).await;
        self.release(&receipt.record_id);
        self.sending.set(Sending::Sent(receipt));
    }

    /// Problems with fields go back to the form unless another request is being filled in there.
    async fn refused(self, item: OutboxItem, problems: Vec<FieldError>) {
        let id = item.record_id.clone();
        let form_is_free = self.draft.with_untracked(|draft| {
            *draft == RequestDraft::default() || draft.record_id.as_deref() == Some(&id)
        });
        self.keep(item).await;
        if problems.is_empty() || !form_is_free {
            self.release(&id);
            self.sending.set(Sending::Refused(id));
            return;
        }
        self.take_back(id).await;
        self.errors.set(problems);
        self.sending.set(Sending::FieldsRefused);
    }

    /// Empties the form of a request that left it; another request in the form stays.
    fn release(self, record_id: &str) {
        let own = |draft: &RequestDraft| draft.record_id.as_deref() == Some(record_id);
        if self.draft.with_untracked(own) {
            self.draft.set(RequestDraft::default());
            self.save();
        }
    }

    async fn keep(self, item: OutboxItem) {
        self.kept.update(|kept| kept.put_waiting(item.clone()));
        let done = outbox::save_waiting(&item).await;
        self.keeping.set(if done.is_ok() {
            Keeping::Sealed
        } else {
            Keeping::Nothing
        });
    }

    async fn forget(self, record_id: &str) {
        self.kept.update(|kept| kept.remove_waiting(record_id));
        // What cannot be erased now is overwritten or found delivered at the next start.
        let _ = outbox::erase_waiting(record_id).await;
    }
}

/// The reason for which the server refused an item.
pub fn refusal(item: &OutboxItem) -> Option<String> {
    match &item.stage {
        Stage::NeedsAttention {
            setback: eldercare_requests::Setback::Status { code, .. },
            ..
        } => code.clone(),
        _ => None,
    }
}

/// What a result means for the item that was sent.
fn event_of(result: Result<eldercare_requests::Receipt, ApiError>) -> OutboxEvent {
    let reply = |status, receipt, code| {
        OutboxEvent::Replied(Reply {
            status,
            receipt,
            code,
        })
    };
    match result {
        Ok(receipt) => reply(200, Some(receipt), None),
        Err(ApiError::Unreachable) => OutboxEvent::Lost,
        // A proxy before our server that says "later" means it.
        Err(ApiError::Strange(status @ 500..)) => reply(status, None, None),
        // Whatever other status a foreign page has, it says nothing about our request.
        Err(ApiError::Strange(_)) => reply(200, None, None),
        Err(ApiError::Refused(status, envelope)) => reply(status, None, Some(envelope.code)),
    }
}

/// The problems with fields that this page can show.
fn field_problems(error: &ApiError) -> Vec<FieldError> {
    let ApiError::Refused(_, ErrorEnvelope { fields, .. }) = error else {
        return Vec::new();
    };
    let known = |problem: &eldercare_api::FieldProblem| {
        Some(FieldError {
            field: Field::from_id(&problem.field)?,
            code: ErrorCode::from_id(&problem.code)?,
        })
    };
    fields.iter().filter_map(known).collect()
}

#[cfg(test)]
mod tests {
    use eldercare_requests::Setback;

    use super::*;

    #[test]
    fn a_sign_in_page_leaves_the_request_waiting_and_a_refusal_stops_it() {
        let item = || {
            OutboxItem::new("a".to_owned(), RequestDraft::default(), 0)
                .after(OutboxEvent::Saved(Payload::of("{}".to_owned())), 0)
                .after(OutboxEvent::Started, 0)
        };
        let busy = Setback::Status {
            status: 502,
            code: None,
        };
        for (lost, why) in [
            (ApiError::Strange(200), Setback::NotOurServer),
            (ApiError::Strange(404), Setback::NotOurServer),
            (ApiError::Strange(502), busy),
            (ApiError::Unreachable, Setback::NoReply),
        ] {
            let Stage::Saved { setback, .. } = item().after(event_of(Err(lost)), 1).stage else {
                panic!("a request that nobody took waits");
            };
            assert_eq!(setback, Some(why));
        }
        let envelope = ErrorKind::Conflict.envelope(&[], "0".repeat(32));
        let refused = item().after(event_of(Err(ApiError::Refused(422, envelope))), 1);
        assert_eq!(refusal(&refused).as_deref(), Some("record.conflict"));
    }

    #[test]
    fn problems_with_fields_are_read_and_strange_ones_are_left_out() {
        let problem = FieldError {
            field: Field::Phone,
            code: ErrorCode::AreaCode,
        };
        let mut envelope = ErrorKind::Fields.envelope(&[problem], "0".repeat(32));
        let mut strange = envelope.fields[0].clone();
        strange.code = "new-in-version-9".to_owned();
        envelope.fields.push(strange);
        assert_eq!(field_problems(&ApiError::Refused(422, envelope)), [problem]);
    }
}
