//! Each application as a request of its own: the same contact data, its service, its answers as a
//! note. They go through the outbox of requests, so that none is lost and none is sent twice.

use eldercare_care::forms::{Form, Forms};
use eldercare_requests::{RequestDraft, ServiceId};
use leptos::prelude::*;

use super::ApplyState;
use crate::state::outbox::{Kept, KeptReceipt};
use crate::state::request::facts::PageCity;
use crate::state::request::{Requests, checked, new_record_id};

/// How an application stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Not handed in.
    Open,
    /// It waits on this device.
    Waiting,
    /// Delivered, with this receipt.
    Sent(Box<KeptReceipt>),
}

/// How the application with this record stands, by what lies on the device.
pub fn outcome(kept: &Kept, record: Option<&String>) -> Outcome {
    let Some(record) = record else {
        return Outcome::Open;
    };
    let receipt = kept.receipts.iter().find(|it| it.record_id == *record);
    match receipt {
        Some(receipt) => Outcome::Sent(Box::new(receipt.clone())),
        None if kept.waiting(record).is_some() => Outcome::Waiting,
        None => Outcome::Open,
    }
}

/// The draft of one application: what is typed already, its service and its note.
fn draft_of(contact: &RequestDraft, form: &Form, record: &str, note: String) -> RequestDraft {
    RequestDraft {
        record_id: Some(record.to_owned()),
        service: form.service.map(|service| service.id().to_owned()),
        facility: None,
        // Not asked on these pages; what was typed elsewhere does not go along unseen.
        identity: None,
        consent_share: None,
        note: (!note.is_empty()).then_some(note),
        ..contact.clone()
    }
}

/// Hands in every chosen application that the city takes and that is not underway already. The
/// records are sealed first: a page that is closed in between sends none of them anew.
pub async fn send_all(
    state: ApplyState,
    requests: Requests,
    forms: &'static Forms,
    city: PageCity,
    note: impl Fn(&Form) -> String,
) {
    let intake = state.get_untracked();
    let open: Vec<&Form> = forms
        .forms()
        .iter()
        .filter(|form| intake.chosen.contains(&form.id) && is_taken(form, &city))
        .filter(|form| {
            let record = intake.records.get(&form.id);
            let stands = requests.kept.with_untracked(|kept| outcome(kept, record));
            stands == Outcome::Open
        })
        .collect();
    state.edit(|intake| {
        for form in &open {
            if let (false, Some(id)) = (intake.records.contains_key(&form.id), new_record_id()) {
                intake.records.insert(form.id.clone(), id);
            }
        }
    });
    state.save().await;
    let contact = requests.draft.get_untracked();
    let records = state.get_untracked().records;
    for form in open {
        let Some(record) = records.get(&form.id) else {
            continue;
        };
        let draft = draft_of(&contact, form, record, note(form));
        match checked(&draft, &city) {
            Ok(request) => requests.send(request).await,
            // Said where all problems are said: what was not sent may not look as if it were.
            Err(found) => requests.errors.set(found),
        }
    }
}

/// Whether the city takes this application online.
pub fn is_taken(form: &Form, city: &PageCity) -> bool {
    let offers = |id: &str| city.city.services.iter().any(|offered| offered == id);
    let service = form.service.map(ServiceId::id);
    city.city.requests && service.is_some_and(offers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_carries_the_contact_data_its_service_and_its_note_and_no_place() {
        let forms = include_str!("../../../assets/forms/applications.json");
        let forms = Forms::parse(forms).unwrap();
        let contact = RequestDraft {
            record_id: Some("other".to_owned()),
            facility: Some("somewhere".to_owned()),
            elder_name: Some("演示奶奶".to_owned()),
            ..RequestDraft::default()
        };
        let form = forms.form("home-works").unwrap();
        let draft = draft_of(&contact, form, "own", "演示".to_owned());
        assert_eq!(draft.record_id.as_deref(), Some("own"));
        assert_eq!(draft.service.as_deref(), Some("home-works"));
        assert_eq!(
            (draft.facility, draft.note.as_deref()),
            (None, Some("演示"))
        );
        assert_eq!(draft.elder_name.as_deref(), Some("演示奶奶"));
    }

    #[test]
    fn every_form_that_is_sent_names_a_service_and_every_contact_field_of_a_request_is_asked() {
        use eldercare_requests::Field;
        let forms = include_str!("../../../assets/forms/applications.json");
        let forms = Forms::parse(forms).unwrap();
        let asked = |field: Field| match field {
            Field::ForWhom => Some("for-whom"),
            Field::ElderName => Some("elder-name"),
            Field::Phone => Some("phone"),
            Field::PhoneOwner => Some("phone-owner"),
            Field::Town | Field::Village | Field::Door => Some("address"),
            Field::WishedTime => Some("wished-time"),
            // Made by the page, composed of the answers, or asked on the last screen.
            Field::RecordId
            | Field::City
            | Field::Service
            | Field::Facility
            | Field::Note
            | Field::Agreement
            | Field::IdentityNumber
            | Field::ConsentContact
            | Field::ConsentShare
            | Field::ConsentCheck
            | Field::SelfCheck => None,
        };
        for form in forms.forms().iter().filter(|form| form.service.is_some()) {
            for question in Field::ALL.into_iter().filter_map(asked) {
                assert_eq!(
                    form.asks.get(question),
                    Some(&true),
                    "{}: {question}",
                    form.id
                );
            }
        }
    }
}
