//! The tracking code in big groups, and how to keep it: by pencil, copy or print.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, icon};
use super::kiosk::frame::{KioskPart, at_kiosk};
use super::kiosk::take_along::TakeAlong;
use crate::i18n::{t, t_of};
use crate::platform::share::Shared;
use crate::platform::{dom, share};
use crate::state::outbox::KeptReceipt;
use crate::state::request::words;

/// A code in its groups. A screen reader says it letter by letter.
pub fn code_groups(code: &str) -> impl IntoView + use<> {
    let spelled: Vec<String> = code
        .chars()
        .filter(|sign| *sign != '-')
        .map(String::from)
        .collect();
    let groups = code
        .split('-')
        .map(|group| view! { <span>{group.to_owned()}</span> })
        .collect_view();
    view! {
        <p class="code" data-code=code.to_owned()>
            <span class="visually-hidden">{spelled.join(" ")}</span>
            <span class="code-groups" aria-hidden="true">{groups}</span>
        </p>
    }
}

/// The receipt of a request that was delivered just now.
pub fn receipt_card(receipt: &KeptReceipt) -> impl IntoView + use<> {
    let copied = RwSignal::new(None);
    let code = receipt.code.clone();
    let copy = move |_| {
        let code = code.clone();
        spawn_local(async move { copied.set(Some(share::copy(&code).await == Shared::Copied)) });
    };
    let first_look = words::first_look_line(receipt.first_look_by.as_deref());
    let slip = at_kiosk(|| {
        KioskPart::TakeAlong(TakeAlong::Receipt {
            code: receipt.code.clone(),
            first_look: first_look.clone(),
        })
    });
    view! {
        <section class="card receipt">
            <p class="field-hint">{words::receipt_line(receipt)}</p>
            <h2>{t("request.sent.code")}</h2>
            {code_groups(&receipt.code)}
            <p><strong>{t("request.sent.write")}</strong></p>
            <div class="button-row screen-only">
                <button data-own type="button" class="button" on:click=copy>{icon(Icon::Copy)}<span>{t("request.sent.copy")}</span></button>
                <button data-own type="button" class="button" on:click=|_| dom::print()>{icon(Icon::Print)}<span>{t("request.sent.print")}</span></button>
            </div>
            <p role="status">{move || copied.get().map(|done| t(if done { "request.sent.copied" } else { "request.sent.copy-failed" }))}</p>
            {first_look.map(|line| view! { <p>{line}</p> })}
        </section>
        {slip}
    }
}

/// A receipt of an earlier request as one line with a button.
pub fn receipt_row(receipt: &KeptReceipt, on_choose: Callback<()>) -> impl IntoView + use<> {
    let service = t_of("service", &receipt.service);
    let line = words::moment(&receipt.received_at);
    view! {
        <li>
            <button type="button" class="choice" on:click=move |_| on_choose.run(())>
                {icon(Icon::Clock)}
                <span class="choice-body">
                    <span class="choice-label">{service}</span>
                    <span class="choice-detail">{line}</span>
                </span>
            </button>
        </li>
    }
}
