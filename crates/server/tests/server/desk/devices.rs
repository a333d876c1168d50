//! Devices that go along to the villages: signed in, used, and over.

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::CLOSED;

const TOWN: &str = "999901001";
const OTHER_TOWN: &str = "999901002";
const DEVICE: &str = "00000001-0000-4000-8000-0000000000d1";
const DAY: u64 = 86_400;

fn id(number: u8) -> String {
    format!("{number:08x}-0000-4000-8000-0000000000b1")
}

/// Puts somebody of a town on the list of visits.
fn person(number: u8, town: &str) -> Value {
    json!({"person_id": id(number), "town": town, "name": "演示奶奶"})
}

async fn listed(desk: &Desk, session: &Session, number: u8, town: &str) {
    let body = person(number, town);
    let (status, said) = desk.send(session, "/api/v1/desk/visits", &body).await;
    assert_eq!(status, 204, "{said}");
}

async fn day(desk: &Desk, token: &str) -> (u16, Value) {
    desk.by_device(token, "day", None).await
}

async fn names(desk: &Desk, token: &str) -> Vec<String> {
    let (status, day) = day(desk, token).await;
    assert_eq!(status, 200, "{day}");
    let people = day["people"].as_array().unwrap().iter();
    let ids = people.map(|one| one["person_id"].as_str().unwrap()[..8].to_owned());
    ids.collect()
}

/// What a device that is over is told.
fn over(code: &str) -> (u16, Value, Value) {
    (401, json!(code), json!(DEVICE))
}

async fn told(desk: &Desk, token: &str) -> (u16, Value, Value) {
    let (status, mut said) = day(desk, token).await;
    (status, said["code"].take(), said["device"].take())
}

#[tokio::test]
async fn a_device_takes_along_who_is_to_be_visited_in_its_owners_towns() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    for (number, town) in [(1, TOWN), (2, TOWN), (3, OTHER_TOWN)] {
        listed(&desk, &head, number, town).await;
    }
    let body = json!({"device_id": DEVICE, "label": " 演示手机 "});
    let (status, made) = desk.send(&clerk, "/api/v1/desk/devices", &body).await;
    assert_eq!(status, 201);
    assert_eq!(made["ends_on"], "2026-12-22");
    let token = made["token"].as_str().unwrap();
    let visit = format!("visits/{}/visit", id(2));
    let visited = json!({"visited_on": "2026-11-22"});
    assert_eq!(desk.by_device(token, &visit, Some(&visited)).await.0, 204);

    let (status, mut told) = day(&desk, token).await;
    assert_eq!(status, 200);
    let people = told["people"].take();
    let expected = json!({
        "device_id": DEVICE, "worker": "演示", "city": "999901", "towns": [TOWN],
        "today": "2026-11-22", "ends_on": "2026-12-22", "people": null,
    });
    assert_eq!(told, expected);
    // Neither who was visited nor who lives elsewhere.
    assert_eq!(people.as_array().unwrap().len(), 1);
    assert_eq!(
        (&people[0]["person_id"], &people[0]["standing"]),
        (&json!(id(1)), &json!("due"))
    );

    let of_head = desk
        .device(&head, "00000002-0000-4000-8000-0000000000d1")
        .await;
    assert!(day(&desk, &of_head).await.1.get("towns").is_none());
    assert_eq!(names(&desk, &of_head).await, ["00000001", "00000003"]);
}

#[tokio::test]
async fn what_a_device_brings_home_is_written_once_and_the_audit_names_the_device() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let token = desk.device(&clerk, DEVICE).await;
    let visit = format!("visits/{}/visit", id(1));
    let visited = json!({"visited_on": "2026-11-20", "note": "演示：都好"});
    assert_eq!(desk.by_device(&token, &visit, Some(&visited)).await.0, 404);
    for _ in 0..3 {
        let added = desk
            .by_device(&token, "people", Some(&person(1, TOWN)))
            .await;
        assert_eq!(added.0, 204);
        assert_eq!(desk.by_device(&token, &visit, Some(&visited)).await.0, 204);
    }
    // The same words at the desk are the same note, too.
    let at_desk = format!("/api/v1/desk/{visit}");
    assert_eq!(desk.send(&clerk, &at_desk, &visited).await.0, 204);
    let mut other = person(1, TOWN);
    other["name"] = json!("演示爷爷");
    let (status, said) = desk.by_device(&token, "people", Some(&other)).await;
    assert_eq!((status, &said["code"]), (422, &json!("record.conflict")));
    let elsewhere = person(2, OTHER_TOWN);
    let (status, _) = desk.by_device(&token, "people", Some(&elsewhere)).await;
    assert_eq!(status, 404);
    let wrong = json!({"visited_on": "2027-01-01"});
    assert_eq!(desk.by_device(&token, &visit, Some(&wrong)).await.0, 422);

    let path = format!("/api/v1/desk/visits/{}", id(1));
    let notes = json!([{"by": "demo.clerk", "note": "演示：都好"}]);
    assert_eq!(
        desk.read(&clerk, &path).await["visits"],
        json!([{"visited_on": "2026-11-20", "by": "demo.clerk", "notes": notes}])
    );
    day(&desk, &token).await;
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT action || ' ' || object || ' ' || detail FROM audit \
         WHERE actor = 'demo.clerk' AND (detail LIKE '%device%' OR action = 'device.use') \
         ORDER BY number",
    )
    .fetch_all(&desk.server.database().await)
    .await
    .unwrap();
    let person = id(1);
    let expected = [
        format!("device.use {DEVICE} signed in"),
        format!("visit.write {person} listed, device {DEVICE}"),
        format!("visit.write {person} visited, device {DEVICE}"),
        format!("visit.read 999901 0 rows, device {DEVICE}"),
    ];
    assert_eq!(rows, expected);
}

