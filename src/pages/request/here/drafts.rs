//! Requests that were begun: whom, what, since when; going on and deleting.

use eldercare_requests::{Moment, ServiceId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::form::Form;
use crate::components::icon::{Icon, icon};
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::{t, t_of, t_with};
use crate::platform::clock;
use crate::state::location::use_location;
use crate::state::outbox::KeptDraft;
use crate::state::request::{Step, words};

/// How often, and after how many milliseconds each, it is looked whether the towns are there.
const TRIES: u32 = 20;
const TRY_MS: u32 = 100;

/// One row for each.
pub fn draft_rows(form: Form, drafts: &[KeptDraft]) -> impl IntoView + use<> {
    let rows = drafts.iter().map(|draft| row(form, draft)).collect_view();
    view! { <ul class="waiting-rows draft-rows">{rows}</ul> }
}

/// Service and person in words.
pub fn what(draft: &KeptDraft) -> String {
    let draft = &draft.draft;
    let service = draft.service.as_deref().and_then(ServiceId::from_id);
    let service = service.map_or(t("request.here.no-service"), |id| t_of("service", id.id()));
    let whom = draft.for_whom.as_deref();
    let whom = whom.map(|whom| t_of("request.for", whom).to_owned());
    match draft.elder_name.clone().or(whom) {
        Some(name) => t_with(
            "request.review.pair",
            &[("first", service), ("second", &name)],
        ),
        None => service.to_owned(),
    }
}

/// When a draft was changed last.
pub fn since(draft: &KeptDraft) -> String {
    let time = words::moment_of(Moment(draft.saved_at));
    t_with("request.here.changed", &[("time", &time)])
}

/// Where to go on: that is known once the towns of the city are there, which may take a moment.
pub async fn first_open_step(form: Form) -> Step {
    for _ in 0..TRIES {
        match form.city() {
            Some(city) if city.divisions.is_some() => {
                return form.requests.first_open_step(&city);
            }
            _ => clock::sleep(TRY_MS).await,
        }
    }
    Step::Service
}

fn row(form: Form, draft: &KeptDraft) -> impl IntoView + use<> {
    let location = use_location();
    let id = draft.id().to_owned();
    let go_on = {
        let id = id.clone();
        move |_| {
            form.requests.go_on_with(&id);
            spawn_local(async move {
                let step = first_open_step(form).await;
                location.go(&step.path());
            });
        }
    };
    let words = TwoTap {
        label: t("request.here.discard"),
        sure: t("request.discard.body"),
        yes: t("request.give-up.yes"),
    };
    let erase = Callback::new(move |()| spawn_local(form.requests.erase_draft(id.clone())));
    view! {
        <li>
            <p class="waiting-what">{what(draft)}</p>
            <p class="field-hint">{since(draft)}</p>
            <button type="button" class="button" on:click=go_on>{icon(Icon::Edit)}<span>{t("request.go-on")}</span></button>
            <details class="waiting-more">
                <summary>{t("request.give-up.more")}</summary>
                {two_tap(words, erase)}
            </details>
        </li>
    }
}
