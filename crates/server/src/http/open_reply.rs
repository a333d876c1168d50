//! Replies that everybody may read and keep for a while: open data and what is derived from it.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use eldercare_api::ErrorKind;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tower_http::cors::{Any, CorsLayer};

use super::exchange::CORRELATION;
use super::refusal::Refusal;
use crate::codes::hex;

/// Five minutes without asking, and a day while the newer one is fetched beside it, as for the
/// city data of the site.
const KEEP: HeaderValue =
    HeaderValue::from_static("public, max-age=300, stale-while-revalidate=86400");
/// How long a browser may remember that it may ask.
const MAY_ASK: Duration = Duration::from_hours(24);
/// A minute, for what changes while people look at it; never an older one.
const KEEP_SHORTLY: HeaderValue = HeaderValue::from_static("public, max-age=60");
/// Bytes of the hash that name a version.
const TAG_BYTES: usize = 16;

/// Any page may ask, with a tag or without, and read what it gets, a refusal too: there is nothing
/// in it that is not published.
pub(super) fn for_any_page() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::IF_NONE_MATCH])
        .expose_headers([header::ETAG, CORRELATION])
        .max_age(MAY_ASK)
        // The reply is the same for every page.
        .vary([])
}

/// A reply that may be kept.
pub(super) struct OpenReply {
    body: Bytes,
    content_type: &'static str,
    tag: String,
    keep: HeaderValue,
}

impl OpenReply {
    /// With a body of this type.
    pub(super) fn new(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let tag = tag(&body);
        Self {
            body,
            content_type,
            tag,
            keep: KEEP,
        }
    }

    /// Anything as JSON.
    pub(super) fn of(value: &impl Serialize) -> Result<Self, Refusal> {
        let body = serde_json::to_vec(value).map_err(|_| Refusal::from(ErrorKind::Failed))?;
        Ok(Self::json(body))
    }

    /// JSON.
    fn json(body: impl Into<Bytes>) -> Self {
        Self::new("application/json", body)
    }

    /// With a tag made from other bytes than the body, where the body holds the time of day.
    pub(super) fn tagged_by(self, bytes: &[u8]) -> Self {
        Self {
            tag: tag(bytes),
            ..self
        }
    }

    /// To be kept for a minute only.
    pub(super) fn kept_shortly(self) -> Self {
        Self {
            keep: KEEP_SHORTLY,
            ..self
        }
    }

    /// The reply to a request with these headers: whole, or "not modified".
    pub(super) fn to(self, headers: &HeaderMap) -> Response {
        let common = [
            (header::CACHE_CONTROL, self.keep),
            (
                header::ETAG,
                HeaderValue::from_str(&self.tag).unwrap_or(HeaderValue::from_static("W/\"\"")),
            ),
        ];
        if knows(headers, &self.tag) {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let kind = [(header::CONTENT_TYPE, self.content_type)];
        (common, kind, self.body).into_response()
    }
}

/// A weak tag (RFC 9110, 8.8.3): the same data may be written at another time.
fn tag(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("W/\"{}\"", hex(digest.split_at(TAG_BYTES).0))
}

/// Whether the sender has this version already (RFC 9110, 13.1.2, weak comparison).
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let listed = headers.get_all(header::IF_NONE_MATCH).iter();
    listed
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || bare(known) == bare(tag))
}

#[cfg(test)]
mod tests {
    use super::{knows, tag};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn a_version_is_known_by_its_tag_alone_in_a_list_or_by_a_star() {
        let own = tag(b"data");
        let strong = own.trim_start_matches("W/").to_owned();
        let list = format!("\"other\", {own}");
        for (sent, known) in [
            (own.as_str(), true),
            (&strong, true),
            (&list, true),
            ("*", true),
            ("\"other\"", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(sent).unwrap());
            assert_eq!(knows(&headers, &own), known, "{sent}");
        }
        assert!(!knows(&HeaderMap::new(), &own));
    }
}
