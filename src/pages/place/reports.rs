//! What visitors reported lately, and the way to report something.

use eldercare_api::v1::FacilityClosed;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::config::use_config;
use crate::state::place_facts::age::date_in_words;
use crate::state::{doors, edits};

/// How many people stood before a closed door; silent while the server does not answer.
pub fn visits(id: &str) -> impl IntoView + use<> {
    let told = RwSignal::new(None::<(u16, FacilityClosed)>);
    let (base, data) = (use_config().api, use_city_data());
    let id = id.to_owned();
    if let Some(city) = untrack(|| use_atlas().id()) {
        spawn_local(async move {
            edits::ask(&base, &city, data).await;
            let Some(summary) = doors::ask(&base, &city, data).await else {
                return;
            };
            let days = summary.days;
            let own = summary
                .closed
                .into_iter()
                .find(|closed| closed.facility == id);
            // The page may be left by now; then nobody reads it.
            let _ = told.try_set(own.map(|own| (days, own)));
        });
    }
    move || {
        told.get().map(|(days, closed)| {
        let words = t_with("report.visits", &[
            ("days", &days.to_string()),
            ("count", &closed.count.to_string()),
            ("date", &date_in_words(&closed.last_visit)),
        ]);
        view! { <Notice tone=Tone::Warn><p role="status"><strong>{words}</strong></p><p>{t("report.visits.what")}</p></Notice> }
    })
    }
}

/// The two things that can be reported.
#[component]
pub fn ReportLinks(id: String) -> impl IntoView {
    let closed = Route::Report(id.clone(), "closed".to_owned()).path();
    let wrong = Route::Report(id, "wrong".to_owned()).path();
    view! {
        <section class="card report-links">
            <h2>{t("report.ask")}</h2>
            <p>{t("report.ask.what")}</p>
            <div class="button-row">
                <a class="button button-quiet" href=closed>{icon(Icon::Clock)}<span>{t("report.closed")}</span></a>
                <a class="button button-quiet" href=wrong>{icon(Icon::Flag)}<span>{t("report.wrong")}</span></a>
            </div>
        </section>
    }
}
