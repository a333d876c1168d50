//! What a device of outreach asks our server, with its token.

use eldercare_api::v1::desk::{ListPerson, WriteVisit};
use eldercare_api::v1::outreach::{DeviceRefusal, OutreachDay};
use gloo_net::http::Request;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCache;

use super::api::{self, ApiError, Reply};

/// Why there is no reply that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceError {
    /// The device named here is over.
    Over(DeviceRefusal),
    /// As everywhere.
    Api(ApiError),
}

/// What the device takes along.
pub async fn day(base: &str, token: &str) -> Result<OutreachDay, DeviceError> {
    let request = Request::get(&address(base, "day")).cache(RequestCache::NoStore);
    let reply = api::answer(request.header("Authorization", &bearer(token)), None).await;
    read(&reply.map_err(DeviceError::Api)?)
}

/// Writes a visit into the ledger; sent twice, it is written once.
pub async fn visit(
    base: &str,
    token: &str,
    person: &str,
    visit: &WriteVisit,
) -> Result<(), DeviceError> {
    let path = ["visits/", person, "/visit"].concat();
    post(base, token, &path, visit).await
}

/// Puts somebody on the list of visits; sent twice, it is written once.
pub async fn list_person(base: &str, token: &str, person: &ListPerson) -> Result<(), DeviceError> {
    post(base, token, "people", person).await
}

async fn post(
    base: &str,
    token: &str,
    path: &str,
    body: &impl Serialize,
) -> Result<(), DeviceError> {
    let body = serde_json::to_string(body).unwrap_or_default();
    let request = Request::post(&address(base, path))
        .header("Content-Type", "application/json")
        .header("Authorization", &bearer(token));
    let reply = api::answer(request, Some(&body)).await;
    let reply = reply.map_err(DeviceError::Api)?;
    if reply.status == 204 {
        return Ok(());
    }
    read::<()>(&reply)
}

fn read<T: DeserializeOwned>(reply: &Reply) -> Result<T, DeviceError> {
    if reply.status == 401
        && let Ok(refusal) = serde_json::from_str(&reply.text)
    {
        return Err(DeviceError::Over(refusal));
    }
    api::read(reply).map_err(DeviceError::Api)
}

fn address(base: &str, path: &str) -> String {
    [base, "/api/v1/outreach/", path].concat()
}

fn bearer(token: &str) -> String {
    ["Bearer ", token].concat()
}
