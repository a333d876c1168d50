//! Bodies, JSON or a file: read whole, within size and time, and kept as they came.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use eldercare_api::ErrorKind;
use eldercare_api::v1::desk::UPLOAD_BYTES;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::BODY_BYTES;
use super::refusal::Refusal;

/// Longest time for a body to arrive; 64 KB take four seconds on a line of 128 kbit/s.
const ARRIVAL: Duration = Duration::from_secs(15);

/// Bytes of a file, at most.
pub(super) const FILE_BYTES: usize = UPLOAD_BYTES as usize;
/// How a file is declared: none of these can be sent by a foreign page without asking first (Fetch Standard,
/// CORS-safelisted request headers).
const FILES: [&str; 3] = [
    "application/octet-stream",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// The bytes of a body that is declared as JSON.
pub(super) struct JsonBody(pub(super) Bytes);

/// The bytes of a body that is declared as a file.
pub(super) struct FileBody(pub(super) Bytes);

impl<S: Send + Sync> FromRequest<S> for JsonBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) || is_encoded(request.headers()) {
            return Err(ErrorKind::ContentType.into());
        }
        arrived(request, state, BODY_BYTES).await.map(Self)
    }
}

impl<S: Send + Sync> FromRequest<S> for FileBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let declared = essence(request.headers());
        let is_file = |known: &&str| declared.is_some_and(|kind| kind.eq_ignore_ascii_case(known));
        if !FILES.iter().any(is_file) || is_encoded(request.headers()) {
            return Err(ErrorKind::ContentType.into());
        }
        arrived(request, state, FILE_BYTES).await.map(Self)
    }
}

/// The whole body, within size and time. One that is declared as too large is not waited for.
async fn arrived<S: Send + Sync>(
    request: Request,
    state: &S,
    most: usize,
) -> Result<Bytes, Refusal> {
    if declared_bytes(request.headers()).is_some_and(|bytes| bytes > most as u64) {
        return Err(ErrorKind::TooLarge.into());
    }
    match tokio::time::timeout(ARRIVAL, Bytes::from_request(request, state)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)))) => {
            Err(ErrorKind::TooLarge.into())
        }
        Ok(Err(_)) => Err(ErrorKind::BadRequest.into()),
        Err(_) => Err(ErrorKind::TooSlow.into()),
    }
}

impl JsonBody {
    /// Reads the body as a wire type. What exactly does not fit is not repeated to anybody: the
    /// reader's message would quote what was sent.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        let text = str::from_utf8(&self.0).map_err(|_| Refusal::from(ErrorKind::Malformed))?;
        let json = serde_json::from_str::<IgnoredAny>(text);
        json.map_err(|_| Refusal::from(ErrorKind::Malformed))?;
        // A wire type would also be read from a list of its fields in order; only objects count.
        if !text.trim_start().starts_with('{') {
            return Err(ErrorKind::Shape.into());
        }
        serde_json::from_str(text).map_err(|_| ErrorKind::Shape.into())
    }
}

/// `application/json`, with or without parameters, in UTF-8 (RFC 8259, section 8.1). A form of a foreign page cannot
/// send it without asking first (Fetch Standard, CORS-safelisted request headers).
fn is_json(headers: &HeaderMap) -> bool {
    essence(headers).is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
        && charset(headers).is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"))
}

/// The character set that the type declares, without its quotation marks.
fn charset(headers: &HeaderMap) -> Option<&str> {
    let declared = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let mut parameters = declared.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"'))
    })
}

/// Whether the body is declared as packed; nothing is unpacked here.
fn is_encoded(headers: &HeaderMap) -> bool {
    let declared = headers.get(header::CONTENT_ENCODING);
    declared.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

fn declared_bytes(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// The declared type without its parameters.
fn essence(headers: &HeaderMap) -> Option<&str> {
    let declared = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    declared.split(';').next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, Bytes};
    use axum::extract::{FromRequest as _, Request};
    use axum::http::HeaderMap;
    use eldercare_api::ErrorKind;
    use http_body_util::Channel;

    use super::JsonBody;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_arrive_in_time_is_too_slow() {
        let (_sender, silence) = Channel::<Bytes>::new(1);
        let body = Body::new(silence);
        let request = Request::post("/")
            .header("content-type", "application/json")
            .body(body);
        let refusal = JsonBody::from_request(request.unwrap(), &())
            .await
            .err()
            .unwrap();
        assert_eq!(refusal.kind, ErrorKind::TooSlow);
    }

    async fn refusal(headers: &[(&str, &str)]) -> Option<ErrorKind> {
        let (_sender, silence) = Channel::<Bytes>::new(1);
        let mut request = Request::post("/").header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::new(silence)).unwrap();
        let read = JsonBody::from_request(request, &()).await;
        read.err().map(|refusal| refusal.kind)
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_declared_too_large_packed_or_in_other_letters_is_not_waited_for() {
        for (name, value, kind) in [
            ("content-length", "99999999999", ErrorKind::TooLarge),
            ("content-encoding", "gzip", ErrorKind::ContentType),
            ("content-encoding", "identity", ErrorKind::TooSlow),
        ] {
            assert_eq!(
                refusal(&[(name, value)]).await,
                Some(kind),
                "{name}: {value}"
            );
        }
        for (declared, is_json) in [
            ("application/json; charset=gbk", false),
            ("application/json; charset=\"UTF-8\"", true),
            ("application/json;charset=utf-8", true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("content-type", declared.parse().unwrap());
            assert_eq!(super::is_json(&headers), is_json, "{declared}");
        }
    }

    #[test]
    fn the_proxy_of_the_readme_lets_a_file_through() {
        let readme = include_str!("../../../../README.md");
        let megabytes = super::FILE_BYTES >> 20;
        assert!(readme.contains(&format!("client_max_body_size {megabytes}m;")));
    }
}
