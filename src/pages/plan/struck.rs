//! What the family struck out although the answers say it: not hidden, and a danger is told.

use eldercare_care::{Need, Priority};
use leptos::prelude::*;

use super::desk::{Desk, need_name};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};

/// The needs that were struck out, each with the way back.
pub fn struck(desk: &Desk) -> impl IntoView + use<> {
    let desk = desk.clone();
    move || {
        desk.with_plan(|plan, _| {
            if plan.struck.is_empty() {
                return None;
            }
            let rows: Vec<_> = plan.struck.iter().map(|need| row(&desk, need)).collect();
            Some(view! {
                <section class="card plan-struck screen-only">
                    <h2>{t("plan.struck")}</h2>
                    <ul class="plan-rows">{rows}</ul>
                </section>
            })
        })
    }
}

fn row(desk: &Desk, need: &Need<'_>) -> impl IntoView + use<> {
    let name = need_name(need.rule);
    let id = need.rule.id.clone();
    let said = t_with("plan.done.restored", &[("need", name)]);
    let focus = vec![format!("plan-strike-need:{id}")];
    let desk = desk.clone();
    let restore = move |_| {
        desk.change(said.clone(), focus.clone(), |changes| changes.restore(&id));
    };
    let danger = (need.priority == Priority::Danger)
        .then(|| view! { <p class="field-error">{t("plan.struck.danger")}</p> });
    view! {
        <li class="plan-row">
            <span class="plan-row-body"><span class="plan-row-name">{name}</span>{danger}</span>
            <button class="button button-quiet" aria-label=t_with("plan.restore.of", &[("need", name)]) on:click=restore>
                {icon(Icon::Plus)}<span>{t("plan.restore")}</span>
            </button>
        </li>
    }
}
