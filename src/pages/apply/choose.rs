//! Which applications: several may be chosen.

use eldercare_care::forms::Form as Application;
use leptos::prelude::*;

use super::desk::Desk;
use super::frame::{foot, head};
use crate::components::waiting_card::WaitingCards;
use crate::i18n::{t, t_of};
use crate::state::apply::{Outcome, Step, is_taken, outcome};
use crate::state::benefits::offered::said_to_anybody;

/// The first screen.
pub fn choose(desk: Desk) -> impl IntoView {
    let is_good = move || desk.intake.with(|intake| !intake.chosen.is_empty());
    let forms = desk.forms.forms().iter();
    view! {
        {head(Step::Choose)}
        <p>{t("apply.lead")}</p>
        <WaitingCards />
        {move || (desk.told.get() && !is_good()).then(|| view! {
            <p class="field-error" role="alert">{t("apply.none")}</p>
        })}
        <div class="choices" role="group" aria-label=t("apply.step.choose")>
            {forms.map(|form| row(desk, form)).collect_view()}
        </div>
        <p class="field-hint">{t("apply.may")}</p>
        {foot(desk, Step::Choose, is_good)}
    }
}

fn row(desk: Desk, form: &'static Application) -> impl IntoView {
    let id = form.id.as_str();
    let is_chosen = move || {
        desk.intake
            .with(|intake| intake.chosen.iter().any(|it| it == id))
    };
    let toggle = move |_| desk.intake.edit(|intake| intake.toggle(id));
    let taken = desk.form.city().is_some_and(|city| is_taken(form, &city));
    let tag = move || {
        let record = desk.intake.with(|intake| intake.records.get(id).cloned());
        let stands = desk
            .form
            .requests
            .kept
            .with(|kept| outcome(kept, record.as_ref()));
        let words = match stands {
            Outcome::Sent(_) => "apply.state.sent",
            Outcome::Waiting => "apply.state.waiting",
            Outcome::Open if !taken => "apply.paper-only",
            Outcome::Open => return None,
        };
        Some(view! { <span class="tag">{t(words)}</span> })
    };
    let (service, benefits) = (form.service, desk.form.benefits);
    let said = move || {
        let words = said_to_anybody(benefits, service?)?;
        Some(view! { <span class="service-said">{words}</span> })
    };
    view! {
        <label class="choice">
            <input type="checkbox" name=id autocomplete="off" prop:checked=is_chosen on:change=toggle />
            <span class="choice-body">
                <span class="choice-label">{t_of("apply.form", id)}</span>
                <span class="choice-detail">{t_of("apply.form-hint", id)}</span>
                {said}
            </span>
            {tag}
        </label>
    }
}
