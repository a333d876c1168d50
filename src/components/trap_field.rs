//! A field that nobody sees, hears or reaches by keyboard: whatever fills it in is a machine.

use leptos::prelude::*;

use crate::i18n::t;
use crate::platform::form_token;

/// The field. Its words are for whoever meets it all the same.
pub fn trap_field() -> impl IntoView {
    form_token::note_trap("");
    let changed = move |event| form_token::note_trap(&event_target_value(&event));
    view! {
        <label hidden>
            {t("request.trap")}
            <input type="text" name="website" tabindex="-1" autocomplete="off" on:input=changed />
        </label>
    }
}
