//! What the desk takes away as files for a spreadsheet.

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::{OPEN, request};

const TOWN: &str = "999901001";
const OTHER_TOWN: &str = "999901002";

/// Every line of a file as its cells. All are quoted, and no cell of these tests holds a quote.
async fn file(desk: &Desk, session: &Session, path: &str, body: Value) -> Vec<Vec<String>> {
    let path = format!("/api/v1/desk/{path}");
    let reply = desk.post(session, &path, &body).send().await.unwrap();
    assert_eq!(reply.status(), 200, "{path}");
    assert_eq!(reply.headers()["cache-control"], "no-store");
    let kind = reply.headers()["content-type"].to_str().unwrap();
    assert!(kind.starts_with("text/csv; charset=utf-8"), "{kind}");
    let text = String::from_utf8(reply.bytes().await.unwrap().to_vec()).unwrap();
    let lines = text.strip_prefix('\u{feff}').unwrap().split("\r\n");
    let mut lines: Vec<Vec<String>> = lines
        .map(|line| {
            let bare = line
                .strip_prefix('"')
                .and_then(|line| line.strip_suffix('"'));
            bare.unwrap_or_default()
                .split("\",\"")
                .map(ToOwned::to_owned)
                .collect()
        })
        .collect();
    assert_eq!(lines.pop().unwrap(), [""], "the last line ends too");
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    lines
}

/// The status of a POST.
async fn status(desk: &Desk, session: &Session, path: &str, body: Value) -> u16 {
    desk.send(session, &format!("/api/v1/desk/{path}"), &body)
        .await
        .0
}

async fn in_the_audit(desk: &Desk, action: &str, rows: usize) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM audit JOIN exports ON audit.detail = '{rows} rows, export ' || exports.export_id \
         WHERE action = '{action}' AND object = '{OPEN}'"
    );
    let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(sql));
    rows.fetch_one(&desk.server.database().await).await.unwrap()
}

#[tokio::test]
async fn the_list_of_requests_speaks_in_words_names_and_the_time_of_china() {
    let desk = Desk::start().await;
    let mut body = request(1);
    body["wished_time"] = json!("weekday-morning");
    let trap = desk.server.post("/api/v1/requests").json(&body);
    let trap = trap.header("form-trap", "1").send().await.unwrap();
    assert_eq!(trap.status(), 201);
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let own = "requests/00000001-0000-4000-8000-000000000000/assign";
    let own = status(&desk, &clerk, own, json!({"to": "demo.clerk"})).await;
    assert_eq!(own, 200);
    let lines = file(&desk, &clerk, "export", json!({})).await;
    let at = |head: &str| lines[0].iter().position(|own| own == head).unwrap();
    for (head, cell) in [
        ("街道乡镇代码", TOWN),
        ("街道乡镇", "演示镇"),
        ("村居代码", "999901001001"),
        ("村居", "演示村"),
        ("服务", "助餐"),
        // Noon there; the server's clock stands at four in the morning in Greenwich.
        ("收到时间（北京时间）", "2026-11-22 12:00"),
        ("希望时间", "周一到周五的上午"),
        ("先回电原因", "像是程序填的"),
        ("经办", "演示"),
    ] {
        assert_eq!(lines[1][at(head)], cell, "{head}");
    }
    let of = async |colleague: &str| {
        let asked = json!({"assigned_to": colleague});
        file(&desk, &clerk, "export", asked).await.len()
    };
    assert_eq!((of("demo.clerk").await, of("demo.other").await), (2, 1));
}

#[tokio::test]
async fn the_ledger_of_aids_leaves_masked_with_a_clerk_and_whole_with_a_head() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    let loan = |number: u8, town: &str| {
        json!({
            "loan_id": format!("000000{number:02x}-0000-4000-8000-0000000000a1"), "town": town,
            "item": "=演示轮椅", "borrower": "演示奶奶", "phone": "0736-4200000",
            "from": "2026-11-01", "due": "2026-11-20",
        })
    };
    for (number, town) in [(1, TOWN), (2, OTHER_TOWN)] {
        let lent = status(&desk, &head, "loans", loan(number, town)).await;
        assert_eq!(lent, 204);
    }
    let back = "loans/00000002-0000-4000-8000-0000000000a1/back";
    let back = status(&desk, &head, back, json!({"back": "2026-11-21"})).await;
    assert_eq!(back, 204);

    let own = file(&desk, &clerk, "loans/export", json!({})).await;
    assert_eq!(own.len(), 2, "only the clerk's own town: {own:?}");
    let masked = [TOWN, "演示镇", "'=演示轮椅", "演**", "0736-***0000"];
    assert_eq!(own[1][1..6], masked);
    assert_eq!(own[1][6..], ["2026-11-01", "2026-11-20", "", "2"]);
    let whole = json!({"whole": true});
    let refused = status(&desk, &clerk, "loans/export", whole.clone()).await;
    assert_eq!(refused, 403);

    let all = file(&desk, &head, "loans/export", whole).await;
    assert_eq!(all.len(), 3);
    assert_eq!(all[1][4..6], ["演示奶奶", "0736-4200000"]);
    assert_eq!(all[2][6..], ["2026-11-01", "2026-11-20", "2026-11-21", ""]);
    let out = file(&desk, &head, "loans/export", json!({"out": true})).await;
    assert_eq!(out.len(), 2);
    for (action, rows) in [("loan.export", 1), ("loan.export-whole", 2)] {
        assert!(in_the_audit(&desk, action, rows).await > 0, "{action}");
    }
    let both = "SELECT COUNT(*) FROM exports WHERE record_ids LIKE '%00000001-%' AND record_ids LIKE '%00000002-%'";
    assert_eq!(desk.server.count(both).await, 1);
}

