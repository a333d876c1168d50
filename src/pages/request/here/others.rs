//! What of others of the family lies here: how much, and whose; what it is stands with them.

use leptos::prelude::*;

use crate::components::family::{change_to, name};
use crate::i18n::{t, t_with};
use crate::route::Route;
use crate::state::family::{self, Belongs, Person, chosen};
use crate::state::request::Requests;

/// One line for each who has something that has not arrived.
pub fn others(requests: Requests) -> impl IntoView {
    let said = RwSignal::new(None::<&'static str>);
    let now = chosen::chosen();
    let others = family::people();
    let others = others.into_iter().filter(|person| person.id != now);
    let rows = others.filter_map(|person| row(&person, requests, said));
    view! {
        {rows.collect_view()}
        <p role="status">{move || said.get().map(t)}</p>
    }
}

fn row(
    person: &Person,
    requests: Requests,
    said: RwSignal<Option<&'static str>>,
) -> Option<impl IntoView + use<>> {
    let theirs = Belongs::to(&person.id, requests);
    let count = theirs.drafts + theirs.waiting;
    let name = name(&person.called);
    let words = t_with(
        "family.others",
        &[("name", &name), ("count", &count.to_string())],
    );
    let id = person.id.clone();
    let choose = move |_| change_to(id.clone(), Route::RequestHere.path(), said);
    (count > 0).then(|| {
        view! {
            <section class="card">
                <p>{words}</p>
                <button type="button" class="button" on:click=choose>{t_with("family.choose", &[("name", &name)])}</button>
            </section>
        }
    })
}
