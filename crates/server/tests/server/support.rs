//! A server for one test: its folders, its city, and a client.

use std::net::SocketAddr;
use std::path::Path;

use eldercare_requests::Moment;
use eldercare_server::{Clock, Config, DatabaseUrl, Server};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use sqlx::AnyPool;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

#[path = "database.rs"]
pub mod database;
#[path = "demo_site.rs"]
mod demo_site;
#[path = "files.rs"]
pub mod files;
#[path = "log_watch.rs"]
mod log_watch;
#[path = "sample.rs"]
mod sample;

#[allow(unused_imports, reason = "each program of tests uses its part")]
pub use demo_site::city;
use demo_site::fresh_site;
#[allow(unused_imports, reason = "each program of tests uses its part")]
pub use sample::{closed, request, request_with_check, wrong_fact};

/// A city that takes requests, one that takes none, and one whose pack is broken.
pub const OPEN: &str = "999901";
pub const CLOSED: &str = "999902";
pub const BROKEN: &str = "999903";
/// When servers start.
const START: &str = "2026-11-22T04:00:00Z";

/// A running server with its folders.
pub struct TestServer {
    pub data: TempDir,
    pub site: TempDir,
    pub address: SocketAddr,
    pub client: Client,
    pub database: Option<String>,
    running: Running,
    _log: log_watch::LogWatch,
}

/// Tests send from one address and faster than people.
fn unlimited() -> Config {
    Config {
        rate_limits: false,
        ..Config::default()
    }
}

/// The running part: it ends with its sender.
pub struct Running {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    async fn start(
        database: Option<&str>,
        data: &Path,
        site: &Path,
        clock: Clock,
        config: Config,
    ) -> Self {
        let config = Config {
            port: 0,
            data: data.to_owned(),
            site: site.to_owned(),
            first_look_days: Some(3),
            database_url: database.map(|address| DatabaseUrl::parse(address).unwrap()),
            ..config
        };
        let server = Server::start(&config, clock).await.unwrap();
        let address = server.address();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            server.run(async { drop(stopped.await) }).await;
        });
        Self {
            address,
            stop,
            task,
        }
    }

    /// Ends it in good order.
    pub async fn stop(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap();
    }
}

impl TestServer {
    /// With fresh folders and the demonstration cities.
    pub async fn start() -> Self {
        Self::with_folders(tempfile::tempdir().unwrap(), fresh_site()).await
    }

    /// The same with limits by address, which one proxy names, and with a clock of its own.
    pub async fn limited(clock: Clock) -> Self {
        let limits = Config {
            rate_limits: true,
            trusted_proxies: 1,
            ..Config::default()
        };
        let data = tempfile::tempdir().unwrap();
        Self::run(database::fresh().await, data, fresh_site(), clock, limits).await
    }

    /// On a PostgreSQL that isolates its transactions as far as it can; None on SQLite.
    #[allow(dead_code, reason = "each program of tests uses its part")]
    pub async fn serializable() -> Option<Self> {
        let address =
            database::fresh().await? + "&options[default_transaction_isolation]=serializable";
        let data = tempfile::tempdir().unwrap();
        Some(Self::on(Some(address), data, fresh_site(), START).await)
    }

    /// With fresh folders and a clock of its own, without limits by address.
    pub async fn with_clock(clock: Clock) -> Self {
        let config = Config {
            rate_limits: false,
            ..Config::default()
        };
        let data = tempfile::tempdir().unwrap();
        Self::run(database::fresh().await, data, fresh_site(), clock, config).await
    }

    /// The address of its PostgreSQL, if it has one.
    pub fn postgres(&self) -> Option<&str> {
        self.database.as_deref()
    }

    /// With these folders.
    pub async fn with_folders(data: TempDir, site: TempDir) -> Self {
        Self::at(data, site, START).await
    }

    /// With these folders, at this time.
    pub async fn at(data: TempDir, site: TempDir, time: &str) -> Self {
        Self::on(database::fresh().await, data, site, time).await
    }

    /// On this PostgreSQL, or on files in the data folder.
    async fn on(database: Option<String>, data: TempDir, site: TempDir, time: &str) -> Self {
        let clock = Clock::standing_at(Moment::parse(time).unwrap());
        Self::run(database, data, site, clock, unlimited()).await
    }

    /// The same with this clock and these further settings.
    async fn run(
        database: Option<String>,
        data: TempDir,
        site: TempDir,
        clock: Clock,
        config: Config,
    ) -> Self {
        let log = log_watch::LogWatch::start();
        let database_url = database.as_deref();
        let running = Running::start(database_url, data.path(), site.path(), clock, config).await;
        Self {
            data,
            site,
            address: running.address,
            client: Client::builder().no_proxy().build().unwrap(),
            database,
            running,
            _log: log,
        }
    }

    /// Another server on the same database, with the same secret.
    pub async fn twin(&self) -> Running {
        let database = self.database.as_deref();
        let clock = Clock::standing_at(Moment::parse(START).unwrap());
        Running::start(
            database,
            self.data.path(),
            self.site.path(),
            clock,
            unlimited(),
        )
        .await
    }

    /// Stops the server in good order and starts another one on the same folders.
    pub async fn restart(self) -> Self {
        self.restart_at(START).await
    }

    /// The same at another time.
    pub async fn restart_at(self, time: &str) -> Self {
        self.running.stop().await;
        Self::on(self.database, self.data, self.site, time).await
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path))
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(self.url(path))
    }

    /// Sends a body to the requests' address as it is.
    pub async fn send(&self, body: impl Into<reqwest::Body>) -> Response {
        let post = self
            .post("/api/v1/requests")
            .header("content-type", "application/json");
        post.body(body).send().await.unwrap()
    }

    /// Sends a report.
    pub async fn report(&self, body: &Value) -> Response {
        self.post("/api/v1/reports")
            .json(body)
            .send()
            .await
            .unwrap()
    }

    /// Asks for the state of a request.
    pub async fn follow(&self, code: &str, phone_last4: &str) -> Response {
        let query = json!({"code": code, "phone_last4": phone_last4});
        self.post("/api/v1/requests/status")
            .json(&query)
            .send()
            .await
            .unwrap()
    }

    /// The database, seen from outside the server.
    pub async fn database(&self) -> AnyPool {
        sqlx::any::install_default_drivers();
        let file = self.data.path().join("eldercare.sqlite");
        let address = match &self.database {
            Some(address) => address.clone(),
            None => format!("sqlite://{}?mode=rw", file.display()),
        };
        AnyPool::connect(&address).await.unwrap()
    }

    /// How many rows a table has.
    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql)
            .fetch_one(&self.database().await)
            .await
            .unwrap()
    }

    pub async fn count_requests(&self) -> i64 {
        self.count("SELECT COUNT(*) FROM requests").await
    }
}

/// Status and envelope of a refusal, which must have exactly the fields that an envelope has.
pub async fn refusal(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let correlation_id = response.headers()["x-correlation-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let envelope: eldercare_api::ErrorEnvelope = response.json().await.unwrap();
    assert_eq!(envelope.correlation_id, correlation_id);
    assert_eq!(envelope.correlation_id.len(), 32);
    assert_eq!(envelope.message_key, format!("error.{}", envelope.code));
    (status, serde_json::to_value(envelope).unwrap())
}
