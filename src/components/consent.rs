//! One consent: what is asked and why, and a box that nobody ticks but the person.

use leptos::prelude::*;

use super::field::{error_line, field_id};

/// A consent with its wording.
#[component]
pub fn ConsentBox(
    /// Name of the field; ids are made of it.
    name: &'static str,
    /// What it is about.
    title: &'static str,
    /// The wording: purpose, what is passed on, how long it is kept. One text a paragraph.
    wording: Vec<String>,
    /// The words beside the box.
    agree: &'static str,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// What is wrong, in words.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called when the box is ticked or cleared.
    on_change: Callback<bool>,
    /// What else belongs to it, shown above the box.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = field_id(name);
    let text_id = format!("{id}-text");
    let described = {
        let (id, text_id) = (id.clone(), text_id.clone());
        move || match error.get() {
            Some(_) => format!("{id}-error {text_id}"),
            None => text_id.clone(),
        }
    };
    let wrong = move || error.get().map(|_| "true");
    let lines = wording
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    view! {
        <section class="card field consent" data-wrong=wrong>
            <h2>{title}</h2>
            <div class="consent-text" id=text_id>{lines}</div>
            {children.map(|children| children())}
            {error_line(id.clone(), error)}
            <label class="choice">
                <input
                    type="checkbox"
                    id=id
                    name=name
                    autocomplete="off"
                    prop:checked=move || ticked.get()
                    aria-invalid=wrong
                    aria-describedby=described
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                <span class="choice-label">{agree}</span>
            </label>
        </section>
    }
}
