//! What stands in the place of a page whose rules and forms do not hold in the open city.

use leptos::prelude::*;

use super::notice::{Notice, Tone};
use super::page_head::PageHead;
use crate::i18n::t_with;
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline};

/// Whether the open city has rules of its own that nobody has collected.
pub fn has_no_rules() -> bool {
    use_atlas()
        .city()
        .is_some_and(|city| !city.has_mainland_rules())
}

/// The page: that no rules of the city are held, and whom to ask.
pub fn no_rules(title: &str) -> impl IntoView + use<> {
    let city = use_atlas().city_name().unwrap_or_default();
    let number = use_hotline();
    let words = t_with("check.no-rules", &[("city", &*city), ("number", &*number)]);
    view! {
        <PageHead title=title.to_owned() back=Route::Map.path() />
        <Notice tone=Tone::Plain><p>{words}</p></Notice>
    }
}
