//! What stays on the device, what is sent when, and for how long it is kept.
//!
//! Each sentence is one of the program itself: who changes what is stored, sent or kept changes it here, too.

use leptos::prelude::*;

use crate::components::page_head::PageHead;
use crate::components::site_foot::Duties;
use crate::i18n::{t, t_with};
use crate::route::Route;
use crate::state::atlas::use_hotline;
use crate::state::config::use_config;
use crate::state::mode::use_mode;

/// The page behind "privacy" in the foot.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let hotline = use_hotline();
    view! {
        <main id="main" class="page said-page">
            <PageHead title=t("privacy.title").to_owned() back=Route::About.path() />
            <p>{t("privacy.lead")}</p>
            {card("privacy.device", device())}
            {card("privacy.sent", sent())}
            {card("privacy.never", never())}
            {card("privacy.kept", [
                "privacy.kept.answered",
                "privacy.kept.withdrawn",
                "privacy.kept.idle",
                "privacy.kept.deleted",
                "privacy.kept.reports",
                "privacy.kept.backups",
                "privacy.kept.book",
            ].map(said).to_vec())}
            {card("privacy.seen", ["privacy.seen.clerks", "privacy.seen.place", "privacy.seen.identity"].map(said).to_vec())}
            <section class="card">
                <h2>{t("privacy.rights")}</h2>
                <p>{t("privacy.rights.body")}</p>
                <a class="button button-quiet" href=Route::Status.path()>{t("privacy.rights.link")}</a>
                <p>{t_with("privacy.rights.call", &[("number", &hotline)])}</p>
                <Duties />
            </section>
        </main>
    }
}

/// What stays here: a kiosk keeps nothing, and has other words for the first two.
fn device() -> Vec<String> {
    let mut keys = vec!["privacy.device.sealed", "privacy.device.settings"];
    if !use_mode().is_kiosk() {
        keys.extend(["privacy.device.http", "privacy.device.delete"]);
    }
    keys.into_iter().map(said).collect()
}

fn sent() -> Vec<String> {
    let config = use_config();
    let mut keys = vec![
        "privacy.sent.request",
        "privacy.sent.status",
        "privacy.sent.report",
        "privacy.sent.page",
        "privacy.sent.way",
    ];
    if config.tiles.is_some() {
        keys.push("privacy.sent.streets");
    }
    keys.into_iter().map(said).collect()
}

/// What does not leave the device. Where the operator has the API elsewhere, "this site" is its own, too.
fn never() -> Vec<String> {
    [
        "privacy.never.check",
        "privacy.never.where",
        "privacy.never.others",
    ]
    .map(said)
    .to_vec()
}

fn said(key: &'static str) -> String {
    t(key).to_owned()
}

/// A card with its sentences one below the other.
pub fn card(title: &'static str, sentences: Vec<String>) -> impl IntoView {
    let items = sentences
        .into_iter()
        .map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <section class="card">
            <h2>{t(title)}</h2>
            <ul class="said-list">{items.collect_view()}</ul>
        </section>
    }
}
