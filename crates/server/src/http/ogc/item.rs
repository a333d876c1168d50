//! One item of a collection (OGC 17-069r4, 7.17 and 7.18).

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};

use super::super::Shared;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::{Address, GEOJSON, JSON};
use super::described::known;
use super::parameters;

/// One facility by its id. Where two cities should use the same id, the one of the first city.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/collections/{collectionId}/items/{featureId}",
    operation_id = "getFeature",
    tag = "open data",
    params(
        ("collectionId" = String, Path, description = "`facilities` or the id of a kind", example = "institution"),
        ("featureId" = String, Path, description = "Facility id"),
    ),
    responses(
        (status = 200, description = "A Feature with links", content_type = "application/geo+json", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
        (status = 404, description = "No such collection, or no such place in it", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn single(
    State((app, _)): State<Shared>,
    ids: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let Ok(Path((collection, id))) = ids else {
        return Err(ErrorKind::PlaceUnknown.into());
    };
    let collection = known(&collection)?;
    parameters::none(query.as_deref())?;
    let found = app.packs.usable().find_map(|city| {
        let row = city.row_of(&id)?;
        let kind = city.places().kind(row)?;
        collection.admits(kind).then(|| city.feature(row)).flatten()
    });
    let mut feature = found.ok_or(Refusal::from(ErrorKind::PlaceUnknown))?;
    let address = Address::of(&headers);
    let path = format!("/collections/{}", collection.id());
    let own = form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>();
    let links = [
        address.link("self", GEOJSON, &format!("{path}/items/{own}")),
        address.link("collection", JSON, &path),
    ];
    let links = serde_json::to_value(links).map_err(|_| Refusal::from(ErrorKind::Failed))?;
    let members = feature.foreign_members.get_or_insert_default();
    members.insert("links".to_owned(), links);
    Ok(OpenReply::new(GEOJSON, feature.to_string()).to(&headers))
}
