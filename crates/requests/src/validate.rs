//! The one check of a request: the page runs it before sending, the server runs it again.

use eldercare_entitlements::ServiceId;

use crate::attached::AttachedCheck;
use crate::choice::{ForWhom, PhoneOwner};
use crate::consent::Consent;
use crate::context::{CityFacts, Context, Villages, WishWindow};
use crate::draft::RequestDraft;
use crate::field::{ErrorCode, Field, FieldError};
use crate::phone::{Phone, PhoneError};
use crate::record::RecordId;
use crate::request::ServiceRequest;
use crate::text::{DOOR_CHARS, NAME_CHARS, NOTE_CHARS, chosen, several_lines, single_line};
use crate::wish::WishedTime;

/// Checks a draft. All problems are found at once, in the order of the form, at most one a field.
pub fn validate(
    draft: &RequestDraft,
    context: &Context<'_>,
) -> Result<ServiceRequest, Vec<FieldError>> {
    let mut found = Findings::default();
    let city = found.take(Field::City, city(draft, context));
    let record_id = found.take(Field::RecordId, record_id(draft));
    let service = found.take(Field::Service, service(draft, city));
    let facility = found.take(Field::Facility, facility(draft, city));
    let for_whom = found.take(Field::ForWhom, for_whom(draft));
    let elder_name = found.take(Field::ElderName, elder_name(draft));
    let phone = found.take(Field::Phone, phone(draft));
    let phone_owner = found.take(Field::PhoneOwner, phone_owner(draft));
    let address = address(draft, city, &mut found);
    let wished_time = found.take(Field::WishedTime, wished_time(draft, context.wish));
    let note = found.take(Field::Note, note(draft));
    let contact = consent(draft.consent_contact.as_ref());
    let consent_contact = found.take(Field::ConsentContact, contact);
    let self_check = self_check(draft, &mut found);

    let request = || {
        let (town, village, door) = address?;
        Some(ServiceRequest {
            record_id: record_id?,
            city: city?.id().to_owned(),
            service: service?,
            facility: facility?,
            for_whom: for_whom?,
            elder_name: elder_name?,
            phone: phone?,
            phone_owner: phone_owner?,
            town,
            village,
            door,
            wished_time: wished_time?,
            note: note?,
            consent_contact: consent_contact?,
            self_check: self_check.ok()?,
        })
    };
    request().ok_or(found.0)
}

/// Problems found so far.
#[derive(Default)]
struct Findings(Vec<FieldError>);

impl Findings {
    /// Keeps a good value, notes a problem.
    fn take<T>(&mut self, field: Field, checked: Result<T, ErrorCode>) -> Option<T> {
        checked
            .map_err(|code| self.0.push(FieldError { field, code }))
            .ok()
    }
}

fn typed(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn required(text: Option<&String>) -> Result<String, ErrorCode> {
    chosen(text).ok_or(ErrorCode::Missing)
}

fn city<'a>(draft: &RequestDraft, context: &Context<'a>) -> Result<&'a dyn CityFacts, ErrorCode> {
    let id = required(draft.city.as_ref())?;
    let city = context
        .city
        .filter(|city| city.id() == id)
        .ok_or(ErrorCode::Unknown)?;
    if city.takes_requests() {
        Ok(city)
    } else {
        Err(ErrorCode::Closed)
    }
}

fn record_id(draft: &RequestDraft) -> Result<RecordId, ErrorCode> {
    RecordId::parse(&required(draft.record_id.as_ref())?).ok_or(ErrorCode::Malformed)
}

/// Without a city only the list of all services can be asked; the city has its own error then.
fn service(draft: &RequestDraft, city: Option<&dyn CityFacts>) -> Result<ServiceId, ErrorCode> {
    let service =
        ServiceId::from_id(&required(draft.service.as_ref())?).ok_or(ErrorCode::Unknown)?;
    if city.is_none_or(|city| city.offers(service)) {
        Ok(service)
    } else {
        Err(ErrorCode::NotOffered)
    }
}

fn facility(
    draft: &RequestDraft,
    city: Option<&dyn CityFacts>,
) -> Result<Option<String>, ErrorCode> {
    let Some(id) = chosen(draft.facility.as_ref()) else {
        return Ok(None);
    };
    if city.is_none_or(|city| city.has_facility(&id)) {
        Ok(Some(id))
    } else {
        Err(ErrorCode::NotHere)
    }
}

