//! A city's facilities as open data.

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::{ErrorEnvelope, ErrorKind};

use super::Shared;
use super::refusal::Refusal;
use crate::packs::CityLookup;

/// All facilities of a city as GeoJSON, in WGS-84, with source and date of each.
#[utoipa::path(
    get,
    path = "/api/v1/cities/{id}/facilities.geojson",
    tag = "open data",
    params(("id" = String, Path, description = "City id", example = "430781")),
    responses(
        (status = 200, description = "A FeatureCollection (RFC 7946)", content_type = "application/geo+json", body = Object),
        (status = 404, description = "No such city", body = ErrorEnvelope),
        (status = 503, description = "The city's data cannot be read", body = ErrorEnvelope),
    )
)]
pub(super) async fn facilities(
    State((app, _)): State<Shared>,
    id: Result<Path<String>, PathRejection>,
) -> Result<Response, Refusal> {
    let Ok(Path(id)) = id else {
        return Err(ErrorKind::CityUnknown.into());
    };
    // Writing a large city takes some tenths of a second, once.
    let written = tokio::task::spawn_blocking(move || match app.packs.city(&id) {
        CityLookup::Known(pack) => Ok(pack.open_data()),
        CityLookup::Unavailable => Err(Refusal::from(ErrorKind::CityUnavailable)),
        CityLookup::Unknown => Err(Refusal::from(ErrorKind::CityUnknown)),
    });
    let collection: Bytes = written
        .await
        .map_err(|_| Refusal::from(ErrorKind::Failed))??;
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], collection).into_response())
}
