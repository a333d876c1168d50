//! A request in words, line by line, as it is read once more before it is sent.

use eldercare_requests::{Agreement, Day, ForWhom, IdentityNumber, Phone, RequestDraft, ServiceId};

use super::form::Form;
use crate::i18n::{t, t_of, t_with};
use crate::platform::clock;
use crate::state::benefits::offered::said_to_anybody;
use crate::state::place_name::place_name;
use crate::state::request::{Step, words};

/// Key of the label, the words, and the step on which they are changed; no words while something is
/// missing.
pub type Line = (&'static str, Option<String>, Step);

/// All lines of a request. Nobody is told that an identity number is missing, which need not be given.
pub fn lines(form: Form, draft: &RequestDraft) -> Vec<Line> {
    let note = draft.note.clone();
    let note = note.unwrap_or_else(|| t("request.review.none").to_owned());
    let time = draft.wished_time.as_deref().and_then(words::wished);
    let address = address_words(form, draft);
    let mut lines = vec![
        (
            "request.review.service",
            service_words(form, draft),
            Step::Service,
        ),
        ("request.review.elder", elder_words(draft), Step::Elder),
    ];
    if let Some(number) = identity_words(draft) {
        lines.push(("request.review.identity", Some(number), Step::Elder));
    }
    lines.extend([
        ("request.review.phone", phone_words(draft), Step::Phone),
        ("request.review.address", address, Step::Address),
        ("request.review.time", time, Step::Time),
        ("request.review.note", Some(note), Step::Time),
        (
            "request.review.consent",
            consent_words(draft),
            Step::Consent,
        ),
    ]);
    lines
}

/// The service, with what the city's documents leave open about it.
fn service_words(form: Form, draft: &RequestDraft) -> Option<String> {
    let id = draft.service.as_deref()?;
    let service = t_of("service", id);
    let said = ServiceId::from_id(id).and_then(|id| said_to_anybody(form.benefits, id));
    let named = match &draft.facility {
        Some(id) => t_with(
            "request.review.service-at",
            &[("service", service), ("place", &place_name(id))],
        ),
        None => service.to_owned(),
    };
    Some(match said {
        Some(said) => t_with(
            "request.review.said",
            &[("service", &named), ("said", &said)],
        ),
        None => named,
    })
}

fn elder_words(draft: &RequestDraft) -> Option<String> {
    let whom = t_of("request.for", draft.for_whom.as_deref()?);
    let name = draft.elder_name.as_deref()?;
    Some(t_with(
        "request.review.pair",
        &[("first", name), ("second", whom)],
    ))
}

fn phone_words(draft: &RequestDraft) -> Option<String> {
    let owner = t_of("request.owner", draft.phone_owner.as_deref()?);
    // As the office will read it; a number that is wrong stays as it was typed.
    let typed = draft.phone.as_deref()?;
    let phone = Phone::parse(typed).map_or_else(|_| typed.to_owned(), |phone| phone.to_string());
    Some(t_with(
        "request.review.pair",
        &[("first", &phone), ("second", owner)],
    ))
}

fn address_words(form: Form, draft: &RequestDraft) -> Option<String> {
    let divisions = form.city()?.divisions?;
    let place = divisions.in_words(draft.town.as_deref()?, draft.village.as_deref())?;
    Some(match draft.door.as_deref() {
        Some(door) => format!("{place} {door}"),
        None => place,
    })
}

/// The number as it may be shown; as it was typed while it is wrong.
fn identity_words(draft: &RequestDraft) -> Option<String> {
    let typed = draft.identity.clone()?;
    let today = Day::parse(&clock::today()).unwrap_or_default();
    let number = IdentityNumber::parse(&typed, today);
    Some(number.map_or(typed, |number| number.masked()))
}

/// What was agreed to, a line each.
fn consent_words(draft: &RequestDraft) -> Option<String> {
    let lines = [
        Some(contact_words(draft)?),
        draft.facility.as_deref().map(|id| share_words(draft, id)),
        agreement_words(draft),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    Some(lines.join("\n"))
}

fn share_words(draft: &RequestDraft, facility: &str) -> String {
    let key = if draft.consent_share.is_some() {
        "request.review.consent-share"
    } else {
        "request.review.consent-share-not"
    };
    t_with(key, &[("place", &place_name(facility))])
}

fn agreement_words(draft: &RequestDraft) -> Option<String> {
    let agreement = Agreement::from_id(draft.agreement.as_deref()?)?;
    let is_own = draft.for_whom.as_deref() == Some(ForWhom::Myself.id());
    (!is_own).then(|| t_of("request.agreement", agreement.id()).to_owned())
}

fn contact_words(draft: &RequestDraft) -> Option<String> {
    draft.consent_contact.as_ref()?;
    let key = if draft.self_check.is_some() {
        "request.review.consent-both"
    } else {
        "request.review.consent-contact"
    };
    Some(t(key).to_owned())
}
