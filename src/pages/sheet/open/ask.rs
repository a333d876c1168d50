//! The field for the code, and how good a lock it is.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{Opening, Stage, try_code};
use crate::components::field::{TextField, Typing};
use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::state::status::grouped;

/// The form.
pub fn code_form(opening: Opening) -> impl IntoView {
    let busy = move || opening.stage.get() == Stage::Working;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy() {
            try_code(opening);
        }
    };
    view! {
        <p>{t("sheet.open.lead")}</p>
        <form class="sheet-code-form" novalidate on:submit=submit>
            <TextField
                name="code"
                label=Signal::stored(t("sheet.code").to_owned())
                hint=t("sheet.code.hint").to_owned()
                typed=opening.typed.get_untracked()
                error=opening.wrong
                on_input=Callback::new(move |text| opening.typed.set(text))
                typing=Typing::Code
            />
            <p class="code-echo" aria-hidden="true">{move || grouped(&opening.typed.get())}</p>
            <p class="visually-hidden" role="alert">{move || opening.wrong.get()}</p>
            <button type="submit" class="button button-main button-big" aria-busy=move || busy().to_string()>
                {icon(Icon::Check)}
                <span>{move || t(if busy() { "sheet.open.working" } else { "sheet.open.go" })}</span>
            </button>
        </form>
        <p class="field-hint">{t("sheet.open.limit")}</p>
        <details class="check-more">
            <summary>{t("sheet.open.limit.more")}</summary>
            <p class="field-hint">{t("sheet.open.limit.long")}</p>
        </details>
    }
}
