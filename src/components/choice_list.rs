//! One of a few big choices, as radio buttons.

use leptos::prelude::*;

use super::field::{error_line, field_id};

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub value: String,
    /// A short name.
    pub label: String,
    /// A plain second line.
    pub detail: Option<String>,
}

/// A group of choices under one question.
#[component]
pub fn ChoiceList(
    /// Name of the field; ids are made of it.
    name: &'static str,
    /// The question.
    legend: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen now.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// What is wrong, in words.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called with the value of a choice.
    on_choose: Callback<String>,
    /// The heading of the page asks the same question; only a screen reader hears it twice.
    #[prop(optional)]
    asked_above: bool,
    /// Short choices stand side by side.
    #[prop(optional)]
    side_by_side: bool,
) -> impl IntoView {
    let id = field_id(name);
    let error_id = format!("{id}-error");
    let described = move || error.get().map(|_| error_id.clone());
    let wrong = move || error.get().map(|_| "true");
    let class = if side_by_side {
        "choices choices-two"
    } else {
        "choices"
    };
    let legend_class = if asked_above {
        "visually-hidden"
    } else {
        "field-label"
    };
    let first = id.clone();
    let rows = choices.into_iter().enumerate().map(|(place, choice)| {
        let id = if place == 0 {
            first.clone()
        } else {
            format!("{first}-{}", choice.value)
        };
        radio(id, name, choice, chosen, on_choose)
    });
    view! {
        <fieldset class="field" role="radiogroup" data-wrong=wrong aria-invalid=wrong aria-describedby=described>
            <legend class=legend_class>{legend}</legend>
            {error_line(id, error)}
            <div class=class>{rows.collect_view()}</div>
        </fieldset>
    }
}

fn radio(
    id: String,
    name: &'static str,
    choice: Choice,
    chosen: Signal<Option<String>>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let value = choice.value.clone();
    let own = choice.value.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.as_deref() == Some(own.as_str()));
    view! {
        <label class="choice">
            <input
                type="radio"
                id=id
                name=name
                autocomplete="off"
                value=choice.value
                prop:checked=is_chosen
                on:change=move |_| on_choose.run(value.clone())
            />
            <span class="choice-body">
                <span class="choice-label">{choice.label}</span>
                {choice.detail.map(|detail| view! { <span class="choice-detail">{detail}</span> })}
            </span>
        </label>
    }
}
