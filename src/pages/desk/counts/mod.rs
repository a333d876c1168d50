//! What arrived in a month, by town and service, and how much was looked at too late.

mod table;

use std::sync::Arc;

use eldercare_api::v1::desk::{ExportCounts, MonthCounts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::table::table;
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::select::DeskSelect;
use crate::components::desk::take_away::{Problem, take};
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::api::ApiError;
use crate::platform::dom;
use crate::state::desk::month::Month;
use crate::state::desk::{Desk, use_desk};
use crate::state::now::use_now;

/// What has come of the month that was asked for last.
type Found = Option<Result<Arc<MonthCounts>, ApiError>>;

/// The page.
#[component]
pub fn CountsPage() -> impl IntoView {
    let desk = use_desk();
    let months = Month::over(use_now().minute_untracked().day());
    let month = RwSignal::new(months.first().map(|month| month.id()).unwrap_or_default());
    let found: RwSignal<Found> = RwSignal::new(None);
    let ask = move |id: String| {
        found.set(None);
        spawn_local(async move {
            let reply = desk
                .get::<MonthCounts>(&["counts?month=", &id].concat())
                .await;
            // Another month may have been asked for meanwhile, or the page left.
            if month.try_get_untracked().is_some_and(|now| now == id) {
                found.set(Some(reply.map(Arc::new)));
            }
        });
    };
    Effect::new(move || ask(month.get()));
    let problem = RwSignal::new(None);
    let choices: Vec<_> = months
        .into_iter()
        .map(|month| (month.id(), name(month)))
        .collect();
    let of_month = chosen(choices.clone(), month);
    view! {
        <main id="main" class="desk-main">
            <PageTitle title=t("desk.counts.title")>
                {ways_out(desk, month, problem)}
            </PageTitle>
            {trouble_line(problem.into())}
            <p class="desk-paper-of">{of_month}</p>
            <div class="desk-narrow">
                <DeskSelect name="month" label=t("desk.counts.month") choices=Signal::stored(choices) chosen=month
                    on_choose=Callback::new(move |id| month.set(id)) />
            </div>
            <div role="status">{move || shown(found.get(), Callback::new(move |()| ask(month.get_untracked())))}</div>
        </main>
    }
}

/// The name of the chosen month: paper has no list to choose from.
fn chosen(
    names: Vec<(String, String)>,
    month: RwSignal<String>,
) -> impl Fn() -> Option<String> + Send + 'static {
    move || {
        let chosen = month.get();
        let found = names.iter().find(|(id, _)| *id == chosen);
        found.map(|(_, name)| name.clone())
    }
}

/// On paper, and as a file.
fn ways_out(desk: Desk, month: RwSignal<String>, problem: Problem) -> impl IntoView {
    let press = move |_| {
        let month = month.get_untracked();
        let name = ["counts-", &month].concat();
        let asked = ExportCounts { month };
        take(desk, ("counts/export", name), asked, problem);
    };
    view! {
        <button type="button" class="button button-quiet" on:click=|_| dom::print()>
            {icon(Icon::Print)} {t("desk.print")}
        </button>
        <button type="button" class="button button-quiet" on:click=press>{t("desk.export")}</button>
    }
}

fn name(month: Month) -> String {
    let (year, month) = month.parts();
    t_with(
        "desk.counts.of-month",
        &[("year", &year.to_string()), ("month", &month.to_string())],
    )
}

fn shown(found: Found, again: Callback<()>) -> AnyView {
    match found {
        None => view! { <p>{t("common.loading")}</p> }.into_any(),
        Some(Err(problem)) => not_had(&problem, again),
        Some(Ok(counts)) if counts.towns.is_empty() => {
            view! { <p class="card desk-empty">{t("desk.counts.none")}</p> }.into_any()
        }
        Some(Ok(counts)) => table(&counts),
    }
}
