//! A server for one test: its folders, its city, and a client.

use std::net::SocketAddr;
use std::path::Path;

use eldercare_places::{Facility, Kind, Wgs84, pack};
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
            server.run(async { drop(stopped.await) }).await.unwrap();
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
        let database_url = database.as_deref();
        let running = Running::start(database_url, data.path(), site.path(), clock, config).await;
        Self {
            data,
            site,
            address: running.address,
            client: Client::builder().no_proxy().build().unwrap(),
            database,
            running,
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

/// A request for the open city, without a self-check.
pub fn request(record: u8) -> Value {
    json!({
        "schema_version": 1,
        "record_id": format!("000000{record:02x}-0000-4000-8000-000000000000"),
        "city": OPEN,
        "service": "meal",
        "facility": "demo-1",
        "for_whom": "mother",
        "elder_name": "演示奶奶",
        "phone": "138 0000 4321",
        "phone_owner": "own",
        "town": "999901001",
        "village": "999901001001",
        "door": "演示路1号",
        "wished_time": "2026-12-01/morning",
        "note": "演示备注",
        "consent_contact": {"version": "2026-11", "text_hash": "0a".repeat(32)},
    })
}

/// A report that the demonstration canteen was closed.
pub fn closed(record: u8) -> Value {
    json!({
        "schema_version": 1,
        "record_id": format!("000000{record:02x}-0000-4000-8000-0000000000c1"),
        "city": OPEN,
        "facility": "demo-1",
        "kind": "closed",
        "visited_at": "2026-11-22T11:30",
    })
}

/// A report that its hours are wrong.
pub fn wrong_fact(record: u8) -> Value {
    json!({
        "schema_version": 1,
        "record_id": format!("000000{record:02x}-0000-4000-8000-0000000000f1"),
        "city": OPEN,
        "facility": "demo-1",
        "kind": "wrong-fact",
        "fact": "hours",
        "right": "演示：周一休息",
    })
}

/// The same with a self-check: one answer of 3 out of 4, one unsure, the rest open.
pub fn request_with_check(record: u8) -> Value {
    let file = include_str!("../../../../assets/instruments/gbt-42195-2022.json");
    let instrument = eldercare_assessment::Instrument::parse(file).unwrap();
    let answers = json!({"B.1.1": "3", "B.1.2": "unsure"});
    let evaluation = instrument.evaluate(&serde_json::from_value(answers.clone()).unwrap());
    let mut request = request(record);
    request["consent_check"] = json!({"version": "2026-11", "text_hash": "0b".repeat(32)});
    request["self_check"] = json!({
        "instrument": instrument.id(),
        "version": instrument.version(),
        "content_hash": instrument.content_hash(),
        "answers": answers,
        "level_best": evaluation.level.best,
        "level_worst": evaluation.level.worst,
        "total_low": evaluation.total.low,
        "total_high": evaluation.total.high,
    });
    request
}

pub fn city(id: &str, requests: bool) -> Value {
    let name = json!({"zh-CN": "演示市", "zh-Hant": "演示市", "en": "Demo"});
    json!({
        "id": id, "slug": "demo", "name": name, "bounds": [111.0, 29.0, 112.0, 30.0],
        "centre": [111.5, 29.5], "hotline": "12345", "release": true, "demo": true,
        "requests": requests, "services": ["meal", "assessment"], "credit": name,
    })
}

/// What the documents of a city say: meals are there, visits in villages only, day care is a goal,
/// beds at home are over.
fn documents(city: &str) -> Value {
    let words = |text: &str| json!({"zh-CN": text, "zh-Hant": text, "en": "Demo"});
    let service = |id: &str, status: &str, more: Value| {
        let mut row = json!({
            "id": id, "status": status, "what": words("演示"), "source": "letter",
            "section": "演示一", "quote": "演示", "checked": "2026-11-22",
        });
        for (key, value) in more.as_object().unwrap() {
            row[key] = value.clone();
        }
        row
    };
    let source = json!({
        "id": "letter", "title": words("演示文件"), "publisher": words("演示局"), "date": "2026-01-01",
    });
    json!({"version": 2, "city": city, "parts": [{
        "national": false,
        "file": {"sources": [source], "offices": [], "benefits": []},
        "services": [
            service("meal", "current", json!({})),
            service("visiting", "current", json!({"setting": "village"})),
            service("day-care", "goal", json!({})),
            service("home-bed", "past", json!({"valid-to": "2023-06"})),
        ],
    }]})
}

fn fresh_site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    write_site(site.path());
    site
}

fn write_site(site: &Path) {
    let file = |name: &str, content: &[u8]| {
        let path = site.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    };
    file("index.html", b"<!doctype html><title>demo</title>");
    file("app-0123456789abcdef.js", b"// demo");
    file("app-0123456789abcdef.js.br", b"brotli bytes");
    file("app-0123456789abcdef.js.gz", b"gzip bytes");
    file("locales/zh-CN/app.json", b"{}");
    file("list/index.html", b"<!doctype html><title>list</title>");
    file("open/bath.json", b"{}");
    file(".hidden", b"hidden");
    file(
        "config.json",
        br#"{"tiles":{"url":"https://t{s}.example.org/{z}/{x}/{y}.png"}}"#,
    );
    let cities = [city(OPEN, true), city(CLOSED, false), city(BROKEN, true)];
    file(
        "geo/cities.json",
        serde_json::to_string(&cities).unwrap().as_bytes(),
    );
    write_packs(&file);
}

/// One canteen, one town with a village and one street, the same for every city.
fn write_packs(file: &dyn Fn(&str, &[u8])) {
    let mut place = Facility::new(
        "demo-1",
        Kind::Canteen,
        "演示食堂",
        "演示区",
        "demo",
        "2026-11-22",
    );
    place.point = Some(Wgs84 {
        lon: 111.5,
        lat: 29.5,
    });
    let (points, facts) = pack::encode(&[place]);
    let divisions = json!({"version": 1, "districts": [{"code": "999901", "name": "演示区", "towns": [
        {"code": "999901001", "name": "演示镇", "villages": [{"code": "999901001001", "name": "演示村"}]},
        {"code": "999901002", "name": "演示街道"},
    ]}]});
    for id in [OPEN, CLOSED] {
        file(
            &format!("geo/{id}/benefits.json"),
            documents(id).to_string().as_bytes(),
        );
    }
    for id in [OPEN, CLOSED, BROKEN] {
        file(&format!("geo/{id}/points.cbor"), &points);
        file(
            &format!("geo/{id}/divisions.json"),
            divisions.to_string().as_bytes(),
        );
    }
    for id in [OPEN, CLOSED] {
        file(&format!("geo/{id}/facts.cbor"), &facts);
    }
    file(&format!("geo/{BROKEN}/facts.cbor"), b"not cbor");
}
