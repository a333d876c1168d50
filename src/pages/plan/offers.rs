//! Which services meet a need in the open city: a request that is begun already, or whom to call.

use eldercare_entitlements::ServiceId;
use leptos::prelude::*;

use super::begun::begin_request;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline};

/// The services on offer as buttons, and a word on those that are not.
pub fn offers(services: Vec<ServiceId>) -> impl IntoView {
    let atlas = use_atlas();
    move || {
        if services.is_empty() {
            return None;
        }
        let city = atlas.city()?;
        let name = atlas.city_name().unwrap_or_default();
        let number = use_hotline();
        if !city.requests {
            let words = t_with("plan.no-requests", &[("city", &name), ("number", &number)]);
            return Some(view! { <p class="plan-call">{words}</p> }.into_any());
        }
        let offered = |service: &ServiceId| city.services.iter().any(|id| id == service.id());
        let (yes, no): (Vec<_>, Vec<_>) = services.iter().copied().partition(offered);
        let missing = (!no.is_empty()).then(|| {
            let list: Vec<&str> = no.iter().map(|id| t_of("service", id.id())).collect();
            let list = list.join(t("common.comma"));
            let values = [("city", &*name), ("list", &*list), ("number", &*number)];
            view! { <p class="plan-call">{t_with("plan.not-offered", &values)}</p> }
        });
        Some(
            view! {
                {on_paper(&yes)}
                <div class="plan-requests screen-only">{yes.into_iter().map(request_link).collect_view()}</div>
                {missing}
            }
            .into_any(),
        )
    }
}

/// On paper there is no button: the names of the services.
fn on_paper(services: &[ServiceId]) -> Option<impl IntoView + use<>> {
    let names: Vec<&str> = services.iter().map(|id| t_of("service", id.id())).collect();
    (!names.is_empty()).then(|| {
        let list = names.join(t("common.comma"));
        view! { <p class="paper-only">{t_with("plan.paper.ask", &[("list", &list)])}</p> }
    })
}

/// The way into a request: the service stands in the address, for whom it is in the sealed draft.
fn request_link(service: ServiceId) -> impl IntoView {
    let href = format!("{}?service={}", Route::Request.path(), service.id());
    let words = t_with(
        "plan.request",
        &[("service", t_of("service", service.id()))],
    );
    view! {
        <a class="button" href=href data-service=service.id() on:click=move |_| begin_request()>
            {icon(Icon::Request)}<span>{words}</span>
        </a>
    }
}
