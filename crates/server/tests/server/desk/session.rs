//! Signing in and out, and what ends a session.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use eldercare_requests::Moment;
use eldercare_server::Clock;
use serde_json::{Value, json};

use super::support::{Desk, START};
use crate::support::files::files_with;
use crate::support::{TestServer, refusal};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

async fn signed_in(desk: &Desk, session: &super::support::Session) -> bool {
    let response = desk
        .get(session, "/api/v1/desk/session")
        .send()
        .await
        .unwrap();
    match response.status().as_u16() {
        200 => true,
        401 => false,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn who_signs_in_gets_a_strict_cookie_and_is_known_by_it() {
    let desk = Desk::start().await;
    let password = desk.account("demo.clerk", "clerk", &["999901001"]).await;
    let response = desk.try_sign_in("demo.clerk", &password).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let cookie = response.headers()["set-cookie"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(cookie.starts_with("__Host-desk="), "{cookie}");
    assert!(
        cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    let me: Value = response.json().await.unwrap();
    assert_eq!(
        (&me["role"], &me["towns"]),
        (&json!("clerk"), &json!(["999901001"]))
    );
    assert!(
        me["may"]
            .as_array()
            .unwrap()
            .contains(&json!("request.list"))
    );
    assert!(!me["may"].as_array().unwrap().contains(&json!("place.edit")));
    let session = desk.sign_in("demo.clerk", &password).await;
    assert_eq!(desk.read(&session, "/api/v1/desk/session").await, me);
}

#[tokio::test]
async fn unknown_wrong_and_disabled_get_the_very_same_reply() {
    let desk = Desk::start().await;
    let password = desk.account("demo.clerk", "clerk", &["999901001"]).await;
    desk.account("demo.gone", "head", &[]).await;
    desk.token("demo.system", "999901").await;
    desk.staff(&["disable", "demo.gone"]).await.unwrap();
    let long = "x".repeat(3_000);
    for (login, typed) in [
        ("demo.clerk", "wrong password"),
        ("demo.clerk", ""),
        ("demo.clerk", &long),
        ("nobody", &password),
        ("demo.gone", &password),
        ("demo.system", ""),
        ("' OR 1=1 --", &password),
    ] {
        let response = desk.try_sign_in(login, typed).await;
        assert!(!response.headers().contains_key("set-cookie"));
        let (status, mut envelope) = refusal(response).await;
        envelope["correlation_id"] = Value::Null;
        let expected = json!({"code": "desk.wrong", "message_key": "error.desk.wrong", "correlation_id": null});
        assert_eq!((status, envelope), (401, expected), "{login}");
    }
}

#[tokio::test]
async fn an_account_is_tried_ten_times_and_then_must_rest_known_or_not() {
    let desk = Desk::start().await;
    let password = desk.account("demo.clerk", "clerk", &["999901001"]).await;
    for login in ["demo.clerk", "nobody"] {
        for _ in 0..10 {
            assert_eq!(
                desk.try_sign_in(login, "wrong password").await.status(),
                401
            );
        }
        let response = desk.try_sign_in(login, &password).await;
        assert_eq!(response.headers()["retry-after"], "60");
        assert_eq!(refusal(response).await.1["code"], "rate.too-often");
    }
    desk.wait(MINUTE);
    desk.sign_in("demo.clerk", &password).await;
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_use_and_after_twelve_hours_in_any_case() {
    let desk = Desk::start().await;
    let idle = desk.member("demo.idle", "head", &[]).await;
    desk.wait(30 * MINUTE - 1);
    assert!(signed_in(&desk, &idle).await);
    desk.wait(30 * MINUTE - 1);
    assert!(signed_in(&desk, &idle).await);
    desk.wait(30 * MINUTE);
    assert!(!signed_in(&desk, &idle).await);

    let busy = desk.member("demo.busy", "head", &[]).await;
    for _ in 0..35 {
        desk.wait(20 * MINUTE);
        assert!(signed_in(&desk, &busy).await);
    }
    desk.wait(20 * MINUTE);
    assert!(!signed_in(&desk, &busy).await);
    desk.wait(12 * HOUR);
    desk.member("demo.next", "head", &[]).await;
    let kept = desk
        .server
        .count("SELECT COUNT(*) FROM staff_sessions")
        .await;
    assert_eq!(kept, 1, "sessions that are over are removed");
}

#[tokio::test]
async fn signing_out_ends_one_session_or_all_of_the_account() {
    let desk = Desk::start().await;
    let password = desk.account("demo.head", "head", &[]).await;
    let [one, two, three] = [
        desk.sign_in("demo.head", &password).await,
        desk.sign_in("demo.head", &password).await,
        desk.sign_in("demo.head", &password).await,
    ];
    let other = desk.member("demo.other", "head", &[]).await;
    let end = json!({"everywhere": false});
    let response = desk
        .post(&one, "/api/v1/desk/sign-out", &end)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 204);
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-desk=; Max-Age=0;"), "{cookie}");
    assert!(!signed_in(&desk, &one).await);
    assert!(signed_in(&desk, &two).await);
    let end = json!({"everywhere": true});
    assert_eq!(desk.send(&two, "/api/v1/desk/sign-out", &end).await.0, 204);
    assert!(!signed_in(&desk, &three).await);
    assert!(signed_in(&desk, &other).await);
}

#[tokio::test]
async fn a_new_password_and_a_disabled_account_end_every_session() {
    let desk = Desk::start().await;
    let password = desk.account("demo.head", "head", &[]).await;
    let session = desk.sign_in("demo.head", &password).await;
    let change = |old: &str, new: &str| json!({"old": old, "new": new});
    let path = "/api/v1/desk/password";
    let (status, envelope) = desk
        .send(&session, path, &change(&password, "password1"))
        .await;
    assert_eq!(
        (status, &envelope["fields"][0]["code"]),
        (422, &json!("common"))
    );
    let (status, _) = desk
        .send(
            &session,
            path,
            &change("wrong password", "tall river seven"),
        )
        .await;
    assert_eq!(status, 401);
    assert!(signed_in(&desk, &session).await);
    let (status, _) = desk
        .send(&session, path, &change(&password, "tall river seven"))
        .await;
    assert_eq!(status, 204);
    assert!(!signed_in(&desk, &session).await);
    assert_eq!(desk.try_sign_in("demo.head", &password).await.status(), 401);
    let session = desk.sign_in("demo.head", "tall river seven").await;
    desk.staff(&["password", "demo.head"]).await.unwrap();
    assert!(!signed_in(&desk, &session).await);
    let session = desk.member("demo.clerk", "clerk", &["999901001"]).await;
    desk.staff(&["disable", "demo.clerk"]).await.unwrap();
    assert!(!signed_in(&desk, &session).await);
}

#[tokio::test]
async fn neither_passwords_nor_tokens_are_in_the_database() {
    let desk = Desk::start().await;
    let password = desk.account("demo.head", "head", &[]).await;
    let session = desk.sign_in("demo.head", &password).await;
    let token = desk.token("demo.system", "999901").await;
    let secret = session.cookie.split_once('=').unwrap().1.to_owned();
    if desk.server.postgres().is_some() {
        return;
    }
    for marker in [&password, &secret, &token] {
        assert!(files_with(desk.server.data.path(), marker).is_empty());
    }
}

#[tokio::test]
async fn other_sites_forms_and_plain_http_from_elsewhere_are_refused() {
    let desk = Desk::start().await;
    let password = desk.account("demo.head", "head", &[]).await;
    let session = desk.sign_in("demo.head", &password).await;
    let body = json!({"login": "demo.head", "password": password});
    let sign_in = || desk.server.post("/api/v1/desk/sign-in").json(&body);
    let forged = sign_in().header("sec-fetch-site", "cross-site");
    assert_eq!(
        refusal(forged.send().await.unwrap()).await.1["code"],
        "route.cross-site"
    );
    let forged = desk
        .get(&session, "/api/v1/desk/session")
        .header("sec-fetch-site", "same-site");
    assert_eq!(forged.send().await.unwrap().status(), 403);
    let form = desk
        .server
        .post("/api/v1/desk/sign-out")
        .header("cookie", &session.cookie);
    let form = form
        .header("content-type", "text/plain")
        .body("{\"everywhere\":true}");
    assert_eq!(form.send().await.unwrap().status(), 415);
    assert!(signed_in(&desk, &session).await);
    let plain = sign_in().header("host", "desk.example.org");
    let (status, envelope) = refusal(plain.send().await.unwrap()).await;
    assert_eq!((status, &envelope["code"]), (403, &json!("desk.insecure")));
    let proxied = sign_in()
        .header("host", "desk.example.org")
        .header("x-forwarded-proto", "https");
    assert_eq!(proxied.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_operator_is_told_what_is_wrong_with_an_account() {
    let desk = Desk::start().await;
    desk.account("demo.head", "head", &[]).await;
    let add = |city: &'static str, role: &'static str, town: &'static [&'static str]| {
        let mut all = vec![
            "add", "demo.new", "--role", role, "--city", city, "--name", "x",
        ];
        all.extend(town);
        all
    };
    for (arguments, part) in [
        (add("999909", "head", &[]), "no city 999909"),
        (add("999901", "clerk", &[]), "at least one --town"),
        (
            add("999901", "head", &["--town", "999901001"]),
            "at least one --town",
        ),
        (add("999901", "clerk", &["--town", "1"]), "has no town 1"),
        (
            vec![
                "add",
                "demo.head",
                "--role",
                "head",
                "--city",
                "999901",
                "--name",
                "x",
            ],
            "there already",
        ),
        (vec!["disable", "nobody"], "no account nobody"),
        (vec!["token", "demo.head"], "no account demo.head"),
    ] {
        let error = desk.staff(&arguments).await.unwrap_err();
        assert!(error.contains(part), "{error}");
    }
    let listed = desk.staff(&["list"]).await.unwrap();
    assert_eq!(listed, "demo.head\thead\t999901\tactive\t\t演示\n");
}

/// A stranger who guesses keeps nobody out: from another address the right password opens at once.
#[tokio::test]
async fn whoever_guesses_keeps_out_only_their_own_address() {
    let now = Moment::parse(START).unwrap().0;
    let now = Arc::new(AtomicU64::new(now));
    let server = TestServer::limited(Clock::moved_by_hand(Arc::clone(&now))).await;
    let desk = Desk { server, now };
    let password = desk.account("demo.clerk", "clerk", &["999901001"]).await;
    let from = async |address: &str, password: &str| {
        let body = json!({"login": "demo.clerk", "password": password});
        let post = desk.server.post("/api/v1/desk/sign-in").json(&body);
        let sent = post.header("x-forwarded-for", address).send();
        sent.await.unwrap().status().as_u16()
    };
    for _ in 0..10 {
        assert_eq!(from("192.0.2.1", "wrong password").await, 401);
    }
    assert_eq!(from("192.0.2.1", &password).await, 429);
    assert_eq!(from("192.0.2.2", &password).await, 200);
}

#[tokio::test]
async fn refused_sign_ins_are_in_the_audit_by_the_account_and_never_by_what_was_typed() {
    let desk = Desk::start().await;
    desk.account("demo.clerk", "clerk", &["999901001"]).await;
    for login in ["demo.clerk", "typed by mistake"] {
        assert_eq!(
            desk.try_sign_in(login, "wrong password").await.status(),
            401
        );
    }
    let rows = async |object: &'static str| desk.server.count(object).await;
    let own = "SELECT COUNT(*) FROM audit WHERE action = 'staff.refused' AND object = 'demo.clerk'";
    let none = "SELECT COUNT(*) FROM audit WHERE action = 'staff.refused' AND object = 'unknown'";
    let typed = "SELECT COUNT(*) FROM audit WHERE object LIKE '%typed%' OR detail LIKE '%typed%'";
    assert_eq!(
        (rows(own).await, rows(none).await, rows(typed).await),
        (1, 1, 0)
    );
}

#[tokio::test]
async fn who_was_disabled_comes_back_with_a_new_password_only() {
    let desk = Desk::start().await;
    let old = desk.account("demo.head", "head", &[]).await;
    assert!(desk.staff(&["enable", "demo.head"]).await.is_err());
    desk.staff(&["disable", "demo.head"]).await.unwrap();
    let printed = desk.staff(&["enable", "demo.head"]).await.unwrap();
    let new = printed
        .lines()
        .find_map(|line| line.strip_prefix("password: "));
    assert_eq!(desk.try_sign_in("demo.head", &old).await.status(), 401);
    desk.sign_in("demo.head", new.unwrap()).await;
}

#[tokio::test]
async fn a_whole_office_signs_in_behind_one_address_and_only_what_fails_counts() {
    let now = Moment::parse(START).unwrap().0;
    let now = Arc::new(AtomicU64::new(now));
    let server = TestServer::limited(Clock::moved_by_hand(Arc::clone(&now))).await;
    let desk = Desk { server, now };
    let password = desk.account("demo.clerk", "clerk", &["999901001"]).await;
    let from_the_office = async |login: &str, password: &str| {
        let body = json!({"login": login, "password": password});
        let post = desk.server.post("/api/v1/desk/sign-in").json(&body);
        let sent = post.header("x-forwarded-for", "192.0.2.1").send();
        sent.await.unwrap().status().as_u16()
    };
    for _ in 0..25 {
        // As a telephone's keyboard likes to begin.
        assert_eq!(from_the_office("Demo.clerk ", &password).await, 200);
    }
    // One account is guessed at for an hour: its tries are refused, and that keeps no colleague out.
    for guess in 0..60 {
        let status = from_the_office("demo.guessed", "wrong password").await;
        assert_eq!(status, if guess < 10 { 401 } else { 429 }, "{guess}");
    }
    assert_eq!(from_the_office("demo.clerk", &password).await, 200);
    for guess in 0..10 {
        let login = format!("demo.{guess}");
        assert_eq!(from_the_office(&login, "wrong password").await, 401);
    }
    assert_eq!(from_the_office("demo.clerk", &password).await, 429);
}
