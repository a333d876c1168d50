//! A copy of everything that the office has of a request: read here, or kept as a file.

use eldercare_api::v1::{Export, ExportQuery, ExportedConsent, ExportedEvent};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::After;
use crate::components::field::{TextField, Typing};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::pages::request::form::use_form;
use crate::pages::request::reviewed;
use crate::platform::api::{self, ApiError};
use crate::platform::{dom, download};
use crate::state::config::use_config;
use crate::state::request::words;
use crate::state::status::{Case, drafted};

/// What is typed, and what came back.
#[derive(Clone, Copy)]
struct Asking {
    after: After,
    phone: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
    copied: RwSignal<Option<Export>>,
}

/// The offer: a copy holds name, address and health, so it takes the whole telephone number.
pub fn copy(after: After, case: &Case) -> impl IntoView + use<> {
    let asking = Asking {
        after,
        phone: RwSignal::new(String::new()),
        wrong: RwSignal::new(None),
        copied: RwSignal::new(None),
    };
    let base = use_config().api;
    let code = case.query.code.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        ask(asking, code.clone(), base.clone());
    };
    view! {
        <section class="card">
            <h2>{t("status.copy")}</h2>
            <form class="status-form" novalidate on:submit=submit>
                <TextField
                    name="whole-phone"
                    label=Signal::stored(t("status.copy.phone").to_owned())
                    hint=t("status.copy.hint").to_owned()
                    typed=String::new()
                    error=asking.wrong
                    on_input=Callback::new(move |text| asking.phone.set(text))
                    typing=Typing::Telephone
                />
                <button type="submit" class="button">{icon(Icon::Search)}<span>{t("status.copy.show")}</span></button>
            </form>
            <div id="status-copy" class="status-after" tabindex="-1">{move || asking.copied.get().map(|export| shown(&export))}</div>
        </section>
    }
}

fn ask(asking: Asking, code: String, base: String) {
    let phone = asking.phone.get_untracked();
    let missing = phone.trim().is_empty();
    asking
        .wrong
        .set(missing.then(|| t("error.phone.missing").to_owned()));
    if missing || asking.after.busy.get_untracked() {
        return;
    }
    asking.after.busy.set(true);
    spawn_local(async move {
        match api::export(&base, &ExportQuery { code, phone }).await {
            Ok(export) => {
                asking.copied.set(Some(export));
                dom::focus_soon("status-copy");
            }
            Err(ApiError::Refused(404, _)) => {
                asking.wrong.set(Some(t("status.copy.wrong").to_owned()));
            }
            Err(error) => asking.after.failed(&error),
        }
        asking.after.busy.set(false);
    });
}

fn shown(export: &Export) -> impl IntoView + use<> {
    let form = use_form();
    form.divisions.want(&export.request.city);
    let draft = drafted(export);
    let lines = move || {
        let _ = form.divisions.get();
        reviewed::lines(form, &draft)
            .into_iter()
            .filter_map(|(label, words, _)| Some((t(label).to_owned(), words?)))
            .map(row)
            .collect_view()
    };
    let consents = export.consents.iter().map(consent_row).collect_view();
    let events = export.events.iter().map(event_row).collect_view();
    let file = serde_json::to_string_pretty(export).unwrap_or_default();
    let save = move |_| {
        download::offer("request.json", "application/json", &file);
    };
    view! {
        <dl class="facts">{lines}</dl>
        <h3>{t("status.copy.consents")}</h3>
        <dl class="facts">{consents}</dl>
        <h3>{t("status.copy.events")}</h3>
        <dl class="facts">{events}</dl>
        <button data-own type="button" class="button" on:click=save>{icon(Icon::Copy)}<span>{t("status.copy.save")}</span></button>
    }
}

fn row((label, words): (String, String)) -> impl IntoView {
    view! { <dt>{label}</dt><dd>{words}</dd> }
}

fn consent_row(consent: &ExportedConsent) -> impl IntoView + use<> {
    let given = words::moment(&consent.given_at);
    let words = match &consent.withdrawn_at {
        Some(at) => t_with(
            "status.copy.taken-back",
            &[("given", &given), ("back", &words::moment(at))],
        ),
        None => given,
    };
    row((t_of("status.consent", &consent.purpose).to_owned(), words))
}

fn event_row(event: &ExportedEvent) -> impl IntoView + use<> {
    let outcome = event
        .outcome
        .as_deref()
        .map(|id| t_of("status.outcome", id));
    let kind = t_of("status.event", &event.kind);
    let said = [Some(kind), outcome, event.note.as_deref()];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    row((words::moment(&event.at), said.join(t("common.comma"))))
}
