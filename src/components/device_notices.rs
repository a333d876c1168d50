//! What happened to the records of this device behind a person's back, and whether it keeps any.

use leptos::prelude::*;

use super::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::platform::sealed_store::StoreError;
use crate::state::request::{Keeping, Requests};

/// Records that the browser threw away, that cannot be opened, that the server erased.
pub fn device_notices(requests: Requests) -> impl IntoView {
    move || {
        let missing = requests.missing.with(Vec::len);
        let unreadable = requests.kept.with(|kept| kept.unreadable);
        let erased = requests.erased.get();
        view! {
            {(missing > 0).then(|| missing_notice(requests, missing))}
            {(unreadable > 0).then(|| counted("request.here.unreadable", unreadable, Tone::Warn))}
            {(erased > 0).then(|| counted("request.here.erased", erased, Tone::Plain))}
        }
    }
}

fn counted(key: &str, count: usize, tone: Tone) -> impl IntoView + use<> {
    let words = t_with(key, &[("count", &count.to_string())]);
    view! { <Notice tone><p>{words}</p></Notice> }
}

fn missing_notice(requests: Requests, count: usize) -> impl IntoView {
    let words = t_with("request.here.missing", &[("count", &count.to_string())]);
    view! {
        <Notice tone=Tone::Stop>
            <p role="alert"><strong>{words}</strong></p>
            <p>{t("request.here.missing.body")}</p>
            <button type="button" class="button button-quiet" on:click=move |_| requests.forget_missing()>{t("request.here.missing.seen")}</button>
        </Notice>
    }
}

/// A notice before anything is typed when this device will not keep it, with the reason.
pub fn kept_warning(requests: Requests) -> impl IntoView {
    move || match requests.keeping.get() {
        Keeping::Sealed => None,
        Keeping::Nothing(why) => Some(view! {
            <Notice tone=Tone::Warn>
                <p><strong>{t("request.kept.nothing")}</strong></p>
                <p>{why_words(why)}</p>
            </Notice>
        }),
    }
}

/// Why this device keeps nothing, and what to do.
pub fn why_words(why: StoreError) -> &'static str {
    let why = match why {
        StoreError::NoCrypto => "no-crypto",
        StoreError::Full => "full",
        StoreError::Blocked => "blocked",
        StoreError::NoStorage | StoreError::Damaged => "no-storage",
    };
    t_of("request.kept.why", why)
}
