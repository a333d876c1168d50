//! What comes next, where the changes are kept, and what stands at the foot of the paper.

use leptos::prelude::*;

use super::desk::Desk;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::{clock, dom};
use crate::state::atlas::use_hotline;
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
