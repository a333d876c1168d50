//! Role × route × object over every route of the desk. The routes come from the document, which is held against the
//! router (`contract`): a route without a row here fails.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::{CLOSED, request};

const TOWN: &str = "999901001";
const RECORD: &str = "00000001-0000-4000-8000-000000000000";
const LOAN: &str = "00000001-0000-4000-8000-0000000000a1";
const PERSON: &str = "00000001-0000-4000-8000-0000000000b1";

/// Who asks. The objects are in the town of [`Who::Clerk`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Nobody,
    Clerk,
    /// A clerk of another town of the city.
    FarClerk,
    Editor,
    Head,
    /// A head of another city.
    FarHead,
    System,
    FarSystem,
}

use Who::{Clerk, Editor, FarClerk, FarHead, FarSystem, Head, Nobody, System};

/// What the answer is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// One object of the town: strangers of the right role get 404.
    Object,
    /// A list: whoever has the role gets their own part of it.
    List,
    /// Oneself, or nothing that is anybody's.
    Self_,
}

struct Row {
    method: &'static str,
    path: &'static str,
    /// Who may, with the objects as they are.
    may: &'static [Who],
    about: About,
    body: fn() -> Value,
}

fn nothing() -> Value {
    Value::Null
}

const EVERYBODY: &[Who] = &[
    Nobody, Clerk, FarClerk, Editor, Head, FarHead, System, FarSystem,
];
const STAFF: &[Who] = &[Clerk, FarClerk, Editor, Head, FarHead];
const CLERKS: &[Who] = &[Clerk, FarClerk, Head, FarHead];
const HERE: &[Who] = &[Clerk, Head];
/// What is made anew is made in one's own city, where the demonstration has a town of the same code.
const MAKERS: &[Who] = &[Clerk, Head, FarHead];
/// Places are those of one's own city, and the demonstration has the same in each.
const EDITORS: &[Who] = &[Editor, Head, FarHead];
const SYSTEMS: &[Who] = &[System, FarSystem];

/// The matrix. Bodies are good enough to pass authorisation; several are refused afterwards.
fn rows() -> Vec<Row> {
    let row = |method, path, may, about, body| Row {
        method,
        path,
        may,
        about,
        body,
    };
    vec![
        row(
            "post",
            "sign-in",
            EVERYBODY,
            About::Self_,
            || json!({"login": "demo", "password": ""}),
        ),
        row("get", "session", STAFF, About::Self_, nothing),
        row("get", "system", SYSTEMS, About::Self_, nothing),
        row(
            "post",
            "password",
            STAFF,
            About::Self_,
            || json!({"old": "", "new": "short"}),
        ),
        row("get", "colleagues", CLERKS, About::List, nothing),
        row("get", "list", CLERKS, About::List, nothing),
        row("post", "export", CLERKS, About::List, || json!({})),
        row("get", "requests", SYSTEMS, About::List, nothing),
        row("get", "requests/{id}", HERE, About::Object, nothing),
        row(
            "post",
            "requests/{id}/assign",
            HERE,
            About::Object,
            || json!({"to": "nobody"}),
        ),
        row(
            "post",
            "requests/{id}/note",
            HERE,
            About::Object,
            || json!({"note": ""}),
        ),
        row(
            "post",
            "requests/{id}/answer",
            HERE,
            About::Object,
            || json!({"outcome": ""}),
        ),
        row(
            "post",
            "requests/{id}/state",
            &[System],
            About::Object,
            || json!({"key": "", "state": ""}),
        ),
        row(
            "get",
            "counts",
            &[Head, FarHead, System, FarSystem],
            About::List,
            nothing,
        ),
        row("get", "loans", CLERKS, About::List, nothing),
        row("post", "loans", MAKERS, About::Object, || loan("")),
        row(
            "post",
            "loans/{id}/back",
            HERE,
            About::Object,
            || json!({"back": ""}),
        ),
        row("get", "visits", CLERKS, About::List, nothing),
        row("post", "visits", MAKERS, About::Object, || person("")),
        row(
            "post",
            "visits/{id}/visit",
            HERE,
            About::Object,
            || json!({"visited_on": ""}),
        ),
        row(
            "post",
            "visits/{id}/remove",
            HERE,
            About::Object,
            || json!({"with_visits": false}),
        ),
        row("get", "places/{id}", EDITORS, About::Object, nothing),
        row(
            "post",
            "places/{id}/edit",
            EDITORS,
            About::Object,
            || json!({"edits": []}),
        ),
        // The last row: it ends the sessions.
        row(
            "post",
            "sign-out",
            STAFF,
            About::Self_,
            || json!({"everywhere": false}),
        ),
    ]
}

fn loan(id: &str) -> Value {
    json!({"loan_id": id, "town": TOWN, "item": "演示", "borrower": "演示", "from": "2026-11-20", "due": "2026-11-23"})
}

fn person(id: &str) -> Value {
    json!({"person_id": id, "town": TOWN, "name": "演示"})
}

impl Who {
    const ALL: [Self; 8] = [
        Nobody, Clerk, FarClerk, Editor, Head, FarHead, System, FarSystem,
    ];
}

