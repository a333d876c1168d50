//! What the person sent. It is shown as text, whatever it looks like.

use std::sync::Arc;

use eldercare_api::v1::desk::{AttachedSelfCheck, OpenedRequest, WholeRequest};
use leptos::prelude::*;

use super::identity::identity;
use crate::components::call::call_button;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::desk::opened::Case;
use crate::state::desk::words;
use crate::state::divisions::use_divisions;
use crate::state::request::words as request_words;

/// The card with everything.
pub fn sent(case: Case, opened: &Arc<OpenedRequest>) -> impl IntoView + use<> {
    let request = &opened.request;
    view! {
        <section class="card">
            <h2>{t("desk.request.sent")}</h2>
            <dl class="facts">
                {person(request)}
                {identity(case, opened)}
                {wish(request)}
                {facility(request)}
            </dl>
            <p class="desk-soft screen-only">{t("desk.request.logged")}</p>
        </section>
    }
}

/// Who it is, and where.
fn person(request: &WholeRequest) -> impl IntoView + use<> {
    let call = t_with("desk.request.call", &[("number", &request.phone)]);
    // Who took the request back is not to be called any more.
    let call = (request.state != "withdrawn")
        .then(|| call_button(call, &request.phone, "button button-quiet desk-call"));
    view! {
        <dt>{t("desk.field.name")}</dt>
        <dd class="desk-elder">{request.elder_name.clone()}</dd>
        <dt>{t("desk.field.phone")}</dt>
        <dd>
            <span class="desk-number">{request.phone.clone()}</span>
            " "
            {t_of("request.owner", &request.phone_owner)}
            " "
            {call}
        </dd>
        <dt>{t("desk.field.place")}</dt>
        <dd>{place(request)}</dd>
    }
}

/// What is asked for.
fn wish(request: &WholeRequest) -> impl IntoView + use<> {
    let of = |family: &str, id: &str| Some(t_of(family, id).to_owned());
    let rows = [
        ("desk.field.service", of("service", &request.service)),
        ("desk.field.for", of("request.for", &request.for_whom)),
        (
            "desk.field.wished",
            request_words::wished(&request.wished_time),
        ),
        ("desk.field.note", request.note.clone()),
        (
            "desk.field.received",
            Some(words::moment(&request.received_at)),
        ),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(key, value)| Some(row(key, value?)));
    rows.collect_view()
}

fn row(key: &'static str, value: String) -> impl IntoView {
    view! { <dt>{t(key)}</dt><dd class="desk-words">{value}</dd> }
}

fn place(request: &WholeRequest) -> impl Fn() -> String + Send + use<> {
    let (town, village, door) = (
        request.town.clone(),
        request.village.clone(),
        request.door.clone(),
    );
    let divisions = use_divisions();
    move || {
        let place = words::place(&town, village.as_deref(), divisions.get().ready());
        let door = door.iter().cloned();
        std::iter::once(place)
            .chain(door)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The place that it names; its page is the public one. Nobody taps on paper: there stands its number.
fn facility(request: &WholeRequest) -> Option<impl IntoView + use<>> {
    let id = request.facility.clone()?;
    let path = [
        Route::Place(id.clone()).path(),
        "?city=".to_owned(),
        request.city.clone(),
    ]
    .concat();
    Some(
        view! { <dt>{t("desk.field.facility")}</dt><dd><a class="desk-link screen-only" href=path target="_blank" rel="noopener">{t("desk.request.facility")}</a><span class="desk-only-paper">{id}</span></dd> },
    )
}

/// The self-check that goes with it: how much help is needed, from the best to the worst case.
pub fn attached(opened: &Arc<OpenedRequest>) -> Option<impl IntoView + use<>> {
    let check = opened.self_check.as_ref()?;
    Some(view! {
        <section class="card">
            <h2>{t("desk.check")}</h2>
            <p><strong>{levels(check)}</strong></p>
            <p class="desk-soft">{t("desk.check.body")}</p>
        </section>
    })
}

fn levels(check: &AttachedSelfCheck) -> String {
    let level = |level: i64| t_of("care-level", &level.to_string());
    let total = |low: i64, high: i64| {
        if low == high {
            low.to_string()
        } else {
            format!("{low}–{high}")
        }
    };
    let points = total(check.total_low, check.total_high);
    if check.level_best == check.level_worst {
        let values = [("level", level(check.level_best)), ("points", &points)];
        return t_with("desk.check.level", &values);
    }
    let values = [
        ("best", level(check.level_best)),
        ("worst", level(check.level_worst)),
        ("points", &points),
    ];
    t_with("desk.check.between", &values)
}
