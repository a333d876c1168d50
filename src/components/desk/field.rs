//! Fields of the desk: label, hint, box and what is wrong with it, tied together for a screen reader.

use leptos::prelude::*;

use crate::components::field::{error_line, field_id};

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of words.
    Line,
    /// A telephone number.
    Phone,
    /// Digits.
    Digits,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// The name of the account.
    Login,
    /// The password that holds.
    Password,
    /// A password to be set.
    NewPassword,
    /// Several lines.
    Lines,
}

impl Kind {
    /// `type`, `inputmode` and `autocomplete` of the box.
    fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Line | Kind::Lines => ("text", "text", "off"),
            Kind::Phone => ("text", "tel", "off"),
            Kind::Digits => ("text", "numeric", "off"),
            Kind::Time => ("time", "text", "off"),
            Kind::Day => ("date", "text", "off"),
            Kind::Login => ("text", "text", "username"),
            Kind::Password => ("password", "text", "current-password"),
            Kind::NewPassword => ("password", "text", "new-password"),
        }
    }
}

/// A field. Its text is set once, when it is made: writing back what is being typed would disturb Chinese input
/// methods.
#[component]
pub fn DeskField(
    /// Name of the field; ids are made of it.
    name: &'static str,
    /// The question.
    label: &'static str,
    /// What is typed.
    kind: Kind,
    /// What was typed before.
    typed: String,
    /// Called with the whole text after each change.
    on_input: Callback<String>,
    /// What is wrong with it, in words.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// What to type.
    #[prop(optional)]
    hint: Option<String>,
) -> impl IntoView {
    let id = field_id(name);
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let described = {
        let id = id.clone();
        move || {
            let wrong = error.get().map(|_| format!("{id}-error"));
            let ids: Vec<_> = hint_id.iter().cloned().chain(wrong).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let wrong = move || error.get().map(|_| "true");
    let (type_of, inputmode, autocomplete) = kind.attributes();
    let changed = move |event| on_input.run(event_target_value(&event));
    let input = if kind == Kind::Lines {
        view! {
            <textarea class="textarea" id=id.clone() name=name rows="3" autocomplete="off" maxlength="1000"
                aria-invalid=wrong aria-describedby=described prop:value=typed on:input=changed></textarea>
        }
        .into_any()
    } else {
        view! {
            <input class="input" id=id.clone() name=name type=type_of inputmode=inputmode autocomplete=autocomplete
                autocapitalize="off" spellcheck="false" aria-invalid=wrong aria-describedby=described
                prop:value=typed on:input=changed />
        }
        .into_any()
    };
    view! {
        <div class="field" data-wrong=wrong>
            <label class="field-label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
            {error_line(id, error)}
            {input}
        </div>
    }
}
