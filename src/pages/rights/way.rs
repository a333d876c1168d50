//! The next step from a benefit: an application where one of its forms fits, else a request, and the
//! self-rating where insurance asks for it.

use eldercare_entitlements::{BenefitKind, Finding, NotNow, Outcome, ServiceId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::apply;
use crate::state::atlas::use_atlas;
use crate::state::location::use_location;

/// The form for money.
const SUBSIDY: &str = "subsidy";
/// The services that have a form of their own, which is called as they are.
const FORMS: [ServiceId; 4] = [
    ServiceId::Assessment,
    ServiceId::HomeWorks,
    ServiceId::HomeBed,
    ServiceId::AidRental,
];

/// The button; nothing for what is over or not for this person.
pub fn way(finding: &Finding<'_>) -> Option<AnyView> {
    let benefit = finding.benefit;
    let is_over = matches!(finding.outcome, Outcome::NotNow(NotNow::Ended(_)));
    if benefit.kind == BenefitKind::Insurance && !is_over {
        let path = Route::SelfRating.path();
        return Some(
            view! { <a class="button" href=path>{icon(Icon::Check)}<span>{t("rights.rating")}</span></a> }
                .into_any(),
        );
    }
    if finding.outcome != Outcome::Likely {
        return None;
    }
    match form(benefit.kind, benefit.service) {
        Some(form) => Some(application(form).into_any()),
        None => request(benefit.service?),
    }
}

/// The form that fits.
fn form(kind: BenefitKind, service: Option<ServiceId>) -> Option<&'static str> {
    if kind == BenefitKind::Cash {
        return Some(SUBSIDY);
    }
    let own = service.filter(|service| FORMS.contains(service));
    own.map(ServiceId::id)
}

/// Into the intake, with this application chosen beside those that are chosen already.
fn application(form: &'static str) -> impl IntoView {
    let location = use_location();
    let go = move |_| {
        spawn_local(async move {
            apply::choose(form).await;
            location.go(&Route::Apply.path());
        });
    };
    let name = if form == SUBSIDY {
        t("rights.form.subsidy")
    } else {
        t_of("service", form)
    };
    view! {
        <button type="button" class="button button-main" on:click=go>
            {icon(Icon::Request)}
            <span>{t_with("rights.apply-for", &[("form", name)])}</span>
        </button>
    }
}

/// Into a request, where the city takes one for the service.
fn request(service: ServiceId) -> Option<AnyView> {
    let city = untrack(|| use_atlas().city())?;
    let takes = city.requests && city.services.iter().any(|id| id == service.id());
    takes.then(|| {
        let path = format!("{}?service={}", Route::Request.path(), service.id());
        let name = t_of("service", service.id());
        view! {
            <a class="button button-main" href=path>
                {icon(Icon::Request)}
                <span>{t_with("rights.request", &[("service", name)])}</span>
            </a>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::{FORMS, SUBSIDY, form};
    use eldercare_care::forms::Forms;
    use eldercare_entitlements::{BenefitKind, ServiceId};

    #[test]
    fn each_form_is_there() {
        let file = include_str!("../../../assets/forms/applications.json");
        let forms = Forms::parse(file).unwrap();
        let ids = FORMS.map(ServiceId::id);
        for id in ids.into_iter().chain([SUBSIDY]) {
            assert!(forms.forms().iter().any(|form| form.id == id), "{id}");
        }
    }

    #[test]
    fn money_has_a_form_and_so_have_four_services() {
        let (cash, bed) = (BenefitKind::Cash, BenefitKind::Bed);
        assert_eq!(form(cash, Some(ServiceId::Admission)), Some("subsidy"));
        let voucher = form(BenefitKind::Voucher, Some(ServiceId::Assessment));
        assert_eq!(voucher, Some("assessment"));
        assert_eq!(form(bed, Some(ServiceId::HomeBed)), Some("home-bed"));
        assert_eq!(form(bed, Some(ServiceId::Admission)), None);
        assert_eq!(form(BenefitKind::Visit, None), None);
    }
}
