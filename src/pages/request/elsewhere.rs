//! The draft in the form is being filled in by another tab: said, shown, and not changed here
//! before the person takes it over.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::Form;
use super::here::{draft_since, draft_what, first_open_step};
use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::i18n::t;
use crate::route::Route;
use crate::state::location::{Location, use_location};
use crate::state::request::Requests;

/// Takes it over and goes on where it stands; a step that the address names is kept.
async fn take_over(form: Form, location: Location) {
    form.requests.take_over().await;
    if location.pathname.get_untracked() == Route::Request.path() {
        location.go_instead(&first_open_step(form).await.path());
    }
}

/// The page in place of every step.
pub fn elsewhere(form: Form) -> impl IntoView {
    let (requests, location) = (form.requests, use_location());
    let id = requests
        .draft
        .with_untracked(|draft| draft.record_id.clone().unwrap_or_default());
    // The other tab goes on: it is shown as it was saved last.
    let lines = move || {
        let draft = requests.kept.with(|kept| kept.draft(&id).cloned())?;
        Some(view! {
            <p class="waiting-what">{draft_what(&draft)}</p>
            <p class="field-hint">{draft_since(&draft)}</p>
        })
    };
    let afresh = move |act: fn(Requests)| {
        move |_| {
            act(requests);
            location.go(&Route::Request.path());
        }
    };
    view! {
        <PageHead title=t("request.elsewhere.title").to_owned() back=Route::Map.path() />
        <section class="card card-waiting" role="status">
            {lines}
            <p>{t("request.elsewhere.body")}</p>
            <button type="button" class="button button-main button-big" on:click=move |_| spawn_local(take_over(form, location))>
                {icon(Icon::Edit)}<span>{t("request.elsewhere.take")}</span>
            </button>
            <button type="button" class="button" on:click=afresh(Requests::copy_draft)>
                {icon(Icon::Copy)}<span>{t("request.elsewhere.copy")}</span>
            </button>
            <button type="button" class="button" on:click=afresh(Requests::begin_another)>
                {icon(Icon::Plus)}<span>{t("request.another")}</span>
            </button>
        </section>
    }
}
