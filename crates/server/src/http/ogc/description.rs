//! The description of this interface alone, with paths below its root: clients of the standard look
//! for `/collections/{collectionId}/items` there and learn how large a page may be.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::response::Response;
use eldercare_api::ErrorEnvelope;
use serde_json::Value;
use utoipa::OpenApi;

use super::super::documented::Documented;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::OPENAPI;
use super::asked::Asked;
use super::{ROOT, collections, item, items, landing, schema};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Eldercare Map: OGC API – Features",
        description = "Elder care facilities of all cities, in collections by kind."
    ),
    servers((url = "/api/v1/ogc")),
    modifiers(&Documented),
    paths(
        landing::root,
        landing::conformance,
        document,
        collections::list,
        collections::one,
        schema::of_items,
        items::page,
        item::single,
    ),
)]
struct Features;

static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| {
    let mut document = Features::openapi();
    let whole = std::mem::take(&mut document.paths.paths);
    let below = |path: String| match path.strip_prefix(ROOT) {
        Some("") => "/".to_owned(),
        Some(rest) => rest.to_owned(),
        None => path,
    };
    document.paths.paths = whole
        .into_iter()
        .map(|(path, item)| (below(path), item))
        .collect();
    Bytes::from(older(document).to_string())
});

/// The document as OpenAPI 3.0: what clients of this standard read, and a class of conformance of
/// its own. Version 3.1 says with a list of types what 3.0 says with `nullable`.
fn older(document: utoipa::openapi::OpenApi) -> Value {
    let mut document = serde_json::to_value(document).unwrap_or_default();
    if let Some(members) = document.as_object_mut() {
        members.insert("openapi".to_owned(), "3.0.3".into());
    }
    // 3.0 knows a licence by its name only.
    let licence = document
        .pointer_mut("/info/license")
        .and_then(Value::as_object_mut);
    if let Some(licence) = licence {
        licence.remove("identifier");
    }
    name_one_type(&mut document);
    document
}

fn name_one_type(value: &mut Value) {
    match value {
        Value::Object(members) => {
            let types = members.get("type").and_then(Value::as_array).cloned();
            let named = types.and_then(|types| types.into_iter().find(|one| one != "null"));
            if let Some(named) = named {
                members.insert("type".to_owned(), named);
                members.insert("nullable".to_owned(), true.into());
            }
            members.values_mut().for_each(name_one_type);
        }
        Value::Array(items) => items.iter_mut().for_each(name_one_type),
        _ => {}
    }
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/api",
    operation_id = "getApi",
    tag = "open data",
    responses(
        (status = 200, description = "OpenAPI 3.0 of OGC API – Features alone", content_type = "application/vnd.oai.openapi+json;version=3.0", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn document(asked: Asked) -> Result<Response, Refusal> {
    asked.without_parameters()?;
    Ok(asked.reply(OpenReply::new(OPENAPI, DOCUMENT.clone())))
}
