//! How files are labelled: what they are, and how long a browser may keep them.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// A name with a hash of its content never changes its content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Any other file is asked for again each time, and answered with 304 while it is the same.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// How many hex digits Trunk puts into a name.
const HASH_DIGITS: usize = 16;

/// Sets content type, caching and what the choice of encoding depends on.
pub(super) fn labelled(mut reply: Response, path: &str) -> Response {
    let success = reply.status().is_success();
    let headers = reply.headers_mut();
    if let Some(kind) = content_type(path).filter(|_| success) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(
        header::CACHE_CONTROL,
        if is_hashed(path) { FOREVER } else { ASK_AGAIN },
    );
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
        "topojson" | "geojson" => "application/geo+json",
        "wasm" => "application/wasm",
        "json" => "application/json",
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
    use super::is_hashed;

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
