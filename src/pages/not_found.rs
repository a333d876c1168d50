//! A path that is no page: says so and leads on.

use leptos::prelude::*;

use crate::components::page_head::PageHead;
use crate::components::site_foot::SiteFoot;
use crate::i18n::t;
use crate::route::Route;

/// The page for unknown paths.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main id="main" class="page">
            <PageHead title=t("missing.title").to_owned() back=Route::Map.path() />
            <p>{t("missing.body")}</p>
            <div class="button-row">
                <a class="button button-main" href=Route::Map.path()>{t("missing.map")}</a>
                <a class="button" href=Route::Check.path()>{t("tab.check")}</a>
            </div>
        </main>
        <SiteFoot />
    }
}
