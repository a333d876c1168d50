//! Taking back and deleting: as easy as agreeing was, each apart, and asked once more.

use eldercare_api::v1::{DeleteRequest, Withdraw};
use eldercare_requests::{ConsentPurpose, RequestState, TakenBack};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::After;
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::t;
use crate::platform::{api, dom};
use crate::state::config::use_config;
use crate::state::status::{Case, Following};

/// What can still be taken back, and deleting everything.
pub fn withdrawal(after: After, case: &Case) -> impl IntoView + use<> {
    let is_open = !matches!(
        RequestState::from_id(&case.reply.state),
        Some(RequestState::Done | RequestState::Withdrawn)
    );
    let agreed = |purpose: ConsentPurpose| case.reply.consents.iter().any(|id| id == purpose.id());
    let offered = [
        (TakenBack::SelfCheck, agreed(ConsentPurpose::SelfCheck)),
        (TakenBack::Share, agreed(ConsentPurpose::Share)),
        (TakenBack::Request, is_open),
    ];
    let rows = offered
        .into_iter()
        .filter(|(_, is_offered)| *is_offered)
        .map(|(what, _)| take_back(after, case.clone(), what))
        .collect_view();
    view! {
        <section class="card">
            <h2>{t("status.withdraw")}</h2>
            {rows}
            {delete(after, case.clone())}
        </section>
    }
}

fn take_back(after: After, case: Case, what: TakenBack) -> impl IntoView {
    let (words, done) = match what {
        TakenBack::Request => (
            TwoTap {
                label: t("status.withdraw.request"),
                sure: t("status.withdraw.request.sure"),
                yes: t("status.withdraw.request.yes"),
            },
            "status.withdraw.request.done",
        ),
        TakenBack::SelfCheck => (
            TwoTap {
                label: t("status.withdraw.check"),
                sure: t("status.withdraw.check.sure"),
                yes: t("status.withdraw.check.yes"),
            },
            "status.withdraw.check.done",
        ),
        TakenBack::Share => (
            TwoTap {
                label: t("status.withdraw.share"),
                sure: t("status.withdraw.share.sure"),
                yes: t("status.withdraw.share.yes"),
            },
            "status.withdraw.share.done",
        ),
    };
    let act = Callback::new(move |()| {
        let body = Withdraw {
            code: case.query.code.clone(),
            phone_last4: case.query.phone_last4.clone(),
            what: what.id().to_owned(),
        };
        after.change(case.clone(), done, |base| async move {
            api::withdraw(&base, &body).await
        });
    });
    two_tap(words, act)
}

/// Deletes the request at the office, and with it the receipt on this device.
fn delete(after: After, case: Case) -> impl IntoView {
    let words = TwoTap {
        label: t("status.delete"),
        sure: t("status.delete.sure"),
        yes: t("status.delete.yes"),
    };
    let base = use_config().api;
    let act = Callback::new(move |()| {
        if after.busy.get_untracked() {
            return;
        }
        after.busy.set(true);
        let base = base.clone();
        let code = case.query.code.clone();
        let body = DeleteRequest {
            code: code.clone(),
            phone_last4: case.query.phone_last4.clone(),
        };
        spawn_local(async move {
            match api::delete(&base, &body).await {
                Ok(_) => {
                    after.requests.forget_receipt(code).await;
                    after.following.set(Following::Deleted);
                    dom::focus_soon("status-reply");
                }
                Err(error) => after.failed(&error),
            }
            after.busy.set(false);
        });
    });
    two_tap(words, act)
}
