//! Fields of bodies and addresses: read, or refused with their name.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use eldercare_api::{ErrorKind, FieldProblem};
use eldercare_desk::text::{TextError, line, note};
use eldercare_requests::{CityFacts as _, Day, Phone, RecordId};

use super::super::refusal::Refusal;
use crate::app::App;
use crate::packs::CityLookup;

/// Longest description of a door, in characters, as in requests.
const DOOR_CHARS: usize = 60;

/// The id in an address: that of a request, a loan or a person. What is no id is nothing that is there.
pub(crate) struct Id(pub(crate) RecordId);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        let id = id.ok().and_then(|Path(id)| RecordId::parse(&id));
        id.map(Self).ok_or_else(|| ErrorKind::DeskUnknown.into())
    }
}

/// A field that cannot be taken; `code` is one of `missing`, `too-long`, `characters`, `unknown`, `impossible`.
pub(crate) fn problem(field: &'static str, code: &'static str) -> Refusal {
    Refusal::problems([FieldProblem {
        field: field.to_owned(),
        code: code.to_owned(),
        message_key: format!("error.desk.field.{code}"),
    }])
}

fn text_problem(field: &'static str) -> impl Fn(TextError) -> Refusal {
    move |error| problem(field, error.id())
}

/// A line that must be there.
pub(crate) fn needed(field: &'static str, typed: &str, longest: usize) -> Result<String, Refusal> {
    let read = line(typed, longest).map_err(text_problem(field))?;
    read.ok_or_else(|| problem(field, "missing"))
}

/// A note that may be missing.
pub(crate) fn note_of(typed: Option<&str>) -> Result<Option<String>, Refusal> {
    note(typed.unwrap_or_default()).map_err(text_problem("note"))
}

/// A day.
pub(crate) fn day(field: &'static str, typed: &str) -> Result<Day, Refusal> {
    Day::parse(typed.trim()).ok_or_else(|| problem(field, "impossible"))
}

/// A telephone number that may be missing, in the form of requests.
pub(crate) fn phone(typed: Option<&str>) -> Result<Option<String>, Refusal> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let read = typed.map(|typed| Phone::parse(typed).map_err(|_| problem("phone", "impossible")));
    Ok(read.transpose()?.map(|phone| phone.to_string()))
}

/// Where somebody lives; may be missing.
pub(crate) fn door(typed: Option<&str>) -> Result<Option<String>, Refusal> {
    line(typed.unwrap_or_default(), DOOR_CHARS).map_err(text_problem("door"))
}

/// An id that the page has made.
pub(crate) fn made_id(field: &'static str, typed: &str) -> Result<String, Refusal> {
    let id = RecordId::parse(typed).ok_or_else(|| problem(field, "impossible"))?;
    Ok(id.as_str().to_owned())
}

/// A town of a city.
pub(crate) fn town(app: &App, city: &str, typed: &str) -> Result<String, Refusal> {
    match app.packs.city(city) {
        CityLookup::Known(pack) if pack.town(typed).is_some() => Ok(typed.to_owned()),
        CityLookup::Known(_) => Err(problem("town", "unknown")),
        CityLookup::Unknown | CityLookup::Unavailable => Err(ErrorKind::CityUnavailable.into()),
    }
}
