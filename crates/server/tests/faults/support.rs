//! Servers for trials: in this process, and the real program.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use eldercare_server::{Clock, Config, Invocation, Server};
use eldercare_trials::sample;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// The program of this package, with its fail points.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_eldercare-server"))
}

/// A folder with the smallest site.
pub fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    sample::write_site(site.path());
    site
}

/// A server in this process, on a real listener.
pub struct InProcess {
    pub address: SocketAddr,
    running: JoinHandle<()>,
    _site: TempDir,
}

impl InProcess {
    /// On this data folder, and this PostgreSQL where one is named.
    pub async fn start(data: &Path, database: Option<&str>) -> Self {
        // All clients of a trial have one address.
        let mut words = vec!["--rate-limits", "off"];
        words.extend(database.into_iter().flat_map(|url| ["--database-url", url]));
        Self::start_with(data, &words, Clock::system()).await
    }

    /// With the limits of the product, and a clock that is moved by hand.
    pub async fn limited(data: &Path, seconds: Arc<AtomicU64>) -> Self {
        Self::start_with(data, &[], Clock::moved_by_hand(seconds)).await
    }

    async fn start_with(data: &Path, more: &[&str], clock: Clock) -> Self {
        let site = site();
        let mut words = vec!["--port", "0", "--data", data.to_str().unwrap(), "--site"];
        words.push(site.path().to_str().unwrap());
        words.extend(more);
        let config = match Config::read(words.iter().map(Into::into), |_| None) {
            Ok(Invocation::Run(config)) => config,
            other => panic!("{other:?}"),
        };
        let server = Server::start(&config, clock).await.unwrap();
        let address = server.address();
        let running = tokio::spawn(async move {
            server.run(std::future::pending()).await;
        });
        Self {
            address,
            running,
            _site: site,
        }
    }
}

impl Drop for InProcess {
    fn drop(&mut self) {
        self.running.abort();
    }
}
