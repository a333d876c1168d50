//! What properties the items have, as a JSON Schema: GDAL and QGIS make their columns from it.

use std::sync::Arc;

use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_places::open::Holdings;

use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::SCHEMA;
use super::asked::{Asked, InCollection};
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
    InCollection(id): InCollection,
    asked: Asked,
) -> Result<Response, Refusal> {
    asked.without_parameters()?;
    // All places are looked at, once.
    let app = Arc::clone(&asked.app);
    let learnt = tokio::task::spawn_blocking(move || app.packs.schema().clone());
    let schema = learnt.await.map_err(|_| Refusal::from(ErrorKind::Failed))?;
    let path = format!("/collections/{}/schema", id.id());
    let own = asked.address.below(&path);
    let (title, _) = WORDING.of_collection(id, &Holdings::default());
    let document = schema.document(&own, &title).to_string();
    Ok(asked.reply(OpenReply::new(SCHEMA, document)))
}
