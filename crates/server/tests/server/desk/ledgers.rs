//! The ledgers of aids and of visits.

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::TestServer;
use crate::support::files::files_with;

const TOWN: &str = "999901001";
const OTHER_TOWN: &str = "999901002";
const DAY: u64 = 86_400;

fn loan(number: u8, town: &str) -> Value {
    json!({
        "loan_id": format!("000000{number:02x}-0000-4000-8000-0000000000a1"), "town": town,
        "item": "演示轮椅", "borrower": "演示奶奶", "phone": "0736-4200000",
        "from": "2026-11-20", "due": "2026-11-23",
    })
}

#[tokio::test]
async fn an_aid_is_lent_once_becomes_overdue_and_comes_back() {
    let desk = Desk::start().await;
    let password = desk.account("demo.clerk", "clerk", &[TOWN]).await;
    let clerk = desk.sign_in("demo.clerk", &password).await;
    for _ in 0..2 {
        assert_eq!(
            desk.send(&clerk, "/api/v1/desk/loans", &loan(1, TOWN))
                .await
                .0,
            204
        );
    }
    let mut other = loan(1, TOWN);
    other["item"] = json!("演示拐杖");
    assert_eq!(desk.send(&clerk, "/api/v1/desk/loans", &other).await.0, 422);
    assert_eq!(
        desk.send(&clerk, "/api/v1/desk/loans", &loan(2, OTHER_TOWN))
            .await
            .0,
        404
    );
    desk.wait(3 * DAY);
    let clerk = desk.sign_in("demo.clerk", &password).await;
    let list = desk.read(&clerk, "/api/v1/desk/loans?out=true").await;
    assert_eq!(list["loans"].as_array().unwrap().len(), 1);
    assert_eq!(list["loans"][0]["overdue_days"], 2);
    let back = "/api/v1/desk/loans/00000001-0000-4000-8000-0000000000a1/back";
    assert_eq!(
        desk.send(&clerk, back, &json!({"back": "2026-11-19"}))
            .await
            .0,
        422
    );
    for _ in 0..2 {
        assert_eq!(
            desk.send(&clerk, back, &json!({"back": "2026-11-24"}))
                .await
                .0,
            204
        );
    }
    assert_eq!(
        desk.send(&clerk, back, &json!({"back": "2026-11-25"}))
            .await
            .0,
        409
    );
    let list = desk.read(&clerk, "/api/v1/desk/loans").await;
    assert_eq!(list["loans"][0]["back"], "2026-11-24");
    assert!(list["loans"][0].get("overdue_days").is_none());
    assert!(
        desk.read(&clerk, "/api/v1/desk/loans?out=true").await["loans"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    // Sent once more after it is back, the loan stays as it is.
    assert_eq!(
        desk.send(&clerk, "/api/v1/desk/loans", &loan(1, TOWN))
            .await
            .0,
        204
    );
    assert_eq!(desk.server.count("SELECT COUNT(*) FROM aid_loans").await, 1);
}

#[tokio::test]
async fn days_and_texts_that_cannot_be_are_refused_by_field() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    for (field, value) in [
        ("loan_id", json!("1")),
        ("town", json!("1")),
        ("item", json!(" ")),
        ("item", json!("椅".repeat(61))),
        ("borrower", json!("演\u{202e}示")),
        ("phone", json!("110110110110110")),
        ("from", json!("2026-11-23")),
        ("due", json!("2026-11-19")),
        ("due", json!("2026-02-30")),
    ] {
        let mut body = loan(1, TOWN);
        body[field] = value;
        let (status, envelope) = desk.send(&clerk, "/api/v1/desk/loans", &body).await;
        assert_eq!((status, &envelope["field"]), (422, &json!(field)), "{body}");
    }
    assert_eq!(desk.server.count("SELECT COUNT(*) FROM aid_loans").await, 0);
}

#[tokio::test]
async fn who_was_not_visited_for_a_quarter_comes_first() {
    let desk = Desk::start().await;
    let password = desk.account("demo.clerk", "clerk", &[TOWN]).await;
    let clerk = desk.sign_in("demo.clerk", &password).await;
    let head_password = desk.account("demo.other", "clerk", &[OTHER_TOWN]).await;
    for number in [1, 2] {
        let person = json!({
            "person_id": format!("0000000{number}-0000-4000-8000-0000000000b1"),
            "town": TOWN, "name": "演示爷爷",
        });
        for _ in 0..2 {
            assert_eq!(
                desk.send(&clerk, "/api/v1/desk/visits", &person).await.0,
                204
            );
        }
    }
    let visit = "/api/v1/desk/visits/00000001-0000-4000-8000-0000000000b1/visit";
    assert_eq!(
        desk.send(&clerk, visit, &json!({"visited_on": "2026-11-23"}))
            .await
            .0,
        422
    );
    let body = json!({"visited_on": "2026-11-22", "note": "演示：都好"});
    for _ in 0..2 {
        assert_eq!(desk.send(&clerk, visit, &body).await.0, 204);
    }
    assert_eq!(
        desk.send(&clerk, visit, &json!({"visited_on": "2026-10-01"}))
            .await
            .0,
        204
    );
    let more = json!({"visited_on": "2026-11-22", "note": "演示：药盒已送到"});
    for _ in 0..2 {
        assert_eq!(desk.send(&clerk, visit, &more).await.0, 204);
    }
    let person = "/api/v1/desk/visits/00000001-0000-4000-8000-0000000000b1";
    let past = json!({"visits": [
        {"visited_on": "2026-11-22", "by": "demo.clerk", "notes": [
            {"by": "demo.clerk", "note": "演示：都好"},
            {"by": "demo.clerk", "note": "演示：药盒已送到"},
        ]},
        {"visited_on": "2026-10-01", "by": "demo.clerk", "notes": []},
    ]});
    assert_eq!(desk.read(&clerk, person).await, past);
    let standings = async |session| {
        let list = desk.read(&session, "/api/v1/desk/visits").await;
        let people = list["people"].as_array().unwrap().clone();
        people
            .iter()
            .map(|p| p["standing"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(standings(clerk.clone()).await, ["due", "visited"]);
    let list = desk.read(&clerk, "/api/v1/desk/visits").await;
    assert_eq!(list["people"][0]["due"], "2026-12-31");
    assert_eq!(list["people"][1]["last_visit"], "2026-11-22");
    // The 1st of January: a whole quarter passed for one, the other is due again.
    desk.wait(40 * DAY);
    let clerk = desk.sign_in("demo.clerk", &password).await;
    assert_eq!(standings(clerk.clone()).await, ["missed", "due"]);
    let other = desk.sign_in("demo.other", &head_password).await;
    assert!(standings(other.clone()).await.is_empty());
    assert_eq!(desk.send(&other, visit, &body).await.0, 404);
    let remove = "/api/v1/desk/visits/00000001-0000-4000-8000-0000000000b1/remove";
    assert_eq!(
        desk.send(&clerk, remove, &json!({"with_visits": true}))
            .await
            .0,
        204
    );
    assert_eq!(desk.server.count("SELECT COUNT(*) FROM visits").await, 0);
}

#[tokio::test]
async fn of_two_who_wrote_about_a_day_each_keeps_and_takes_back_their_own() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let person = "00000003-0000-4000-8000-0000000000b1";
    let listed = json!({"person_id": person, "town": TOWN, "name": "演示爷爷"});
    let post = async |who: &Session, path: &str, body: Value| desk.send(who, path, &body).await.0;
    assert_eq!(post(&clerk, "/api/v1/desk/visits", listed).await, 204);
    let visit = format!("/api/v1/desk/visits/{person}/visit");
    let note = |note: &str| json!({"visited_on": "2026-11-22", "note": note});
    // The clerk's first reply is lost, and the head writes in between.
    for (who, words) in [(&clerk, "不在家"), (&head, "在家"), (&clerk, "不在家")] {
        assert_eq!(post(who, &visit, note(words)).await, 204);
    }
    let of_person = format!("/api/v1/desk/visits/{person}");
    let notes = |list: Value| list["visits"][0]["notes"].clone();
    let both = json!([{"by": "demo.clerk", "note": "不在家"}, {"by": "demo.head", "note": "在家"}]);
    assert_eq!(notes(desk.read(&head, &of_person).await), both);
    let undo = format!("{of_person}/not-visited");
    let day = || json!({"visited_on": "2026-11-22"});
    assert_eq!(post(&clerk, &undo, day()).await, 204);
    assert_eq!(
        notes(desk.read(&clerk, &of_person).await),
        json!([{"by": "demo.head", "note": "在家"}])
    );
    assert_eq!(post(&clerk, &undo, day()).await, 409);
    assert_eq!(post(&head, &undo, day()).await, 204);
    assert_eq!(desk.read(&clerk, &of_person).await, json!({"visits": []}));
}

const MARKER: &str = "MARKERMARKER";

/// Whether the marker stands in a file of the data folder: the database, or its log.
fn is_marked(desk: &Desk) -> bool {
    !files_with(desk.server.data.path(), MARKER).is_empty()
}

#[tokio::test]
async fn who_is_taken_out_of_a_ledger_stands_in_no_file_any_more() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let post = async |path: &str, body: Value| {
        let path = format!("/api/v1/desk/{path}");
        assert_eq!(desk.send(&clerk, &path, &body).await.0, 204, "{path}");
    };
    let mut lent = loan(1, TOWN);
    lent["borrower"] = MARKER.into();
    post("loans", lent).await;
    let person = "00000001-0000-4000-8000-0000000000b1";
    post(
        "visits",
        json!({"person_id": person, "town": TOWN, "name": MARKER}),
    )
    .await;
    let visited = json!({"visited_on": "2026-11-22", "note": MARKER});
    post(&format!("visits/{person}/visit"), visited).await;
    // Where the rows stand in this folder at all.
    assert_eq!(is_marked(&desk), desk.server.database.is_none());
    let mistake = json!({"by_mistake": true});
    post("loans/00000001-0000-4000-8000-0000000000a1/remove", mistake).await;
    let all = json!({"with_visits": true});
    post(&format!("visits/{person}/remove"), all).await;
    assert!(!is_marked(&desk));
}

/// Waits until a count is reached: the server deletes beside its other work.
pub(super) async fn reaches(server: &TestServer, sql: &'static str, wanted: i64) {
    for _ in 0..200 {
        if server.count(sql).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("{sql}: {} and not {wanted}", server.count(sql).await);
}

#[tokio::test]
async fn what_came_back_and_who_was_visited_is_deleted_by_the_clock_and_the_audit_says_how_many() {
    let desk = Desk::start().await;
    let head = desk.member("demo.head", "head", &[]).await;
    let id = |number: u8| format!("00000001-0000-4000-8000-0000000000{number:02x}");
    for number in [1, 2] {
        let loan = json!({"loan_id": id(number), "town": "999901001", "item": "演示", "borrower": "演示",
            "from": "2026-11-20", "due": "2026-11-23"});
        assert_eq!(desk.send(&head, "/api/v1/desk/loans", &loan).await.0, 204);
    }
    let back = format!("/api/v1/desk/loans/{}/back", id(1));
    assert_eq!(
        desk.send(&head, &back, &json!({"back": "2026-11-22"}))
            .await
            .0,
        204
    );
    let person = json!({"person_id": id(3), "town": "999901001", "name": "演示"});
    assert_eq!(
        desk.send(&head, "/api/v1/desk/visits", &person).await.0,
        204
    );
    let visit = format!("/api/v1/desk/visits/{}/visit", id(3));
    let visited = json!({"visited_on": "2026-11-22", "note": "演示"});
    assert_eq!(desk.send(&head, &visit, &visited).await.0, 204);
    let phone = json!({"edits": [{"fact": "phone", "number": "0736-4200000"}]});
    let edit = "/api/v1/desk/places/demo-1/edit";
    assert_eq!(desk.send(&head, edit, &phone).await.0, 204);

    let (loans, visits) = (
        "SELECT COUNT(*) FROM aid_loans",
        "SELECT COUNT(*) FROM visits",
    );
    let sessions = "SELECT COUNT(*) FROM staff_sessions";
    let server = desk.server.restart_at("2026-11-24T04:00:00Z").await;
    reaches(&server, sessions, 0).await;
    assert_eq!(
        (server.count(loans).await, server.count(visits).await),
        (2, 1)
    );
    let server = server.restart_at("2027-11-24T04:00:00Z").await;
    reaches(&server, loans, 1).await;
    reaches(&server, visits, 0).await;
    let kept = "SELECT COUNT(*) FROM visit_people";
    assert_eq!(server.count(kept).await, 1);
    reaches(
        &server,
        "SELECT COUNT(*) FROM place_edits WHERE by_whom = 'office'",
        1,
    )
    .await;
    let told = "SELECT COUNT(*) FROM audit WHERE actor = 'job:retention' AND action = 'retention' \
         AND detail = 'loans 1, visits 1, edits 1'";
    assert_eq!(server.count(told).await, 1);
}
