//! Service, town, what is overdue, and what is one's own.

use eldercare_requests::ServiceId;
use leptos::prelude::*;

use crate::components::desk::select::DeskSelect;
use crate::i18n::{t, t_of};
use crate::state::desk::worklist::Worklist;
use crate::state::desk::{use_desk, words};
use crate::state::divisions::use_divisions;

/// The row of filters.
pub fn narrow(list: Worklist) -> impl IntoView {
    let chosen = move |text: String| Some(text).filter(|text| !text.is_empty());
    let service = Signal::derive(move || {
        list.filters
            .with(|all| all.service.clone().unwrap_or_default())
    });
    let town = Signal::derive(move || {
        list.filters
            .with(|all| all.town.clone().unwrap_or_default())
    });
    view! {
        <div class="desk-narrow">
            <DeskSelect name="service" label=t("desk.requests.service") choices=services() chosen=service
                on_choose=Callback::new(move |id| list.choose(|all| all.service = chosen(id))) />
            <DeskSelect name="town" label=t("desk.requests.town") choices=towns() chosen=town
                on_choose=Callback::new(move |id| list.choose(|all| all.town = chosen(id))) />
            {overdue(list)}
            {mine(list)}
        </div>
    }
}

fn everything(words: &str) -> (String, String) {
    (String::new(), words.to_owned())
}

fn services() -> Signal<Vec<(String, String)>> {
    let one = |service: &ServiceId| {
        (
            service.id().to_owned(),
            t_of("service", service.id()).to_owned(),
        )
    };
    let all = ServiceId::ALL.iter().map(one);
    Signal::stored(
        std::iter::once(everything(t("desk.requests.every-service")))
            .chain(all)
            .collect(),
    )
}

/// A clerk's own towns; every town of the city for those who see them all.
fn towns() -> Signal<Vec<(String, String)>> {
    let (desk, divisions) = (use_desk(), use_divisions());
    Signal::derive(move || {
        let found = divisions.get();
        let own = desk.me().and_then(|me| me.towns.clone());
        let codes = own.unwrap_or_else(|| {
            let districts = found
                .ready()
                .into_iter()
                .flat_map(|all| all.districts.iter());
            let towns = districts.flat_map(|district| district.towns.iter());
            towns.map(|town| town.code.clone()).collect()
        });
        let name = |code: String| {
            let name = words::town(&code, found.ready());
            (code, name)
        };
        let first = everything(t("desk.requests.every-town"));
        std::iter::once(first)
            .chain(codes.into_iter().map(name))
            .collect()
    })
}

fn overdue(list: Worklist) -> impl IntoView {
    let pressed = move || list.filters.with(|all| all.overdue).to_string();
    let count = move || list.rows().map(|rows| rows.counts.overdue);
    view! {
        <button type="button" class="chip" aria-pressed=pressed
            on:click=move |_| list.choose(|all| all.overdue = !all.overdue)>
            <span>{t("desk.requests.overdue")}</span>
            <span class="desk-count">{count}</span>
        </button>
    }
}

fn mine(list: Worklist) -> impl IntoView {
    let pressed = move || list.filters.with(|all| all.mine).to_string();
    let count = move || list.rows().map(|rows| rows.counts.mine);
    view! {
        <button type="button" class="chip" aria-pressed=pressed
            on:click=move |_| list.choose(|all| all.mine = !all.mine)>
            <span>{t("desk.requests.mine")}</span>
            <span class="desk-count">{count}</span>
        </button>
    }
}
