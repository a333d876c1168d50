//! The next steps, each a button away.

use eldercare_fhir::{Bundle, Words};
use leptos::prelude::*;

use super::result::Outcome;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::platform::{dom, download};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::prefs::use_prefs;

/// What a family does with a result, in its order: the plan, what the city gives, a sheet to take along.
pub fn next_card() -> impl IntoView {
    let steps = [
        (Route::Plan, "plan"),
        (Route::Rights, "rights"),
        (Route::Sheet, "sheet"),
    ];
    let steps = steps.map(|(route, step)| {
        view! {
            <li class="check-step" data-own=(step == "sheet").then_some("")>
                <a href=route.path()>{t_of("check.step", step)}</a>
                <span>{t_of("check.step.why", step)}</span>
            </li>
        }
    });
    view! {
        <section class="card check-next">
            <h2>{t("check.next.title")}</h2>
            <ol class="check-steps">{steps.collect_view()}</ol>
        </section>
    }
}

/// What else can be done with it: asking, looking, printing, handing on.
pub fn ways_card(outcome: Outcome) -> impl IntoView {
    view! {
        <section class="card check-next">
            <h2>{t("check.more.title")}</h2>
            {requests()}
            <a class="button button-big" href=Route::Map.path()>
                {icon(Icon::Pin)}
                <span>{t("check.next.places")}</span>
            </a>
            <button data-own class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}
                <span>{t("check.next.paper")}</span>
            </button>
            {export_button(outcome)}
        </section>
    }
}

/// Questions and answers as a file that hospitals' software reads; it is made here, on the device.
fn export_button(outcome: Outcome) -> impl IntoView {
    let refused = RwSignal::new(false);
    let save = move |_| {
        refused.set(!download::offer(
            "self-check.fhir.json",
            "application/fhir+json",
            &fhir_text(&outcome),
        ));
    };
    view! {
        <button data-own class="button button-big" on:click=save>
            {icon(Icon::Copy)}
            <span>{t("check.export")}</span>
        </button>
        <p data-own class="check-note">{t("check.export.what")}</p>
        <div role="alert">
            {move || refused.get().then(|| view! { <p class="field-error">{t("check.export.refused")}</p> })}
        </div>
    }
}

fn fhir_text(outcome: &Outcome) -> String {
    let text = |key: &str| t(key).to_owned();
    let words = Words {
        language: use_prefs().language.get_untracked().tag(),
        unsure: t("check.unsure"),
        total: t("check.fhir.total"),
        level: t("check.fhir.level"),
        text: &text,
    };
    let session = &outcome.session;
    let day = (!session.updated.is_empty()).then_some(session.updated.as_str());
    let bundle = Bundle::of(outcome.instrument, &session.answers, day, &words);
    // Only strings and small numbers: writing them cannot fail.
    serde_json::to_string_pretty(&bundle).unwrap_or_default()
}

/// The two ways into a request, or a word that this city takes none here.
fn requests() -> impl IntoView {
    let atlas = use_atlas();
    let path = Route::Request.path();
    move || match atlas.city().filter(|city| !city.requests) {
        Some(city) => {
            let name = atlas.city_name().unwrap_or(city.id);
            view! { <p>{t_with("check.next.no-requests", &[("city", &name)])}</p> }.into_any()
        }
        None => view! {
            <a class="button button-big" href=format!("{path}?service=assessment")>
                {icon(Icon::Request)}
                <span>{t("check.next.assessment")}</span>
            </a>
            <a class="button button-big" href=format!("{path}?with=check")>
                {icon(Icon::Check)}
                <span>{t("check.next.attach")}</span>
            </a>
        }
        .into_any(),
    }
}
