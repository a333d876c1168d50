//! The list of collections, and one of them (OGC 17-069r4, 7.13 and 7.14).

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_places::open::{CollectionId, Collections};

use super::super::Shared;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::{Address, JSON};
use super::described::{describe, known};
use super::parameters;

/// All collections: every facility, and one collection for each kind.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/collections",
    operation_id = "getCollections",
    tag = "open data",
    responses(
        (status = 200, description = "The collections with title, extent and links", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn list(
    State((app, _)): State<Shared>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    parameters::none(query.as_deref())?;
    let address = Address::of(&headers);
    let described = CollectionId::all().map(|id| describe(&app.packs, &address, id));
    let collections = Collections {
        links: vec![address.link("self", JSON, "/collections")],
        collections: described.collect(),
    };
    Ok(OpenReply::of(&collections)?.to(&headers))
}

/// One collection.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/collections/{collectionId}",
    operation_id = "describeCollection",
    tag = "open data",
    params(("collectionId" = String, Path, description = "`facilities` or the id of a kind", example = "institution")),
    responses(
        (status = 200, description = "The collection with title, extent and links", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
        (status = 404, description = "No such collection", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn one(
    State((app, _)): State<Shared>,
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let Ok(Path(id)) = id else {
        return Err(ErrorKind::CollectionUnknown.into());
    };
    let id = known(&id)?;
    parameters::none(query.as_deref())?;
    let collection = describe(&app.packs, &Address::of(&headers), id);
    Ok(OpenReply::of(&collection)?.to(&headers))
}
