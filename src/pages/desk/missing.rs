//! An address of the desk at which there is nothing.

use leptos::prelude::*;

use crate::components::desk::page_title::PageTitle;
use crate::i18n::t;
use crate::route::AtDesk;

/// Says so, and leads on.
pub fn missing() -> AnyView {
    view! {
        <main id="main" class="desk-main">
            <PageTitle title=t("desk.missing.title") />
            <p>{t("desk.missing.body")}</p>
            <p><a class="desk-link" href=AtDesk::Start.path()>{t("desk.missing.start")}</a></p>
        </main>
    }
    .into_any()
}
