//! "This fact is wrong": first which, then what is right, if that is known.

use eldercare_places::Facility;
use eldercare_requests::report::{Fact as Reported, ReportField, ReportKind};
use leptos::prelude::*;

use super::{Form, error_of, send_button};
use crate::components::field::{TextField, Typing};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::reports::{Reportable, draft, unsent};

/// Which fact: each is a link to the next screen.
pub fn what(place: &Facility, all: &[Reportable]) -> impl IntoView + use<> {
    let row = |item: &Reportable| {
        let href = Route::Report(place.id.clone(), format!("wrong/{}", item.fact.id())).path();
        let shown = item.shown.clone();
        view! {
            <li>
                <a class="choice" href=href>
                    <span class="choice-body">
                        <span class="choice-label">{t_of("report.fact", item.fact.id())}</span>
                        {shown.map(|shown| view! { <span class="choice-detail">{shown}</span> })}
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <p class="report-place">{place.name.clone()}</p>
        <ul class="choices">{all.iter().map(row).collect_view()}</ul>
    }
}

/// The key of the question.
pub fn title(fact: Reported) -> &'static str {
    match fact {
        Reported::Gone => "report.right.title.gone",
        Reported::Other => "report.right.title.other",
        _ => "report.right.title",
    }
}

/// What the page says of the fact now.
fn shown_now(fact: Reported, all: &[Reportable]) -> Option<String> {
    let item = all.iter().find(|item| item.fact == fact);
    match (item.and_then(|item| item.shown.as_deref()), fact) {
        (_, Reported::Gone | Reported::Other | Reported::Position) => None,
        (Some(shown), _) => Some(t_with("report.right.shown", &[("shown", shown)])),
        (None, _) => Some(t("report.right.none").to_owned()),
    }
}

/// What is right.
pub fn right(
    form: Form,
    place: &Facility,
    fact: Reported,
    all: &[Reportable],
) -> impl IntoView + use<> {
    let city = untrack(|| use_atlas().id()).unwrap_or_default();
    let mut report = draft(ReportKind::WrongFact, &city, &place.id);
    report.fact = Some(fact.id().to_owned());
    // A change of language makes the page anew; what was typed stays.
    let typed = unsent::typed(&report);
    report.right = (!typed.is_empty()).then(|| typed.clone());
    form.draft.set(report);
    let on_input = Callback::new(move |text: String| {
        form.draft.update(|draft| draft.right = Some(text));
        form.draft.with_untracked(unsent::keep);
    });
    let shown = shown_now(fact, all);
    let (label, hint) = match fact {
        Reported::Other => ("report.right.label.other", "report.right.hint.other"),
        Reported::Gone => ("report.right.label.gone", "report.right.hint.gone"),
        _ => ("report.right", "report.right.hint"),
    };
    view! {
        <p class="report-place">{place.name.clone()}</p>
        <section class="card">
            <h2>{t_of("report.fact", fact.id())}</h2>
            {shown.map(|shown| view! { <p>{shown}</p> })}
        </section>
        <TextField
            name="right"
            label=Signal::stored(t(label).to_owned())
            hint=t(hint).to_owned()
            typed
            error=error_of(form, ReportField::Right)
            on_input
            typing=Typing::Lines
        />
        {send_button(form, place, ReportField::Right, "field-right")}
    }
}
