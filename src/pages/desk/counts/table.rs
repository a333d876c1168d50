//! Towns as lines, services as columns, sums at the ends. What would tell of single people is not shown.

use std::sync::Arc;

use eldercare_api::v1::desk::MonthCounts;
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::state::desk::words;
use crate::state::divisions::use_divisions;

/// The table with its explanations.
pub fn table(counts: &Arc<MonthCounts>) -> AnyView {
    let services = counts
        .services
        .iter()
        .map(|id| head(t_of("service", id)))
        .collect_view();
    let lines: Vec<_> = counts
        .towns
        .iter()
        .enumerate()
        .map(|(place, town)| line(counts, place, town))
        .collect();
    view! {
        <div class="desk-wide" tabindex="0" role="region" aria-label=t("desk.counts.title")>
            <table class="desk-counts">
                <thead>
                    <tr>{head(t("desk.requests.town"))} {services} {head(t("desk.counts.sum"))} {head(t("desk.counts.late"))}</tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot>{sums(counts)}</tfoot>
            </table>
        </div>
        <p class="desk-soft">{t("desk.counts.hidden.why")}</p>
        <p class="desk-soft">{t("desk.counts.late.why")}</p>
    }
    .into_any()
}

fn head(words: &'static str) -> impl IntoView {
    view! { <th scope="col">{words}</th> }
}

fn line(counts: &MonthCounts, place: usize, town: &str) -> impl IntoView + use<> {
    let code = town.to_owned();
    let divisions = use_divisions();
    let name = move || words::town(&code, divisions.get().ready());
    let cells = counts
        .counts
        .get(place)
        .into_iter()
        .flatten()
        .map(|count| cell(*count))
        .collect_view();
    let sum = counts.of_towns.get(place).copied().flatten();
    let late = counts.late_tenths_of_towns.get(place).copied().flatten();
    view! { <tr><th scope="row">{name}</th>{cells}{cell(sum)}{tenths(late)}</tr> }
}

/// The last lines: of each service, and of all.
fn sums(counts: &MonthCounts) -> impl IntoView + use<> {
    let of_services = counts
        .of_services
        .iter()
        .map(|count| cell(*count))
        .collect_view();
    let late = counts
        .late_tenths_of_services
        .iter()
        .map(|late| tenths(*late))
        .collect_view();
    view! {
        <tr><th scope="row">{t("desk.counts.sum")}</th>{of_services}{cell(counts.all)}{tenths(counts.late_tenths)}</tr>
        <tr><th scope="row">{t("desk.counts.late")}</th>{late}<td></td><td></td></tr>
    }
}

fn cell(count: Option<u32>) -> AnyView {
    match count {
        Some(0) => view! { <td class="desk-zero">"0"</td> }.into_any(),
        Some(count) => view! { <td>{count}</td> }.into_any(),
        None => view! { <td class="desk-hidden">{t("desk.counts.hidden")}</td> }.into_any(),
    }
}

fn tenths(late: Option<u8>) -> AnyView {
    match late {
        Some(0) => view! { <td>{t("desk.counts.hardly")}</td> }.into_any(),
        Some(late) => {
            let percent = (u32::from(late) * 10).to_string();
            view! { <td>{t_with("desk.counts.tenths", &[("percent", &percent)])}</td> }.into_any()
        }
        None => view! { <td class="desk-hidden">{t("desk.counts.few")}</td> }.into_any(),
    }
}
