//! What this is, where the data comes from, and what happens to what people type.

use leptos::prelude::*;

use crate::components::page_head::PageHead;
use crate::components::site_foot::Duties;
use crate::i18n::{t, t_with};
use crate::route::{OPEN_DATA, Route};
use crate::state::atlas::use_atlas;
use crate::state::config::use_config;
use crate::state::operator::use_operator;
use crate::state::prefs::use_prefs;

/// The page behind "about" in the foot.
#[component]
pub fn AboutPage() -> impl IntoView {
    let map_body = match use_config().tiles {
        Some(_) => "about.map.body.streets",
        None => "about.map.body",
    };
    view! {
        <main id="main" class="page">
            <PageHead title=t("about.title").to_owned() back=Route::Map.path() />
            <section class="card"><h2>{t("about.what")}</h2><p>{t("about.what.body")}</p></section>
            <section class="card"><h2>{t("about.check")}</h2><p>{t("about.check.body")}</p></section>
            <section class="card">
                <h2>{t("about.privacy")}</h2>
                <p>{t("about.privacy.body")}</p>
                {more(Route::Privacy.path(), t("privacy.title"))}
            </section>
            <section class="card"><h2>{t("about.map")}</h2><p>{t(map_body)}</p></section>
            <Sources />
            <section class="card" data-own>
                <h2>{t("about.open")}</h2>
                <p>{t("about.open.body")}</p>
                // The router must leave the address to the browser.
                <p><a class="button button-quiet" href=OPEN_DATA rel="external">{t("about.open.link")}</a></p>
            </section>
            <section class="card">
                <h2>{t("about.help")}</h2>
                <p>{t("about.help.body")}</p>
                {more(Route::Accessibility.path(), t("access.title"))}
            </section>
            <OperatorCard />
        </main>
    }
}

fn more(href: String, text: &'static str) -> impl IntoView {
    view! { <p><a class="button button-quiet" href=href>{text}</a></p> }
}

#[component]
fn Sources() -> impl IntoView {
    let atlas = use_atlas();
    let language = use_prefs().language.get_untracked().tag();
    let rows = move || {
        atlas
            .city()
            .map(|city| city.sources)
            .unwrap_or_default()
            .into_iter()
            .map(|source| {
                view! {
                    <li>
                        <strong>{source.title.get(language).to_owned()}</strong>
                        <br />
                        {t_with("about.source.line", &[
                            ("publisher", source.publisher.get(language)),
                            ("date", &source.date),
                            ("licence", source.licence.get(language)),
                        ])}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="card">
            <h2>{move || t_with("about.sources", &[("city", &atlas.city_name().unwrap_or_default())])}</h2>
            <ul class="choices">{rows}</ul>
        </section>
    }
}

/// Who runs the site; nothing where nobody has said it.
#[component]
fn OperatorCard() -> impl IntoView {
    use_operator().is_known().then(|| {
        view! { <section class="card"><h2>{t("about.operator")}</h2><Duties /></section> }
    })
}
