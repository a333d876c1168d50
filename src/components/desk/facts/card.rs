//! One fact: what is said now and by whom, and the way to change it.

use leptos::prelude::*;

use super::{Facts, Form};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::place_facts::{Setting, Topic, facts_of};

/// A card with what is published about a topic.
pub fn card(
    facts: &Facts,
    name: &'static str,
    topic: Topic,
    make: impl Fn(Form) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let setting = Setting::of(None);
    let all = facts_of(&facts.place, &setting);
    let known = all.into_iter().find(|fact| fact.topic == topic);
    let (lines, who) = match known {
        Some(fact) => (
            fact.value.lines,
            fact.origin.and_then(|origin| origin.of_desk()),
        ),
        None => (vec![t("desk.fact.none").to_owned()], None),
    };
    filled(facts, name, t(topic.label()), lines, who, make)
}

/// The same with words of one's own.
pub fn filled(
    facts: &Facts,
    name: &'static str,
    title: &'static str,
    lines: Vec<String>,
    who: Option<String>,
    make: impl Fn(Form) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    // A form in which something was typed is open again after one has signed in anew.
    let is_open = RwSignal::new(facts.kept.has(name));
    let facts = facts.clone();
    let kept = facts.kept.clone();
    let close = Callback::new(move |()| is_open.set(false));
    let form = move || {
        is_open
            .get()
            .then(|| make(Form::new(name, facts.clone(), close)))
    };
    let lines = lines
        .into_iter()
        .map(|line| view! { <p class="desk-fact-now">{line}</p> })
        .collect_view();
    let id = format!("fact-{name}");
    view! {
        <section class="card desk-fact" id=id.clone() data-fact=name>
            <div class="desk-fact-head">
                <h3>{title}</h3>
                <button type="button" class="button button-quiet" aria-expanded=move || is_open.get().to_string()
                    aria-label=move || {
                        let key = if is_open.get() { "desk.cancel.which" } else { "desk.fact.change.which" };
                        t_with(key, &[("fact", title)])
                    }
                    on:click=move |_| {
                        is_open.update(|open| *open = !*open);
                        if !is_open.get_untracked() {
                            kept.forget(name);
                        }
                        dom::reveal_soon(id_of(name));
                    }>
                    {move || t(if is_open.get() { "desk.cancel" } else { "desk.fact.change" })}
                </button>
            </div>
            {lines}
            {who.map(|who| view! { <p class="desk-soft">{who}</p> })}
            {form}
        </section>
    }
    .into_any()
}

/// The element of a fact.
fn id_of(name: &'static str) -> &'static str {
    match name {
        "hours" => "fact-hours",
        "phone" => "fact-phone",
        "beds" => "fact-beds",
        "price" => "fact-price",
        _ => "fact-open",
    }
}

/// The button at the end of a form.
pub fn save() -> impl IntoView {
    view! { <button type="submit" class="button button-main">{t("desk.fact.save")}</button> }
}
