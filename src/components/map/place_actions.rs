//! What one can do with a place: call, go there, ask for a service.

use eldercare_places::Facility;
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
    let call = call(&place);
    view! {
        <div class="place-actions">
            {call}
            {can_go.then(|| view! {
                <button class="button" on:click=move |_| going.set(true)>
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

/// The place's own number, or the hotline where none is published.
fn call(place: &Facility) -> impl IntoView + use<> {
    let own = place.phone.clone();
    let key = if own.is_some() {
        "place.call"
    } else {
        "place.call.hotline"
    };
    let number = own.unwrap_or_else(use_hotline);
    let label = t_with(key, &[("number", &number)]);
    call_button(label, &number, "button button-main")
}
