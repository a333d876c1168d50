//! What comes next, where the changes are kept, and what stands at the foot of the paper.

use eldercare_care::Plan;
use eldercare_care::forms::{Forms, Intake};
use eldercare_days::Day;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::components::icon::{Icon, icon};
use crate::components::kiosk::frame::{KioskPart, at_kiosk};
use crate::components::kiosk::take_along::TakeAlong;
use crate::i18n::{t, t_with};
use crate::platform::{clock, dom};
use crate::route::Route;
use crate::state::apply::{forms, suggest};
use crate::state::atlas::use_hotline;
use crate::state::benefits::offered::is_over;
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
            <button data-own class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}<span>{t("plan.print")}</span>
            </button>
        </section>
        {at_kiosk(|| KioskPart::TakeAlong(TakeAlong::Check))}
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

/// Chooses the applications whose service the plan names, and takes over aids and works. What the city's
/// document calls over is not chosen for anybody.
fn begin(desk: &Desk, forms: &Forms, intake: &mut Intake) {
    let changes = desk.plan.changes_untracked();
    intake.begin(forms, &Plan::of(desk.rules, &desk.needs, &changes));
    // There is no page any more behind an await: the clock is asked, not the context.
    let today = Day::parse(&clock::today()).unwrap_or_default();
    intake.chosen.retain(|id| {
        let service = forms.form(id).and_then(|form| form.service);
        !service.is_some_and(|service| is_over(desk.benefits, service, today))
    });
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
