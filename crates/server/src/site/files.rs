//! How files are labelled: what they are, and how long a browser may keep them.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;

/// A name with a hash of its content never changes its content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// The page is asked for again each time, and answered with 304 while it is the same.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// Data of the cities, the questionnaires and the operator's settings open at once from what a visit within the last
/// day has left; the browser asks for the newer file beside it (RFC 5861) and has it the next time.
/// For ten seconds it does not even ask: the page and the app read the same settings at one start.
const KEEP_A_DAY: HeaderValue =
    HeaderValue::from_static("public, max-age=10, stale-while-revalidate=86400");

/// Open data, which any page may read.
const OPEN: &str = "/open/";
const ANYBODY: HeaderValue = HeaderValue::from_static("*");

/// How many hex digits Trunk puts into a name.
const HASH_DIGITS: usize = 16;

/// Sets content type, caching and what the choice of encoding depends on.
pub(super) fn labelled(mut reply: Response, path: &str) -> Response {
    let success = reply.status().is_success();
    let unchanged = reply.status() == StatusCode::NOT_MODIFIED;
    let headers = reply.headers_mut();
    if let Some(kind) = content_type(path).filter(|_| success) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(
        header::CACHE_CONTROL,
        keep(path)
            .filter(|_| success || unchanged)
            .unwrap_or(ASK_AGAIN),
    );
    if success && path.starts_with(OPEN) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY);
    }
    headers.insert(
        header::VARY,
        HeaderValue::from(HeaderName::from_static("accept-encoding")),
    );
    reply
}

/// Types that a general table does not know or writes without the encoding of its text.
fn content_type(path: &str) -> Option<HeaderValue> {
    let (_, extension) = path.rsplit_once('.')?;
    let text = match extension {
        "cbor" => "application/cbor",
        "geojson" => "application/geo+json",
        "wasm" => "application/wasm",
        "json" | "topojson" => "application/json",
        "webmanifest" => "application/manifest+json",
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some(HeaderValue::from_static(text))
}

/// How long a browser may keep a file without asking, if at all.
fn keep(path: &str) -> Option<HeaderValue> {
    let is_data = path == "/config.json"
        || ["/geo/", "/instruments/", "/needs/", "/forms/", OPEN]
            .iter()
            .any(|folder| path.starts_with(folder));
    if is_hashed(path) {
        Some(FOREVER)
    } else {
        is_data.then_some(KEEP_A_DAY)
    }
}

/// `name-0123456789abcdef.js` and `name-0123456789abcdef_bg.wasm`, as Trunk names its output.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.match_indices('-').any(|(dash, _)| {
        let tail = name.get(dash + 1..).unwrap_or("");
        let (hash, rest) = tail.split_at_checked(HASH_DIGITS).unwrap_or((tail, ""));
        let is_hex = hash
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        hash.len() == HASH_DIGITS && is_hex && rest.starts_with(['.', '_'])
    })
}

#[cfg(test)]
mod tests {
    use super::{is_hashed, keep};

    #[test]
    fn the_page_is_asked_for_each_time_and_data_once_in_a_while() {
        assert!(keep("/index.html").is_none());
        assert!(keep("/worker.js").is_none());
        assert!(keep("/api/v1/health").is_none());
        assert_eq!(keep("/config.json"), keep("/geo/430781/points.cbor"));
        assert!(keep("/config.json").is_some());
    }

    #[test]
    fn only_names_with_sixteen_hex_digits_are_kept_for_ever() {
        for path in [
            "/eldercare-app-0123456789abcdef.js",
            "/eldercare-app-0123456789abcdef_bg.wasm",
            "/a/style-fedcba9876543210.css",
        ] {
            assert!(is_hashed(path), "{path}");
        }
        for path in [
            "/index.html",
            "/geo/430781/points.cbor",
            "/eldercare-app.js",
            "/a-0123456789abcde.js",
            "/a-0123456789abcdefg.js",
            "/a-0123456789ABCDEF.js",
            "/app-0123456789abcdef.d/index.html",
        ] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
