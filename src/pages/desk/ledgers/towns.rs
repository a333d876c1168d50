//! The choice among the towns of whoever is signed in.

use eldercare_api::v1::desk::Me;
use leptos::prelude::*;

use super::kept::Kept;
use crate::components::desk::select::DeskSelect;
use crate::i18n::t;
use crate::state::desk::sending::Sending;
use crate::state::desk::{Desk, words};
use crate::state::divisions::use_divisions;

/// The towns, and the one that is chosen: the first until another is.
#[derive(Clone, Copy)]
pub struct Towns {
    kept: Kept,
    choices: Signal<Vec<(String, String)>>,
    own: RwSignal<String>,
    chosen: Memo<String>,
}

impl Towns {
    /// The towns of a form.
    pub fn of(desk: Desk, kept: Kept) -> Towns {
        let choices = untrack(|| desk.me()).map_or_else(Signal::default, |me| choices(&me));
        let own = RwSignal::new(kept.typed("town"));
        let first = move || choices.with(|all| all.first().map(|(code, _)| code.clone()));
        let chosen = Memo::new(move |_| {
            let own = Some(own.get()).filter(|own| !own.is_empty());
            own.or_else(first).unwrap_or_default()
        });
        Towns {
            kept,
            choices,
            own,
            chosen,
        }
    }

    /// The code of the town.
    pub fn code(self) -> String {
        self.chosen.get_untracked()
    }

    /// The list that drops down.
    pub fn select(self, sending: Sending) -> impl IntoView {
        let choose = Callback::new(move |code: String| {
            self.kept.set("town", &code);
            self.own.set(code);
        });
        view! {
            <DeskSelect name="town" label=t("desk.requests.town") choices=self.choices chosen=self.chosen
                on_choose=choose error=sending.field("town") />
        }
    }
}

/// Code and name of each town that the account works for: its own, or all of the city.
fn choices(me: &Me) -> Signal<Vec<(String, String)>> {
    let own = me.towns.clone();
    let divisions = use_divisions();
    Signal::derive(move || {
        let load = divisions.get();
        let all = load.ready();
        let of_city = || {
            let districts = all.iter().flat_map(|all| &all.districts);
            let towns = districts.flat_map(|district| &district.towns);
            towns.map(|town| town.code.clone()).collect()
        };
        let codes: Vec<String> = own.clone().unwrap_or_else(of_city);
        let named = |code: String| {
            let name = words::town(&code, all);
            (code, name)
        };
        codes.into_iter().map(named).collect()
    })
}
