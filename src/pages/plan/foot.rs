//! What comes next, where the changes are kept, and what stands at the foot of the paper.

use eldercare_care::forms::{Ask, Form, Forms, Intake};
use eldercare_care::{AidId, ItemId, Plan, Way};
use eldercare_entitlements::ServiceId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::{clock, dom};
use crate::route::Route;
use crate::state::apply::{forms, suggest};
use crate::state::atlas::use_hotline;
use crate::state::location::use_location;
use crate::state::plan::Keeping;
use crate::state::request::words;

/// The foot of the page and of the paper.
pub fn foot(desk: &Desk) -> impl IntoView + use<> {
    let hotline = use_hotline();
    let call = t_with("plan.paper.call", &[("number", &hotline)]);
    let version = t_with(
        "plan.version",
        &[
            ("version", desk.rules.version()),
            ("number", desk.instrument.standard().number.as_str()),
            ("instrument", desk.instrument.version()),
        ],
    );
    let printed =
        words::day(&clock::today()).map(|day| t_with("plan.paper.printed", &[("day", &day)]));
    view! {
        <section class="card check-next screen-only">
            <h2>{t("plan.next")}</h2>
            {apply_button(desk)}
            <a class="button button-big" href=Route::Rights.path()>
                {icon(Icon::Check)}<span>{t("plan.rights")}</span>
            </a>
            <button class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}<span>{t("plan.print")}</span>
            </button>
        </section>
        {kept(desk)}
        <p class="field-hint">{version}</p>
        <div class="plan-paper">
            <p><strong>{call}</strong></p>
            <p>{printed}" "{dom::site_address()}</p>
        </div>
    }
}

/// Several applications at once; what the plan knows is taken along on this device.
fn apply_button(desk: &Desk) -> impl IntoView + use<> {
    let desk = desk.clone();
    let location = use_location();
    let go = move |_| {
        let desk = desk.clone();
        spawn_local(async move {
            if let Ok(forms) = forms().await {
                suggest(|intake| begin(&desk, forms, intake)).await;
            }
            location.go(&Route::Apply.path());
        });
    };
    view! {
        <button class="button button-main button-big" on:click=go>
            {icon(Icon::Request)}<span>{t("apply.from-plan")}</span>
        </button>
    }
}

/// Which part of the home a need points to.
const WORKS: [(&str, &str); 5] = [
    ("bathing", "bath"),
    ("toileting", "toilet"),
    ("stairs", "stairs"),
    ("transfer", "bedroom"),
    ("home-check", "light"),
];

/// Chooses the applications whose service the plan names, and takes over aids and works.
fn begin(desk: &Desk, forms: &Forms, intake: &mut Intake) {
    let changes = desk.plan.changes_untracked();
    let plan = Plan::of(desk.rules, &desk.needs, &changes);
    let met: Vec<(&ItemId, &Way)> = plan
        .items
        .iter()
        .filter_map(|item| Some((&item.id, item.way?)))
        .collect();
    let is_in_plan = |need: &str| met.iter().any(|(id, _)| **id == ItemId::Need(need.into()));
    let is_named = |form: &&Form| {
        let wants = |(_, way): &(&ItemId, &Way)| {
            let mut services = way.services.iter();
            services.any(|it| Some(*it) == form.service)
        };
        // A subsidy asks for the official assessment.
        met.iter().any(wants) || (form.service.is_none() && is_in_plan("assessment"))
    };
    let named = forms.forms().iter().filter(is_named);
    intake.chosen = named.map(|form| form.id.clone()).collect();
    // Works only where the plan asks for them: not every way to meet these needs does.
    let asks_for_works = |need: &str| {
        let works = |way: &Way| way.services.contains(&ServiceId::HomeWorks);
        let own = ItemId::Need(need.into());
        met.iter().any(|(id, way)| **id == own && works(way))
    };
    let works = WORKS.iter().filter(|(need, _)| asks_for_works(need));
    let works: Vec<&str> = works.map(|(_, place)| *place).collect();
    intake.bring("works", &works.join(","), "plan");
    let wanted = |aid: &&String| {
        let aid = AidId::new(aid.as_str());
        met.iter().any(|(_, way)| way.aids.contains(&aid))
    };
    let offered = forms
        .questions()
        .iter()
        .find(|question| question.id == "aids");
    if let Some(Ask::SomeOf(offered)) = offered.map(|question| &question.kind) {
        let aids: Vec<&str> = offered.iter().filter(wanted).map(String::as_str).collect();
        intake.bring("aids", &aids.join(","), "plan");
    }
}

fn kept(desk: &Desk) -> impl IntoView + use<> {
    let (plan, who) = (desk.plan, desk.session.who);
    let said = desk.said;
    let reset = move |_| {
        plan.reset(who.id());
        said.set(t("plan.done.reset").to_owned());
    };
    view! {
        <div class="check-end screen-only">
            {move || (plan.keeping() == Keeping::Sealed).then(|| view! { <p class="check-kept">{t("plan.kept")}</p> })}
            <Show when=move || !plan.changes().is_empty()>
                <button class="button button-quiet" on:click=reset>{t("plan.reset")}</button>
            </Show>
        </div>
    }
}
