//! One of several, from a list that drops down.

use leptos::prelude::*;

use crate::components::field::{error_line, field_id};

/// The list with its question.
#[component]
pub fn DeskSelect(
    /// Name of the field; ids are made of it.
    name: &'static str,
    /// The question.
    label: &'static str,
    /// Id and words of each choice.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// The id that is chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the id.
    on_choose: Callback<String>,
    /// What is wrong with it, in words.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = field_id(name);
    let wrong = move || error.get().map(|_| "true");
    let described = {
        let id = id.clone();
        move || error.get().map(|_| format!("{id}-error"))
    };
    let options = move || {
        let one = |(id, words): (String, String)| {
            let own = id.clone();
            view! { <option value=id selected=move || chosen.get() == own>{words}</option> }
        };
        choices.get().into_iter().map(one).collect_view()
    };
    view! {
        <div class="field" data-wrong=wrong>
            <label class="field-label" for=id.clone()>{label}</label>
            {error_line(id.clone(), error)}
            <select class="select" id=id name=name autocomplete="off" aria-invalid=wrong aria-describedby=described
                on:change=move |event| on_choose.run(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}