/// Everybody, with what they show.
async fn people(desk: &Desk) -> BTreeMap<Who, (&'static str, String)> {
    let mut people = BTreeMap::from([(Nobody, ("x-nothing", String::new()))]);
    let cookie = |session: Session| ("cookie", session.cookie);
    people.insert(
        Clerk,
        cookie(desk.member("demo.clerk", "clerk", &[TOWN]).await),
    );
    let far = desk.member("demo.far", "clerk", &["999901002"]).await;
    people.insert(FarClerk, cookie(far));
    people.insert(
        Editor,
        cookie(desk.member("demo.editor", "editor", &[]).await),
    );
    people.insert(Head, cookie(desk.member("demo.head", "head", &[]).await));
    let password = desk.account_in(CLOSED, "demo.far-head", "head", &[]).await;
    people.insert(
        FarHead,
        cookie(desk.sign_in("demo.far-head", &password).await),
    );
    for (who, login, city) in [
        (System, "demo.system", crate::support::OPEN),
        (FarSystem, "demo.far-system", CLOSED),
    ] {
        let token = desk.token(login, city).await;
        people.insert(who, ("authorization", format!("Bearer {token}")));
    }
    people
}

/// The status that somebody must get: 401 without having proven anything, 403 for a role that may do it nowhere,
/// 404 for a stranger's object. Whoever may gets anything else.
fn expected(row: &Row, who: Who) -> Option<u16> {
    if row.may.contains(&who) {
        return None;
    }
    let of_staff = row.may.iter().any(|who| STAFF.contains(who));
    let of_systems = row.may.iter().any(|who| SYSTEMS.contains(who));
    let proven = of_staff && STAFF.contains(&who) || of_systems && SYSTEMS.contains(&who);
    if !proven {
        return Some(401);
    }
    let same_role = |other: &Who| {
        matches!(
            (who, other),
            (FarClerk, Clerk) | (FarHead, Head) | (FarSystem, System)
        )
    };
    let stranger = row.about == About::Object && row.may.iter().any(same_role);
    Some(if stranger { 404 } else { 403 })
}

fn path_of(row: &Row) -> String {
    let id = match row.path.split('/').next() {
        Some("loans") => LOAN,
        Some("visits") => PERSON,
        Some("places") => "demo-1",
        _ => RECORD,
    };
    format!("/api/v1/desk/{}", row.path.replace("{id}", id))
}

#[tokio::test]
async fn every_role_gets_from_every_route_what_the_table_says() {
    let desk = Desk::start().await;
    desk.server.send(request(1).to_string()).await;
    let people = people(&desk).await;
    let clerk = Session {
        cookie: people[&Clerk].1.clone(),
    };
    assert_eq!(
        desk.send(&clerk, "/api/v1/desk/loans", &loan(LOAN)).await.0,
        204
    );
    assert_eq!(
        desk.send(&clerk, "/api/v1/desk/visits", &person(PERSON))
            .await
            .0,
        204
    );
    let mut wrong = Vec::new();
    let mut tried = 0;
    for row in rows() {
        for who in Who::ALL {
            let (header, value) = &people[&who];
            let url = path_of(&row);
            let request = match row.method {
                "get" => desk.server.get(&url),
                _ => desk.server.post(&url).json(&(row.body)()),
            };
            let response = request.header(*header, value).send().await.unwrap();
            let (status, text) = (response.status().as_u16(), response.text().await.unwrap());
            tried += 1;
            let fits = match expected(&row, who) {
                Some(expected) => status == expected,
                None => {
                    row.path == "sign-in"
                        || row.path == "password"
                        || ![401, 403, 404].contains(&status)
                }
            };
            if !fits || status >= 500 {
                wrong.push(format!(
                    "{} {} {who:?}: {status} {text}",
                    row.method, row.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(tried, rows().len() * Who::ALL.len());
}

#[tokio::test]
async fn the_matrix_has_a_row_for_every_route_of_the_desk_and_no_other() {
    let desk = Desk::start().await;
    let reply = desk
        .server
        .get("/api/v1/openapi.json")
        .send()
        .await
        .unwrap();
    let document: Value = reply.json().await.unwrap();
    let mut described = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let Some(path) = path.strip_prefix("/api/v1/desk/") else {
            continue;
        };
        for (method, operation) in item.as_object().unwrap() {
            described.push(format!("{method} {path}"));
            let open = path == "sign-in" || path.starts_with("invitation");
            let proven = operation["security"]
                .as_array()
                .is_some_and(|keys| !keys.is_empty());
            assert_eq!(proven, !open, "{method} {path}: security in the document");
        }
    }
    let mut known: Vec<String> = rows()
        .iter()
        .map(|row| format!("{} {}", row.method, row.path))
        .collect();
    described.sort();
    known.sort();
    assert_eq!(described, known);
}

/// Roles cannot be widened by what is sent: unknown members are refused everywhere.
#[tokio::test]
async fn no_body_takes_a_member_that_is_not_described() {
    let desk = Desk::start().await;
    desk.server.send(request(1).to_string()).await;
    let people = people(&desk).await;
    for row in rows().iter().filter(|row| row.method == "post") {
        let who = [Head, System].into_iter().find(|who| row.may.contains(who));
        let (header, value) = &people[&who.unwrap()];
        let mut body = (row.body)();
        body["role"] = json!("head");
        let id = match row.path.split('/').next() {
            // Nothing is there under these ids, so only the objects that exist come to their body.
            Some("loans" | "visits") if row.path.contains("{id}") => continue,
            _ => path_of(row),
        };
        let post = desk.server.post(&id).header(*header, value).json(&body);
        let reply: Value = post.send().await.unwrap().json().await.unwrap();
        assert_eq!(reply["code"], "body.shape", "{}", row.path);
    }
}
