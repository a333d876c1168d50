//! Connections: taken, each for a bounded time of silence, in a bounded number, and ended in good order.
//!
//! A client that opens connections and says nothing on them must not keep others out.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

/// How long the head of a request may take to arrive, and a connection may be silent before it. Reverse
/// proxies keep theirs for up to 60 seconds (nginx, `keepalive_timeout`) and open a new one without a word.
const SILENCE: Duration = Duration::from_secs(20);
/// How long it waits after the operating system could not give a connection.
const AFTER_FAILURE: Duration = Duration::from_millis(200);
/// Open files that the rest of the server needs: databases, their journals, files of the site.
const RESERVED: usize = 128;
/// Connections at once where the operating system sets no limit.
const MOST: usize = 16_384;

/// Serves until `stop` ends, then lets each connection end its exchange.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_at_most(listener, router, stop, most_connections(), SILENCE).await;
}

async fn serve_at_most(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    most: usize,
    silence: Duration,
) {
    let places = Arc::new(Semaphore::new(most));
    let graceful = GracefulShutdown::new();
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(silence);
    tokio::pin!(stop);
    loop {
        let next = async {
            // Never closed, so a place always comes.
            let place = Arc::clone(&places).acquire_owned().await;
            (place, accept(&listener).await)
        };
        let (place, (stream, address)) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let router = router.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(address));
            router.clone().oneshot(request)
        });
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A client that goes away or says nothing is no event.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    graceful.shutdown().await;
}

/// The next connection. One that ended before it was taken is nothing; when the operating system has no more
/// to give, waiting is all that helps.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Without it a small reply may wait for the acknowledgement of the one before.
                let _ = stream.set_nodelay(true);
                return (stream, address);
            }
            Err(error) if is_of_the_client(&error) => {}
            Err(error) => {
                tracing::error!(kind = %error.kind(), "no connection can be taken");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

fn is_of_the_client(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
    )
}

/// As many as the operating system lets this process open, less what the server itself needs, and at least
/// as many as it needs.
#[cfg(unix)]
fn most_connections() -> usize {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    let files = limit.and_then(|limit| usize::try_from(limit).ok());
    files.map_or(MOST, |files| {
        files.saturating_sub(RESERVED).clamp(RESERVED, MOST)
    })
}

#[cfg(not(unix))]
const fn most_connections() -> usize {
    MOST
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::Router;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::oneshot;

    use super::serve_at_most;

    /// A server with room for two; its address, and what stops it.
    async fn small() -> (std::net::SocketAddr, oneshot::Sender<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let router = Router::new().route("/", get(|| async { "here" }));
        let silence = Duration::from_millis(300);
        tokio::spawn(serve_at_most(
            listener,
            router,
            async { drop(stopped.await) },
            2,
            silence,
        ));
        (address, stop)
    }

    async fn ask(address: std::net::SocketAddr) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let words = b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
        stream.write_all(words).await.unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).await.unwrap();
        reply
    }

    #[tokio::test]
    async fn connections_that_say_nothing_or_half_a_head_keep_nobody_out() {
        let (address, _stop) = small().await;
        let mut silent = Vec::new();
        for words in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: a\r\nx: ", "", ""] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(words.as_bytes()).await.unwrap();
            silent.push(stream);
        }
        assert!(ask(address).await.ends_with("here"));
        // Also those that had an answer and keep the connection.
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream
            .write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
            .await
            .unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).await.unwrap();
        assert!(all.ends_with(b"here"));
    }

    #[tokio::test]
    async fn after_the_signal_no_connection_is_taken() {
        let (address, stop) = small().await;
        assert!(ask(address).await.ends_with("here"));
        stop.send(()).unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(TcpStream::connect(address).await.is_err());
    }
}
