//! The ways to a place: map apps that lead there.

use eldercare_places::Facility;
use leptos::prelude::*;

use crate::i18n::{t, t_of};
use crate::state::atlas::use_atlas;
use crate::state::navigation::{MapService, is_shifted, link};

/// What the dialog says: where it is, and each map app as a link.
pub fn ways(place: &Facility) -> impl IntoView + use<> {
    let mainland = use_atlas().id().is_none_or(|id| is_shifted(&id));
    let links = place.point.map(|point| {
        MapService::used(mainland)
            .iter()
            .map(|&service| {
                let href = link(service, point, &place.name, mainland);
                view! {
                    <li>
                        <a class="choice" href=href target="_blank" rel="noopener noreferrer">
                            <span class="choice-label">{t_of("navigation", service.id())}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    });
    view! {
        {place.address.clone().map(|address| view! { <p>{address}</p> })}
        {place.demo.then(|| view! { <p class="tag tag-demo">{t("place.go.demo")}</p> })}
        <ul class="choices">{links}</ul>
    }
}
