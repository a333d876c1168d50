//! The services of a city: what can be asked for, what the city's documents say of it, and what a
//! request for it needs.

use serde::{Deserialize, Serialize};

/// Reply of `GET /api/v1/cities/{id}/services`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceList {
    /// City id.
    #[cfg_attr(feature = "openapi", schema(example = "430781"))]
    pub city: String,
    /// Whether an office of the city takes requests through `POST /api/v1/requests`.
    pub takes_requests: bool,
    /// The hotline, for everything that no request asks for.
    pub hotline: String,
    /// In the order in which a chooser shows them.
    pub services: Vec<Service>,
}

/// One service of a city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Service {
    /// The `service` of a request.
    #[cfg_attr(feature = "openapi", schema(example = "meal"))]
    pub id: String,
    /// Its name.
    pub name: Words,
    /// `there`: a document describes it as given. `planned`: a goal of a plan. `uncertain`: the
    /// document speaks of the time until `until` only. `over`: its last day was `until`.
    /// `unnamed`: no document says anything of it.
    #[cfg_attr(feature = "openapi", schema(example = "there"))]
    pub status: String,
    /// A last day, with `uncertain` and `over`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub until: Option<String>,
    /// `village` or `town`, where a document describes it only for people who live there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// `request`: by a request. `question`: also by a request, to which the office first says whether
    /// it is there. `hotline`: by telephone only.
    #[cfg_attr(feature = "openapi", schema(example = "request"))]
    pub ask: String,
    /// What the document says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Words>,
    /// The document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ServiceSource>,
    /// The fields of a request for it; none where it is asked for by telephone.
    pub attributes: Vec<Attribute>,
}

/// A text in the three languages of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Words {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-Hant")]
    pub zh_hant: String,
    /// English.
    pub en: String,
}

/// Where in which document a service is described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceSource {
    /// The document.
    pub title: Words,
    /// Who published it.
    pub publisher: Words,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its date.
    pub date: String,
    /// The section, in the document's own words.
    pub section: String,
    /// A fragment, in the document's own words.
    pub quote: String,
    /// The day on which the row was compared with the document.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub checked: String,
}

/// One field of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attribute {
    /// Its name in the body.
    #[cfg_attr(feature = "openapi", schema(example = "elder_name"))]
    pub name: String,
    /// `always`, `where-villages-are-listed` (for the chosen town), `with-self-check`,
    /// `for-another` (than the person who fills it in) or `never`.
    #[cfg_attr(feature = "openapi", schema(example = "always"))]
    pub needed: String,
    /// `uuid`, `id`, `choice`, `text`, `phone`, `identity-number`, `time`, `consent` or `self-check`.
    #[cfg_attr(feature = "openapi", schema(example = "text"))]
    pub holds: String,
    /// With `choice`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// With `text`: how many characters it may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest: Option<u16>,
}
