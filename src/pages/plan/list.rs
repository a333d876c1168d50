//! The list itself, in the family's order, and the line that takes the last change back.

use leptos::prelude::*;

use super::desk::Desk;
use super::fold::fold_all;
use super::item::card;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};

/// The id of the list's heading, which takes the focus when the list becomes empty.
pub const HEADING: &str = "plan-list";

/// The needs, and what the family added.
pub fn list(desk: &Desk) -> impl IntoView + use<> {
    let desk = desk.clone();
    move || {
        desk.with_plan(|plan, _| {
            if plan.items.is_empty() {
                return nothing().into_any();
            }
            let count = plan.items.len();
            let cards = plan.items.iter().enumerate();
            let cards: Vec<_> = cards
                .map(|(place, item)| card(&desk, plan, item, place))
                .collect();
            let heading = t_with("plan.count", &[("count", &count.to_string())]);
            view! {
                <h2 id=HEADING tabindex="-1">{heading}</h2>
                {fold_all(desk.folds, count)}
                <ol class="plan-list">{cards}</ol>
            }
            .into_any()
        })
    }
}

fn nothing() -> impl IntoView {
    view! {
        <section class="card" id=HEADING tabindex="-1">
            <p><strong>{t("plan.nothing")}</strong></p>
            <p>{t("plan.nothing.hint")}</p>
        </section>
    }
}

/// What was done last, in words, and the way back: in view wherever on the page it was done.
pub fn undo_bar(desk: &Desk) -> impl IntoView + use<> {
    let plan = desk.plan;
    let said = desk.said;
    let undo = move |_| {
        plan.undo();
        said.set(t("plan.done.undone").to_owned());
    };
    view! {
        <div class="plan-undo screen-only" data-on=move || plan.can_undo().to_string()>
            <p role="status">{move || said.get()}</p>
            <Show when=move || plan.can_undo()>
                <button class="button" on:click=undo>{icon(Icon::Back)}<span>{t("plan.undo")}</span></button>
            </Show>
        </div>
    }
}
