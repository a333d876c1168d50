//! A list of changes as a file: first what it would change, then exactly that.

mod asked;
mod cut;
mod problems;
mod shown;
mod written;

use leptos::prelude::*;

use self::asked::asked;
use self::shown::shown;
use self::written::written;
use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::state::city_data::use_city_data;
use crate::state::config::use_config;
use crate::state::desk::upload::{HEADING, Stage, Upload};
use crate::state::desk::use_desk;

/// The part of the page.
#[component]
pub fn List() -> impl IntoView {
    let desk = use_desk();
    let gone = desk.has_lost_file().then(|| {
        view! { <Notice tone=Tone::Warn><p role="status">{t("desk.list.lost")}</p></Notice> }
    });
    let upload = Upload::new(desk, use_city_data(), use_config().api);
    view! {
        {gone}
        {move || match upload.stage() {
            Stage::Asked => asked(upload),
            Stage::Shown(list) => shown(upload, &list),
            Stage::Written(list) => written(upload, &list),
        }}
    }
}

/// The heading of a stage, which has the focus when the stage begins.
fn heading(words: &'static str) -> impl IntoView {
    view! { <h2 id=HEADING tabindex="-1">{words}</h2> }
}
