//! Telling what is not true about a place: it was closed, or a fact is wrong. One decision a screen.

mod closed;
mod outcome;
mod wrong;

use eldercare_places::Facility;
use eldercare_requests::report::{Fact as Reported, ReportDraft, ReportError, ReportField};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::components::problems::LoadFailed;
use crate::components::waiting_reports::WaitingReports;
use crate::i18n::t;
use crate::pages::place::{loading, missing, setting_of};
use crate::platform::dom;
use crate::route::{Later, Route};
use crate::state::atlas::use_atlas;
use crate::state::config::use_config;
use crate::state::load::Load;
use crate::state::location::use_location;
use crate::state::map_view::use_map_view;
use crate::state::place_facts::facts_of;
use crate::state::reports::{Reports, Sending, check, reportable_of};
use crate::state::request::facts::PageCity;

use outcome::outcome;

/// What one path shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Closed,
    WhatIsWrong,
    Wrong(Reported),
    Unknown,
}

impl Screen {
    fn of(report: &str, fact: Option<&str>) -> Screen {
        match (report, fact.map(Reported::from_id)) {
            ("closed", None) => Screen::Closed,
            ("wrong", None) => Screen::WhatIsWrong,
            ("wrong", Some(Some(fact))) => Screen::Wrong(fact),
            _ => Screen::Unknown,
        }
    }
}

/// A report that is being filled in.
#[derive(Clone, Copy)]
struct Form {
    reports: Reports,
    draft: RwSignal<ReportDraft>,
    errors: RwSignal<Vec<ReportError>>,
}

/// All pages under `/place/:id/closed` and `/place/:id/wrong`.
#[component]
pub fn ReportPage() -> impl IntoView {
    let parts = use_location().parts_of(Later::Report);
    let map = use_map_view();
    let asked = Memo::new(move |_| {
        parts.with(|parts| {
            let part = |at| parts.get(at).map_or("", String::as_str);
            let fact = parts.get(3).map(String::as_str);
            (part(1).to_owned(), Screen::of(part(2), fact))
        })
    });
    move || {
        let (id, screen) = asked.get();
        if screen == Screen::Unknown {
            return crate::pages::not_found::NotFoundPage().into_any();
        }
        match map.facility(&id) {
            Load::Loading => loading().into_any(),
            Load::Failed(problem) => view! {
                <main id="main" class="page"><LoadFailed problem /></main>
            }
            .into_any(),
            Load::Ready(None) => missing(&id).into_any(),
            Load::Ready(Some(place)) => page(place, screen),
        }
    }
}

fn page(place: Facility, screen: Screen) -> AnyView {
    let form = Form {
        reports: Reports::begun(),
        draft: RwSignal::new(ReportDraft::default()),
        errors: RwSignal::new(Vec::new()),
    };
    let facts = facts_of(&place, &setting_of(&place));
    let kind = crate::i18n::t_of("kind", place.kind.id());
    let all = reportable_of(&place.name, kind, &facts);
    let (title, back) = match screen {
        Screen::Closed => (t("report.closed.title"), use_atlas().place_path(&place.id)),
        Screen::WhatIsWrong => (t("report.wrong.title"), use_atlas().place_path(&place.id)),
        Screen::Wrong(fact) => (
            t(wrong::title(fact)),
            Route::Report(place.id.clone(), "wrong".to_owned()).path(),
        ),
        Screen::Unknown => (
            t("report.right.title"),
            Route::Report(place.id.clone(), "wrong".to_owned()).path(),
        ),
    };
    // Being under way must not make the form anew: what was typed stays in it.
    let over = Memo::new(move |_| match form.reports.sending.get() {
        Sending::Editing | Sending::Underway => None,
        over => Some(over),
    });
    let inner = move || match (over.get(), screen) {
        (Some(sending), _) => outcome(&sending, &place.id).into_any(),
        (None, Screen::Closed) => closed::closed(form, &place).into_any(),
        (None, Screen::Wrong(fact)) => wrong::right(form, &place, fact, &all).into_any(),
        (None, _) => wrong::what(&place, &all).into_any(),
    };
    view! {
        <main id="main" class="page report">
            <PageHead title=title.to_owned() back />
            {inner}
            <WaitingReports reports=form.reports />
        </main>
    }
    .into_any()
}

/// The problem of a field in words, if it has one.
fn error_of(form: Form, field: ReportField) -> Signal<Option<String>> {
    Signal::derive(move || {
        form.errors.with(|errors| {
            let found = errors.iter().find(|error| error.field == field)?;
            Some(t(&found.message_key()).to_owned())
        })
    })
}

/// The button that checks and sends; a problem takes the focus to its field.
fn send_button(
    form: Form,
    place: &Facility,
    field: ReportField,
    focus: &'static str,
) -> impl IntoView + use<> {
    let place = place.name.clone();
    let city = use_atlas().city();
    let base = use_config().api;
    let busy = move || form.reports.sending.get() == Sending::Underway;
    let send = move |_| {
        let Some(city) = city.clone() else { return };
        let city = PageCity {
            city,
            divisions: None,
        };
        match form.draft.with_untracked(|draft| check(draft, &city)) {
            Ok(report) => {
                form.errors.set(Vec::new());
                spawn_local(form.reports.send(report, place.clone(), base.clone()));
            }
            Err(problems) => {
                form.errors.set(problems);
                dom::focus_soon(focus);
            }
        }
    };
    // What is no field of this screen has its problem told at the button.
    let other = move || {
        let errors = form.errors.get();
        let other = errors.into_iter().find(|error| error.field != field)?;
        Some(view! { <p class="field-error">{t(&other.message_key())}</p> })
    };
    view! {
        {other}
        <p class="field-hint">{t("report.no-name")}</p>
        <button type="button" class="button button-main button-big" aria-busy=move || busy().to_string()
            aria-disabled=move || busy().then_some("true") on:click=send>
            {icon(Icon::Request)}
            <span>{move || t(if busy() { "report.sending" } else { "report.send" })}</span>
        </button>
    }
}
