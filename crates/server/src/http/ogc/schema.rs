//! What properties the items have, as a JSON Schema: GDAL and QGIS make their columns from it.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_places::open::Holdings;

use super::super::Shared;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::{Address, SCHEMA};
use super::described::known;
use super::parameters;
use super::words::WORDING;

/// The schema of the items. It is the same for every collection.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/collections/{collectionId}/schema",
    operation_id = "getSchema",
    tag = "open data",
    params(("collectionId" = String, Path, description = "`facilities` or the id of a kind", example = "institution")),
    responses(
        (status = 200, description = "A JSON Schema of one feature", content_type = "application/schema+json", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
        (status = 404, description = "No such collection", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn of_items(
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
    // All places are looked at, once.
    let learnt = tokio::task::spawn_blocking(move || app.packs.schema().clone());
    let schema = learnt.await.map_err(|_| Refusal::from(ErrorKind::Failed))?;
    let own = Address::of(&headers).below(&format!("/collections/{}/schema", id.id()));
    let (title, _) = WORDING.of_collection(id, &Holdings::default());
    let document = schema.document(&own, &title).to_string();
    Ok(OpenReply::new(SCHEMA, document).to(&headers))
}
