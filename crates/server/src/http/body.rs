//! JSON bodies: read whole, within size and time, and kept as they came.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use eldercare_api::ErrorKind;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::refusal::Refusal;

/// Longest time for a body to arrive; 64 KB take four seconds on a line of 128 kbit/s.
const ARRIVAL: Duration = Duration::from_secs(15);

/// The bytes of a body that is declared as JSON.
pub(super) struct JsonBody(pub(super) Bytes);

impl<S: Send + Sync> FromRequest<S> for JsonBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(ErrorKind::ContentType.into());
        }
        match tokio::time::timeout(ARRIVAL, Bytes::from_request(request, state)).await {
            Ok(Ok(bytes)) => Ok(Self(bytes)),
            Ok(Err(BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(
                _,
            )))) => Err(ErrorKind::TooLarge.into()),
            Ok(Err(_)) => Err(ErrorKind::BadRequest.into()),
            Err(_) => Err(ErrorKind::TooSlow.into()),
        }
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
    let declared = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = declared.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
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
}
