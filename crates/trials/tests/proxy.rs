//! The fault proxy before a small server of its own that counts what reaches it.
#![allow(clippy::unwrap_used)]

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use eldercare_trials::http::{self, Connection, Reply, Request};
use eldercare_trials::proxy::{Proxy, Script};
use tokio::io::{AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

const PATIENCE: Duration = Duration::from_millis(500);

/// Answers every whole request with `stored`; the number of those.
async fn upstream() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let counted = Arc::clone(&counted);
            tokio::spawn(async move {
                let mut stream = BufReader::new(stream);
                if let Ok(Some(request)) = http::read_request(&mut stream).await {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let body = usize::from(request.method() != "HEAD") * "stored".len();
                    let reply = b"HTTP/1.1 201 Created\r\nconnection: close\r\ncontent-length: 6\r\n\r\nstored";
                    let end = reply.len() - "stored".len() + body;
                    drop(stream.write_all(&reply[..end]).await);
                }
            });
        }
    });
    (address, count)
}

fn post() -> Request {
    Request::post("/api/v1/requests", "{\"some\":\"body\"}", &[])
}

/// What a client gets under a fault, and how many requests reached the server.
async fn under(fault: &str) -> (Result<Reply, ErrorKind>, usize) {
    let (server, count) = upstream().await;
    let proxy = Proxy::start(server, 0).await.unwrap();
    proxy.play(&fault.parse().unwrap());
    let reply = http::exchange(proxy.address(), &post(), PATIENCE).await;
    // What was cut in the middle may still be on its way.
    tokio::time::sleep(Duration::from_millis(30)).await;
    (
        reply.map_err(|error| error.kind()),
        count.load(Ordering::SeqCst),
    )
}

#[tokio::test]
async fn each_fault_does_what_its_name_says() {
    let ends =
        |reply: &Result<Reply, ErrorKind>| reply.as_ref().err() == Some(&ErrorKind::UnexpectedEof);
    let has = |reply: Result<Reply, ErrorKind>, status: u16, body: &str| {
        let reply = reply.unwrap();
        assert_eq!((reply.status, reply.text().as_str()), (status, body));
    };
    for (fault, arrived) in [
        ("cut-before", 0),
        ("cut-mid-request", 0),
        ("cut-after-reply", 1),
        ("half-reply", 1),
    ] {
        let (reply, count) = under(fault).await;
        assert!(ends(&reply), "{fault}: {reply:?}");
        assert_eq!(count, arrived, "{fault}");
    }
    for (fault, arrived) in [
        ("pass", 1),
        ("delay:20", 1),
        ("duplicate", 2),
        ("hold:20", 1),
    ] {
        let (reply, count) = under(fault).await;
        has(reply, 201, "stored");
        assert_eq!(count, arrived, "{fault}");
    }
}

#[tokio::test]
async fn what_is_held_or_answered_by_somebody_else_looks_so() {
    let (reply, count) = under("hold:2000").await;
    assert_eq!((reply.err(), count), (Some(ErrorKind::TimedOut), 1));
    let (reply, count) = under("status:503:120").await;
    let reply = reply.unwrap();
    assert_eq!(
        (
            reply.status,
            http::header(&reply.head, "Retry-After"),
            count
        ),
        (503, Some("120"), 0)
    );
    let (reply, count) = under("portal").await;
    let reply = reply.unwrap();
    assert!(reply.status == 200 && reply.text().contains("Sign in") && count == 0);
}

#[tokio::test]
async fn a_connection_carries_several_exchanges_and_only_those_that_hand_something_in_use_the_script()
 {
    let (server, _) = upstream().await;
    let proxy = Proxy::start(server, 0).await.unwrap();
    let mut line = Connection::open(proxy.address()).await.unwrap();
    let script = Request::post("/__proxy/script", "status:429,portal", &[]);
    assert_eq!(
        line.exchange(&script).await.unwrap().text(),
        "status:429,portal"
    );
    let get = Request {
        head: "GET / HTTP/1.1\r\nhost: trial\r\n\r\n".to_owned(),
        body: Vec::new(),
    };
    let mut statuses = Vec::new();
    // The reply to a HEAD tells a length and has no body.
    let head = Request {
        head: "HEAD / HTTP/1.1\r\nhost: trial\r\n\r\n".to_owned(),
        body: Vec::new(),
    };
    for request in [&get, &post(), &head, &get, &post(), &post()] {
        statuses.push(line.exchange(request).await.unwrap().status);
    }
    assert_eq!(statuses, [201, 429, 201, 201, 200, 201]);
    let log = Request {
        head: "GET /__proxy/log HTTP/1.1\r\nhost: trial\r\n\r\n".to_owned(),
        body: Vec::new(),
    };
    let told = line.exchange(&log).await.unwrap().text();
    let lines: Vec<&str> = told.lines().collect();
    let what = "POST /api/v1/requests";
    let expected = [" status:429 ", " portal ", " pass 201"].map(|end| format!("{what}{end}"));
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn a_seed_is_told_as_the_script_it_stands_for_and_nonsense_is_refused() {
    let (server, _) = upstream().await;
    let proxy = Proxy::start(server, 0).await.unwrap();
    let tell = async |path: &str, body: &str| {
        let request = Request::post(path, body, &[]);
        let reply = http::exchange(proxy.address(), &request, PATIENCE)
            .await
            .unwrap();
        (reply.status, reply.text())
    };
    let expected = Script::of_seed(7, 5).to_string();
    assert_eq!(tell("/__proxy/seed", "7 5").await, (200, expected));
    assert_eq!(tell("/__proxy/seed", "seven").await.0, 400);
    assert_eq!(tell("/__proxy/script", "explode").await.0, 400);
    assert_eq!(tell("/__proxy/other", "").await.0, 400);
}
