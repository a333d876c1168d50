//! The services of the city that anybody may ask for, with what its document says of each.

use eldercare_days::Day;
use eldercare_entitlements::{Catalogue, Standing};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits::words::{language, last_day};

/// The card; nothing where the city takes no requests or its document says nothing of services.
pub fn services_card(catalogue: &Catalogue, today: Day) -> Option<impl IntoView + use<>> {
    let city = untrack(|| use_atlas().city()).filter(|city| city.requests)?;
    if catalogue.services.is_empty() {
        return None;
    }
    let offered = catalogue.services.iter();
    let offered = offered.filter(|service| city.services.iter().any(|id| id == service.id.id()));
    // What is over stands among the benefits that are over.
    let offered = offered.filter(|it| !matches!(it.standing(today), Standing::Ended(_)));
    let rows = offered.map(|service| {
        let id = service.id.id();
        let path = format!("{}?service={id}", Route::Request.path());
        let name = t_of("service", id);
        view! {
            <li class="check-row">
                <span class="check-row-body"><strong>{name}</strong><span>{service.what.get(language()).to_owned()}</span>{limit(service.standing(today))}</span>
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

/// That it is planned only, or that nobody but the office knows whether it still goes on.
pub fn limit(standing: Standing) -> Option<impl IntoView> {
    let words = match standing {
        Standing::Open | Standing::Ended(_) => return None,
        Standing::Planned => t("rights.goal").to_owned(),
        Standing::Uncovered(day) => t_with("rights.uncovered", &[("date", &last_day(day))]),
    };
    Some(view! { <span class="rights-limit">{words}</span> })
}
