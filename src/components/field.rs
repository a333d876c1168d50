//! One typed field with its label, hint and problem, tied together for a screen reader.

use leptos::prelude::*;

use super::pad::{Written, has_pad, pad};
use crate::i18n::t;
use crate::state::mode::use_mode;

/// The id of the element that takes the focus of a field.
pub fn field_id(name: &str) -> String {
    format!("field-{name}")
}

/// What kind of text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// One line of words.
    Line,
    /// A telephone number.
    Telephone,
    /// Digits only.
    Digits,
    /// A code of letters and digits.
    Code,
    /// How a person is called.
    Name,
    /// What stands on the door.
    Door,
    /// Several lines.
    Lines,
}

impl Typing {
    /// `type`, `inputmode` and `autocomplete` of the input.
    fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            // What may be filled in by the browser is also written down by it, readable, for ever.
            Typing::Telephone => ("tel", "tel", "off"),
            Typing::Digits => ("text", "numeric", "off"),
            _ => ("text", "text", "off"),
        }
    }
}

/// A typed field. Its text is set once, when the field is made: writing back what is being typed
/// would disturb Chinese input methods.
#[component]
pub fn TextField(
    /// Name of the field; ids are made of it.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// What to type, with an example.
    hint: String,
    /// What was typed before.
    typed: String,
    /// What is wrong with it, in words.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called with the whole text after each change.
    on_input: Callback<String>,
    /// What kind of text it is.
    #[prop(default = Typing::Line)]
    typing: Typing,
    /// The field may stay empty, and the label says so.
    #[prop(optional)]
    may_be_empty: bool,
) -> impl IntoView {
    let id = field_id(name);
    let is_kiosk = use_mode().is_kiosk();
    let written = Written {
        text: RwSignal::new(typed),
        on_input,
    };
    let described = {
        let id = id.clone();
        move || match error.get() {
            Some(_) => format!("{id}-hint {id}-error"),
            None => format!("{id}-hint"),
        }
    };
    let wrong = move || error.get().map(|_| "true");
    let box_of_field = input_box(typing, &id, name, written, wrong, described);
    // What cannot be written there without a keyboard may stay empty, and is not asked.
    let is_for_own = is_kiosk && !has_pad(typing);
    view! {
        <div class="field" data-wrong=wrong data-own=is_for_own.then_some("")>
            <label class="field-label" for=id.clone()>
                {move || label.get()}
                {may_be_empty.then(|| view! { <span class="field-optional">{t("request.optional")}</span> })}
            </label>
            <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
            {error_line(id, error)}
            {box_of_field}
            {(is_kiosk && !is_for_own).then(|| pad(typing, written))}
        </div>
    }
}

/// The line that says what is wrong, while something is.
pub fn error_line(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        let id = format!("{id}-error");
        error
            .get()
            .map(|error| view! { <p class="field-error" id=id>{error}</p> })
    }
}

fn input_box(
    typing: Typing,
    id: &str,
    name: &'static str,
    written: Written,
    wrong: impl Fn() -> Option<&'static str> + Send + 'static,
    described: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let id = id.to_owned();
    let is_kiosk = use_mode().is_kiosk();
    let typed = written.text.get_untracked();
    let changed = move |event| {
        let text = event_target_value(&event);
        if is_kiosk {
            written.text.set(text.clone());
        }
        written.on_input.run(text);
    };
    if typing == Typing::Lines {
        return view! {
            <textarea class="textarea" id=id name=name rows="3" autocomplete="off"
                aria-invalid=wrong aria-describedby=described prop:value=typed on:input=changed
            ></textarea>
        }
        .into_any();
    }
    let (kind, inputmode, autocomplete) = typing.attributes();
    if is_kiosk {
        // The pad below writes; the system's own keyboard stays away, and a name tells no browser anything.
        return view! {
            <input class="input" id=id type="text" inputmode="none" autocomplete="off" spellcheck="false"
                aria-invalid=wrong aria-describedby=described prop:value=move || written.text.get() on:input=changed
            />
        }
        .into_any();
    }
    let class = if typing == Typing::Code {
        "input input-code"
    } else {
        "input"
    };
    view! {
        <input class=class id=id name=name type=kind inputmode=inputmode autocomplete=autocomplete
            autocapitalize=(typing == Typing::Code).then_some("characters") spellcheck="false"
            aria-invalid=wrong aria-describedby=described prop:value=typed on:input=changed
        />
    }
    .into_any()
}
