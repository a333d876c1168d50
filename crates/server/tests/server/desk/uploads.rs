//! A list as a file: shown first, then written exactly as it was shown, or not at all.

use reqwest::Response;
use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::OPEN;

const UPLOAD: &str = "/api/v1/desk/upload";
const LIST: &str = "编号,名称,电话,停业开始,备注\r\ndemo-1,演示食堂,0736-4211111,2026-12-01,x\r\n";

async fn send(desk: &Desk, who: &Session, path: &str, kind: &str, file: Vec<u8>) -> Response {
    let post = desk.server.post(path).header("cookie", &who.cookie);
    let post = post.header("content-type", kind).body(file);
    post.send().await.unwrap()
}

async fn sent(desk: &Desk, who: &Session, path: &str, file: &[u8]) -> (u16, Value) {
    let reply = send(desk, who, path, "text/csv", file.to_vec()).await;
    let status = reply.status().as_u16();
    (status, reply.json().await.unwrap_or_default())
}

fn confirm(preview: &Value) -> String {
    format!(
        "{UPLOAD}/confirm?preview={}",
        preview["preview"].as_str().unwrap()
    )
}

async fn edits(desk: &Desk) -> i64 {
    desk.server.count("SELECT COUNT(*) FROM place_edits").await
}

#[tokio::test]
async fn what_was_shown_is_written_and_the_same_again_is_nothing() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let (status, shown) = sent(&desk, &editor, UPLOAD, LIST.as_bytes()).await;
    assert_eq!(status, 200, "{shown}");
    let phone = json!({"new": {"fact": "phone", "number": "0736-4211111"}});
    let closed = json!({"fact": "closed", "closure": {"since": "2026-12-01"}});
    let closed = json!({"old": {"fact": "open"}, "new": closed});
    assert_eq!(
        shown["changes"],
        json!([{"row": 2, "facility": "demo-1", "name": "演示食堂", "facts": [phone, closed]}])
    );
    assert_eq!(
        (&shown["problems"], &shown["ignored"]),
        (&json!([]), &json!(["备注"]))
    );
    assert_eq!(edits(&desk).await, 0);
    let written = sent(&desk, &editor, &confirm(&shown), LIST.as_bytes()).await;
    assert_eq!(written, (200, json!({"places": 1, "facts": 2})));
    assert_eq!(edits(&desk).await, 2);
    let again = sent(&desk, &editor, &confirm(&shown), LIST.as_bytes()).await;
    assert_eq!((again.0, &again.1["code"]), (409, &json!("desk.state")));
    let (_, shown) = sent(&desk, &editor, UPLOAD, LIST.as_bytes()).await;
    assert_eq!(
        (&shown["unchanged"], &shown["changes"]),
        (&json!(1), &json!([]))
    );
    let deeds =
        "SELECT COUNT(*) FROM audit WHERE action = 'place.upload' AND actor = 'demo.editor'";
    assert_eq!(desk.server.count(deeds).await, 1);
}

#[tokio::test]
async fn what_changed_in_between_or_another_file_writes_nothing() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let (_, shown) = sent(&desk, &editor, UPLOAD, LIST.as_bytes()).await;
    let other = LIST.replace("4211111", "4222222");
    assert_eq!(
        sent(&desk, &editor, &confirm(&shown), other.as_bytes())
            .await
            .0,
        409
    );
    let phone = json!({"edits": [{"fact": "phone", "number": "0736-4233333"}]});
    let edit = "/api/v1/desk/places/demo-1/edit";
    assert_eq!(desk.send(&editor, edit, &phone).await.0, 204);
    assert_eq!(
        sent(&desk, &editor, &confirm(&shown), LIST.as_bytes())
            .await
            .0,
        409
    );
    assert_eq!(edits(&desk).await, 1);
    let uploads = "SELECT COUNT(*) FROM audit WHERE action = 'place.upload'";
    assert_eq!(desk.server.count(uploads).await, 0);
    let (_, shown) = sent(&desk, &editor, UPLOAD, LIST.as_bytes()).await;
    let old = &shown["changes"][0]["facts"][0]["old"]["number"];
    assert_eq!(old, "0736-4233333");
    let (first, second) = (confirm(&shown), confirm(&shown));
    let (first, second) = tokio::join!(
        sent(&desk, &editor, &first, LIST.as_bytes()),
        sent(&desk, &editor, &second, LIST.as_bytes()),
    );
    let mut both = [first.0, second.0];
    both.sort_unstable();
    assert_eq!(both, [200, 409]);
}

