//! What a person does about a request that the office has: says how it went, takes back, reads, deletes.

mod copy;
mod went;
mod withdrawal;

use eldercare_api::v1::StatusReply;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::platform::api::ApiError;
use crate::platform::dom;
use crate::state::config::use_config;
use crate::state::request::Requests;
use crate::state::status::{Case, Following};

/// What these pieces share while an answer is shown.
#[derive(Clone, Copy)]
pub struct After {
    /// What was found, and what becomes of it.
    pub following: RwSignal<Following>,
    /// Receipts on this device.
    pub requests: Requests,
    /// What was done last, or why it was not: key of the text, and whether it was done.
    said: RwSignal<Option<(&'static str, bool)>>,
    /// Something is on its way.
    busy: RwSignal<bool>,
}

/// Everything below an answer that was found.
pub fn after(
    following: RwSignal<Following>,
    requests: Requests,
    case: &Case,
) -> impl IntoView + use<> {
    let after = After {
        following,
        requests,
        said: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    // Who has just taken something back may want to go on there.
    let open = case
        .done
        .is_some_and(|done| done.starts_with("status.withdraw"));
    view! {
        {went::went(after, case)}
        <div id="status-said" tabindex="-1" role="status">{move || said(after)}</div>
        <details class="check-more" open=open>
            <summary>{t("status.more")}</summary>
            <div class="status-after">
                {copy::copy(after, case)}
                {withdrawal::withdrawal(after, case)}
            </div>
        </details>
    }
}

fn said(after: After) -> Option<impl IntoView> {
    let (key, done) = after.said.get()?;
    let tone = if done { Tone::Good } else { Tone::Warn };
    Some(view! { <Notice tone><p>{t(key)}</p></Notice> })
}

impl After {
    /// Sends something and shows what the request is afterwards; one thing at a time.
    fn change<Reply>(
        self,
        case: Case,
        done: &'static str,
        asked: impl FnOnce(String) -> Reply + 'static,
    ) where
        Reply: Future<Output = Result<StatusReply, ApiError>> + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let reply = asked(use_config().api);
        spawn_local(async move {
            match reply.await {
                Ok(reply) => {
                    self.following.set(Following::Found(Box::new(Case {
                        reply,
                        done: Some(done),
                        ..case
                    })));
                    dom::focus_soon("status-reply");
                }
                Err(error) => self.failed(&error),
            }
            self.busy.set(false);
        });
    }

    /// Says why something was not done.
    fn failed(self, error: &ApiError) {
        let key = match error {
            ApiError::Unreachable | ApiError::Strange(_) => "status.change.unreachable",
            ApiError::Refused(404, _) => "status.change.gone",
            ApiError::Refused(..) => "status.change.refused",
        };
        self.said.set(Some((key, false)));
        dom::focus_soon("status-said");
    }
}
