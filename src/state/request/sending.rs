//! Handing a request in: sealed first, sent then, and erased only after the server's receipt.

use eldercare_requests::{
    ErrorCode, Field, FieldError, OutboxEvent, OutboxItem, Pause, Payload, Receipt, Reply,
    RequestDraft, ServiceRequest, Stage,
};
use leptos::prelude::*;

use super::{Requests, new_record_id, walk};
use crate::platform::api::{self, Answer, ApiError};
use crate::platform::random;
use crate::state::outbox::{self, KeptDraft, KeptReceipt, content};
use eldercare_api::v1::SubmitRequest;
use eldercare_api::{ErrorEnvelope, ErrorKind};

/// How sending stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is being sent.
    Editing,
    /// It was thrown away in another tab while it was in this form.
    ThrownAway,
    /// On its way.
    Underway,
    /// Delivered, with this receipt.
    Sent(KeptReceipt),
    /// Not delivered; it waits on this device under this id.
    Waiting(String),
    /// Neither delivered nor kept: it stays in the form, and in the memory of this page.
    Unkept,
    /// The server refuses some fields; they are back in the form, and the problems are shown.
    FieldsRefused,
    /// The server refuses it for a reason that no field can mend; it waits under this id.
    Refused(String),
}

impl Requests {
    /// Freezes a checked request, seals it and sends it. A second call during that does nothing.
    pub async fn send(self, request: ServiceRequest) {
        if self.sending.get_untracked() == Sending::Underway {
            return;
        }
        let draft = self.draft.get_untracked();
        let payload = Payload::of(SubmitRequest::from(&request).to_body());
        let person = self.person_of(&request.record_id.to_string());
        let item = OutboxItem::new(request.record_id.to_string(), draft, outbox::now())
            .of_person(person)
            .after(OutboxEvent::Saved(payload), outbox::now());
        self.sending.set(Sending::Underway);
        self.unkept.set(None);
        let was_kept = self.keep_new(&item).await;
        let after = self.deliver(item).await;
        let id = after.record_id.clone();
        // The browser may have thrown it away meanwhile.
        let is_kept = was_kept && self.kept.with_untracked(|kept| kept.waiting(&id).is_some());
        let receipt = || self.receipt(&id).map(Sending::Sent);
        let sending = match &after.stage {
            Stage::Delivered { .. } => receipt().unwrap_or(Sending::Editing),
            Stage::NeedsAttention { .. } => return self.refused(after, is_kept).await,
            Stage::Saved { .. } if is_kept => Sending::Waiting(id.clone()),
            Stage::Saved { .. } => {
                // Another tab may have delivered it.
                let Some(sent) = receipt() else {
                    self.unkept.set(Some(after));
                    return self.sending.set(Sending::Unkept);
                };
                sent
            }
            _ => Sending::Editing,
        };
        self.sending.set(sending);
        self.release(&id);
        self.set_next_walk();
    }

    /// Gives up a request that waits: it is erased from this device.
    pub async fn give_up(self, record_id: String) {
        self.forget(&record_id).await;
        self.sending.set(Sending::Editing);
    }

