//! Who is in charge: take it over, or give it to a colleague.

use std::sync::Arc;

use eldercare_api::v1::desk::{Colleague, OpenedRequest};
use leptos::prelude::*;

use crate::components::desk::select::DeskSelect;
use crate::i18n::{t, t_with};
use crate::state::desk::opened::Case;
use crate::state::desk::use_desk;

/// The card.
pub fn charge(case: Case, opened: &Arc<OpenedRequest>) -> impl IntoView + use<> {
    let desk = use_desk();
    let me = desk.me().map(|me| me.login.clone()).unwrap_or_default();
    let before = opened
        .request
        .assigned_to
        .clone()
        .filter(|_| opened.request.state == "assigned");
    let is_mine = before.as_deref() == Some(me.as_str());
    let now = move || match &before {
        None => t("desk.charge.nobody").to_owned(),
        Some(_) if is_mine => t("desk.charge.me").to_owned(),
        Some(login) => t_with("desk.charge.other", &[("name", &desk.staff().name(login))]),
    };
    let own = me.clone();
    let take = (!is_mine).then(|| {
        view! {
            <button type="button" class="button button-main" aria-busy=move || case.is_busy().to_string()
                on:click=move |_| case.assign(own.clone())>{t("desk.charge.take")}</button>
        }
    });
    view! {
        <section class="card">
            <h2>{t("desk.charge")}</h2>
            <p>{now}</p>
            {take}
            {give(case, me, opened.request.town.clone())}
        </section>
    }
}

/// Only those are offered whose town it is.
fn give(case: Case, me: String, town: String) -> impl IntoView {
    let desk = use_desk();
    let to = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let all = desk.staff().all();
        let others = all
            .iter()
            .filter(|one| one.login != me && reaches(one, &town));
        let first = (String::new(), t("desk.charge.choose").to_owned());
        let named = others.map(|one| (one.login.clone(), one.name.clone()));
        std::iter::once(first).chain(named).collect::<Vec<_>>()
    });
    let press = move |_| match to.get_untracked() {
        none if none.is_empty() => case.refuse("to", t("desk.charge.choose.first"), "field-to"),
        login => case.assign(login),
    };
    let form = move || {
        (choices.with(Vec::len) > 1).then(|| {
            view! {
                <div class="desk-line">
                    <DeskSelect name="to" label=t("desk.charge.give") choices chosen=to
                        on_choose=Callback::new(move |login| to.set(login)) error=case.missing("to") />
                    <button type="button" class="button button-quiet" on:click=press>{t("desk.charge.give.do")}</button>
                </div>
            }
        })
    };
    form.into_any()
}

/// Whether requests of a town can be given to somebody.
fn reaches(colleague: &Colleague, town: &str) -> bool {
    let towns = colleague.towns.as_ref();
    towns.is_none_or(|towns| towns.iter().any(|own| own == town))
}

#[cfg(test)]
mod tests {
    use super::{Colleague, reaches};

    #[test]
    fn a_request_is_given_to_whoever_has_its_town_or_all_of_them() {
        let with = |towns: Option<&[&str]>| Colleague {
            login: "demo.clerk".to_owned(),
            name: "demo".to_owned(),
            towns: towns.map(|towns| towns.iter().map(|&town| town.to_owned()).collect()),
        };
        assert!(reaches(&with(None), "999901001"));
        assert!(reaches(
            &with(Some(&["999901002", "999901001"])),
            "999901001"
        ));
        assert!(!reaches(&with(Some(&["999901002"])), "999901001"));
        assert!(!reaches(&with(Some(&[])), "999901001"));
    }
}
