//! The list of collections, and one of them (OGC 17-069r4, 7.13 and 7.14).

use axum::response::Response;
use eldercare_api::ErrorEnvelope;
use eldercare_places::open::{CollectionId, Collections};

use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::JSON;
use super::asked::{Asked, InCollection};
use super::described::describe;

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
pub(in crate::http) async fn list(asked: Asked) -> Result<Response, Refusal> {
    asked.without_parameters()?;
    let described = CollectionId::all().map(|id| describe(&asked.app.packs, &asked.address, id));
    let collections = Collections {
        links: vec![asked.address.link("self", JSON, "/collections")],
        collections: described.collect(),
    };
    Ok(asked.reply(OpenReply::of(&collections)?))
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
    InCollection(id): InCollection,
    asked: Asked,
) -> Result<Response, Refusal> {
    asked.without_parameters()?;
    let collection = describe(&asked.app.packs, &asked.address, id);
    Ok(asked.reply(OpenReply::of(&collection)?))
}
