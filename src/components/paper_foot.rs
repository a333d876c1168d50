//! The foot of a printed page: when it was printed, and the way back to it as text and as a code. On
//! the screen it is not there.

use leptos::prelude::*;

use super::qr::qr;
use crate::i18n::t;
use crate::platform::share;
use crate::state::now::use_now;
use crate::state::place_facts::age::printed_in_words;

/// The foot of the page with this path; `first` stands above it.
pub fn paper_foot<First: IntoView>(path: &str, first: First) -> impl IntoView + use<First> {
    let now = use_now();
    let address = share::absolute(path);
    let code = qr(&address);
    view! {
        <div class="place-paper">
            <div class="place-paper-words">
                {first}
                <p>{move || printed_in_words(now.minute())}</p>
                {code.is_some().then(|| view! { <p>{t("paper.scan")}</p> })}
                <p class="place-paper-link">{address}</p>
            </div>
            {code}
        </div>
    }
}
