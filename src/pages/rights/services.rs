//! The services of the city that anybody may ask for, with what its document says of each.

use eldercare_entitlements::Catalogue;
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits::words::language;

/// The card; nothing where the city takes no requests or its document says nothing of services.
pub fn services_card(catalogue: &Catalogue) -> Option<impl IntoView + use<>> {
    let city = untrack(|| use_atlas().city()).filter(|city| city.requests)?;
    if catalogue.services.is_empty() {
        return None;
    }
    let offered = catalogue.services.iter();
    let offered = offered.filter(|service| city.services.iter().any(|id| id == service.id.id()));
    let rows = offered.map(|service| {
        let id = service.id.id();
        let path = format!("{}?service={id}", Route::Request.path());
        let name = t_of("service", id);
        view! {
            <li class="check-row">
                <span class="check-row-body"><strong>{name}</strong><span>{service.what.get(language()).to_owned()}</span></span>
                <a class="button button-quiet" href=path>
                    {icon(Icon::Request)}
                    <span>{t("rights.services.ask")}</span>
                    <span class="visually-hidden">{name}</span>
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(view! {
        <section class="card rights-services">
            <h2>{t("rights.services")}</h2>
            <ul class="check-rows">{rows}</ul>
        </section>
    })
}
