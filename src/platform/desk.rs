//! The desk's part of our own server. It is always on this site: the cookie of a session goes nowhere else. Nothing
//! of it is kept by the browser.

use gloo_net::http::Request;
use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::RequestCache;

use super::api::{self, ApiError, Reply};
use super::dom::window;

/// Whether what is typed here is readable on the way to the server: over plain HTTP to another machine.
pub fn is_readable_on_the_way() -> bool {
    !window().is_secure_context()
}

/// Asks for something below `/api/v1/desk/`.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    let request = Request::get(&address(path)).cache(RequestCache::NoStore);
    api::read(&api::answer(request, None).await?)
}

/// Sends something, and reads the reply.
pub async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, ApiError> {
    api::read(&sent(path, body).await?)
}

/// Sends something to which nothing is replied but that it is done.
pub async fn post_only(path: &str, body: &impl Serialize) -> Result<(), ApiError> {
    let reply = sent(path, body).await?;
    if reply.status == 204 {
        return Ok(());
    }
    // Only to find out why not.
    api::read::<()>(&reply)
}

/// Asks for something with the token of a place's one-time link.
pub async fn get_with<T: DeserializeOwned>(token: &str, path: &str) -> Result<T, ApiError> {
    let request = Request::get(&address(path)).cache(RequestCache::NoStore);
    let request = request.header("Authorization", &["Bearer ", token].concat());
    api::read(&api::answer(request, None).await?)
}

/// Sends something with the token of a place's one-time link; nothing is replied but that it is done.
pub async fn post_with(token: &str, path: &str, body: &impl Serialize) -> Result<(), ApiError> {
    let body = serde_json::to_string(body).unwrap_or_default();
    let request = Request::post(&address(path))
        .header("Content-Type", "application/json")
        .header("Authorization", &["Bearer ", token].concat());
    let reply = api::answer(request, Some(&body)).await?;
    if reply.status == 204 {
        return Ok(());
    }
    // Only to find out why not.
    api::read::<()>(&reply)
}

/// Asks for a file.
pub async fn get_text(path: &str) -> Result<String, ApiError> {
    let request = Request::get(&address(path)).cache(RequestCache::NoStore);
    text_of(api::answer(request, None).await?)
}

/// Sends the bytes of a file, and reads the reply.
pub async fn post_file<T: DeserializeOwned>(path: &str, file: &[u8]) -> Result<T, ApiError> {
    let request = Request::post(&address(path)).header("Content-Type", "application/octet-stream");
    let bytes = Uint8Array::from(file);
    api::read(&api::reply(request, Some(bytes.into())).await?)
}

/// Sends something to which a file is replied.
pub async fn post_for_text(path: &str, body: &impl Serialize) -> Result<String, ApiError> {
    text_of(sent(path, body).await?)
}

/// The text of a reply, or why there is none.
fn text_of(reply: Reply) -> Result<String, ApiError> {
    if reply.status == 200 {
        return Ok(reply.text);
    }
    api::read(&reply)
}

async fn sent(path: &str, body: &impl Serialize) -> Result<Reply, ApiError> {
    let body = serde_json::to_string(body).unwrap_or_default();
    api::exchange(&address(path), &body, None).await
}

fn address(path: &str) -> String {
    ["/api/v1/desk/", path].concat()
}
