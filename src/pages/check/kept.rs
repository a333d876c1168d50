//! Where the answers are: said on every page where one is given.

use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of};
use crate::platform::sealed_store::StoreError;
use crate::state::check::{Check, Keeping};

/// One quiet line below the answers.
pub fn kept_line(check: Check) -> impl IntoView {
    let words = move || {
        t(match check.keeping() {
            Keeping::Able => "check.kept.able",
            Keeping::Saving => "check.kept.saving",
            Keeping::Kept => "check.kept.done",
            Keeping::Refused(_) | Keeping::Aside => "check.kept.not",
        })
    };
    view! { <p class="check-kept" role="status">{words}</p> }
}

/// A notice before the first answer when the device will not keep any, with the reason.
pub fn kept_warning(check: Check) -> impl IntoView {
    let why = Memo::new(move |_| match check.keeping() {
        Keeping::Able | Keeping::Saving | Keeping::Kept => None,
        Keeping::Refused(StoreError::NoCrypto) => Some("no-crypto"),
        Keeping::Refused(StoreError::Full) => Some("full"),
        Keeping::Refused(StoreError::Blocked) => Some("blocked"),
        Keeping::Refused(StoreError::NoStorage | StoreError::Damaged) => Some("no-storage"),
        Keeping::Aside => Some("aside"),
    });
    move || {
        why.get().map(|why| {
            view! {
                <Notice tone=Tone::Warn>
                    <p><strong>{t("check.kept.warning")}</strong></p>
                    <p>{t_of("check.kept.why", why)}</p>
                </Notice>
            }
        })
    }
}
