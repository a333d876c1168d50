//! What one can do with a place: call, go there, ask for a service.

use eldercare_places::Facility;
use eldercare_places::telephone::numbers;
use leptos::prelude::*;

use super::dialogs::{MapDialog, map_dialog};
use crate::components::call::call_button;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline};
use crate::state::closure::shut_today;

/// The buttons under a place.
#[component]
pub fn PlaceActions(
    place: Facility,
    /// For the sheet on the map: the most needed, and the way to the rest.
    compact: bool,
) -> impl IntoView {
    let going = RwSignal::new(false);
    let requests = use_atlas().city().is_some_and(|city| city.requests);
    let request = format!("{}?place={}", Route::Request.path(), place.id);
    let details = use_atlas().place_path(&place.id);
    let shut = shut_today(&place.id).is_some();
    let can_go = place.point.is_some() && !shut;
    let calls = calls(&place, compact);
    view! {
        <div class="place-actions">
            {calls}
            {can_go.then(|| view! {
                <button class="button" data-own on:click=move |_| going.set(true)>
                    {icon(Icon::Route)}
                    <span>{t("place.go")}</span>
                </button>
            })}
            {(requests && !compact && !shut).then(|| view! {
                <a class="button" href=request>{icon(Icon::Request)}<span>{t("place.request")}</span></a>
            })}
            {compact.then(|| view! {
                <a class="button button-quiet" href=details>{t("place.details")}</a>
            })}
        </div>
        {(shut && !compact).then(|| view! { <p class="field-hint">{t("place.closed.no-ways")}</p> })}
        <Show when=move || going.get()>
            {map_dialog(
                MapDialog::Go(Box::new(place.clone())),
                Callback::new(move |()| going.set(false)),
            )}
        </Show>
    }
}

/// A button for each of the place's own numbers, on the sheet for the first; the hotline where none is
/// published.
fn calls(place: &Facility, compact: bool) -> impl IntoView + use<> {
    let own = place.phone.as_deref().unwrap_or_default();
    let most = if compact { 1 } else { usize::MAX };
    let mut buttons: Vec<_> = numbers(own)
        .take(most)
        .map(|number| call("place.call", number))
        .collect();
    if buttons.is_empty() {
        buttons.push(call("place.call.hotline", &use_hotline()));
    }
    buttons
}

fn call(key: &'static str, number: &str) -> impl IntoView + use<> {
    let label = t_with(key, &[("number", number)]);
    call_button(label, number, "button button-main")
}
