//! Adding what the answers do not say: a need of the list, or a line of the family's own.

use eldercare_care::{NeedRule, OwnError};
use eldercare_requests::report::{looks_like_landline, looks_personal};
use leptos::prelude::*;

use super::desk::{Desk, need_name};
use super::list::HEADING;
use crate::components::field::TextField;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::platform::dom;

/// Both ways to add.
pub fn add(desk: &Desk) -> impl IntoView + use<> {
    view! {
        <section class="card plan-add screen-only">
            <h2>{t("plan.add")}</h2>
            {own_line(desk)}
            {from_list(desk)}
        </section>
    }
}

fn own_line(desk: &Desk) -> impl IntoView + use<> {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    // The field is made anew when a line was taken: writing into a field disturbs typing.
    let made = RwSignal::new(0_u32);
    let desk = desk.clone();
    let add = move |_| {
        let text = typed.get_untracked();
        match take(&desk, &text) {
            Ok(()) => {
                problem.set(None);
                typed.set(String::new());
                made.update(|made| *made += 1);
                let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
                desk.said.set(t_with("plan.done.added", &[("need", &name)]));
                dom::focus_soon("field-own-line");
            }
            Err(why) => {
                problem.set(Some(t_of("plan.own-error", why).to_owned()));
                dom::focus("field-own-line");
            }
        }
    };
    view! {
        {move || {
            made.track();
            view! {
                <TextField
                    name="own-line"
                    label=Signal::stored(t("plan.add.own").to_owned())
                    hint=t("plan.add.own.hint").to_owned()
                    typed=String::new()
                    error=problem
                    on_input=Callback::new(move |text| typed.set(text))
                />
            }
        }}
        <button class="button" on:click=add>{icon(Icon::Plus)}<span>{t("plan.add.button")}</span></button>
    }
}

/// Takes a line into the plan; the id of what is wrong with it otherwise.
fn take(desk: &Desk, text: &str) -> Result<(), &'static str> {
    if looks_personal(text, false) || looks_like_landline(text) {
        return Err("personal");
    }
    let who = desk.session.who.id();
    let taken = desk.plan.change(who, |changes| changes.add_own(text));
    taken.map(drop).map_err(error_id)
}

fn error_id(why: OwnError) -> &'static str {
    match why {
        OwnError::Empty => "empty",
        OwnError::TooLong => "too-long",
        OwnError::Hidden => "hidden",
        OwnError::TooMany => "too-many",
    }
}

fn from_list(desk: &Desk) -> impl IntoView + use<> {
    let desk = desk.clone();
    view! {
        <details class="check-more">
            <summary>{t("plan.add.list")}</summary>
            <ul class="choices choices-two">
                {move || desk.with_plan(|plan, _| {
                    let rules = plan.may_be_added(desk.rules).into_iter();
                    rules.map(|rule| add_button(&desk, rule)).collect::<Vec<_>>()
                })}
            </ul>
        </details>
    }
}

fn add_button(desk: &Desk, rule: &NeedRule) -> impl IntoView + use<> {
    let (desk, id, name) = (desk.clone(), rule.id.clone(), need_name(rule));
    let said = t_with("plan.done.added", &[("need", name)]);
    let add = move |_| {
        desk.change(said.clone(), vec![HEADING.to_owned()], |changes| {
            changes.add(id.clone());
        });
    };
    view! {
        <li><button class="choice" on:click=add>
            {icon(Icon::Plus)}<span class="choice-body"><span class="choice-label">{name}</span></span>
        </button></li>
    }
}
