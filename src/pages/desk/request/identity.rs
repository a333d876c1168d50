//! The identity number, with its middle hidden; whole for whoever asks for it, which the server writes down. Paper has
//! the hidden one only.

use eldercare_api::v1::desk::OpenedRequest;
use leptos::prelude::*;

use crate::i18n::t;
use crate::state::desk::opened::Case;
use crate::state::desk::{may, use_desk};

/// For checking a register: no place and no other system gets it from here.
pub fn identity(case: Case, opened: &OpenedRequest) -> Option<impl IntoView + use<>> {
    let masked = opened.identity_number.clone()?;
    let may = use_desk().may(may::IDENTITY);
    let class = move || match case.identity() {
        Some(_) => "desk-number desk-only-paper",
        None => "desk-number",
    };
    Some(view! {
        <dt>{t("desk.field.identity")}</dt>
        <dd>
            <span class=class>{masked}</span>
            <span role="status" class="screen-only">
                {move || case.identity().map(|whole| view! { <span class="desk-number">{whole}</span> })}
            </span>
            {may.then(|| button(case))}
        </dd>
    })
}

fn button(case: Case) -> impl IntoView {
    let words = move || match case.identity() {
        Some(_) => t("desk.identity.hide"),
        None => t("desk.identity.show"),
    };
    view! {
        <span class="screen-only desk-identity">
            <button type="button" class="button button-quiet" aria-busy=move || case.is_busy().to_string() on:click=move |_| case.turn_identity()>
                {words}
            </button>
            <span class="desk-soft">{t("desk.identity.logged")}</span>
        </span>
    }
}
