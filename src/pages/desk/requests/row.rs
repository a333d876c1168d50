//! The rows. On a phone each becomes a card; the roles stay those of a table.

use eldercare_api::v1::desk::ListedRequest;
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::route::AtDesk;
use crate::state::desk::words::{self, Due};
use crate::state::desk::worklist::{Worklist, link_id};
use crate::state::desk::{Desk, use_desk};
use crate::state::divisions::use_divisions;
use crate::state::now::use_now;
use crate::state::request::words::wished;

/// Keys of the heads of the columns.
const HEADS: [&str; 7] = [
    "desk.column.state",
    "desk.column.service",
    "desk.column.elder",
    "desk.column.place",
    "desk.column.wished",
    "desk.column.received",
    "desk.column.charge",
];

/// The table. A row stays the same element while nothing of it changes, so that what has the focus keeps it when the
/// list refreshes itself.
pub fn table(list: Worklist) -> AnyView {
    let heads = HEADS.map(|key| view! { <th role="columnheader" scope="col">{t(key)}</th> });
    let requests = move || {
        list.rows()
            .map(|rows| rows.requests.clone())
            .unwrap_or_default()
    };
    view! {
        <table class="desk-table" role="table">
            <thead role="rowgroup">
                <tr role="row">{heads.collect_view()}<th role="columnheader" scope="col"><span class="visually-hidden">{t("desk.open")}</span></th></tr>
            </thead>
            <tbody role="rowgroup"><For each=requests key=written let:request>{row(&request)}</For></tbody>
        </table>
    }
    .into_any()
}

/// Everything of a row that may change, and its id.
fn written(request: &ListedRequest) -> [Option<String>; 7] {
    [
        Some(request.record_id.clone()),
        Some(request.state.clone()),
        Some(request.state_since.clone()),
        request.due.clone(),
        request.overdue_days.map(|days| days.to_string()),
        request.reason.clone(),
        request.assigned_to.clone(),
    ]
}

fn row(request: &ListedRequest) -> impl IntoView + use<> {
    let desk = use_desk();
    let path = AtDesk::Request(request.record_id.clone()).path();
    let service = t_of("service", &request.service);
    let open = t_with(
        "desk.open.which",
        &[("service", service), ("name", &request.elder_name)],
    );
    let wished = wished(&request.wished_time).unwrap_or_default();
    let place = place(request);
    let charge = charge(desk, request.assigned_to.clone());
    view! {
        <tr role="row" data-state=request.state.clone()>
            <td role="cell" class="desk-tags">{standing(request)}</td>
            <td role="cell"><strong>{service}</strong></td>
            <td role="cell">
                <span class="desk-name-cell">{request.elder_name.clone()}</span>
                <span class="desk-phone">{request.phone.clone()}</span>
            </td>
            <td role="cell">{place}</td>
            <td role="cell" data-label=t("desk.column.wished")>{wished}</td>
            <td role="cell" class="desk-when" data-label=t("desk.column.received")>{words::moment(&request.received_at)}</td>
            <td role="cell" data-label=t("desk.column.charge")>{charge}</td>
            <td role="cell"><a id=link_id(&request.record_id) class="button button-quiet" href=path aria-label=open>{t("desk.open")}</a></td>
        </tr>
    }
}

/// State and since when, by when, why it came back, and whether one should call first.
fn standing(request: &ListedRequest) -> impl IntoView + use<> {
    let today = use_now().minute_untracked().day();
    let due = Due::of(request.due.as_deref(), request.overdue_days, today);
    let tone = due.tone();
    let due = due
        .words()
        .map(|words| view! { <span class=tone>{words.to_owned()}</span> });
    let reason = request.reason.as_deref().map(|why| {
        view! { <span class="desk-reason">{t_of("desk.reason", why)}</span> }
    });
    let caution = request
        .caution
        .is_some()
        .then(|| view! { <span class="tag tag-demo">{t("desk.call-back")}</span> });
    let state = request.state.clone();
    let state_words = t_of("desk.state", &state);
    // Since when it waits for somebody stands in a column of its own.
    let since = (state != "received").then(|| {
        let time = words::moment(&request.state_since);
        let since = t_with("desk.request.since", &[("time", &time)]);
        view! { <span class="desk-since">{since}</span> }
    });
    view! {
        <span class="desk-state" data-state=state>{state_words}</span>
        {since}
        {due}
        {reason}
        {caution}
    }
}

fn place(request: &ListedRequest) -> impl Fn() -> String + Send + use<> {
    let (town, village) = (request.town.clone(), request.village.clone());
    let divisions = use_divisions();
    move || words::place(&town, village.as_deref(), divisions.get().ready())
}

/// Who is in charge.
fn charge(desk: Desk, login: Option<String>) -> impl Fn() -> String + Send {
    move || match &login {
        None => t("desk.nobody").to_owned(),
        Some(login) if desk.me().is_some_and(|me| me.login == *login) => t("desk.me").to_owned(),
        Some(login) => desk.staff().name(login),
    }
}
