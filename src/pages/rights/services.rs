//! The services of the city that anybody may ask for, with what its document says of each: first those that it
//! describes as there, then those of which the office is asked first.

use eldercare_days::Day;
use eldercare_entitlements::{Catalogue, Offer, Person, ServiceId, Standing};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits::offered::in_words;
use crate::state::benefits::words::{language, last_day};

/// The card; nothing where the city takes no requests.
pub fn services_card(
    catalogue: &Catalogue,
    person: &Person,
    today: Day,
) -> Option<impl IntoView + use<>> {
    let city = untrack(|| use_atlas().city()).filter(|city| city.requests)?;
    let known = city.services.iter().filter_map(|id| ServiceId::from_id(id));
    let offers = known.map(|id| (id, catalogue.offer(id, person.setting, today)));
    let (asked, given): (Vec<_>, Vec<_>) = offers.partition(|(_, offer)| offer.is_question());
    let part = |title, button, services: Vec<(ServiceId, Offer)>| {
        let rows = services.into_iter();
        let rows: Vec<_> = rows
            .map(|(id, offer)| row(catalogue, id, offer, button).into_any())
            .collect();
        (!rows.is_empty()).then(|| view! { <h2>{t(title)}</h2><ul class="check-rows">{rows}</ul> })
    };
    Some(view! {
        <section class="card rights-services">
            {part("rights.services", "rights.services.ask", given)}
            {part("rights.services.unsure", "rights.services.ask-first", asked)}
        </section>
    })
}

fn row(
    catalogue: &Catalogue,
    service: ServiceId,
    offer: Offer,
    button: &'static str,
) -> impl IntoView + use<> {
    let id = service.id();
    let path = format!("{}?service={id}", Route::Request.path());
    let name = t_of("service", id);
    let what = catalogue.services.iter().find(|row| row.id == service);
    let what = what.map(|row| row.what.get(language()).to_owned());
    view! {
        <li class="check-row">
            <span class="check-row-body">
                <strong>{name}</strong>
                {what.map(|what| view! { <span>{what}</span> })}
                {in_words(offer).map(|words| view! { <span class="rights-limit">{words}</span> })}
            </span>
            <a class="button button-quiet" href=path>
                {icon(Icon::Request)}
                <span>{t(button)}</span>
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
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