    /// Takes a refused request back into the form; what is in the form stays on the device. Another
    /// request stored under its id means that this one needs an id of its own.
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
        let kept = KeptDraft {
            draft: draft.clone(),
            saved_at: outbox::now(),
            person: item.person.clone(),
        };
        self.change_kept(|known| {
            known.remove_waiting(&record_id);
            known.put_draft(kept.clone());
        });
        self.note_keeping(outbox::back_to_draft(&record_id, &kept).await);
        self.put_into_form(draft);
        self.claim();
        let problems = self.problems_of(&record_id);
        let problems = problems.unwrap_or_default();
        self.sending.set(if problems.is_empty() {
            Sending::Editing
        } else {
            Sending::FieldsRefused
        });
        self.errors.set(problems);
    }

    /// Sends one record and notes what became of it.
    pub(super) async fn deliver(self, item: OutboxItem) -> OutboxItem {
        let item = item.after(OutboxEvent::Started, outbox::now());
        let Stage::Sending { payload, .. } = &item.stage else {
            return item;
        };
        self.inner.update_value(|inner| {
            inner.on_way.insert(item.record_id.clone());
        });
        let base = self.inner.with_value(|inner| inner.base.clone());
        let answer = api::submit(&base, &item.record_id, payload).await;
        let item = self.note_answer(item, answer).await;
        self.inner.update_value(|inner| {
            inner.on_way.remove(&item.record_id);
        });
        item
    }

    async fn note_answer(self, item: OutboxItem, answer: Answer<Receipt>) -> OutboxItem {
        let Answer {
            result,
            retry_after,
        } = answer;
        let service = content(&item).map(|body| body.service).unwrap_or_default();
        let receipt = result.as_ref().ok();
        let receipt = receipt.map(|receipt| KeptReceipt::of(receipt, service, item.person.clone()));
        let problems = result.as_ref().err().map(field_problems);
        let item = rested(item.after(event_of(result), outbox::now()), retry_after);
        match (&item.stage, receipt) {
            (Stage::Delivered { .. }, Some(receipt)) => self.delivered(receipt).await,
            (Stage::Erased, _) => {
                self.forget(&item.record_id).await;
                self.erased.update(|count| *count += 1);
            }
            _ => {
                let problems = problems.unwrap_or_default();
                self.inner.update_value(|inner| {
                    inner.problems.insert(item.record_id.clone(), problems);
                });
                self.keep_changed(&item).await;
            }
        }
        item
    }

    /// Problems with fields go back to the form unless another request is being filled in there.
    async fn refused(self, item: OutboxItem, is_kept: bool) {
        let id = item.record_id.clone();
        let problems = self.problems_of(&id);
        let form_is_free = self.draft.with_untracked(|draft| {
            *draft == RequestDraft::default() || draft.record_id.as_deref() == Some(&id)
        });
        if !is_kept {
            self.change_kept(|kept| kept.put_waiting(item));
        }
        if problems.is_none_or(|problems| problems.is_empty()) || !form_is_free {
            self.release(&id);
            return self.sending.set(Sending::Refused(id));
        }
        self.take_back(id).await;
    }

    /// What the server found wrong with the fields of a request.
    fn problems_of(self, record_id: &str) -> Option<Vec<FieldError>> {
        self.inner
            .with_value(|inner| inner.problems.get(record_id).cloned())
    }

    /// Empties the form of a request that left it; another request in the form stays.
    fn release(self, record_id: &str) {
        let own = |draft: &RequestDraft| draft.record_id.as_deref() == Some(record_id);
        if self.draft.with_untracked(own) {
            self.put_into_form(RequestDraft::default());
        }
    }

    /// Seals a request that was sent off, in the place of its draft; false where nothing is kept.
    async fn keep_new(self, item: &OutboxItem) -> bool {
        self.drop_save(&item.record_id);
        let done = outbox::save_waiting(item).await;
        if done.is_ok() {
            self.change_kept(|kept| {
                kept.put_waiting(item.clone());
                kept.remove_draft(&item.record_id);
            });
            walk::ask_to_keep();
        }
        self.note_keeping(done);
        done.is_ok()
    }

    /// Seals what became of a request, unless it does not wait here any more. One that the browser threw
    /// away is written anew.
    async fn keep_changed(self, item: &OutboxItem) {
        let is_there = outbox::update_waiting(item).await;
        let is_emptied = self.is_emptied();
        self.change_kept(|kept| match is_there {
            Ok(false) if !is_emptied => kept.remove_waiting(&item.record_id),
            _ if kept.waiting(&item.record_id).is_some() => kept.put_waiting(item.clone()),
            _ => {}
        });
        if is_emptied {
            self.refresh().await;
        }
        self.recount();
    }

    async fn forget(self, record_id: &str) {
        self.change_kept(|kept| kept.remove_waiting(record_id));
        // What cannot be erased now is overwritten or found delivered at the next start.
        let _ = outbox::erase_waiting(record_id).await;
        self.recount();
    }
}

/// An item that waits after a try in vain rests for a while.
fn rested(item: OutboxItem, retry_after: Option<u32>) -> OutboxItem {
    let Some(attempts) = item.attempts() else {
        return item;
    };
    let random = random::bytes().map_or(0, u16::from_be_bytes);
    let pause = Pause::after(attempts, retry_after, random, outbox::now());
    item.after(OutboxEvent::Rests(pause), outbox::now())
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
fn event_of(result: Result<Receipt, ApiError>) -> OutboxEvent {
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
