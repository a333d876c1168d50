//! Bodies, JSON or a file: read whole, within size and time, and kept as they came.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use eldercare_api::ErrorKind;
use eldercare_api::v1::desk::UPLOAD_BYTES;
use serde::de::{DeserializeOwned, IgnoredAny};

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
        if !is_json(request.headers()) {
            return Err(ErrorKind::ContentType.into());
        }
        arrived(request, state).await.map(Self)
    }
}

impl<S: Send + Sync> FromRequest<S> for FileBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let declared = essence(request.headers());
        let is_file = |known: &&str| declared.is_some_and(|kind| kind.eq_ignore_ascii_case(known));
        if !FILES.iter().any(is_file) {
            return Err(ErrorKind::ContentType.into());
        }
        arrived(request, state).await.map(Self)
    }
}

/// The whole body, within size and time.
async fn arrived<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Refusal> {
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

/// `application/json`, with or without parameters. A form of a foreign page cannot send it
/// without asking first (Fetch Standard, CORS-safelisted request headers).
fn is_json(headers: &HeaderMap) -> bool {
    essence(headers).is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
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

    #[test]
    fn the_proxy_of_the_readme_lets_a_file_through() {
        let readme = include_str!("../../../../README.md");
        let megabytes = super::FILE_BYTES >> 20;
        assert!(readme.contains(&format!("client_max_body_size {megabytes}m;")));
    }
}
