//! The symbols of the map one after the other, for keyboards and switches.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::platform::leaflet::Ring;
use crate::state::map_view::use_map_view;
use crate::state::shown::Shown;

/// A button that shows itself when it has the focus, and the steps that it begins.
#[component]
pub fn MapSteps() -> impl IntoView {
    let map = use_map_view();
    let at = RwSignal::new(None::<usize>);
    // Another window has other symbols: one starts with the first of them.
    Effect::new(move || {
        map.shown().track();
        at.update(|at| *at = at.map(|_| 0));
    });
    Effect::new(move || {
        let symbol = at
            .get()
            .and_then(|at| map.shown().with(|shown| shown.nth(at)));
        map.aids().stepped.set(symbol.map(|symbol| Ring {
            at: symbol.position(),
            radius: symbol.radius,
        }));
    });
    on_cleanup(move || map.aids().stepped.set(None));
    view! {
        <div class="map-steps" role="group" aria-label=t("steps.label") data-open=move || at.get().is_some().to_string()>
            <Show
                when=move || at.get().is_some()
                fallback=move || view! {
                    <button id="map-steps" class="button steps-start" on:click=move |_| {
                        at.set(Some(0));
                        dom::focus_soon("steps-next");
                    }>
                        {t("steps.start")}
                    </button>
                }
            >
                <Steps at />
            </Show>
        </div>
    }
}

#[component]
fn Steps(at: RwSignal<Option<usize>>) -> impl IntoView {
    let map = use_map_view();
    let count = move || map.shown().with(Shown::count);
    let place = move || at.get().unwrap_or_default();
    let go = move |step: usize| {
        let count = count().max(1);
        at.update(|at| *at = at.map(|at| (at + step) % count));
    };
    let words = move || {
        let Some(symbol) = map.shown().with(|shown| shown.nth(place())) else {
            return t("steps.none").to_owned();
        };
        let (number, count) = ((place() + 1).to_string(), count().to_string());
        let what = map.symbol_in_words(&symbol).unwrap_or_default();
        t_with(
            "steps.at",
            &[("number", &number), ("count", &count), ("what", &what)],
        )
    };
    let open = move |_| {
        if let Some(symbol) = map.shown().with(|shown| shown.nth(place())) {
            map.tap(symbol.position());
        }
    };
    let end = move |_| {
        at.set(None);
        dom::focus_soon("map-steps");
    };
    view! {
        <div class="steps-head">
            <p role="status">{words}</p>
            <button class="button button-icon" on:click=end>
                {icon(Icon::Close)}
                <span class="visually-hidden">{t("common.close")}</span>
            </button>
        </div>
        <div class="steps-row">
            <button class="button" on:click=move |_| go(untrack(count).max(1) - 1)>{t("steps.before")}</button>
            <button id="steps-next" class="button" on:click=move |_| go(1)>{t("steps.next")}</button>
            <button class="button button-main" on:click=open>{t("steps.open")}</button>
        </div>
    }
}
