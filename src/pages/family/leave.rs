//! Deleting one person: what goes, what was sent already, and then it is gone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::family::name;
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::route::AtFamily;
use crate::state::family::{self, Belongs, Person, chosen};
use crate::state::request::{Requests, use_requests};

/// Folded: what would go, and the button.
pub fn leave(person: Person, said: RwSignal<Option<&'static str>>) -> impl IntoView {
    let requests = use_requests();
    let words = TwoTap {
        label: t("family.delete"),
        sure: t("family.delete.sure"),
        yes: t("family.delete.yes"),
    };
    let name = name(&person.called);
    let belongs = {
        let id = person.id.clone();
        move || told(&Belongs::to(&id, requests))
    };
    let act = Callback::new(move |()| spawn_local(gone(person.id.clone(), requests, said)));
    view! {
        <details class="waiting-more">
            <summary>{t_with("family.delete.of", &[("name", &name)])}</summary>
            <p>{t_with("family.delete.body", &[("name", &name)])}</p>
            {belongs}
            <p>{t("family.delete.calendar")}</p>
            {two_tap(words, act)}
        </details>
    }
}

fn told(belongs: &Belongs) -> impl IntoView + use<> {
    let counted = |key, count: usize| {
        (count > 0).then(|| view! { <p>{t_with(key, &[("count", &count.to_string())])}</p> })
    };
    let codes = belongs.codes.clone();
    view! {
        {counted("family.delete.drafts", belongs.drafts)}
        {counted("family.delete.waiting", belongs.waiting)}
        {(!codes.is_empty()).then(|| view! {
            <p>{t("family.delete.sent")}</p>
            <ul class="here-receipts">{codes.into_iter().map(|code| view! { <li><strong>{code}</strong></li> }).collect_view()}</ul>
        })}
    }
}

/// Where the person who is chosen goes, the page is loaded anew for the next one: nothing of theirs may be left
/// in its memory.
async fn gone(id: String, requests: Requests, said: RwSignal<Option<&'static str>>) {
    let Ok(next) = family::erase(&id, requests).await else {
        let _ = said.try_set(Some("family.unkept"));
        return;
    };
    if id != chosen::chosen() {
        return;
    }
    // Without a network, too: a page about nobody must not go on.
    match next {
        Some(next) => {
            chosen::note(&next);
        }
        None => chosen::forget(),
    }
    dom::load_anew(AtFamily::People.path());
}
