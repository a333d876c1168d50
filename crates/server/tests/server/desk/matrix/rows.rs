//! The table: every route of the desk, who may call it, and what it is about.

use serde_json::{Value, json};

pub(super) const TOWN: &str = "999901001";
pub(super) const RECORD: &str = "00000001-0000-4000-8000-000000000000";
pub(super) const LOAN: &str = "00000001-0000-4000-8000-0000000000a1";
/// The id of `closed(1)`.
pub(super) const REPORT: &str = "00000001-0000-4000-8000-0000000000c1";
pub(super) const PERSON: &str = "00000001-0000-4000-8000-0000000000b1";
pub(super) const DEVICE: &str = "00000001-0000-4000-8000-0000000000d1";
pub(super) const FAR_DEVICE: &str = "00000002-0000-4000-8000-0000000000d1";

/// Who asks. The objects are in the town of [`Who::Clerk`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Nobody,
    Clerk,
    /// A clerk of another town of the city.
    FarClerk,
    Editor,
    /// An editor of another city.
    FarEditor,
    Head,
    /// A head of another city.
    FarHead,
    System,
    FarSystem,
    /// A place with its link.
    Place,
    /// The device of [`Who::Clerk`] in the villages.
    Device,
    /// That of [`Who::FarClerk`].
    FarDevice,
}

use Who::{
    Clerk, Device, Editor, FarClerk, FarDevice, FarEditor, FarHead, FarSystem, Head, Nobody, Place,
    System,
};

/// What the answer is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// One object of the town: strangers of the right role get 404.
    Object,
    /// A list: whoever has the role gets their own part of it.
    List,
    /// Oneself, or nothing that is anybody's.
    Self_,
}

pub(super) struct Row {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    /// Who may, with the objects as they are.
    pub(super) may: &'static [Who],
    pub(super) about: About,
    pub(super) body: fn() -> Value,
}

pub(super) fn nothing() -> Value {
    Value::Null
}

pub(super) const EVERYBODY: &[Who] = &[
    Nobody, Clerk, FarClerk, Editor, FarEditor, Head, FarHead, System, FarSystem, Place, Device,
    FarDevice,
];
pub(super) const STAFF: &[Who] = &[Clerk, FarClerk, Editor, FarEditor, Head, FarHead];
pub(super) const CLERKS: &[Who] = &[Clerk, FarClerk, Head, FarHead];
pub(super) const HERE: &[Who] = &[Clerk, Head];
/// What is made anew is made in one's own city, where the demonstration has a town of the same code.
pub(super) const MAKERS: &[Who] = &[Clerk, Head, FarHead];
/// Places are those of one's own city, and the demonstration has the same in each.
pub(super) const EDITORS: &[Who] = &[Editor, FarEditor, Head, FarHead];
/// What was reported, is about a place of one city.
pub(super) const SETTLERS: &[Who] = &[Editor, Head];
pub(super) const SYSTEMS: &[Who] = &[System, FarSystem];
pub(super) const PLACES: &[Who] = &[Place];
pub(super) const DEVICES: &[Who] = &[Device, FarDevice];

const OUTREACH_DAY: &str = "/api/v1/outreach/day";

/// The matrix; a path that begins with a slash lies beside the desk. Bodies are good enough to pass authorisation; several are refused afterwards.
pub(super) fn rows() -> Vec<Row> {
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
            "requests/{id}/identity",
            HERE,
            About::Object,
            || json!({}),
        ),
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
        row(
            "post",
            "counts/export",
            &[Head, FarHead],
            About::List,
            || json!({"month": "2026-10"}),
        ),
        row("get", "loans", CLERKS, About::List, nothing),
        row("post", "loans/export", CLERKS, About::List, || json!({})),
        row("post", "loans", MAKERS, About::Object, || loan("")),
        row(
            "post",
            "loans/{id}/back",
            HERE,
            About::Object,
            || json!({"back": ""}),
        ),
        row(
            "post",
            "loans/{id}/not-back",
            HERE,
            About::Object,
            || json!({"back": ""}),
        ),
        row(
            "post",
            "loans/{id}/remove",
            HERE,
            About::Object,
            || json!({"by_mistake": false}),
        ),
        row("get", "visits", CLERKS, About::List, nothing),
        row("get", "visits/{id}", HERE, About::Object, nothing),
        row("post", "visits/export", CLERKS, About::List, || json!({})),
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
            "visits/{id}/not-visited",
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
        row("get", OUTREACH_DAY, DEVICES, About::List, nothing),
        row(
            "post",
            "/api/v1/outreach/people",
            &[Device],
            About::Object,
            || person(""),
        ),
        row(
            "post",
            "/api/v1/outreach/visits/{id}/visit",
            &[Device],
            About::Object,
            || json!({"visited_on": ""}),
        ),
        row("get", "devices", CLERKS, About::List, nothing),
        row(
            "post",
            "devices",
            CLERKS,
            About::List,
            || json!({"device_id": "", "label": "演示"}),
        ),
        // Behind those of the device: it ends it.
        row("post", "devices/{id}/revoke", HERE, About::Object, || {
            json!({})
        }),
        row("get", "places/{id}", EDITORS, About::Object, nothing),
        row(
            "post",
            "places/{id}/edit",
            EDITORS,
            About::Object,
            || json!({"edits": []}),
        ),
        row(
            "post",
            "places/{id}/undo",
            EDITORS,
            About::Object,
            || json!({"number": "first"}),
        ),
        row("get", "reports", EDITORS, About::List, nothing),
        row(
            "post",
            "reports/{id}/settle",
            SETTLERS,
            About::Object,
            || json!({"verdict": ""}),
        ),
        row("post", "upload", EDITORS, About::List, || json!({})),
        row("post", "upload/confirm", EDITORS, About::List, || json!({})),
        row("get", "upload/template", EDITORS, About::List, nothing),
        row("get", "invitation", PLACES, About::Self_, nothing),
        row(
            "post",
            "invitation/confirm",
            PLACES,
            About::Self_,
            || json!({"edits": [{}]}),
        ),
        // Behind those of the link: it makes another.
        row("post", "places/{id}/invite", EDITORS, About::Object, || {
            json!({})
        }),
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

pub(super) fn loan(id: &str) -> Value {
    json!({"loan_id": id, "town": TOWN, "item": "演示", "borrower": "演示", "from": "2026-11-20", "due": "2026-11-23"})
}

pub(super) fn person(id: &str) -> Value {
    json!({"person_id": id, "town": TOWN, "name": "演示"})
}

impl Who {
    pub(super) const ALL: [Self; 12] = [
        Nobody, Clerk, FarClerk, Editor, FarEditor, Head, FarHead, System, FarSystem, Place,
        Device, FarDevice,
    ];
}
