//! The static site: encodings, types, caching, addresses of the app.

use crate::support::TestServer;

#[tokio::test]
async fn the_smallest_encoding_that_the_browser_takes_is_served() {
    let server = TestServer::start().await;
    for (accepted, encoding, body) in [
        ("br, gzip", Some("br"), "brotli bytes"),
        ("gzip", Some("gzip"), "gzip bytes"),
        ("identity", None, "// demo"),
    ] {
        let get = server
            .get("/app-0123456789abcdef.js")
            .header("accept-encoding", accepted);
        let response = get.send().await.unwrap();
        let sent = response
            .headers()
            .get("content-encoding")
            .map(|value| value.to_str().unwrap());
        assert_eq!(sent, encoding);
        assert_eq!(response.headers()["vary"], "accept-encoding");
        assert_eq!(
            response.headers()["content-type"],
            "text/javascript; charset=utf-8"
        );
        assert_eq!(response.text().await.unwrap(), body);
    }
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_others_are_asked_for_again() {
    let server = TestServer::start().await;
    let hashed = server.get("/app-0123456789abcdef.js").send().await.unwrap();
    assert_eq!(
        hashed.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let index = server.get("/").send().await.unwrap();
    assert_eq!(index.headers()["cache-control"], "no-cache");
    let etag = index.headers()["etag"].to_str().unwrap().to_owned();
    let again = server
        .get("/")
        .header("if-none-match", etag)
        .send()
        .await
        .unwrap();
    assert_eq!(again.status(), 304);
    let date = index.headers()["last-modified"]
        .to_str()
        .unwrap()
        .to_owned();
    let again = server
        .get("/")
        .header("if-modified-since", date)
        .send()
        .await
        .unwrap();
    assert_eq!(again.status(), 304);
}

#[tokio::test]
async fn addresses_of_the_app_get_the_page_and_others_get_it_with_404() {
    let server = TestServer::start().await;
    let page = server
        .get("/index.html")
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    for (path, status) in [
        ("/", 200),
        ("/?city=430781", 200),
        ("/place/demo-1", 200),
        ("/check/result", 200),
        ("/request/review", 200),
        ("/request/time", 200),
        ("/nowhere", 404),
        ("/nowhere.js", 404),
        ("/geo", 404),
        ("/geo/", 404),
        ("/.hidden", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/%ff", 404),
        ("/locales/zh-CN/missing.json", 404),
    ] {
        let response = server.get(path).send().await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(
            response.headers()["content-type"],
            "text/html; charset=utf-8",
            "{path}"
        );
        assert_eq!(response.text().await.unwrap(), page, "{path}");
    }
}

#[tokio::test]
async fn a_missing_file_stays_missing_for_a_browser_that_has_the_page() {
    let server = TestServer::start().await;
    let etag = server.get("/").send().await.unwrap().headers()["etag"].clone();
    let response = server
        .get("/nowhere.js")
        .header("if-none-match", etag)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn data_files_have_their_own_types() {
    let server = TestServer::start().await;
    for (path, kind) in [
        ("/geo/999901/points.cbor", "application/cbor"),
        ("/geo/999901/divisions.json", "application/json"),
        ("/list/index.html", "text/html; charset=utf-8"),
    ] {
        let response = server.get(path).send().await.unwrap();
        assert_eq!(response.headers()["content-type"], kind, "{path}");
    }
}

#[tokio::test]
async fn a_name_that_no_file_can_have_is_a_page_that_is_not_there() {
    let server = TestServer::start().await;
    let long = "a".repeat(256);
    for path in [
        format!("/{long}"),
        format!("/geo/{long}/points.cbor"),
        format!("/{}", "a/".repeat(3000)),
        format!("/{}", "%E6%BC%94".repeat(90)),
    ] {
        let reply = server.get(&path).send().await.unwrap();
        assert_eq!(reply.status(), 404, "{}", path.len());
        assert!(reply.text().await.unwrap().contains('<'), "the page itself");
    }
}
