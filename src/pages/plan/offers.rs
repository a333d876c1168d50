//! Which services meet a need in the open city: a request that is begun already, a question where no
//! document says that the service is there, or whom to call.

use eldercare_care::{NeedRule, NeedRules};
use eldercare_entitlements::ServiceId;
use leptos::prelude::*;

use super::begun::{begin_request, telling};
use super::desk::Desk;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline};
use crate::state::benefits::offered::{Said, lines, said};
use crate::state::person::use_told;

/// The services on offer for a need as buttons, and a word on those that are not.
pub fn offers(
    desk: &Desk,
    need: Option<&NeedRule>,
    services: Vec<ServiceId>,
) -> impl IntoView + use<> {
    let atlas = use_atlas();
    let (rules, need) = (desk.rules, need.and_then(telling));
    let (benefits, told) = (desk.benefits, use_told());
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
        let lives = told.person(&city.id).setting;
        let yes = yes.into_iter();
        let yes: Vec<(ServiceId, Said)> = yes
            .filter_map(|service| Some((service, said(benefits, service, lives)?)))
            .collect();
        let reasons = lines(&yes).into_iter();
        let reasons = reasons.map(|line| view! { <p class="plan-call">{line}</p> });
        Some(
            view! {
                {on_paper(&yes)}
                <div class="plan-requests screen-only">{yes.iter().map(|one| request_link(rules, need, one)).collect_view()}</div>
                {reasons.collect_view()}
                {missing}
            }
            .into_any(),
        )
    }
}

/// On paper there is no button: the names of the services that a document describes as there. Why one asks
/// for the others stands below.
fn on_paper(services: &[(ServiceId, Said)]) -> Option<impl IntoView + use<>> {
    let given = services.iter().filter(|(_, said)| !said.asks);
    let names: Vec<&str> = given.map(|(id, _)| t_of("service", id.id())).collect();
    (!names.is_empty()).then(|| {
        let list = names.join(t("common.comma"));
        view! { <p class="paper-only">{t_with("plan.paper.ask", &[("list", &list)])}</p> }
    })
}

/// The way into a request: the service stands in the address, for whom it is and for which need in the
/// sealed draft. The self-check is offered there, and goes along only with its own consent.
fn request_link(
    rules: &'static NeedRules,
    need: Option<&'static str>,
    (service, said): &(ServiceId, Said),
) -> impl IntoView + use<> {
    let id = service.id();
    let href = format!("{}?service={id}&with=check", Route::Request.path());
    let key = if said.asks {
        "plan.ask-first"
    } else {
        "plan.request"
    };
    let words = t_with(key, &[("service", t_of("service", id))]);
    view! {
        <a class="button" href=href data-service=id on:click=move |_| begin_request(rules, need)>
            {icon(Icon::Request)}<span>{words}</span>
        </a>
    }
}
