//! The static site: what Trunk and the staging step wrote, and nothing else.

mod files;
mod policy;

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;
use tower_http::services::{ServeDir, ServeFile};

pub(crate) use policy::content_security_policy;

/// The folder of the site.
pub(crate) struct Site {
    folder: PathBuf,
}

impl Site {
    /// The site in a folder.
    pub(crate) fn open(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Whether a folder holds one.
    pub(crate) fn is_in(folder: &Path) -> bool {
        folder.join("index.html").is_file()
    }

    /// The page for every address of the app. What is a page and what is not is the app's own
    /// table, repeated here so that a wrong address is 404 for search engines as well.
    fn page(&self) -> ServeFile {
        ServeFile::new(self.folder.join("index.html"))
            .precompressed_br()
            .precompressed_gzip()
    }

    fn files(&self) -> ServeDir {
        ServeDir::new(&self.folder)
            .precompressed_br()
            .precompressed_gzip()
            .append_index_html_on_directories(false)
            .redirect_to_trailing_slash(false)
    }
}

/// Serves a file, the page for an address of the app, or the page with 404 for anything else.
pub(crate) async fn serve(site: &Site, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    let path = request.uri().path().to_owned();
    if is_app_path(&path) {
        return page(site, request).await;
    }
    let mut again = Request::new(Body::empty());
    again.method_mut().clone_from(request.method());
    if let Some(encoding) = request.headers().get(header::ACCEPT_ENCODING) {
        again
            .headers_mut()
            .insert(header::ACCEPT_ENCODING, encoding.clone());
    }
    match file(site, &path, request).await {
        Some(found) => found,
        None => not_found(site, again).await,
    }
}

/// Addresses that the app knows. A segment after `/place` or `/check` may be any one.
fn is_app_path(path: &str) -> bool {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    match segments.as_slice() {
        ["place" | "check", one]
        | ["desk", "requests", one]
        | ["check" | "rights", "q", one]
        | ["check", "ltc", "q", one]
        | ["place", one, "closed" | "wrong"] => !one.is_empty(),
        ["place", one, "wrong", fact] => !one.is_empty() && !fact.is_empty(),
        [
            "" | "check" | "compare" | "kinds" | "request" | "status" | "about" | "coverage"
            | "sheet" | "start" | "plan" | "visit" | "instruments" | "rights" | "apply" | "desk"
            | "confirm" | "family" | "outreach" | "privacy" | "accessibility",
        ]
        | ["check", "ltc", "result"]
        | [
            "request",
            "elder" | "phone" | "address" | "time" | "consent" | "review" | "sent" | "here",
        ]
        | [
            "desk",
            "requests" | "ledgers" | "places" | "counts" | "password",
        ]
        | ["sheet", "open"]
        | ["family", "add" | "agree" | "note"]
        | ["apply", "who" | "where" | "more" | "papers" | "send"] => true,
        _ => false,
    }
}

async fn page(site: &Site, request: Request) -> Response {
    let reply = site.page().oneshot(request).await.into_response();
    files::labelled(reply, "index.html")
}

/// Longest name of a file that systems allow, and more than any path of ours; beyond it, asking is an error.
const NAME_BYTES: usize = 255;
const PATH_BYTES: usize = 1024;

/// A file of the site, if there is one. Names that begin with a dot are nobody's business.
async fn file(site: &Site, path: &str, request: Request) -> Option<Response> {
    let foreign = |segment: &str| segment.starts_with('.') || segment.len() > NAME_BYTES;
    if path.len() > PATH_BYTES || path.split('/').any(foreign) {
        return None;
    }
    let reply = site.files().oneshot(request).await.into_response();
    (reply.status() != StatusCode::NOT_FOUND).then(|| files::labelled(reply, path))
}

/// The page itself says that there is nothing here and leads on; `request` carries no conditions,
/// since "not modified" would hide the 404.
async fn not_found(site: &Site, request: Request) -> Response {
    let mut reply = page(site, request).await;
    *reply.status_mut() = StatusCode::NOT_FOUND;
    reply
}

#[cfg(test)]
mod tests {
    use super::is_app_path;

    #[test]
    fn the_addresses_of_the_app_are_known() {
        for path in [
            "/",
            "/place/430781-demo-1",
            "/place/430781-demo-1/closed",
            "/place/430781-demo-1/wrong",
            "/place/430781-demo-1/wrong/hours",
            "/compare",
            "/kinds",
            "/check",
            "/check/B.1.1",
            "/check/q/B.1.1",
            "/check/result",
            "/check/ltc",
            "/check/ltc/q/eating",
            "/check/ltc/result",
            "/visit",
            "/instruments",
            "/request",
            "/request/review",
            "/request/sent",
            "/request/here",
            "/start",
            "/status",
            "/about",
            "/privacy",
            "/accessibility",
            "/coverage",
            "/rights",
            "/rights/q/income",
            "/sheet",
            "/sheet/open",
            "/plan",
            "/apply",
            "/apply/send",
            "/family",
            "/family/agree",
        ] {
            assert!(is_app_path(path), "{path}");
        }
    }

    #[test]
    fn the_addresses_of_the_desk_are_known() {
        for path in [
            "/desk",
            "/desk/requests",
            "/desk/requests/00000001-0000-4000-8000-000000000000",
            "/desk/ledgers",
            "/desk/places",
            "/desk/counts",
            "/desk/password",
            "/confirm",
        ] {
            assert!(is_app_path(path), "{path}");
        }
    }

    #[test]
    fn other_addresses_are_files_or_nothing() {
        for path in [
            "",
            "//",
            "/place",
            "/place/",
            "/place/a/b",
            "/place//closed",
            "/place/a/wrong/",
            "/nowhere",
            "/request/other",
            "/about/",
            "/check/ltc/q/",
            "/visit/x",
            "/index.html",
            "/status/x",
            "/desk/x",
            "/desk/requests/",
            "/confirm/x",
        ] {
            assert!(!is_app_path(path), "{path}");
        }
    }
}
