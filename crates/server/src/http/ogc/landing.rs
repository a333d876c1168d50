//! The landing page and the declaration of conformance (OGC 17-069r4, 7.2 and 7.4).

use axum::response::Response;
use eldercare_api::ErrorEnvelope;
use eldercare_places::open::Link;
use serde::Serialize;

use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::{JSON, OPENAPI};
use super::asked::Asked;
use super::words::WORDING;

/// The classes that hold here.
const CLASSES: [&str; 3] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
];

#[derive(Serialize)]
struct Landing {
    title: String,
    description: String,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Conformance {
    #[serde(rename = "conformsTo")]
    conforms_to: [&'static str; 3],
}

/// Where the collections are, what holds here, and where it is described.
#[utoipa::path(
    get,
    path = "/api/v1/ogc",
    operation_id = "getLandingPage",
    tag = "open data",
    responses(
        (status = 200, description = "Landing page of OGC API – Features", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn root(asked: Asked) -> Result<Response, Refusal> {
    asked.without_parameters()?;
    let address = &asked.address;
    let (title, description) = WORDING.of_interface();
    let landing = Landing {
        title,
        description,
        links: vec![
            address.link("self", JSON, ""),
            address.link("service-desc", OPENAPI, "/api"),
            address.link("conformance", JSON, "/conformance"),
            address.link("data", JSON, "/collections"),
        ],
    };
    Ok(asked.reply(OpenReply::of(&landing)?))
}

/// The conformance classes.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/conformance",
    operation_id = "getConformanceDeclaration",
    tag = "open data",
    responses(
        (status = 200, description = "Conformance classes", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn conformance(asked: Asked) -> Result<Response, Refusal> {
    asked.without_parameters()?;
    let conforms_to = CLASSES;
    Ok(asked.reply(OpenReply::of(&Conformance { conforms_to })?))
}
