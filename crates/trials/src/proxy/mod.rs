//! A fault proxy: it stands between a client and the server and does to each exchange what its
//! script says. The same script does the same again.
//!
//! Only exchanges that hand something in (`POST` under `/api/`) use the script up; everything else
//! passes, so that a browser can load the whole site through it. Under `/__proxy/` it is told what
//! to do: `POST /__proxy/script` takes a script as text, `POST /__proxy/seed` takes a seed and a
//! number of exchanges, and `GET /__proxy/log` gives one line for each exchange that used the script.

mod carry;
mod control;
mod fault;

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub use fault::{Fault, NoFault, Script};

use crate::http::{self, Reply, Request};
use carry::After;

/// One exchange that used the script.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Method and path.
    pub what: String,
    /// The body that came.
    pub sent: Vec<u8>,
    /// What was done to it.
    pub fault: Fault,
    /// What the server answered, whether or not the client ever got it.
    pub replies: Vec<Reply>,
}

struct State {
    upstream: SocketAddr,
    script: VecDeque<Fault>,
    log: Vec<Seen>,
}

type Shared = Arc<Mutex<State>>;

/// A running proxy; it ends with this value.
pub struct Proxy {
    address: SocketAddr,
    state: Shared,
    serving: JoinHandle<()>,
}

impl Proxy {
    /// Listens on this port of 127.0.0.1 (0 for any) and stands before `upstream`.
    pub async fn start(upstream: SocketAddr, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State {
            upstream,
            script: VecDeque::new(),
            log: Vec::new(),
        }));
        let serving = tokio::spawn(serve(listener, Arc::clone(&state)));
        Ok(Self {
            address,
            state,
            serving,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Does this to the next exchanges, in place of what is left of the script before.
    pub fn play(&self, script: &Script) {
        self.state.lock().expect("no panic holds it").script = script.0.iter().copied().collect();
    }

    /// Stands before another server from now on.
    pub fn stand_before(&self, upstream: SocketAddr) {
        self.state.lock().expect("no panic holds it").upstream = upstream;
    }

    /// What was seen since the last time; it is forgotten.
    #[must_use]
    pub fn take_log(&self) -> Vec<Seen> {
        std::mem::take(&mut self.state.lock().expect("no panic holds it").log)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, state: Shared) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let state = Arc::clone(&state);
        // What breaks a connection of a trial breaks this connection alone.
        tokio::spawn(async move { drop(converse(stream, &state).await) });
    }
}

/// One connection of a client: exchanges until it ends or a fault ends it.
async fn converse(stream: TcpStream, state: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut client = BufReader::new(stream);
    while let Some(request) = http::read_request(&mut client).await? {
        if let Some(reply) = control::answer(&request, state) {
            client.write_all(&reply).await?;
            continue;
        }
        let (fault, upstream) = next(&request, state);
        let done = carry::exchange(&request, fault, upstream, &mut client).await;
        if is_counted(&request) {
            let seen = Seen {
                what: format!("{} {}", request.method(), request.path()),
                sent: request.body.clone(),
                fault,
                replies: done.replies,
            };
            state.lock().expect("no panic holds it").log.push(seen);
        }
        if done.after == After::Ends {
            return Ok(());
        }
    }
    Ok(())
}

fn is_counted(request: &Request) -> bool {
    request.method() == "POST" && request.path().starts_with("/api/")
}

fn next(request: &Request, state: &Shared) -> (Fault, SocketAddr) {
    let mut state = state.lock().expect("no panic holds it");
    let fault = if is_counted(request) {
        state.script.pop_front()
    } else {
        None
    };
    (fault.unwrap_or(Fault::Pass), state.upstream)
}