#[tokio::test]
async fn a_token_that_was_replaced_holds_no_more_and_a_strangers_device_cannot_be_taken() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let other = desk.member("demo.other", "clerk", &[TOWN]).await;
    let first = desk.device(&clerk, DEVICE).await;
    let second = desk.device(&clerk, DEVICE).await;
    let ordinary = (401, json!("desk.sign-in"), Value::Null);
    assert_eq!(told(&desk, &first).await, ordinary);
    assert_eq!(told(&desk, "nonsense").await, ordinary);
    assert_eq!(told(&desk, &second).await.0, 200);
    let body = json!({"device_id": DEVICE, "label": "演示"});
    let (status, said) = desk.send(&other, "/api/v1/desk/devices", &body).await;
    assert_eq!((status, &said["code"]), (422, &json!("record.conflict")));
    assert_eq!(told(&desk, &second).await.0, 200);
    let body = json!({"device_id": "device", "label": "演示"});
    assert_eq!(
        desk.send(&other, "/api/v1/desk/devices", &body).await.0,
        422
    );
    let long = json!({"device_id": id(9), "label": "演".repeat(41)});
    assert_eq!(
        desk.send(&other, "/api/v1/desk/devices", &long).await.0,
        422
    );
    let kept = "SELECT COUNT(*) FROM devices WHERE length(token_hash) = 64";
    assert_eq!(desk.server.count(kept).await, 1);
}

#[tokio::test]
async fn a_revoked_device_is_told_so_with_its_id_and_stays_revoked() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let other = desk.member("demo.other", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let password = desk.account_in(CLOSED, "demo.far", "head", &[]).await;
    let far = desk.sign_in("demo.far", &password).await;
    let token = desk.device(&clerk, DEVICE).await;
    let path = format!("/api/v1/desk/devices/{DEVICE}/revoke");
    for stranger in [&other, &far] {
        assert_eq!(desk.send(stranger, &path, &json!({})).await.0, 404);
        let list = desk.read(stranger, "/api/v1/desk/devices").await;
        assert_eq!(list, json!({"devices": []}));
    }
    assert_eq!(told(&desk, &token).await.0, 200);
    for _ in 0..2 {
        assert_eq!(desk.send(&head, &path, &json!({})).await.0, 204);
    }
    let over = over("device.revoked");
    assert_eq!(told(&desk, &token).await, over);
    let people = desk
        .by_device(&token, "people", Some(&person(1, TOWN)))
        .await;
    assert_eq!((people.0, &people.1["device"]), (401, &json!(DEVICE)));
    // Also in its owner's own hands it forgets first.
    let body = json!({"device_id": DEVICE, "label": "演示"});
    let (status, said) = desk.send(&clerk, "/api/v1/desk/devices", &body).await;
    assert_eq!(
        (status, said["code"].clone(), said["device"].clone()),
        over.clone()
    );
    let lists = [&clerk, &head];
    for session in lists {
        let list = desk.read(session, "/api/v1/desk/devices").await;
        let device = &list["devices"][0];
        assert_eq!(
            (&device["standing"], &device["login"], &device["revoked_at"]),
            (
                &json!("revoked"),
                &json!("demo.clerk"),
                &json!("2026-11-22T04:00:00Z")
            )
        );
    }
    let noted = "SELECT COUNT(*) FROM audit WHERE action = 'device.revoke' AND actor = 'demo.head'";
    assert_eq!(desk.server.count(noted).await, 1);
    // When its time is over besides.
    desk.wait(40 * DAY);
    assert_eq!(told(&desk, &token).await, over);
}

