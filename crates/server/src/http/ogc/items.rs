//! Items of a collection, page by page (OGC 17-069r4, 7.15 and 7.16).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::body::Bytes;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_places::open::Link;
use tokio::runtime::Handle;

use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::{Address, GEOJSON, JSON};
use super::asked::{Asked, InCollection};
use super::cursor::{Cursor, Position};
use super::query::ItemQuery;
use crate::app::App;
use crate::overlay::Edited;
use crate::packs::{CityPack, Packs};

/// Facilities of a collection: filtered, and a page at a time.
///
/// The order is by city and id. `next` and `prev` name the place at the edge of the page, so a page
/// stays the same when places come and go elsewhere. A place without a position has no geometry and
/// is in no box.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/collections/{collectionId}/items",
    operation_id = "getFeatures",
    tag = "open data",
    params(
        ("collectionId" = String, Path, description = "`facilities` or the id of a kind", example = "institution"),
        ("bbox" = Option<String>, Query, description = "West, south, east, north in degrees of WGS-84; six numbers with heights, which are not looked at"),
        ("datetime" = Option<String>, Query, description = "Moment or span of time, compared with the day of the last check"),
        ("limit" = Option<u32>, Query, description = "Items on a page; a larger number is the largest", minimum = 1, maximum = 1000),
        ("cursor" = Option<String>, Query, description = "From a link `next` or `prev`"),
        ("city" = Option<String>, Query, description = "City id", example = "430781"),
        ("kind" = Option<String>, Query, description = "First kind; only with `facilities`"),
        ("district" = Option<String>, Query, description = "Name of the district or county as published"),
        ("district_code" = Option<u32>, Query, description = "Its code"),
        ("ownership" = Option<String>, Query, description = "`public`, `public-private` or `private`"),
        ("demo" = Option<bool>, Query, description = "Only demonstration data, or only real places"),
    ),
    responses(
        (status = 200, description = "A FeatureCollection with numberMatched, numberReturned and links", content_type = "application/geo+json", body = Object),
        (status = 400, description = "A parameter is unknown or wrong; `description` says what it must be", body = ErrorEnvelope),
        (status = 404, description = "No such collection", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn page(
    InCollection(id): InCollection,
    asked: Asked,
) -> Result<Response, Refusal> {
    let query = ItemQuery::read(id, asked.query())?;
    let (app, address) = (Arc::clone(&asked.app), asked.address.clone());
    // Filtering and writing a page take some milliseconds: not on the thread of the network.
    let written = tokio::task::spawn_blocking(move || write(&app, &address, &query));
    let (data, time) = written
        .await
        .map_err(|_| Refusal::from(ErrorKind::Failed))??;
    let body = Bytes::from([data.as_slice(), time.as_bytes()].concat());
    let reply = OpenReply::new(GEOJSON, body).tagged_by(&data);
    Ok(asked.reply(reply.kept_shortly()))
}

/// A matching place: its city and its row there.
type Match<'a> = (&'a CityPack, u32);

/// The page without its last member, and that member: the time of writing, by which two replies
/// with the same data differ.
fn write(app: &App, address: &Address, query: &ItemQuery) -> Result<(Vec<u8>, String), Refusal> {
    let matches = matching(&app.packs, query);
    let (first, last) = edges(&matches, query);
    let shown = matches.get(first..last).unwrap_or_default();
    let edits = edits(app, shown)?;
    let feature = |(city, row): &Match<'_>| city.feature_now(*row, edits.get(city.id())?);
    let features: Vec<_> = shown.iter().filter_map(feature).collect();
    let more = (first > 0, last < matches.len());
    let links = links(address, query, shown, more);
    let json = |written: Result<String, serde_json::Error>| {
        written.map_err(|_| Refusal::from(ErrorKind::Failed))
    };
    let data = format!(
        "{{\"type\":\"FeatureCollection\",\"numberMatched\":{},\"numberReturned\":{},\
         \"links\":{},\"features\":{}",
        matches.len(),
        features.len(),
        json(serde_json::to_string(&links))?,
        json(serde_json::to_string(&features))?,
    );
    let time = format!(",\"timeStamp\":\"{}\"}}", app.clock.now());
    Ok((data.into_bytes(), time))
}

/// What was changed in the cities of a page. This thread may wait for the database.
fn edits<'a>(app: &App, shown: &[Match<'a>]) -> Result<BTreeMap<&'a str, Arc<Edited>>, Refusal> {
    let runtime = Handle::current();
    let cities: BTreeSet<&str> = shown.iter().map(|(city, _)| city.id()).collect();
    let of = |city| Ok((city, runtime.block_on(app.overlay.of(&app.store, city))?));
    cities.into_iter().map(of).collect()
}

/// Every place that the question admits, by city and id.
fn matching<'a>(packs: &'a Packs, query: &ItemQuery) -> Vec<Match<'a>> {
    let asked = |city: &&CityPack| query.city.as_deref().is_none_or(|id| id == city.id());
    let cities = packs.usable().filter(asked);
    let of_city = |city: &'a CityPack| {
        let rows = match &query.boxes {
            Some(boxes) => city.places().inside(boxes),
            None => city.places().all().to_vec(),
        };
        rows.into_iter().map(move |row| (city, row))
    };
    cities
        .flat_map(of_city)
        .filter(|(city, row)| admits(query, city, *row))
        .collect()
}

fn admits(query: &ItemQuery, city: &CityPack, row: u32) -> bool {
    let facts = city.row(row);
    facts.kind.is_some_and(|kind| {
        query.collection.admits(kind) && query.kind.is_none_or(|asked| asked == kind)
    }) && query
        .ownership
        .is_none_or(|asked| facts.ownership == Some(asked))
        && query.demo.is_none_or(|asked| facts.demo == asked)
        && query
            .district
            .as_deref()
            .is_none_or(|asked| facts.district == Some(asked))
        && query
            .district_code
            .is_none_or(|asked| facts.district_code == Some(asked))
        && query.span.is_none_or(|span| span.meets(facts.checked))
}

fn position(place: &Match<'_>) -> Position {
    (place.0.id().to_owned(), place.0.row(place.1).id.to_owned())
}

/// Where the page begins and ends among the matches. The place that a mark names need not be
/// there any more.
fn edges(matches: &[Match<'_>], query: &ItemQuery) -> (usize, usize) {
    let (first, last) = match &query.cursor {
        None => (0, query.limit),
        Some(Cursor::After(mark)) => {
            let first = matches.partition_point(|place| position(place) <= *mark);
            (first, first + query.limit)
        }
        Some(Cursor::Before(mark)) => {
            let last = matches.partition_point(|place| position(place) < *mark);
            (last.saturating_sub(query.limit), last)
        }
    };
    (first, last.min(matches.len()))
}

fn links(
    address: &Address,
    query: &ItemQuery,
    shown: &[Match<'_>],
    (before, behind): (bool, bool),
) -> Vec<Link> {
    let collection = format!("/collections/{}", query.collection.id());
    let page = |rel: &str, cursor: Option<&Cursor>| {
        let path = format!("{collection}/items{}", query.page(cursor));
        address.link(rel, GEOJSON, &path)
    };
    let next = shown.last().filter(|_| behind).map(position);
    let prev = shown.first().filter(|_| before).map(position);
    let mut links = vec![page("self", query.cursor.as_ref())];
    links.extend(next.map(|edge| page("next", Some(&Cursor::After(edge)))));
    links.extend(prev.map(|edge| page("prev", Some(&Cursor::Before(edge)))));
    links.push(address.link("collection", JSON, &collection));
    links
}
