//! Carrying one exchange, with its fault.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use super::Fault;
use crate::http::{self, Connection, Reply, Request};

/// How long the server may take; longer than the server gives itself.
const PATIENCE: Duration = Duration::from_secs(30);
/// What a hotel or a village office shows before one signs in.
const PORTAL: &str = "<!doctype html><title>Sign in</title><form>Room number</form>";

/// What becomes of the client's connection.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The next exchange may come.
    GoesOn,
    /// It ends.
    Ends,
}

/// How an exchange went.
pub(super) struct Done {
    pub(super) after: After,
    /// What the server answered.
    pub(super) replies: Vec<Reply>,
}

/// Carries a request up and its reply down, as the fault lets it.
pub(super) async fn exchange(
    request: &Request,
    fault: Fault,
    upstream: SocketAddr,
    client: &mut BufReader<TcpStream>,
) -> Done {
    let mut replies = Vec::new();
    let after = match fault {
        Fault::CutBefore => After::Ends,
        Fault::CutMidRequest => {
            let _ = half(request, upstream).await;
            After::Ends
        }
        Fault::Status {
            status,
            retry_after,
        } => tell(client, &bare(status, retry_after)).await,
        Fault::Portal => tell(client, &portal()).await,
        Fault::Duplicate => {
            let (first, second) = tokio::join!(ask(request, upstream), ask(request, upstream));
            replies.extend(first.into_iter().chain(second));
            hand_down(client, replies.last()).await
        }
        Fault::Delay(time) => {
            tokio::time::sleep(time).await;
            replies.extend(ask(request, upstream).await);
            hand_down(client, replies.last()).await
        }
        Fault::Pass | Fault::CutAfterReply | Fault::HalfReply | Fault::Hold(_) => {
            replies.extend(ask(request, upstream).await);
            end_of(fault, client, replies.last()).await
        }
    };
    Done { after, replies }
}

/// What the client gets when the server has answered.
async fn end_of(fault: Fault, client: &mut BufReader<TcpStream>, reply: Option<&Reply>) -> After {
    match fault {
        Fault::CutAfterReply => After::Ends,
        Fault::HalfReply => {
            if let Some(reply) = reply {
                let bytes = reply.bytes();
                let _ = client.write_all(&bytes[..bytes.len() / 2]).await;
            }
            After::Ends
        }
        Fault::Hold(time) => {
            tokio::time::sleep(time).await;
            hand_down(client, reply).await
        }
        _ => hand_down(client, reply).await,
    }
}

async fn hand_down(client: &mut BufReader<TcpStream>, reply: Option<&Reply>) -> After {
    let Some(reply) = reply else {
        return After::Ends;
    };
    if reply.says_its_length() {
        return tell(client, &reply.going_on().bytes()).await;
    }
    let _ = client.write_all(&reply.bytes()).await;
    After::Ends
}

async fn tell(client: &mut BufReader<TcpStream>, bytes: &[u8]) -> After {
    match client.write_all(bytes).await {
        Ok(()) => After::GoesOn,
        Err(_) => After::Ends,
    }
}

async fn ask(request: &Request, upstream: SocketAddr) -> Option<Reply> {
    http::exchange(upstream, request, PATIENCE).await.ok()
}

/// Hands over half of the request and hangs up.
async fn half(request: &Request, upstream: SocketAddr) -> io::Result<()> {
    let bytes = request.alone().bytes();
    Connection::open(upstream)
        .await?
        .send(&bytes[..bytes.len() / 2])
        .await
}

fn bare(status: u16, retry_after: Option<u32>) -> Vec<u8> {
    let wait = retry_after.map_or(String::new(), |seconds| {
        format!("retry-after: {seconds}\r\n")
    });
    let head = format!("HTTP/1.1 {status} Fault\r\n{wait}content-type: text/plain\r\n");
    format!("{head}content-length: 5\r\n\r\nfault").into_bytes()
}

fn portal() -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n";
    let length = PORTAL.len();
    format!("{head}content-length: {length}\r\n\r\n{PORTAL}").into_bytes()
}
