//! Search over the facilities of all cities.

use std::borrow::Cow;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_places::{Kind, KindSet};
use serde::Deserialize;

use super::Shared;
use super::ogc::{BBOX, LIMIT, boxes, limit, one_of, parameters, value};
use super::open_reply::OpenReply;
use super::refusal::Refusal;
use crate::app::App;
use crate::packs::CityLookup;
use crate::search::{Found, MOST, Query, SearchError};

/// Places on a page unless asked otherwise.
const USUAL_LIMIT: usize = 20;

/// Facilities whose name, town, address or district holds the words, best first.
///
/// Width, case, blanks and simplified or traditional script make no difference. Places whose name
/// begins with the words come first, then names, towns, addresses, districts. `numberMatched` is
/// always exact. Without `q` everything that passes the filters is found.
#[utoipa::path(
    get,
    path = "/api/v1/facilities",
    tag = "open data",
    params(
        ("q" = Option<String>, Query, description = "At most 8 words, at most 64 characters; each must be found"),
        ("city" = Option<String>, Query, description = "City id", example = "430781"),
        ("kind" = Option<String>, Query, description = "Kinds with commas between them; any of them", example = "canteen,day-care"),
        ("bbox" = Option<String>, Query, description = "West, south, east, north in degrees", example = "111.7,29.2,112.1,29.8"),
        ("limit" = Option<usize>, Query, description = "A larger number is 100; usually 20", minimum = 1, example = 20),
    ),
    responses(
        (status = 200, description = "A FeatureCollection (RFC 7946) with `numberMatched` and `numberReturned`", content_type = "application/geo+json", body = Object),
        (status = 400, description = "A parameter is wrong; `field` and `description` say which and how", body = ErrorEnvelope),
        (status = 404, description = "No such city", body = ErrorEnvelope),
        (status = 503, description = "Busy; ask again later", body = ErrorEnvelope),
    )
)]
pub(super) async fn find(
    State((app, _)): State<Shared>,
    RawQuery(asked): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let query = read(asked.as_deref())?;
    if let Some(city) = &query.city
        && matches!(app.packs.city(city), CityLookup::Unknown)
    {
        return Err(ErrorKind::CityUnknown.into());
    }
    let found = app.search.find(&query).await?;
    let features = features_now(&app, &found).await?;
    let reply = OpenReply::new("application/geo+json", collection(found.total, &features));
    Ok(reply.kept_shortly().to(&headers))
}

/// What is asked of a kept feature: whose it is.
#[derive(Deserialize)]
struct Whose {
    id: String,
    properties: InCity,
}

#[derive(Deserialize)]
struct InCity {
    city: String,
}

/// The features as they are kept, those of changed places written anew.
async fn features_now<'a>(app: &App, found: &'a Found) -> Result<Vec<Cow<'a, str>>, Refusal> {
    let mut features = Vec::with_capacity(found.hits.len());
    for hit in &found.hits {
        let now = feature_now(app, &hit.feature).await?;
        features.push(now.map_or(Cow::Borrowed(hit.feature.as_str()), Cow::Owned));
    }
    Ok(features)
}

/// A feature anew; None where nothing of the place was changed.
async fn feature_now(app: &App, kept: &str) -> Result<Option<String>, Refusal> {
    let whose: Whose = serde_json::from_str(kept).map_err(|_| ErrorKind::Failed)?;
    let city = &whose.properties.city;
    let edited = app.overlay.of(&app.store, city).await?;
    let CityLookup::Known(pack) = app.packs.city(city) else {
        return Ok(None);
    };
    let row = pack.row_of(&whose.id).filter(|_| edited.touches(&whose.id));
    let feature = row.and_then(|row| pack.feature_now(row, &edited));
    Ok(feature.map(|feature| feature.to_string()))
}

fn read(asked: Option<&str>) -> Result<Query, Refusal> {
    let given = parameters::read(asked, &["q", "city", "kind", "bbox", "limit"])?;
    let limit = value(&given, "limit", LIMIT, |text| limit(text, MOST))?;
    let text = given.get("q").map_or("", |text| text);
    let mut query = Query::new(text, limit.unwrap_or(USUAL_LIMIT))
        .map_err(|error| Refusal::parameter(Some("q"), error.to_string()))?;
    query.city = value(&given, "city", "the id of a city, such as 430781", |text| {
        (!text.is_empty()).then(|| text.to_owned())
    })?;
    let must_be = format!(
        "{}, with commas between them",
        one_of(&Kind::ALL.map(Kind::id))
    );
    query.kinds = value(&given, "kind", &must_be, kinds)?.unwrap_or_default();
    query.boxes = value(&given, "bbox", BBOX, boxes)?.unwrap_or_default();
    Ok(query)
}

fn kinds(text: &str) -> Option<KindSet> {
    let mut kinds = text.split(',');
    kinds.try_fold(KindSet::EMPTY, |set, id| Some(set.with(Kind::from_id(id)?)))
}

fn collection(total: usize, features: &[Cow<'_, str>]) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"numberMatched\":{total},\"numberReturned\":{},\
         \"features\":[{}]}}",
        features.len(),
        features.join(",")
    )
}

/// What went wrong goes to the log and not to the sender.
impl From<SearchError> for Refusal {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::CityId(_) => ErrorKind::CityUnknown.into(),
            error => {
                let passing = error.is_passing();
                tracing::error!(passing, "search");
                if passing {
                    ErrorKind::Busy.into()
                } else {
                    ErrorKind::Failed.into()
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn wrong_parameters_are_refused_and_good_ones_are_read() {
        let query = read(Some(
            "q=a+b&kind=bath,canteen&bbox=1,2,3,4&limit=99999999999999999999&city=430781",
        ));
        let query = query.unwrap();
        assert_eq!((query.limit, query.boxes.len()), (100, 1));
        assert_eq!(query.kinds.iter().count(), 2);
        for bad in [
            "limit=0",
            "limit=-1",
            "limit=x",
            "limit=+5",
            "kind=pub",
            "kind=",
            "bbox=1,2,3",
            "city=",
            "w=1",
            "q=a&q=b",
            "q=1+2+3+4+5+6+7+8+9",
        ] {
            assert!(read(Some(bad)).is_err(), "{bad}");
        }
    }
}
