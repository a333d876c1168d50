//! The log: what happened, never to whom.
//!
//! Lines hold routes, states, times and correlation ids. They never hold a path as it was asked
//! for, a query, a body, a header's value or a database value, since any of them may be personal.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Starts logging to standard error. `RUST_LOG` chooses how much, `info` is the default.
pub fn start_logging() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = subscriber(filter, std::io::stderr);
    // A second start in one process changes nothing.
    let _ = tracing::subscriber::set_global_default(subscriber);
    keep_panics_discreet();
}

fn subscriber<W>(filter: EnvFilter, writer: W) -> impl tracing::Subscriber + Send + Sync
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(writer)
        .finish()
}

/// A panic's message may quote a value, so only its place is written down.
fn keep_panics_discreet() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref().unwrap_or("unknown"), "panic");
    }));
}
