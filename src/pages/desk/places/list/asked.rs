//! What a list is, what will happen to it, and the choice of a file.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::heading;
use crate::components::desk::trouble::trouble_line;
use crate::i18n::t;
use crate::platform::download;
use crate::state::desk::upload::{FIELD, Upload};
use crate::state::desk::{Desk, trouble, use_desk};

/// The form.
pub fn asked(upload: Upload) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        upload.look();
    };
    let words = move || {
        t(if upload.is_busy() {
            "desk.list.looking"
        } else {
            "desk.list.look"
        })
    };
    view! {
        <section class="card desk-list-card" aria-labelledby="desk-list-heading">
            {heading(t("desk.list.title"))}
            <p>{t("desk.list.what")}</p>
            <ol class="desk-steps">
                <li>{t("desk.list.step.fill")}</li>
                <li>{t("desk.list.step.look")}</li>
                <li>{t("desk.list.step.write")}</li>
            </ol>
            {template(use_desk())}
            <form class="desk-inline" novalidate on:submit=submit>
                <div class="field">
                    <label class="field-label" for=FIELD>{t("desk.list.file")}</label>
                    <p class="field-hint" id="desk-list-hint">{t("desk.list.file.hint")}</p>
                    <input class="input" id=FIELD type="file" autocomplete="off" accept=".xlsx,.csv" aria-describedby="desk-list-hint" />
                </div>
                {trouble_line(upload.problem())}
                <button type="submit" class="button button-main" aria-busy=move || upload.is_busy().to_string()>{words}</button>
            </form>
        </section>
    }
    .into_any()
}

/// An empty list with every head, to take away.
fn template(desk: Desk) -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let take = move |_| {
        problem.set(None);
        spawn_local(async move {
            let wrong = match desk.get_text("upload/template").await {
                Ok(file) => {
                    let is_given = download::offer_table(&["places", "csv"].join("."), &file);
                    (!is_given).then(|| t("desk.export.refused").to_owned())
                }
                Err(why) => Some(trouble::in_words(&why)),
            };
            // The page may be left by now.
            let _ = problem.try_set(wrong);
        });
    };
    view! {
        {trouble_line(problem.into())}
        <button type="button" class="button" on:click=take>{t("desk.list.template")}</button>
    }
}
