//! Accounts, and clients that are signed in.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eldercare_requests::Moment;
use eldercare_server::{Clock, StaffCommand};
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use crate::support::{OPEN, TestServer};

/// When tests of the desk begin.
pub const START: &str = "2026-11-22T04:00:00Z";

/// A server with a desk and a clock that is moved by hand.
pub struct Desk {
    pub server: TestServer,
    pub now: Arc<AtomicU64>,
}

/// Somebody who has signed in.
#[derive(Clone)]
pub struct Session {
    pub cookie: String,
}

impl Desk {
    pub async fn start() -> Self {
        let now = Arc::new(AtomicU64::new(Moment::parse(START).unwrap().0));
        let server = TestServer::with_clock(Clock::moved_by_hand(Arc::clone(&now))).await;
        Self { server, now }
    }

    /// The same with limits by address.
    pub async fn limited() -> Self {
        let now = Arc::new(AtomicU64::new(Moment::parse(START).unwrap().0));
        let server = TestServer::limited(Clock::moved_by_hand(Arc::clone(&now))).await;
        Self { server, now }
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: u64) {
        self.now.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Runs `staff` as the operator does; what it prints, or its error.
    pub async fn staff(&self, arguments: &[&str]) -> Result<String, String> {
        let data = self.server.data.path().to_str().unwrap();
        let site = self.server.site.path().to_str().unwrap();
        let mut all: Vec<&str> = arguments.to_vec();
        all.extend(["--data", data, "--site", site]);
        if let Some(database) = self.server.postgres() {
            all.extend(["--database-url", database]);
        }
        let command = StaffCommand::read(all.iter().map(Into::into), |_| None);
        let clock = Clock::moved_by_hand(Arc::clone(&self.now));
        let done = command.map_err(|error| error.to_string())?.run(clock).await;
        done.map_err(|error| error.to_string())
    }

    /// Makes an account and gives its password.
    pub async fn account(&self, login: &str, role: &str, towns: &[&str]) -> String {
        self.account_in(OPEN, login, role, towns).await
    }

    pub async fn account_in(&self, city: &str, login: &str, role: &str, towns: &[&str]) -> String {
        let mut arguments = vec!["add", login, "--role", role, "--city", city];
        arguments.extend(["--name", "演示"]);
        for town in towns {
            arguments.extend(["--town", town]);
        }
        let printed = self.staff(&arguments).await.unwrap();
        printed
            .lines()
            .find_map(|line| line.strip_prefix("password: "))
            .unwrap_or_default()
            .to_owned()
    }

    /// Makes a system and gives its token.
    pub async fn token(&self, login: &str, city: &str) -> String {
        self.account_in(city, login, "system", &[]).await;
        self.staff(&["token", login])
            .await
            .unwrap()
            .trim()
            .to_owned()
    }

    pub async fn try_sign_in(&self, login: &str, password: &str) -> Response {
        let body = json!({"login": login, "password": password});
        let post = self.server.post("/api/v1/desk/sign-in").json(&body);
        post.send().await.unwrap()
    }

    pub async fn sign_in(&self, login: &str, password: &str) -> Session {
        let response = self.try_sign_in(login, password).await;
        assert_eq!(response.status(), 200);
        let cookie = response.headers()["set-cookie"].to_str().unwrap();
        let (cookie, _) = cookie.split_once(';').unwrap();
        Session {
            cookie: cookie.to_owned(),
        }
    }

    /// Makes an account and signs it in.
    pub async fn member(&self, login: &str, role: &str, towns: &[&str]) -> Session {
        let password = self.account(login, role, towns).await;
        self.sign_in(login, &password).await
    }

    pub fn get(&self, session: &Session, path: &str) -> RequestBuilder {
        self.server.get(path).header("cookie", &session.cookie)
    }

    pub fn post(&self, session: &Session, path: &str, body: &Value) -> RequestBuilder {
        let post = self.server.post(path).header("cookie", &session.cookie);
        post.json(body)
    }

    /// The JSON of a GET that must go well.
    pub async fn read(&self, session: &Session, path: &str) -> Value {
        let response = self.get(session, path).send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// Status and JSON (null where there is none) of a POST.
    pub async fn send(&self, session: &Session, path: &str, body: &Value) -> (u16, Value) {
        let response = self.post(session, path, body).send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or_default())
    }

    /// Makes the link of a place and gives its token.
    pub async fn invite(&self, session: &Session, place: &str) -> String {
        let path = format!("/api/v1/desk/places/{place}/invite");
        let (status, made) = self.send(session, &path, &json!({})).await;
        assert_eq!(status, 200, "{made}");
        made["token"].as_str().unwrap().to_owned()
    }

    /// Signs a device in and gives its token.
    pub async fn device(&self, session: &Session, device_id: &str) -> String {
        let body = json!({"device_id": device_id, "label": "演示手机"});
        let (status, made) = self.send(session, "/api/v1/desk/devices", &body).await;
        assert_eq!(status, 201, "{made}");
        made["token"].as_str().unwrap().to_owned()
    }

    /// Asks with the token of a device: status and JSON, null where there is none.
    pub async fn by_device(&self, token: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        let path = format!("/api/v1/outreach/{path}");
        let request = match body {
            None => self.server.get(&path),
            Some(body) => self.server.post(&path).json(body),
        };
        let shown = request.header("authorization", format!("Bearer {token}"));
        let response = shown.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or_default())
    }

    /// Asks with the token of a place.
    pub async fn as_place(&self, token: &str, body: Option<&Value>) -> (u16, String) {
        let request = match body {
            None => self.server.get("/api/v1/desk/invitation"),
            Some(body) => self
                .server
                .post("/api/v1/desk/invitation/confirm")
                .json(body),
        };
        let shown = request.header("authorization", format!("Bearer {token}"));
        let response = shown.send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }
}
