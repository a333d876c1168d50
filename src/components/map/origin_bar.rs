//! Says where distances are counted from, and lets the person change it.

use eldercare_places::walk::Pace;
use leptos::prelude::*;

use super::around::around;
use super::dialogs::{MapDialog, map_dialog};
use crate::i18n::{t, t_of, t_with};
use crate::state::map_view::use_map_view;

/// The line over the list.
#[component]
pub fn OriginBar() -> impl IntoView {
    let map = use_map_view();
    let asking = RwSignal::new(false);
    let label = move || match map.origin.get() {
        Some(origin) => t_with("origin.from", &[("place", &origin.label())]),
        None => t("origin.title").to_owned(),
    };
    view! {
        <div class="sheet-tools">
            <button class="button-link" on:click=move |_| asking.set(true)>
                {label}
            </button>
            <Show when=move || map.origin.get().is_some()>
                <button class="button-link" on:click=move |_| map.set_origin(None)>
                    {t("origin.clear")}
                </button>
                <AroundRow />
            </Show>
        </div>
        <Show when=move || asking.get()>
            {map_dialog(
                MapDialog::Origin("origin.reason.choose"),
                Callback::new(move |()| asking.set(false)),
            )}
        </Show>
    }
}

/// What is within a walk of the origin, and the list of that alone.
#[component]
fn AroundRow() -> impl IntoView {
    let map = use_map_view();
    let looking = RwSignal::new(false);
    let within = move || {
        let minutes = map.aids().walk.get().minutes.to_string();
        t_with("around.button", &[("minutes", &minutes)])
    };
    view! {
        <div class="around-row">
            <button class="button" on:click=move |_| looking.set(true)>{within}</button>
            <button
                class="button button-quiet"
                aria-pressed=move || map.is_within().to_string()
                on:click=move |_| map.keep_within(!untrack(|| map.is_within()))
            >
                {t("around.only")}
            </button>
            <p class="field-hint around-whose">{move || whose(map.aids().walk.get().pace)}</p>
        </div>
        <Show when=move || looking.get()>
            {around(Callback::new(move |()| looking.set(false)))}
        </Show>
    }
}

/// By whose walking the circle is drawn.
fn whose(pace: Pace) -> &'static str {
    match pace {
        Pace::Own(gait) if !gait.is_on_foot() => t("around.whose.none"),
        _ => t_of("around.whose", pace.id()),
    }
}
