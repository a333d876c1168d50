//! One line of the plan as a card: what it is, why, what helps, where, and the ways to change it.

use eldercare_care::{ItemId, Need, NeedRule, Plan, PlanItem, Reason, Way, What};
use leptos::prelude::*;

use super::desk::{Desk, item_name};
use super::fold::{fold_button, is_open};
use super::list::HEADING;
use super::{near, offers, visits};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::pages::check::words;

/// The card of a line.
pub fn card(desk: &Desk, plan: &Plan<'_>, item: &PlanItem<'_>, place: usize) -> AnyView {
    let name = item_name(item);
    let (priority, tag) = match &item.what {
        What::Found(_) if item.waits() => ("later", Some("later")),
        What::Found(need) => (need.priority.id(), Some(need.priority.id())),
        What::Added(_) | What::Own(_) => ("added", Some("added")),
    };
    let tag = tag.map(|id| view! { <span class="tag plan-tag">{t_of("plan.priority", id)}</span> });
    let rule = item
        .way
        .map(|way| met_by(desk, item.rule(), way).into_any());
    let why = match &item.what {
        What::Found(need) => because(desk, need).into_any(),
        What::Added(_) | What::Own(_) => {
            view! { <p class="plan-why">{t("plan.because.added")}</p> }.into_any()
        }
    };
    let open = is_open(desk.folds, plan, item);
    let fold = fold_button(desk.folds, &item.id, &name, open);
    view! {
        <li
            class="card plan-item"
            data-priority=priority
            data-item=item.id.to_string()
            data-open=move || open.get().to_string()
        >
            <div class="plan-item-head">
                <span class="plan-number" aria-hidden="true">{place + 1}</span>
                <h3>{name.clone()}</h3>
                {tag}
                <span class="plan-box" aria-hidden="true"></span>
            </div>
            {why}
            <div class="plan-item-body">
                {rule}
                {buttons(desk, plan, &item.id, &name, place)}
            </div>
            {fold}
        </li>
    }
    .into_any()
}

/// The answers behind a need.
fn because(desk: &Desk, need: &Need<'_>) -> impl IntoView + use<> {
    let mut reasons: Vec<String> = Vec::new();
    for words in need.because.iter().filter_map(|it| in_words(desk, it)) {
        // Two steps of a rule may name the level.
        if !reasons.contains(&words) {
            reasons.push(words);
        }
    }
    let reasons: Vec<_> = reasons
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect();
    let open = (!need.open.is_empty()).then(|| {
        let list = desk.names(&need.open);
        view! { <p class="plan-why">{t_with("plan.open", &[("list", &list)])}</p> }
    });
    view! {
        <div class="plan-why">
            <p>{t("plan.because")}</p>
            <ul>{reasons}</ul>
        </div>
        {open}
    }
}

fn in_words(desk: &Desk, reason: &Reason) -> Option<String> {
    match reason {
        // What the answers establish is said, not the bound that the rule names.
        Reason::Level(_) => {
            let level = desk.evaluation.level;
            let key = match level.single() {
                Some(_) => "plan.because.level.is",
                None => "plan.because.level",
            };
            let name = words::level_short(desk.instrument, level.best);
            Some(t_with(key, &[("level", name)]))
        }
        Reason::Answer(id, _) => {
            let question = desk.instrument.question(id.as_str())?;
            let answer = words::answered(desk.instrument, &desk.session, question);
            let name = words::name(desk.instrument, id);
            Some(t_with(
                "plan.because.line",
                &[("name", name), ("answer", answer)],
            ))
        }
    }
}

/// What meets a need: advice, aids, services, places.
fn met_by(desk: &Desk, rule: Option<&NeedRule>, way: &Way) -> impl IntoView + use<> {
    let aids: Vec<&str> = way
        .aids
        .iter()
        .map(|aid| t_of("aid", aid.as_str()))
        .collect();
    let aids = (!aids.is_empty()).then(|| {
        let list = aids.join(t("common.comma"));
        view! { <p>{t_with("plan.aids", &[("list", &list)])}</p> }
    });
    view! {
        <div class="plan-help">
            <h4>{t("plan.help")}</h4>
            <p>{t_of("need-help", &way.help)}</p>
            {aids}
        </div>
        {visits::visits(desk, way)}
        {offers::offers(desk, rule, way.services.clone())}
        {near::near(way.kinds.clone())}
    }
}

/// Up, down, out. Each is a large button with a word, and says to a screen reader what it moves.
fn buttons(
    desk: &Desk,
    plan: &Plan<'_>,
    id: &ItemId,
    name: &str,
    place: usize,
) -> impl IntoView + use<> {
    let (up, down) = (plan.moved(id, true), plan.moved(id, false));
    let neighbours = neighbours(plan, place);
    let strike = {
        let (desk, id) = (desk.clone(), id.clone());
        let said = t_with("plan.done.struck", &[("need", name)]);
        move |_| {
            desk.change(said.clone(), neighbours.clone(), |changes| {
                changes.strike(&id);
            });
        }
    };
    let strike_label = t_with("plan.strike.of", &[("need", name)]);
    view! {
        <div class="plan-buttons screen-only">
            {move_button(desk, id, name, up.map(|order| (order, place)), true)}
            {move_button(desk, id, name, down.map(|order| (order, place + 2)), false)}
            <button class="button button-quiet" id=button_id("strike", id) aria-label=strike_label on:click=strike>
                {icon(Icon::Close)}<span>{t("plan.strike")}</span>
            </button>
        </div>
    }
}

/// A button that moves a line by one; a line at the edge has none.
fn move_button(
    desk: &Desk,
    id: &ItemId,
    name: &str,
    to: Option<(Vec<ItemId>, usize)>,
    up: bool,
) -> impl IntoView + use<> {
    let (order, place) = to?;
    let (action, label, aria) = if up {
        ("up", t("plan.up"), t_with("plan.up.of", &[("need", name)]))
    } else {
        (
            "down",
            t("plan.down"),
            t_with("plan.down.of", &[("need", name)]),
        )
    };
    let said = t_with(
        "plan.done.moved",
        &[("need", name), ("place", &place.to_string())],
    );
    // At the edge the button is gone; then the other one has the focus.
    let focus = ["up", "down"].map(|other| button_id(other, id));
    let focus: Vec<String> = [button_id(action, id)].into_iter().chain(focus).collect();
    let (desk, id_moved) = (desk.clone(), id.clone());
    let go = move |_| {
        // What is moved stays as it is seen, wherever it goes.
        desk.folds.set(&id_moved, true);
        desk.change(said.clone(), focus.clone(), |changes| {
            changes.put_in_order(&order);
        });
    };
    let class = if up {
        "button button-quiet plan-up"
    } else {
        "button button-quiet plan-down"
    };
    Some(view! {
        <button class=class id=button_id(action, id) aria-label=aria on:click=go>
            {icon(Icon::Down)}<span>{label}</span>
        </button>
    })
}

/// Where the focus goes when a line is struck: the next line, else the one before, else the heading.
fn neighbours(plan: &Plan<'_>, place: usize) -> Vec<String> {
    let other = |place: Option<usize>| {
        plan.items
            .get(place?)
            .map(|item| button_id("strike", &item.id))
    };
    let after = other(place.checked_add(1));
    let before = other(place.checked_sub(1));
    after
        .into_iter()
        .chain(before)
        .chain([HEADING.to_owned()])
        .collect()
}

fn button_id(action: &str, id: &ItemId) -> String {
    format!("plan-{action}-{id}")
}
