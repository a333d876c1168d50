//! The one check of a request: the page runs it before sending, the server runs it again.

mod address;
mod consents;
mod elder;

use eldercare_entitlements::ServiceId;

use crate::choice::PhoneOwner;
use crate::context::{CityFacts, Context, WishWindow};
use crate::draft::RequestDraft;
use crate::field::{ErrorCode, Field, FieldError};
use crate::phone::{Phone, PhoneError};
use crate::record::RecordId;
use crate::request::ServiceRequest;
use crate::text::{NOTE_CHARS, chosen, several_lines};
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
    let elder = elder::elder(draft, context, &mut found);
    let phone = found.take(Field::Phone, phone(draft));
    let phone_owner = found.take(Field::PhoneOwner, phone_owner(draft));
    let address = address::address(draft, city, &mut found);
    let wished_time = found.take(Field::WishedTime, wished_time(draft, context.wish));
    let note = found.take(Field::Note, note(draft));
    let consents = consents::consents(draft, facility.as_ref(), &mut found);
    let self_check = consents::self_check(draft, &mut found);

    let request = || {
        let (for_whom, agreement, elder_name, identity) = elder?;
        let (town, village, door) = address?;
        let (consent_contact, consent_share) = consents?;
        Some(ServiceRequest {
            record_id: record_id?,
            city: city?.id().to_owned(),
            service: service?,
            facility: facility?,
            for_whom,
            agreement,
            elder_name,
            identity,
            phone: phone?,
            phone_owner: phone_owner?,
            town,
            village,
            door,
            wished_time: wished_time?,
            note: note?,
            consent_contact,
            consent_share,
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
