//! Signing in.

use std::sync::Arc;

use eldercare_api::v1::desk::Me;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::platform::api::ApiError;
use crate::platform::{desk as server, online};
use crate::route::Route;
use crate::state::desk::{Desk, LEAVING, UNTOLD, trouble};

/// The form. `ended`: whose session has ended, so that they go on where they were.
pub fn sign_in(desk: Desk, ended: Option<&Arc<Me>>) -> AnyView {
    let before = ended.map(|me| me.login.clone()).unwrap_or_default();
    let has_ended = ended.is_some();
    let why = move || {
        let (tone, key) = reason(desk, has_ended)?;
        Some(view! { <Notice tone><p>{t(key)}</p></Notice> })
    };
    let form = if server::is_readable_on_the_way() {
        view! { <Notice tone=Tone::Stop><p role="alert">{t("error.desk.insecure")}</p></Notice> }
            .into_any()
    } else {
        form(desk, before)
    };
    view! {
        <main id="main" class="desk-main desk-door">
            <img class="desk-mark" src="/icons/logo.svg" alt="" width="56" height="56" />
            <PageTitle title=t("desk.sign-in.title") />
            <div role="status">{why}</div>
            {form}
            <p class="desk-soft">{t("desk.sign-in.public")}</p>
            <a class="desk-link" href=Route::Map.path()>{t("desk.sign-in.map")}</a>
        </main>
    }
    .into_any()
}

/// Why the form is there, where there is more to say than that nobody is signed in.
fn reason(desk: Desk, has_ended: bool) -> Option<(Tone, &'static str)> {
    if has_ended {
        let key = if desk.has_typed() {
            "desk.ended.typed"
        } else {
            "desk.ended"
        };
        return Some((Tone::Warn, key));
    }
    let key = desk.told()?;
    let tone = match key {
        UNTOLD => Tone::Warn,
        LEAVING => Tone::Plain,
        _ => Tone::Good,
    };
    Some((tone, key))
}

fn form(desk: Desk, before: String) -> AnyView {
    let login = RwSignal::new(before.clone());
    let password = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let (login, password) = (login.get_untracked(), password.get_untracked());
        let login = login.trim().to_owned();
        if login.is_empty() || password.is_empty() {
            problem.set(Some(t("desk.sign-in.empty").to_owned()));
            return;
        }
        is_busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let done = desk.sign_in(login, password).await;
            // Signed in, the form is gone.
            let _ = is_busy.try_set(false);
            if let Err(why) = done {
                let _ = problem.try_set(Some(trouble::in_words(&why)));
            }
        });
    };
    view! {
        <form class="card desk-form" novalidate on:submit=submit>
            {trouble_line(problem.into())}
            <DeskField name="login" label=t("desk.login") kind=Kind::Login typed=before
                on_input=Callback::new(move |text| login.set(text)) />
            <DeskField name="password" label=t("desk.password.now") kind=Kind::Password typed=String::new()
                on_input=Callback::new(move |text| password.set(text)) />
            <button type="submit" class="button button-main" aria-busy=move || is_busy.get().to_string()>
                {move || t(if is_busy.get() { "desk.sign-in.busy" } else { "desk.sign-in" })}
            </button>
            <p class="field-hint">{t("desk.sign-in.ends")}</p>
        </form>
    }
    .into_any()
}

/// Nobody can say who is signed in: no network, or no desk here. Asked again when the network is back.
pub fn no_answer(desk: Desk, problem: &ApiError) -> AnyView {
    let again = move || spawn_local(desk.look());
    let _watch = StoredValue::new_local(online::watch(move |is_on| {
        if is_on {
            again();
        }
    }));
    view! {
        <main id="main" class="desk-main desk-door">
            <PageTitle title=t("desk.name") />
            {not_had(problem, Callback::new(move |()| again()))}
        </main>
    }
    .into_any()
}
