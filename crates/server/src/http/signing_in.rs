//! Whether the work of a refused sign-in tells what was wrong: counted in hashes, not in time.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use tower::ServiceExt as _;

use super::timing::app;
use super::{SecurityHeaders, router};
use crate::app::App;
use crate::clock::Clock;
use crate::site::Site;
use crate::staff::Passwords;
use crate::store::NewAccount;

const PASSWORD: &str = "tall river seven";

/// An account as the operator makes it, with the one password of this test.
async fn account(app: &App, login: &str, role: &str, hash: Option<&str>) {
    let account = NewAccount {
        login,
        name: "Demo",
        role,
        city: "999901",
        towns: &[],
        password: hash,
    };
    let made = app.store.add_staff(&account, &app.deed("operator")).await;
    assert!(made.unwrap(), "{login}");
}

/// A server with an account, one that is disabled, and a system, which has no password.
async fn served(data: &Path) -> (Passwords, Router) {
    let app = app(data, Clock::system()).await;
    let hash = app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    account(&app, "demo.known", "head", Some(&hash)).await;
    account(&app, "demo.gone", "head", Some(&hash)).await;
    account(&app, "demo.system", "system", None).await;
    let operator = app.deed("operator");
    assert!(
        app.store
            .disable_staff("demo.gone", &operator)
            .await
            .unwrap()
    );
    let passwords = app.passwords.clone();
    let routes = router(app, Site::open(data), SecurityHeaders::new(""));
    (passwords, routes)
}

async fn sign_in(routes: &Router, login: &str, password: &str) -> StatusCode {
    let body = json!({"login": login, "password": password}).to_string();
    let request = Request::post("/api/v1/desk/sign-in")
        .header("content-type", "application/json")
        .header("host", "127.0.0.1")
        .body(Body::from(body))
        .unwrap();
    routes.clone().oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn a_sign_in_hashes_one_password_whoever_it_names_and_whatever_was_typed() {
    let data = tempfile::tempdir().unwrap();
    let (passwords, routes) = served(data.path()).await;
    let too_long = "x".repeat(10_000);
    let (wrong, right) = (StatusCode::UNAUTHORIZED, StatusCode::OK);
    for (login, typed, status) in [
        ("demo.known", PASSWORD, right),
        ("demo.known", "wrong", wrong),
        ("demo.known", "", wrong),
        ("demo.known", too_long.as_str(), wrong),
        ("demo.gone", PASSWORD, wrong),
        ("demo.gone", "wrong", wrong),
        ("demo.system", PASSWORD, wrong),
        ("demo.system", "", wrong),
        ("demo.nobody", PASSWORD, wrong),
        ("demo.nobody", "", wrong),
        ("demo.nobody", too_long.as_str(), wrong),
        ("", PASSWORD, wrong),
    ] {
        let before = passwords.compared().get();
        let found = sign_in(&routes, login, typed).await;
        let hashed = passwords.compared().get() - before;
        assert_eq!((found, hashed), (status, 1), "{login} {}", typed.len());
    }
}