#[tokio::test]
async fn a_device_ends_after_a_week_in_silence_and_after_thirty_days_and_can_be_signed_in_anew() {
    let desk = Desk::start().await;
    let password = desk.account("demo.clerk", "clerk", &[TOWN]).await;
    let clerk = desk.sign_in("demo.clerk", &password).await;
    let token = desk.device(&clerk, DEVICE).await;
    for _ in 0..4 {
        desk.wait(7 * DAY - 1);
        assert_eq!(told(&desk, &token).await.0, 200);
    }
    desk.wait(2 * DAY + 4);
    assert_eq!(told(&desk, &token).await, over("device.ended"));

    let clerk = desk.sign_in("demo.clerk", &password).await;
    let token = desk.device(&clerk, DEVICE).await;
    assert_eq!(told(&desk, &token).await.0, 200);
    desk.wait(7 * DAY);
    assert_eq!(told(&desk, &token).await, over("device.ended"));
    let clerk = desk.sign_in("demo.clerk", &password).await;
    let list = desk.read(&clerk, "/api/v1/desk/devices").await;
    assert_eq!(list["devices"][0]["standing"], "ended");
    assert_eq!(list["devices"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_device_has_the_rights_that_its_owner_has_today() {
    let desk = Desk::start().await;
    let head = desk.member("demo.head", "head", &[]).await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    listed(&desk, &head, 1, TOWN).await;
    listed(&desk, &head, 2, OTHER_TOWN).await;
    let token = desk.device(&clerk, DEVICE).await;
    assert_eq!(names(&desk, &token).await, ["00000001"]);
    let towns = ["towns", "demo.clerk", "--town", OTHER_TOWN];
    desk.staff(&towns).await.unwrap();
    assert_eq!(names(&desk, &token).await, ["00000002"]);
    let visit = format!("visits/{}/visit", id(1));
    let visited = json!({"visited_on": "2026-11-22"});
    assert_eq!(desk.by_device(&token, &visit, Some(&visited)).await.0, 404);

    desk.staff(&["towns", "demo.clerk"]).await.unwrap();
    assert_eq!(told(&desk, &token).await, over("device.revoked"));
    desk.staff(&towns).await.unwrap();
    assert_eq!(told(&desk, &token).await.0, 200);

    // Who is taken back signs the device in again.
    desk.staff(&["disable", "demo.clerk"]).await.unwrap();
    assert_eq!(told(&desk, &token).await, over("device.revoked"));
    desk.staff(&["enable", "demo.clerk"]).await.unwrap();
    assert_eq!(told(&desk, &token).await, over("device.revoked"));
}

#[tokio::test]
async fn a_device_and_a_system_and_a_session_never_stand_for_each_other() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let device = desk.device(&clerk, DEVICE).await;
    let system = desk.token("demo.system", "999901").await;
    assert_eq!(day(&desk, &system).await.0, 401);
    let by_cookie = desk.get(&clerk, "/api/v1/outreach/day").send().await;
    assert_eq!(by_cookie.unwrap().status(), 401);
    for path in [
        "system",
        "requests",
        "counts?month=2026-10",
        "session",
        "visits",
        "invitation",
    ] {
        let get = desk.server.get(&format!("/api/v1/desk/{path}"));
        let get = get.header("authorization", format!("Bearer {device}"));
        assert_eq!(get.send().await.unwrap().status(), 401, "{path}");
    }
    // The cookie that a browser sends along changes nothing.
    let both = desk.get(&clerk, "/api/v1/outreach/day");
    let both = both.header("authorization", format!("Bearer {device}"));
    let both = both.header("sec-fetch-site", "same-origin");
    assert_eq!(both.send().await.unwrap().status(), 200);
    let forged = desk.server.get("/api/v1/outreach/day");
    let forged = forged.header("authorization", format!("Bearer {device}"));
    let forged = forged.header("sec-fetch-site", "cross-site").send().await;
    assert_eq!(forged.unwrap().status(), 403);
}

#[tokio::test]
async fn devices_are_deleted_ninety_days_after_their_end() {
    let desk = Desk::start().await;
    let head = desk.member("demo.head", "head", &[]).await;
    for number in ["1", "2"] {
        let device = format!("0000000{number}-0000-4000-8000-0000000000d1");
        desk.device(&head, &device).await;
    }
    let path = format!("/api/v1/desk/devices/{DEVICE}/revoke");
    assert_eq!(desk.send(&head, &path, &json!({})).await.0, 204);
    let mut server = desk.server;
    // Revoked on the 22nd of November; the other one ended a week later.
    for (at, left) in [
        ("2027-02-20T03:59:59Z", 2),
        ("2027-02-20T04:00:01Z", 1),
        ("2027-02-27T03:59:59Z", 1),
        ("2027-02-27T04:00:01Z", 0),
    ] {
        server = server.restart_at(at).await;
        super::ledgers::reaches(&server, "SELECT COUNT(*) FROM devices", left).await;
    }
}
