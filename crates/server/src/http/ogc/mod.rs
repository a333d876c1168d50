//! The facilities as OGC API – Features 1.0 (OGC 17-069r4): core and GeoJSON.
//!
//! One root for all cities: a GIS shows one layer for each kind and asks for a city by the filter
//! `city` or by a box. A root for each city would list every kind seven times and tell nobody
//! more. Cities that the operator left out of the packs are in none of it.
//!
//! Deliberately not here: the form of collections and features (`eldercare_places::open`), which
//! the static export shares, and the choice of rows by box (`crate::packs`).

mod address;
mod asked;
mod collections;
mod cursor;
mod described;
mod description;
mod item;
mod items;
mod landing;
pub(super) mod parameters;
mod query;
mod schema;
mod span;
mod words;

use axum::Router;
use axum::routing::get;

use super::Shared;

pub(super) use collections::{__path_list, __path_one};
pub(super) use description::__path_document;
pub(super) use item::__path_single;
pub(super) use items::__path_page;
pub(super) use landing::{__path_conformance, __path_root};
pub(super) use query::{BBOX, LIMIT, boxes, limit, one_of, value};
pub(super) use schema::__path_of_items;

/// Where everything of this interface begins.
const ROOT: &str = "/api/v1/ogc";

/// The routes.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/ogc", get(landing::root))
        .route("/api/v1/ogc/", get(landing::root))
        .route("/api/v1/ogc/api", get(description::document))
        .route("/api/v1/ogc/conformance", get(landing::conformance))
        .route("/api/v1/ogc/collections", get(collections::list))
        .route(
            "/api/v1/ogc/collections/{collectionId}",
            get(collections::one),
        )
        .route(
            "/api/v1/ogc/collections/{collectionId}/schema",
            get(schema::of_items),
        )
        .route(
            "/api/v1/ogc/collections/{collectionId}/items",
            get(items::page),
        )
        .route(
            "/api/v1/ogc/collections/{collectionId}/items/{featureId}",
            get(item::single),
        )
}
