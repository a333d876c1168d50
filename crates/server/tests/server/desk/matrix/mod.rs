//! Role × route × object over every route of the desk. The routes come from the document, which is held against the
//! router (`contract`): a route without a row here fails.

mod rows;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::support::{Desk, Session};
use crate::support::{CLOSED, closed, request};
use rows::Who::{
    Clerk, Device, Editor, FarClerk, FarDevice, FarEditor, FarHead, FarSystem, Head, Nobody, Place,
    System,
};
use rows::{
    About, DEVICE, DEVICES, FAR_DEVICE, LOAN, PERSON, RECORD, REPORT, Row, STAFF, SYSTEMS, TOWN,
    Who, loan, person, rows,
};

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
    for (who, login, role) in [
        (FarEditor, "demo.far-editor", "editor"),
        (FarHead, "demo.far-head", "head"),
    ] {
        let password = desk.account_in(CLOSED, login, role, &[]).await;
        people.insert(who, cookie(desk.sign_in(login, &password).await));
    }
    for (who, login, city) in [
        (System, "demo.system", crate::support::OPEN),
        (FarSystem, "demo.far-system", CLOSED),
    ] {
        let token = desk.token(login, city).await;
        people.insert(who, ("authorization", format!("Bearer {token}")));
    }
    let editor = Session {
        cookie: people[&Editor].1.clone(),
    };
    let token = desk.invite(&editor, "demo-1").await;
    people.insert(Place, ("authorization", format!("Bearer {token}")));
    for (who, owner, id) in [(Device, Clerk, DEVICE), (FarDevice, FarClerk, FAR_DEVICE)] {
        let owner = Session {
            cookie: people[&owner].1.clone(),
        };
        let token = desk.device(&owner, id).await;
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
    let of_devices = row.may.iter().any(|who| DEVICES.contains(who));
    let proven = of_staff && STAFF.contains(&who)
        || of_systems && SYSTEMS.contains(&who)
        || of_devices && DEVICES.contains(&who);
    // A link opens nothing but its own place.
    if !proven {
        return Some(401);
    }
    let same_role = |other: &Who| {
        matches!(
            (who, other),
            (FarClerk, Clerk)
                | (FarEditor, Editor)
                | (FarHead, Head)
                | (FarSystem, System)
                | (FarDevice, Device)
        )
    };
    let stranger = row.about == About::Object && row.may.iter().any(same_role);
    Some(if stranger { 404 } else { 403 })
}

fn path_of(row: &Row) -> String {
    if row.path.starts_with('/') {
        return row.path.replace("{id}", PERSON);
    }
    let id = match row.path.split('/').next() {
        Some("loans") => LOAN,
        Some("visits") => PERSON,
        Some("devices") => DEVICE,
        Some("places") => "demo-1",
        Some("reports") => REPORT,
        _ => RECORD,
    };
    format!("/api/v1/desk/{}", row.path.replace("{id}", id))
}

#[tokio::test]
async fn every_role_gets_from_every_route_what_the_table_says() {
    let desk = Desk::start().await;
    desk.server.send(request(1).to_string()).await;
    assert_eq!(desk.server.report(&closed(1)).await.status(), 201);
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
        let path = match path.strip_prefix("/api/v1/desk/") {
            Some(path) => path,
            None if path.starts_with("/api/v1/outreach/") => path,
            None => continue,
        };
        for (method, operation) in item.as_object().unwrap() {
            described.push(format!("{method} {path}"));
            let open = path == "sign-in";
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
    assert_eq!(desk.server.report(&closed(1)).await.status(), 201);
    let people = people(&desk).await;
    for row in rows().iter().filter(|row| row.method == "post") {
        let who = [Head, System, Place, Device]
            .into_iter()
            .find(|who| row.may.contains(who));
        let (header, value) = &people[&who.unwrap()];
        let mut body = (row.body)();
        body["role"] = json!("head");
        let id = match row.path.split('/').next() {
            // A file has no members.
            Some("upload") => continue,
            // Nothing is there under these ids, so only the objects that exist come to their body.
            Some("loans" | "visits" | "") if row.path.contains("{id}") => continue,
            _ => path_of(row),
        };
        let post = desk.server.post(&id).header(*header, value).json(&body);
        let reply: Value = post.send().await.unwrap().json().await.unwrap();
        assert_eq!(reply["code"], "body.shape", "{}", row.path);
    }
}
