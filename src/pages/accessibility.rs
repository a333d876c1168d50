//! What is promised to old hands and eyes, how it is measured, what is not good yet, and where to complain.

use leptos::prelude::*;

use crate::components::call::call_button;
use crate::components::page_head::PageHead;
use crate::components::site_foot::Duties;
use crate::i18n::{t, t_with};
use crate::pages::privacy::card;
use crate::route::Route;
use crate::state::atlas::use_hotline;

const PROMISED: [&str; 9] = [
    "access.done.text",
    "access.done.targets",
    "access.done.lines",
    "access.done.contrast",
    "access.done.zoom",
    "access.done.keyboard",
    "access.done.list",
    "access.done.listen",
    "access.done.time",
];
const MEASURED: [&str; 4] = [
    "access.how.walks",
    "access.how.axe",
    "access.how.keyboard",
    "access.how.planted",
];
const NOT_YET: [&str; 6] = [
    "access.limits.people",
    "access.limits.reader",
    "access.limits.browser",
    "access.limits.map",
    "access.limits.voice",
    "access.limits.judged",
];

/// The page behind "accessibility" in the foot.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let hotline = use_hotline();
    let label = t_with("app.hotline", &[("number", &hotline)]);
    view! {
        <main id="main" class="page said-page">
            <PageHead title=t("access.title").to_owned() back=Route::About.path() />
            <p>{t("access.lead")}</p>
            {said("access.done", &PROMISED)}
            {said("access.how", &MEASURED)}
            {said("access.limits", &NOT_YET)}
            <section class="card">
                <h2>{t("access.help")}</h2>
                <p>{t("access.help.body")}</p>
                {call_button(label, &hotline, "button button-quiet")}
                <Duties />
            </section>
        </main>
    }
}

fn said(title: &'static str, keys: &[&'static str]) -> impl IntoView {
    card(title, keys.iter().map(|key| t(key).to_owned()).collect())
}
