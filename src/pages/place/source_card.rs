//! Where the place as a whole comes from, and that a demonstration is one.

use eldercare_places::Facility;
use leptos::prelude::*;

use crate::i18n::{t, t_with};
use crate::state::atlas::use_atlas;
use crate::state::place_facts::Setting;
use crate::state::place_facts::age::{ago, date_in_words};
use crate::state::prefs::use_prefs;

/// The card about the source.
pub fn source_card(place: &Facility, setting: &Setting) -> impl IntoView + use<> {
    let language = use_prefs().language.get_untracked().tag();
    let city = use_atlas().city();
    let source = city
        .as_ref()
        .and_then(|city| city.source(&place.source))
        .cloned();
    let checked = [
        ("date", date_in_words(&place.checked)),
        ("ago", ago(&place.checked, setting.today)),
    ];
    let checked = checked
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    view! {
        <section class="card">
            <h2>{t("place.source")}</h2>
            {source.map(|source| view! {
                <p>{source.title.get(language).to_owned()}</p>
                <p>{t_with("place.source.line", &[
                    ("publisher", source.publisher.get(language)),
                    ("date", &date_in_words(&source.date)),
                ])}</p>
            })}
            <p>{t_with("place.checked.ago", &checked)}</p>
            {place.demo.then(|| view! { <p><span class="tag tag-demo">{t("truth.demo")}</span>" "{t("place.demo")}</p> })}
        </section>
    }
}
