//! Putting a place beside others.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::state::atlas::use_atlas;
use crate::state::compare::{Compared, MOST};
use crate::state::prefs::use_prefs;

/// The button, and the way to the comparison once there is something to compare.
#[component]
pub fn CompareButton(id: String) -> impl IntoView {
    let city = use_atlas().id().unwrap_or_default();
    let compared = RwSignal::new(Compared::kept(&city));
    let own = StoredValue::new(id);
    let is_in =
        Signal::derive(move || compared.with(|compared| own.with_value(|id| compared.has(id))));
    let no_room = Signal::derive(move || compared.with(Compared::is_full) && !is_in.get());
    let toggle = move |_| {
        if no_room.get_untracked() {
            return;
        }
        compared.update(|compared| own.with_value(|id| compared.toggle(id)));
        compared.with_untracked(Compared::keep);
    };
    let elsewhere = elsewhere(&city);
    let count = move || compared.with(|compared| compared.ids.len());
    let told = move || {
        let count = count().to_string();
        let key = match (no_room.get(), is_in.get()) {
            (true, _) => return t_with("compare.full", &[("count", &MOST.to_string())]),
            (_, true) => "compare.is-in",
            (_, false) if count == "0" => return elsewhere.clone().unwrap_or_default(),
            (_, false) => return String::new(),
        };
        t_with(key, &[("count", &count)])
    };
    let href = move || compared.with(Compared::path);
    view! {
        <div class="compare-add">
            <button type="button" class="button button-quiet" aria-pressed=move || is_in.get().to_string()
                aria-disabled=move || no_room.get().then_some("true") on:click=toggle>
                {icon(Icon::Compare)}
                <span>{move || t(if is_in.get() { "compare.remove" } else { "compare.add" })}</span>
            </button>
            <p role="status">{told}</p>
            <Show when=move || 0 < count()>
                <a class="button" href=href>{move || t_with("compare.open", &[("count", &count().to_string())])}</a>
            </Show>
        </div>
    }
}

/// That another city's places are compared already, and what adding one of this city does to them.
fn elsewhere(here: &str) -> Option<String> {
    let kept = Compared::elsewhere(here)?;
    let cities = use_atlas().cities();
    let name = |id: &str| {
        let city = cities.iter().find(|city| city.id == id)?;
        let language = use_prefs().language.get_untracked().tag();
        Some(city.name.get(language).to_owned())
    };
    let values = [
        ("count", kept.ids.len().to_string()),
        ("city", name(&kept.city)?),
        ("here", name(here)?),
    ];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    Some(t_with("compare.elsewhere", &values))
}
