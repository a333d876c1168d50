//! What visitors reported: listed for the editors of a city, and settled once.

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::{closed, wrong_fact};

const REPORTS: &str = "/api/v1/desk/reports";

fn ids(page: &Value) -> Vec<String> {
    let reports = page["reports"].as_array().unwrap().iter();
    let id = |report: &Value| report["record_id"].as_str().unwrap().to_owned();
    reports.map(id).collect()
}

fn id_of(report: &Value) -> String {
    report["record_id"].as_str().unwrap().to_owned()
}

async fn settle(desk: &Desk, who: &Session, report: &Value, body: &Value) -> (u16, Value) {
    let path = format!("{REPORTS}/{}/settle", id_of(report));
    desk.send(who, &path, body).await
}

#[tokio::test]
async fn open_reports_come_first_the_oldest_first_and_pages_tell_each_once() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    for report in [closed(1), wrong_fact(2), closed(3)] {
        assert_eq!(desk.server.report(&report).await.status(), 201);
        desk.wait(60);
    }
    let verdict = json!({"verdict": "already-right"});
    assert_eq!(settle(&desk, &editor, &closed(1), &verdict).await.0, 204);
    desk.wait(60);
    assert_eq!(settle(&desk, &editor, &closed(3), &verdict).await.0, 204);
    let all = [id_of(&wrong_fact(2)), id_of(&closed(3)), id_of(&closed(1))];
    assert_eq!(ids(&desk.read(&editor, REPORTS).await), all);
    let mut walked = Vec::new();
    let mut path = format!("{REPORTS}?limit=1");
    while walked.len() < 9 {
        let page = desk.read(&editor, &path).await;
        walked.extend(ids(&page));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("{REPORTS}?limit=1&after={next}");
    }
    assert_eq!(walked, all);
    for (asked, count) in [("open", 1), ("settled", 2), ("all", 3)] {
        let page = desk
            .read(&editor, &format!("{REPORTS}?state={asked}"))
            .await;
        assert_eq!(ids(&page).len(), count, "{asked}");
    }
    let none = desk
        .read(&editor, &format!("{REPORTS}?facility=demo-2"))
        .await;
    assert_eq!(none, json!({"reports": []}));
}

#[tokio::test]
async fn a_report_is_shown_with_its_words_and_who_settled_it_but_not_who_reported() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    desk.server.report(&wrong_fact(1)).await;
    desk.server.report(&closed(2)).await;
    let page = desk.read(&editor, REPORTS).await;
    let mut expected = json!([
        {"record_id": id_of(&wrong_fact(1)), "received_at": "2026-11-22T04:00:00Z", "facility": "demo-1",
         "facility_name": "演示食堂", "kind": "wrong-fact", "fact": "hours", "right": "演示：周一休息"},
        {"record_id": id_of(&closed(2)), "received_at": "2026-11-22T04:00:00Z", "facility": "demo-1",
         "facility_name": "演示食堂", "kind": "closed", "visited_at": "2026-11-22T11:30"},
    ]);
    let mut reports = page["reports"].as_array().unwrap().clone();
    reports.sort_by_key(id_of);
    expected.as_array_mut().unwrap().sort_by_key(id_of);
    assert_eq!(json!(reports), expected);
    desk.wait(5);
    let verdict = json!({"verdict": "cannot-tell"});
    assert_eq!(settle(&desk, &editor, &closed(2), &verdict).await.0, 204);
    let page = desk
        .read(&editor, &format!("{REPORTS}?state=settled"))
        .await;
    assert_eq!(
        page["reports"][0]["settled"],
        json!({"verdict": "cannot-tell", "by": "demo.editor", "by_name": "演示", "at": "2026-11-22T04:00:05Z"})
    );
}

#[tokio::test]
async fn a_right_report_changes_the_place_with_it_and_a_second_verdict_is_refused() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    desk.server.report(&wrong_fact(1)).await;
    let hours = json!({"fact": "hours", "text": "周二至周日 9:00-17:00"});
    let with = |verdict: &str, edit: &Value| json!({"verdict": verdict, "edits": [edit]});
    let bad = json!({"fact": "phone", "number": "1"});
    for (body, field, code) in [
        (with("already-right", &hours), "edits", "impossible"),
        (with("changed", &bad), "phone", "impossible"),
        (json!({"verdict": "nonsense"}), "verdict", "unknown"),
    ] {
        let (status, envelope) = settle(&desk, &editor, &wrong_fact(1), &body).await;
        let problem = &envelope["fields"][0];
        let found = (status, &problem["field"], &problem["code"]);
        assert_eq!(found, (422, &json!(field), &json!(code)));
    }
    let edits = "SELECT COUNT(*) FROM place_edits";
    assert_eq!(desk.server.count(edits).await, 0);
    let (right, report) = (with("changed", &hours), wrong_fact(1));
    let (first, second) = tokio::join!(
        settle(&desk, &editor, &report, &right),
        settle(&desk, &editor, &report, &right),
    );
    let mut both = [first.0, second.0];
    both.sort_unstable();
    assert_eq!(both, [204, 409]);
    assert_eq!(desk.server.count(edits).await, 1);
    let deeds = "SELECT COUNT(*) FROM audit WHERE action IN ('report.settle', 'place.edit')";
    assert_eq!(desk.server.count(deeds).await, 2);
    let unknown = settle(&desk, &editor, &wrong_fact(9), &right).await;
    assert_eq!(unknown.0, 404);
}

/// PostgreSQL takes no zero in a text, SQLite finds none; neither is a fault of the server.
#[tokio::test]
async fn a_zero_in_a_filter_or_a_body_is_no_failure() {
    let desk = Desk::start().await;
    let head = desk.member("demo.head", "head", &[]).await;
    for path in [
        format!("{REPORTS}?facility=%00"),
        "/api/v1/desk/list?town=%00".to_owned(),
        "/api/v1/desk/list?assigned-to=a%00".to_owned(),
    ] {
        let reply = desk.get(&head, &path).send().await.unwrap();
        let fine = if desk.server.postgres().is_some() {
            400
        } else {
            200
        };
        assert_eq!(reply.status(), fine, "{path}");
    }
    desk.server
        .send(crate::support::request(1).to_string())
        .await;
    let assign = "/api/v1/desk/requests/00000001-0000-4000-8000-000000000000/assign";
    let (status, _) = desk.send(&head, assign, &json!({"to": "a\u{0}"})).await;
    assert!([400, 422].contains(&status), "{status}");
    let place = "/api/v1/desk/places/demo-1%00";
    assert_eq!(desk.get(&head, place).send().await.unwrap().status(), 404);
}