#[tokio::test]
async fn the_ledger_of_visits_leaves_its_doors_out_unless_a_head_takes_it_whole() {
    let desk = Desk::start().await;
    let clerk = desk.member("demo.clerk", "clerk", &[TOWN]).await;
    let head = desk.member("demo.head", "head", &[]).await;
    for (number, phone) in [(1, Some("13800000000")), (2, None)] {
        let person = json!({
            "person_id": format!("0000000{number}-0000-4000-8000-0000000000b1"),
            "town": TOWN, "name": "演示爷爷", "phone": phone, "door": "演示路 1 号",
        });
        assert_eq!(status(&desk, &clerk, "visits", person).await, 204);
    }
    let visit = "visits/00000002-0000-4000-8000-0000000000b1/visit";
    let visit = status(&desk, &clerk, visit, json!({"visited_on": "2026-11-22"})).await;
    assert_eq!(visit, 204);

    let own = file(&desk, &clerk, "visits/export", json!({})).await;
    // Who was never visited is first.
    let masked = [TOWN, "演示镇", "演**", "138****0000", ""];
    assert_eq!(own[1][1..6], masked);
    let standing = ["2026-11-22", "", "本季度待探访", "2026-12-31"];
    assert_eq!(own[1][6..], standing);
    assert_eq!(own[2][3..6], ["演**", "", ""]);
    assert_eq!(own[2][7..], ["2026-11-22", "本季度已探访", ""]);
    let due = file(&desk, &clerk, "visits/export", json!({"due": true})).await;
    assert_eq!(due[1..], own[1..2]);
    let whole = json!({"whole": true});
    let refused = status(&desk, &clerk, "visits/export", whole.clone()).await;
    assert_eq!(refused, 403);
    let all = file(&desk, &head, "visits/export", whole).await;
    let bare = ["演示爷爷", "13800000000", "演示路 1 号"];
    assert_eq!(all[1][3..6], bare);
    assert!(in_the_audit(&desk, "visit.export", 2).await > 0);
    assert!(in_the_audit(&desk, "visit.export", 1).await > 0);
    assert!(in_the_audit(&desk, "visit.export-whole", 2).await > 0);
}

#[tokio::test]
async fn the_counts_of_a_month_hide_in_the_file_what_they_hide_on_the_page() {
    let desk = Desk::start().await;
    for record in 0..22 {
        desk.server.send(request(record).to_string()).await;
    }
    for record in 22..24 {
        let mut body = request(record);
        body["town"] = json!(OTHER_TOWN);
        body.as_object_mut().unwrap().remove("village");
        desk.server.send(body.to_string()).await;
    }
    desk.wait(10 * 86_400);
    let head = desk.member("demo.head", "head", &[]).await;
    let month = |month: &str| json!({"month": month});
    let lines = file(&desk, &head, "counts/export", month("2026-11")).await;
    let (no, few) = ("不显示", "太少，不算");
    assert_eq!(
        lines,
        [
            ["街道乡镇代码", "街道乡镇", "助餐", "合计", "超期占比"],
            [TOWN, "演示镇", no, no, few],
            [OTHER_TOWN, "演示街道", no, no, few],
            ["", "合计", "24", "24", "约 100%"],
            ["", "超期占比", "约 100%", "", ""],
        ]
    );
    for wrong in ["2026-12", "2026-13", "2026-1", ""] {
        let (status, envelope) = desk
            .send(&head, "/api/v1/desk/counts/export", &month(wrong))
            .await;
        assert_eq!((status, &envelope["field"]), (422, &json!("month")));
    }
}
