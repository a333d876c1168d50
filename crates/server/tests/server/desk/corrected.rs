//! What was written down by mistake is put right, and what was taken and forgotten is seen again.

use serde_json::{Value, json};

use super::requests::{act, id, ids, store};
use super::support::{Desk, Session};

const TOWN: &str = "999901001";
const OTHER_TOWN: &str = "999901002";
const LOAN: &str = "00000001-0000-4000-8000-0000000000a1";
const PERSON: &str = "00000001-0000-4000-8000-0000000000b1";

async fn opened(desk: &Desk, session: &Session) -> Value {
    let path = format!("/api/v1/desk/requests/{}", id(1));
    desk.read(session, &path).await
}

async fn post(desk: &Desk, session: &Session, path: &str, body: Value) -> u16 {
    let path = format!("/api/v1/desk/{path}");
    desk.send(session, &path, &body).await.0
}

#[tokio::test]
async fn an_answer_is_corrected_on_its_own_day_and_the_person_sees_the_right_one() {
    let desk = Desk::start().await;
    let code = store(&desk, 1, TOWN).await;
    let password = desk.account("demo.head", "head", &[]).await;
    let head = desk.sign_in("demo.head", &password).await;
    let corrected = |outcome: &str| json!({"outcome": outcome, "corrects": true});
    // There is nothing to correct yet.
    assert_eq!(
        act(&desk, &head, 1, "answer", corrected("given")).await.0,
        409
    );
    let wrong = json!({"outcome": "not-eligible"});
    assert_eq!(act(&desk, &head, 1, "answer", wrong).await.0, 200);
    desk.wait(60);
    // The same again corrects nothing.
    let same = act(&desk, &head, 1, "answer", corrected("not-eligible")).await;
    assert_eq!((same.0, &same.1["code"]), (409, &json!("desk.state")));
    assert_eq!(
        act(&desk, &head, 1, "answer", corrected("given")).await.0,
        200
    );
    let followed: Value = desk
        .server
        .follow(&code, "4321")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(followed["outcome"], "given");
    assert_eq!(followed["state_since"], "2026-11-22T04:00:00Z");
    let told = opened(&desk, &head).await;
    let answers = told["events"].as_array().unwrap().iter();
    let answers: Vec<&Value> = answers
        .filter(|event| event["kind"] == "done")
        .map(|event| &event["outcome"])
        .collect();
    assert_eq!(answers, [&json!("not-eligible"), &json!("given")]);
    desk.wait(86_400);
    let head = desk.sign_in("demo.head", &password).await;
    assert_eq!(
        act(&desk, &head, 1, "answer", corrected("called")).await.0,
        409
    );
}

#[tokio::test]
async fn a_number_that_lies_ahead_was_not_seen_and_who_has_it_gets_it_no_second_time() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let ahead = json!({"to": "demo.head", "seen": 9_999});
    let (status, envelope) = act(&desk, &head, 1, "assign", ahead).await;
    assert_eq!((status, &envelope["code"]), (409, &json!("desk.changed")));
    for _ in 0..2 {
        let mine = json!({"to": "demo.head"});
        let (status, now) = act(&desk, &head, 1, "assign", mine).await;
        assert_eq!((status, &now["state"]), (200, &json!("assigned")));
    }
    let given = "SELECT COUNT(*) FROM request_events WHERE kind = 'assigned'";
    assert_eq!(desk.server.count(given).await, 1);
    let deeds = "SELECT COUNT(*) FROM audit WHERE action = 'request.assign'";
    assert_eq!(desk.server.count(deeds).await, 1);
}

#[tokio::test]
async fn what_somebody_took_and_forgot_is_overdue_after_the_days_of_the_promise() {
    let desk = Desk::start().await;
    store(&desk, 1, TOWN).await;
    let password = desk.account("demo.head", "head", &[]).await;
    let head = desk.sign_in("demo.head", &password).await;
    act(&desk, &head, 1, "assign", json!({"to": "demo.head"})).await;
    desk.wait(3 * 86_400);
    let head = desk.sign_in("demo.head", &password).await;
    assert_eq!(ids(&desk, &head, "?overdue=true").await, [""; 0]);
    desk.wait(86_400);
    let head = desk.sign_in("demo.head", &password).await;
    assert_eq!(ids(&desk, &head, "?overdue=true").await, ["01"]);
    let list = desk.read(&head, "/api/v1/desk/list").await;
    assert_eq!(list["requests"][0]["overdue_days"], 1);
    assert_eq!(list["counts"]["overdue"], 1);
}

