//! Reading files of our own site: packs, locale files, configuration.

use gloo_net::http::Request;
use web_sys::RequestCache;

use crate::json::{self, FromJson};

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

/// A file as `decode` reads its bytes. What cannot be read is fetched once more.
pub async fn decoded<T>(
    path: &str,
    decode: impl Fn(&[u8]) -> Result<T, String>,
) -> Result<T, LoadError> {
    let mut age = Age::Any;
    loop {
        match (decode(&bytes(path, age).await?), age) {
            (Ok(value), _) => return Ok(value),
            (Err(_), Age::Any) => age = Age::Newest,
            (Err(error), Age::Newest) => {
                return Err(LoadError::Damaged([path, ": ", &error].concat()));
            }
        }
    }
}

/// A file of text as `parse` reads it.
pub async fn parsed<T>(
    path: &str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<T, LoadError> {
    decoded(path, |bytes| parse(text(bytes)?)).await
}

/// A small JSON file of those that the first view reads; a damaged one says its line.
pub async fn json<T: FromJson>(path: &str) -> Result<T, LoadError> {
    parsed(path, |text| {
        json::from_tree(super::json::parse(text)?, text)
    })
    .await
}

/// The text without the mark that some editors put before it.
fn text(bytes: &[u8]) -> Result<&str, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())
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

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_text_may_begin_with_a_mark_and_must_be_utf_8() {
        assert_eq!(text(b"\xef\xbb\xbf{}"), Ok("{}"));
        assert_eq!(text("市".as_bytes()), Ok("市"));
        assert_eq!(text(b"\xca\xd0"), Err("not UTF-8".to_owned()));
    }
}
