//! Reading files of our own site: packs, locale files, configuration.

use gloo_net::http::Request;

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

/// A file as text.
pub async fn text(path: &str) -> Result<String, LoadError> {
    let response = get(path).await?;
    response.text().await.map_err(|_| LoadError::Unreachable)
}

/// A file as bytes.
pub async fn bytes(path: &str) -> Result<Vec<u8>, LoadError> {
    let response = get(path).await?;
    response.binary().await.map_err(|_| LoadError::Unreachable)
}

/// A JSON file, read into `T`; a damaged one says its line and column.
pub async fn json<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, LoadError> {
    let body = text(path).await?;
    serde_json::from_str(&body).map_err(|error| LoadError::Damaged(format!("{path}: {error}")))
}

async fn get(path: &str) -> Result<gloo_net::http::Response, LoadError> {
    let response = Request::get(path)
        .send()
        .await
        .map_err(|_| LoadError::Unreachable)?;
    if response.ok() {
        Ok(response)
    } else {
        Err(LoadError::Status(response.status()))
    }
}
