//! Telling the proxy what to do, from another process.

use std::fmt::Write as _;

use super::{Script, Shared};
use crate::http::Request;

const PREFIX: &str = "/__proxy/";

/// The reply to a request that is meant for the proxy itself.
pub(super) fn answer(request: &Request, state: &Shared) -> Option<Vec<u8>> {
    let name = request.path().strip_prefix(PREFIX)?;
    let body = String::from_utf8_lossy(&request.body);
    let answer = match (request.method(), name) {
        ("POST", "script") => body.parse().map_or_else(
            |error: super::NoFault| Err(error.to_string()),
            |script| Ok(play(state, script)),
        ),
        ("POST", "seed") => seeded(&body).map(|script| play(state, script)),
        ("GET", "log") => Ok(log(state)),
        _ => Err("script, seed and log are what there is".to_owned()),
    };
    let (status, text) = match answer {
        Ok(text) => ("200 OK", text),
        Err(text) => ("400 Bad Request", text),
    };
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: text/plain\r\ncache-control: no-store");
    Some(format!("{head}\r\ncontent-length: {}\r\n\r\n{text}", text.len()).into_bytes())
}

/// `SEED EXCHANGES`, for instance `7 20`.
fn seeded(body: &str) -> Result<Script, String> {
    let wrong = || "a seed and a number of exchanges, for instance `7 20`".to_owned();
    let mut words = body.split_whitespace();
    let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
    let (Some(seed), Some(exchanges)) = (number(), number()) else {
        return Err(wrong());
    };
    let exchanges = usize::try_from(exchanges).map_err(|_| wrong())?;
    Ok(Script::of_seed(seed, exchanges))
}

/// Begins a script; the answer is the script as text.
fn play(state: &Shared, script: Script) -> String {
    let text = script.to_string();
    let mut state = state.lock().expect("no panic holds it");
    state.script = script.0.into();
    state.log.clear();
    text
}

/// One line for each exchange: what, fault, statuses of the server.
fn log(state: &Shared) -> String {
    let mut text = String::new();
    for seen in &state.lock().expect("no panic holds it").log {
        let statuses: Vec<String> = seen.replies.iter().map(|r| r.status.to_string()).collect();
        let _ = writeln!(text, "{} {} {}", seen.what, seen.fault, statuses.join(","));
    }
    text
}