fn for_whom(draft: &RequestDraft) -> Result<ForWhom, ErrorCode> {
    ForWhom::from_id(&required(draft.for_whom.as_ref())?).ok_or(ErrorCode::Unknown)
}

fn elder_name(draft: &RequestDraft) -> Result<String, ErrorCode> {
    single_line(typed(draft.elder_name.as_ref()), NAME_CHARS)?.ok_or(ErrorCode::Missing)
}

fn phone(draft: &RequestDraft) -> Result<Phone, ErrorCode> {
    Phone::parse(&required(draft.phone.as_ref())?).map_err(|error| match error {
        PhoneError::AreaCode => ErrorCode::AreaCode,
        PhoneError::TooShort => ErrorCode::TooShort,
        PhoneError::TooLong => ErrorCode::TooLong,
        PhoneError::Characters => ErrorCode::Characters,
        PhoneError::Impossible => ErrorCode::Impossible,
    })
}

fn phone_owner(draft: &RequestDraft) -> Result<PhoneOwner, ErrorCode> {
    PhoneOwner::from_id(&required(draft.phone_owner.as_ref())?).ok_or(ErrorCode::Unknown)
}

fn town(draft: &RequestDraft, city: Option<&dyn CityFacts>) -> Result<String, ErrorCode> {
    let town = required(draft.town.as_ref())?;
    let known = city.is_none_or(|city| city.town(&town).is_some());
    if known {
        Ok(town)
    } else {
        Err(ErrorCode::NotHere)
    }
}

/// Code of the town, code of the village, door.
type Address = (String, Option<String>, Option<String>);

fn address(
    draft: &RequestDraft,
    city: Option<&dyn CityFacts>,
    found: &mut Findings,
) -> Option<Address> {
    let town = found.take(Field::Town, town(draft, city));
    let village = found.take(Field::Village, village(draft, city, town.as_deref()));
    let door = found.take(
        Field::Door,
        single_line(typed(draft.door.as_ref()), DOOR_CHARS),
    );
    Some((town?, village?, door?))
}

/// A village is asked for exactly where the city lists villages for the chosen town.
fn village(
    draft: &RequestDraft,
    city: Option<&dyn CityFacts>,
    town: Option<&str>,
) -> Result<Option<String>, ErrorCode> {
    let village = chosen(draft.village.as_ref());
    let (Some(city), Some(town)) = (city, town) else {
        return Ok(village);
    };
    match (city.town(town), village) {
        (Some(Villages::Listed), None) => Err(ErrorCode::Missing),
        (_, None) => Ok(None),
        (_, Some(village)) if city.has_village(town, &village) => Ok(Some(village)),
        (_, Some(_)) => Err(ErrorCode::NotHere),
    }
}

fn wished_time(draft: &RequestDraft, window: WishWindow) -> Result<WishedTime, ErrorCode> {
    let wished = WishedTime::parse(&required(draft.wished_time.as_ref())?)?;
    match wished {
        WishedTime::On(day, _) if day < window.first => Err(ErrorCode::Past),
        WishedTime::On(day, _) if day > window.last => Err(ErrorCode::TooFar),
        _ => Ok(wished),
    }
}

fn note(draft: &RequestDraft) -> Result<Option<String>, ErrorCode> {
    several_lines(typed(draft.note.as_ref()), NOTE_CHARS)
}

/// The problem is among the findings already.
struct Noted;

/// The self-check with its own consent, if one is attached.
fn self_check(
    draft: &RequestDraft,
    found: &mut Findings,
) -> Result<Option<(AttachedCheck, Consent)>, Noted> {
    let attached = found.take(Field::SelfCheck, attached(draft));
    let consent = found.take(Field::ConsentCheck, consent_check(draft));
    Ok(attached.ok_or(Noted)?.zip(consent.ok_or(Noted)?))
}

fn consent(given: Option<&Consent>) -> Result<Consent, ErrorCode> {
    let consent = given.ok_or(ErrorCode::Missing)?;
    consent.check().map(|()| consent.clone())
}

fn attached(draft: &RequestDraft) -> Result<Option<AttachedCheck>, ErrorCode> {
    if let Some(attached) = &draft.self_check {
        attached.check()?;
    }
    Ok(draft.self_check.clone())
}

/// Asked for only when a self-check is attached; a consent without one is dropped.
fn consent_check(draft: &RequestDraft) -> Result<Option<Consent>, ErrorCode> {
    if draft.self_check.is_none() {
        return Ok(None);
    }
    consent(draft.consent_check.as_ref()).map(Some)
}
