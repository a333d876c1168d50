//! Reading files of our own site: packs, locale files, configuration.

use gloo_net::http::Request;
use web_sys::RequestCache;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// No answer at all: no network, or the server is gone.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
    /// The file came, but it is not what it should be; says where.
    Damaged(String),
}

/// Which copy of a file will do.
///
/// Data may be of yesterday, as the browser has kept it: that opens the map without waiting. Where
/// such a copy does not fit to newer code or to a newer file beside it, it is fetched anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// What the browser has kept, if its time is not over.
    Any,
    /// What the server has.
    Newest,
}

/// A file as bytes.
pub async fn bytes(path: &str, age: Age) -> Result<Vec<u8>, LoadError> {
    let response = get(path, age).await?;
    response.binary().await.map_err(|_| LoadError::Unreachable)
}

/// A file of text as `parse` reads it. What cannot be read is fetched once more.
pub async fn parsed<T>(
    path: &str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<T, LoadError> {
    let mut age = Age::Any;
    loop {
        let response = get(path, age).await?;
        let body = response.text().await.map_err(|_| LoadError::Unreachable)?;
        match (parse(&body), age) {
            (Ok(value), _) => return Ok(value),
            (Err(_), Age::Any) => age = Age::Newest,
            (Err(error), Age::Newest) => {
                return Err(LoadError::Damaged(format!("{path}: {error}")));
            }
        }
    }
}

/// A JSON file, read into `T`; a damaged one says its line and column.
pub async fn json<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, LoadError> {
    parsed(path, |body| {
        serde_json::from_str(body).map_err(|error| error.to_string())
    })
    .await
}

async fn get(path: &str, age: Age) -> Result<gloo_net::http::Response, LoadError> {
    let response = Request::get(path)
        .cache(match age {
            Age::Any => RequestCache::Default,
            Age::Newest => RequestCache::Reload,
        })
        .send()
        .await
        .map_err(|_| LoadError::Unreachable)?;
    if response.ok() {
        Ok(response)
    } else {
        Err(LoadError::Status(response.status()))
    }
}
