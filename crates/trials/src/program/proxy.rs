//! `eldercare-trials proxy`.

use std::net::SocketAddr;

use eldercare_trials::proxy::{Proxy, Script};
use lexopt::prelude::{Long, ValueExt as _};

/// What it can do.
pub const HELP: &str = "\
eldercare-trials proxy --upstream ADDRESS:PORT [--port N] [--script FAULTS | --seed N --exchanges N]

  Stands on 127.0.0.1 before a server and does to each POST under /api/ what its script says; when
  the script is used up, everything passes. FAULTS are words with commas between them:
    pass, delay:MS, cut-before, cut-mid-request, cut-after-reply, half-reply, duplicate,
    status:CODE, status:CODE:RETRY_AFTER, portal, hold:MS
  A seed draws as many as there are exchanges, the same ones each time.
  While it runs: POST /__proxy/script (FAULTS), POST /__proxy/seed (`SEED EXCHANGES`), and
  GET /__proxy/log (a line for each POST since then: what, fault, statuses of the server).
";

/// Stands before a server until it is told to stop.
pub async fn run(parser: lexopt::Parser) -> Result<(), Box<dyn std::error::Error>> {
    let wanted = Wanted::read(parser)?;
    let proxy = Proxy::start(wanted.upstream, wanted.port).await?;
    proxy.play(&wanted.script);
    println!("listening on {} with {}", proxy.address(), wanted.script);
    tokio::signal::ctrl_c().await?;
    Ok(())
}

struct Wanted {
    upstream: SocketAddr,
    port: u16,
    script: Script,
}

impl Wanted {
    fn read(mut parser: lexopt::Parser) -> Result<Self, lexopt::Error> {
        let (mut upstream, mut port) = (None, 0);
        let (mut script, mut seed, mut exchanges) = (Script::default(), None, 20);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("upstream") => upstream = Some(parser.value()?.parse()?),
                Long("port") => port = parser.value()?.parse()?,
                Long("script") => script = parser.value()?.parse()?,
                Long("seed") => seed = Some(parser.value()?.parse()?),
                Long("exchanges") => exchanges = parser.value()?.parse()?,
                other => return Err(other.unexpected()),
            }
        }
        if let Some(seed) = seed {
            script = Script::of_seed(seed, exchanges);
        }
        Ok(Self {
            upstream: upstream.ok_or("--upstream ADDRESS:PORT is needed")?,
            port,
            script,
        })
    }
}
