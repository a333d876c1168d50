//! The services of a city: what can be asked for, and what a request for it needs.

mod list;
pub(super) mod names;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::v1::ServiceList;
use eldercare_api::{ErrorEnvelope, ErrorKind};

use super::Shared;
use super::city_id::CityId;
use super::ogc::parameters;
use super::open_reply::OpenReply;
use super::refusal::Refusal;
use crate::app::App;
use crate::packs::CityLookup;

/// What `city` must look like.
const CITY: &str = "the id of a city, such as 430781";

/// The services of a city: status by its documents, with source and date, and the fields of a request.
#[utoipa::path(
    get,
    path = "/api/v1/cities/{id}/services",
    operation_id = "servicesOfCity",
    tag = "open data",
    params(("id" = String, Path, description = "City id", example = "430781")),
    responses(
        (status = 200, description = "What can be asked for, and how", body = ServiceList),
        (status = 404, description = "No such city", body = ErrorEnvelope),
        (status = 503, description = "The city's data cannot be read", body = ErrorEnvelope),
    )
)]
pub(super) async fn of_city(
    State((app, _)): State<Shared>,
    CityId(id): CityId,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    reply(&app, &id, &headers)
}

/// The same by a parameter, as Open311 (GeoReport v2, `GET /services`) asks.
#[utoipa::path(
    get,
    path = "/api/v1/services",
    operation_id = "services",
    tag = "open data",
    params(("city" = String, Query, description = "City id", example = "430781")),
    responses(
        (status = 200, description = "What can be asked for, and how", body = ServiceList),
        (status = 400, description = "No city is named, or something else is", body = ErrorEnvelope),
        (status = 404, description = "No such city", body = ErrorEnvelope),
        (status = 503, description = "The city's data cannot be read", body = ErrorEnvelope),
    )
)]
pub(super) async fn asked_for(
    State((app, _)): State<Shared>,
    RawQuery(asked): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let given = parameters::read(asked.as_deref(), &["city"])?;
    let city = given.get("city").filter(|city| !city.is_empty());
    let city = city.ok_or_else(|| Refusal::parameter(Some("city"), CITY))?;
    reply(&app, city, &headers)
}

/// Kept shortly: at midnight in China a service may be over.
fn reply(app: &App, id: &str, headers: &HeaderMap) -> Result<Response, Refusal> {
    let pack = match app.packs.city(id) {
        CityLookup::Known(pack) => pack,
        CityLookup::Unavailable => return Err(ErrorKind::CityUnavailable.into()),
        CityLookup::Unknown => return Err(ErrorKind::CityUnknown.into()),
    };
    let catalogue = pack.catalogue().ok_or(ErrorKind::CityUnavailable)?;
    let services = list::of(pack.city(), catalogue, app.clock.today());
    Ok(OpenReply::of(&services)?.kept_shortly().to(headers))
}
