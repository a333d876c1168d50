//! How an answered request went, in one tap.

use eldercare_api::v1::GiveFeedback;
use eldercare_requests::{Feedback, RequestState};
use leptos::prelude::*;

use super::After;
use crate::i18n::{t, t_of};
use crate::platform::api;
use crate::state::status::Case;

/// The question; nothing while the request is not answered, or where it was just said.
pub fn went(after: After, case: &Case) -> Option<impl IntoView + use<>> {
    let is_done = RequestState::from_id(&case.reply.state) == Some(RequestState::Done);
    (is_done && case.done.is_none()).then(|| {
        let rows = Feedback::ALL.map(|feedback| row(after, case.clone(), feedback));
        view! {
            <section class="service-group">
                <h2>{t("status.went")}</h2>
                <ul class="choices">{rows.collect_view()}</ul>
            </section>
        }
    })
}

fn row(after: After, case: Case, feedback: Feedback) -> impl IntoView {
    let tell = move |_| {
        let body = GiveFeedback {
            code: case.query.code.clone(),
            phone_last4: case.query.phone_last4.clone(),
            feedback: feedback.id().to_owned(),
        };
        let done = if feedback == Feedback::Fine {
            "status.went.thanks"
        } else {
            "status.went.again"
        };
        after.change(case.clone(), done, |base| async move {
            api::feedback(&base, &body).await
        });
    };
    view! {
        <li>
            <button type="button" class="choice" on:click=tell>
                <span class="choice-label">{t_of("status.went", feedback.id())}</span>
            </button>
        </li>
    }
}