#[tokio::test]
async fn hours_are_written_with_their_intervals_or_named_as_not_understood() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let list = |hours: &str| format!("编号,开放时间\r\ndemo-1,{hours}\r\n");
    let (_, shown) = sent(&desk, &editor, UPLOAD, list("9点开门").as_bytes()).await;
    let problem = json!([{"row": 2, "column": 2, "head": "开放时间", "code": "hours",
        "message_key": "error.desk.row.hours"}]);
    assert_eq!(
        (&shown["problems"], &shown["changes"]),
        (&problem, &json!([]))
    );
    let list = list("周六、周日 8:00-17:00");
    let (_, shown) = sent(&desk, &editor, UPLOAD, list.as_bytes()).await;
    let span = json!({"from": "08:00", "to": "17:00"});
    let hours = json!({"fact": "hours", "text": "周六、周日 8:00-17:00",
        "schedule": {"week": [{"days": ["Sa", "Su"], "span": span}]}});
    assert_eq!(shown["changes"][0]["facts"][0]["new"], hours);
    let (status, _) = sent(&desk, &editor, &confirm(&shown), list.as_bytes()).await;
    assert_eq!(status, 200);
    let told = desk
        .server
        .get(&format!("/api/v1/cities/{OPEN}/edits"))
        .send()
        .await
        .unwrap();
    let told: Value = told.json().await.unwrap();
    assert_eq!(told["edits"][0]["edit"], hours);
}

#[tokio::test]
async fn rows_that_are_not_understood_are_named_and_the_others_are_written() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let list = "编号,电话\nnowhere,0736-4211111\ndemo-1,13800004321\n\n,x\n";
    let (_, shown) = sent(&desk, &editor, UPLOAD, list.as_bytes()).await;
    let problem = |row: u32, column: u32, head: &str, code: &str| {
        json!({"row": row, "column": column, "head": head, "code": code,
            "message_key": format!("error.desk.row.{code}")})
    };
    let place = json!({"row": 5, "code": "no-place", "message_key": "error.desk.row.no-place"});
    let expected = json!([
        problem(2, 1, "编号", "unknown-place"),
        problem(3, 2, "电话", "mobile"),
        place,
    ]);
    assert_eq!((&shown["problems"], &shown["rows"]), (&expected, &json!(3)));
    let none = sent(&desk, &editor, &confirm(&shown), list.as_bytes()).await;
    assert_eq!(none, (200, json!({"places": 0, "facts": 0})));
}

#[tokio::test]
async fn what_is_no_list_is_refused_with_its_row_and_column() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let gb18030: &[u8] = b"\xb1\xe0\xba\xc5,\xb5\xe7\xbb\xb0\ndemo-1,0736-4211111\n";
    let (status, shown) = sent(&desk, &editor, UPLOAD, gb18030).await;
    assert_eq!(
        (status, shown["changes"].as_array().map(Vec::len)),
        (200, Some(1))
    );
    for (file, field, code) in [
        (&b""[..], "file", "empty"),
        (b"%PDF-1.7", "file", "not-a-table"),
        (b"PK\x03\x04damaged", "file", "damaged"),
        ("编号,电话\n\"a,b\n".as_bytes(), "file:2:1", "quotes"),
        (b"a,b\n\xff\xff,c\n", "file:2", "encoding"),
        (b"a,b\n1,2\n", "file:1", "heads"),
        ("编号\n1\n".as_bytes(), "file:1", "heads"),
    ] {
        let (status, envelope) = sent(&desk, &editor, UPLOAD, file).await;
        let problem = &envelope["fields"][0];
        assert_eq!(
            (status, &problem["field"], &problem["code"]),
            (422, &json!(field), &json!(code))
        );
        assert_eq!(problem["message_key"], format!("error.desk.file.{code}"));
    }
    let large = vec![b'a'; (1 << 20) + 1];
    assert_eq!(sent(&desk, &editor, UPLOAD, &large).await.0, 413);
    let form = send(&desk, &editor, UPLOAD, "text/plain", LIST.into()).await;
    assert_eq!(form.status(), 415);
    for path in ["/confirm", "/confirm?preview=x", "/confirm?more=1"] {
        let path = format!("{UPLOAD}{path}");
        assert_eq!(
            sent(&desk, &editor, &path, LIST.as_bytes()).await.0,
            400,
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_template_lists_the_places_and_says_nothing_of_them() {
    let desk = Desk::start().await;
    let editor = desk.member("demo.editor", "editor", &[]).await;
    let template = desk
        .get(&editor, "/api/v1/desk/upload/template")
        .send()
        .await
        .unwrap();
    assert_eq!(
        template.headers()["content-type"],
        "text/csv; charset=utf-8; header=present"
    );
    let template = template.text().await.unwrap();
    assert!(
        template.starts_with("\u{feff}\"编号\",\"名称\",\"电话\",\"开放时间\""),
        "{template}"
    );
    let (status, shown) = sent(&desk, &editor, UPLOAD, template.as_bytes()).await;
    let rows = template.lines().count() - 1;
    assert!(
        template.contains("\r\n\"demo-1\",\"演示食堂\",\"\","),
        "{template}"
    );
    assert_eq!(
        (status, &shown["rows"], &shown["unchanged"]),
        (200, &json!(rows), &json!(rows))
    );
    assert_eq!(
        (&shown["ignored"], &shown["problems"], &shown["changes"]),
        (&json!([]), &json!([]), &json!([]))
    );
}
