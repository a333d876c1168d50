//! Who is chosen, over every page about one person, and another one with one tap.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::name;
use crate::i18n::t;
use crate::route::AtFamily;
use crate::state::family::{self, Person, chosen};
use crate::state::location::use_location;

/// The bar; nothing while this device knows of one person alone.
pub fn whom_bar() -> impl IntoView {
    let said = RwSignal::new(None::<&'static str>);
    move || {
        let people = family::people();
        (!people.is_empty()).then(|| {
            view! {
                <nav class="whom" aria-label=t("family.bar")>
                    <span class="whom-now">{t("family.bar.now")}</span>
                    {people.into_iter().map(|person| chip(&person, said)).collect_view()}
                    <a class="button button-quiet whom-all" href=AtFamily::People.path()>{t("family.title")}</a>
                    <p class="whom-said" role="status">{move || said.get().map(t)}</p>
                </nav>
            }
        })
    }
}

fn chip(person: &Person, said: RwSignal<Option<&'static str>>) -> impl IntoView + use<> {
    let location = use_location();
    let is_chosen = person.id == chosen::chosen();
    let id = person.id.clone();
    let choose = move |_| {
        if !is_chosen {
            let to = family::beginning(&location.pathname.get_untracked());
            change_to(id.clone(), to, said);
        }
    };
    view! {
        <button type="button" class="button whom-one" aria-pressed=is_chosen.to_string() on:click=choose>{name(&person.called)}</button>
    }
}

/// Chooses a person, or says why not.
pub fn change_to(id: String, to: String, said: RwSignal<Option<&'static str>>) {
    said.set(None);
    spawn_local(async move {
        if !family::switch(&id, &to).await {
            // The page may be left by now.
            let _ = said.try_set(Some("family.offline"));
        }
    });
}
