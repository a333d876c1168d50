//! What one can take along from a kiosk, which keeps nothing: on to the own telephone by a code picture, and a slip in
//! large print.

use leptos::prelude::*;

use super::to_phone::{Load, to_phone};
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::{address, dom};
use crate::state::atlas::use_hotline_signal;
use crate::state::slip::{self, Slip};

/// Of what something is taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakeAlong {
    /// The answers of the self-check, from its result and from the plan.
    Check,
    /// A request that was delivered.
    Receipt {
        /// Its code.
        code: String,
        /// By when somebody looks at it first, in words.
        first_look: Option<String>,
    },
}

/// The card with both ways.
pub fn take_along(what: TakeAlong) -> impl IntoView {
    let shown = RwSignal::new(false);
    let hide = Callback::new(move |()| shown.set(false));
    let hotline = use_hotline_signal();
    let load = match &what {
        TakeAlong::Check => Load::Check,
        TakeAlong::Receipt { code, .. } => Load::Code(code.clone()),
    };
    let print = move |_| slip::print(slip_of(&what, &hotline.get_untracked()));
    // A site that is a kiosk for everybody would be one on the telephone, too.
    let has_phone_site = address::is_marked();
    view! {
        <section class="card take-along screen-only">
            <h2>{t("kiosk.take")}</h2>
            {has_phone_site.then(|| view! {
                <button type="button" class="button button-main button-big" on:click=move |_| shown.set(true)>{t("kiosk.take.phone")}</button>
            })}
            <button type="button" class="button button-big" on:click=print>{icon(Icon::Print)}<span>{t("kiosk.take.slip")}</span></button>
        </section>
        {move || shown.get().then(|| to_phone(load.clone(), hide))}
    }
}

fn slip_of(what: &TakeAlong, number: &str) -> Slip {
    let site = dom::site_address();
    let with = |key: &'static str| t_with(key, &[("number", number), ("site", &site)]);
    match what {
        TakeAlong::Check => Slip {
            title: t("kiosk.slip.check").to_owned(),
            lines: vec![
                with("kiosk.slip.check.call"),
                with("kiosk.slip.check.again"),
            ],
            note: t("kiosk.slip.check.note").to_owned(),
            ..Slip::default()
        },
        TakeAlong::Receipt { code, first_look } => Slip {
            title: t("kiosk.slip.receipt").to_owned(),
            code: Some(code.clone()),
            lines: first_look
                .iter()
                .cloned()
                .chain([
                    with("kiosk.slip.receipt.follow"),
                    with("kiosk.slip.receipt.call"),
                ])
                .collect(),
            note: t("kiosk.slip.receipt.note").to_owned(),
            ..Slip::default()
        },
    }
}
