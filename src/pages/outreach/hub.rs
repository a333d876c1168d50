//! What can be done with the elder who sits here, and how far it is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::heading;
use super::list::tally_words;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::pages::check::asked::{Asked, delete_button};
use crate::route::Route;
use crate::state::outreach::{Outreach, Standing};
use crate::state::request::use_requests;

/// The choices.
pub fn hub(outreach: Outreach, editing: RwSignal<bool>) -> impl IntoView {
    let requests = use_requests();
    requests.open();
    let name = outreach.name().unwrap_or_default();
    let how = outreach.sitting.with_untracked(|sitting| {
        let agreed = sitting.agreed.as_ref()?;
        Some(t_of("outreach.agreed", agreed.how.as_agreement().id()))
    });
    let counted = move || {
        let tally = requests.kept.with(|kept| eldercare_outreach::Tally {
            begun: kept.drafts.len(),
            saved: kept.waiting.len(),
            sent: kept.receipts.len(),
            attention: 0,
        });
        tally_words(tally)
    };
    view! {
        {heading(t_with("outreach.hub.title", &[("name", &name)]))}
        <p class="outreach-soft">{how}</p>
        <nav class="outreach-ways" aria-label=t("outreach.hub.ways")>
            {way(Route::Check.path(), Icon::Check, t("outreach.hub.check"), t("outreach.hub.check.said"))}
            {way(Route::Request.path(), Icon::Request, t("outreach.hub.request"), t("outreach.hub.request.said"))}
            {way(Route::Rights.path(), Icon::Info, t("outreach.hub.rights"), t("outreach.hub.rights.said"))}
            {way(Route::Visit.path(), Icon::List, t("outreach.hub.visit"), t("outreach.hub.visit.said"))}
        </nav>
        <p role="status">{counted}</p>
        <Ledger outreach />
        <button type="button" class="button button-quiet" on:click=move |_| editing.set(true)>{icon(Icon::Edit)}<span>{t("outreach.hub.edit")}</span></button>
        {forget(outreach)}
    }
}

/// The elder may have everything deleted at any time; what was sent is the office's to delete, by the code of its receipt.
fn forget(outreach: Outreach) -> impl IntoView {
    let asked = Asked {
        label: t("outreach.hub.forget"),
        about: String::new(),
        class: "button button-stop",
        ask: t("outreach.hub.forget.ask"),
        body: t("outreach.hub.forget.body"),
    };
    delete_button(asked, move || spawn_local(outreach.forget_sitting()))
}

fn way(to: String, sign: Icon, name: &'static str, said: &'static str) -> impl IntoView {
    view! {
        <a class="choice" href=to>
            {icon(sign)}
            <span class="choice-body">
                <span class="choice-label">{name}</span>
                <span class="choice-detail">{said}</span>
            </span>
        </a>
    }
}

/// The ledger of visits: somebody who is due was visited; somebody new may be put on it.
#[component]
fn Ledger(outreach: Outreach) -> impl IntoView {
    let told = RwSignal::new(None::<&'static str>);
    let is_due = outreach.list.with_untracked(|list| {
        let own = outreach.standing.get_untracked();
        let mut people = list.iter().flat_map(|list| &list.people);
        people.any(|person| own == Standing::Person(person.person_id.clone()))
    });
    let note = move |_| {
        spawn_local(async move {
            let done = if is_due {
                outreach.note_visit().await
            } else {
                outreach.note_person().await
            };
            told.set(Some(match (done, is_due) {
                (Ok(()), true) => "outreach.ledger.visited",
                (Ok(()), false) => "outreach.ledger.listed",
                (Err(_), _) => "outreach.unkept",
            }));
        });
    };
    let label = if is_due {
        "outreach.ledger.visit"
    } else {
        "outreach.ledger.list"
    };
    view! {
        <div role="status">
            {move || told.get().map(|key| view! { <Notice tone=if key == "outreach.unkept" { Tone::Stop } else { Tone::Good }><p>{t(key)}</p></Notice> })}
        </div>
        <button type="button" class="button" on:click=note>{icon(Icon::Tick)}<span>{t(label)}</span></button>
    }
}
