//! Cities: what a check asks about one, and its facilities as open data.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::CityFacts;

use super::Shared;
use super::city_id::CityId;
use super::open_reply::OpenReply;
use super::refusal::Refusal;
use crate::app::App;
use crate::packs::CityLookup;

/// All facilities of a city as GeoJSON, in WGS-84, with source and date of each, and with what the desk changed since.
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
    CityId(id): CityId,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if matches!(app.packs.city(&id), CityLookup::Unknown) {
        return Err(ErrorKind::CityUnknown.into());
    }
    let edited = app.overlay.of(&app.store, &id).await?;
    // Writing a large city takes some tenths of a second, once for each change.
    let written = tokio::task::spawn_blocking(move || match app.packs.city(&id) {
        CityLookup::Known(pack) => {
            let changed = edited.open_data(pack);
            Ok(changed.unwrap_or_else(|| pack.open_data()))
        }
        CityLookup::Unavailable => Err(Refusal::from(ErrorKind::CityUnavailable)),
        CityLookup::Unknown => Err(Refusal::from(ErrorKind::CityUnknown)),
    });
    let collection: Bytes = written
        .await
        .map_err(|_| Refusal::from(ErrorKind::Failed))??;
    let reply = OpenReply::new("application/geo+json", collection);
    Ok(reply.kept_shortly().to(&headers))
}

/// What a check may ask about a city; nothing when there is no such city.
pub(super) fn facts<'a>(app: &'a App, id: &str) -> Result<Option<&'a dyn CityFacts>, Refusal> {
    match app.packs.city(id.trim()) {
        CityLookup::Known(pack) => Ok(Some(pack)),
        CityLookup::Unknown => Ok(None),
        CityLookup::Unavailable => Err(ErrorKind::CityUnavailable.into()),
    }
}
