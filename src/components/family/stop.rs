//! A form about somebody who has not agreed: why it stops, and the way on.

use leptos::prelude::*;

use super::current_name;
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::i18n::{fill, t, t_of, t_with};
use crate::route::{AtFamily, Route};
use crate::state::family::Stop;

/// What stands in the place of the form.
pub fn stop_page(why: Stop) -> impl IntoView + use<> {
    let name = current_name().unwrap_or_default();
    let values = [("name", name.as_str())];
    let title = t_with("family.agree", &values);
    let said = fill(t_of("family.stop", why.id()), &values);
    view! {
        <PageHead title back=Route::Map.path() />
        <Notice tone=Tone::Warn>
            <p>{said}</p>
            <p>{t("family.stop.kept")}</p>
        </Notice>
        <div class="button-row">
            <a class="button button-main button-big" href=AtFamily::Agree.path()>{t("family.stop.ask")}</a>
            <a class="button" href=AtFamily::People.path()>{t("family.title")}</a>
        </div>
    }
}
