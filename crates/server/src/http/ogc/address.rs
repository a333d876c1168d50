//! Absolute addresses for links: clients of this standard follow them as they are.

use axum::http::{HeaderMap, header};
use eldercare_places::open::Link;

use super::super::headers::came_over_https;
use super::ROOT;

/// Media types of the standard.
pub(super) const JSON: &str = "application/json";
/// RFC 7946.
pub(super) const GEOJSON: &str = "application/geo+json";
/// JSON Schema.
pub(super) const SCHEMA: &str = "application/schema+json";
/// The description of this interface alone.
pub(super) const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// The server as the client addressed it.
#[derive(Clone)]
pub(super) struct Address {
    /// `https://example.org`, or nothing when the client did not say: links are then relative.
    origin: String,
}

impl Address {
    /// From the headers `Host` and, set by a reverse proxy, `X-Forwarded-Proto`.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .filter(|host| is_host(host));
        let scheme = if came_over_https(headers) {
            "https"
        } else {
            "http"
        };
        Self {
            origin: host.map_or_else(String::new, |host| format!("{scheme}://{host}")),
        }
    }

    /// The address of a path below the root of this interface.
    pub(super) fn below(&self, path: &str) -> String {
        format!("{}{ROOT}{path}", self.origin)
    }

    /// A link to a path below the root.
    pub(super) fn link(&self, rel: &str, media_type: &str, path: &str) -> Link {
        Link::new(rel, media_type, self.below(path))
    }
}

/// A name or number of a host with or without a port; nothing that could end an address.
fn is_host(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    !text.is_empty() && text.len() <= 255 && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::Address;
    use axum::http::{HeaderMap, HeaderValue};

    fn below(headers: &[(&'static str, &'static str)]) -> String {
        let pairs = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
        Address::of(&pairs.collect::<HeaderMap>()).below("/collections")
    }

    #[test]
    fn links_lead_where_the_client_came_from_and_are_relative_when_that_is_no_host() {
        assert_eq!(
            below(&[("host", "127.0.0.1:80")]),
            "http://127.0.0.1:80/api/v1/ogc/collections"
        );
        assert_eq!(
            below(&[("host", "map.example"), ("x-forwarded-proto", "https")]),
            "https://map.example/api/v1/ogc/collections"
        );
        for bad in ["a/b", "a b", "a\"", "user@host", ""] {
            assert_eq!(below(&[("host", bad)]), "/api/v1/ogc/collections", "{bad}");
        }
    }
}