#[tokio::test]
async fn colleagues_come_with_the_towns_whose_requests_they_may_be_given() {
    let desk = Desk::start().await;
    let clerk = desk
        .member("demo.clerk", "clerk", &[TOWN, OTHER_TOWN])
        .await;
    desk.account("demo.far", "clerk", &[OTHER_TOWN]).await;
    desk.account("demo.head", "head", &[]).await;
    desk.account("demo.editor", "editor", &[]).await;
    let told = desk.read(&clerk, "/api/v1/desk/colleagues").await;
    let towns = json!([
        {"login": "demo.clerk", "name": "演示", "towns": [TOWN, OTHER_TOWN]},
        {"login": "demo.far", "name": "演示", "towns": [OTHER_TOWN]},
        {"login": "demo.head", "name": "演示"},
    ]);
    assert_eq!(told["colleagues"], towns);
}

#[tokio::test]
async fn a_loan_that_is_not_back_is_out_again_and_one_by_mistake_leaves_nothing_but_the_audit() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let loan = json!({
        "loan_id": LOAN, "town": TOWN, "item": "演示轮椅", "borrower": "演示奶奶",
        "from": "2026-11-20", "due": "2026-11-23",
    });
    assert_eq!(post(&desk, &clerk, "loans", loan).await, 204);
    let way = |what: &str| format!("loans/{LOAN}/{what}");
    let on = |day: &str| json!({"back": day});
    assert_eq!(
        post(&desk, &clerk, &way("not-back"), on("2026-11-21")).await,
        409
    );
    assert_eq!(
        post(&desk, &clerk, &way("back"), on("2026-11-21")).await,
        204
    );
    assert_eq!(
        post(&desk, &clerk, &way("not-back"), on("2026-11-20")).await,
        409
    );
    assert_eq!(
        post(&desk, &clerk, &way("not-back"), on("2026-11-21")).await,
        204
    );
    let out = desk.read(&clerk, "/api/v1/desk/loans?out=true").await;
    assert_eq!(out["loans"].as_array().unwrap().len(), 1);
    let mistake = |by_mistake: bool| json!({"by_mistake": by_mistake});
    assert_eq!(
        post(&desk, &clerk, &way("remove"), mistake(false)).await,
        422
    );
    assert_eq!(
        post(&desk, &clerk, &way("remove"), mistake(true)).await,
        204
    );
    assert_eq!(
        post(&desk, &clerk, &way("remove"), mistake(true)).await,
        404
    );
    assert_eq!(desk.server.count("SELECT COUNT(*) FROM aid_loans").await, 0);
    let written = "SELECT COUNT(*) FROM audit WHERE action = 'loan.write'";
    assert_eq!(desk.server.count(written).await, 4);
    let read = "SELECT COUNT(*) FROM audit WHERE action = 'loan.read' AND object = '999901'";
    assert_eq!(desk.server.count(read).await, 1);
}

#[tokio::test]
async fn a_visit_by_mistake_is_taken_back_and_the_one_before_is_the_last_again() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let person = json!({"person_id": PERSON, "town": TOWN, "name": "演示爷爷"});
    assert_eq!(post(&desk, &clerk, "visits", person).await, 204);
    let way = |what: &str| format!("visits/{PERSON}/{what}");
    let on = |day: &str| json!({"visited_on": day});
    for day in ["2026-11-02", "2026-11-20"] {
        assert_eq!(post(&desk, &clerk, &way("visit"), on(day)).await, 204);
    }
    let last = async || {
        let list = desk.read(&clerk, "/api/v1/desk/visits").await;
        list["people"][0]["last_visit"].clone()
    };
    assert_eq!(last().await, "2026-11-20");
    assert_eq!(
        post(&desk, &clerk, &way("not-visited"), on("2026-11-20")).await,
        204
    );
    assert_eq!(last().await, "2026-11-02");
    assert_eq!(
        post(&desk, &clerk, &way("not-visited"), on("2026-11-20")).await,
        409
    );
    assert_eq!(
        post(&desk, &clerk, &way("not-visited"), on("2026-11-02")).await,
        204
    );
    assert_eq!(last().await, Value::Null);
    let read = "SELECT COUNT(*) FROM audit WHERE action = 'visit.read'";
    assert_eq!(desk.server.count(read).await, 3);
}
