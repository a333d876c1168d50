//! The people of a family: who there is, one more, what each agreed to, and that on paper.

mod add;
mod agree;
mod leave;
mod note;
mod people;

use leptos::prelude::*;

use crate::components::page_head::PageHead;
use crate::i18n::t;
use crate::route::{AtFamily, Later};
use crate::state::family;
use crate::state::location::use_location;
use crate::state::request::use_requests;

/// All pages under `/family`.
#[component]
pub fn FamilyPage() -> impl IntoView {
    // What goes with a person is counted, and requests are among it.
    use_requests().open();
    let parts = use_location().parts_of(Later::Family);
    let at = Memo::new(move |_| parts.with(|parts| AtFamily::of(parts)));
    move || {
        let inner = match at.get() {
            Some(_) if !family::is_possible() => return missing(),
            None => return missing(),
            Some(AtFamily::People) => people::people().into_any(),
            Some(AtFamily::Add) => add::add().into_any(),
            Some(AtFamily::Agree) => agree::agree().into_any(),
            Some(AtFamily::Note) => note::note().into_any(),
        };
        view! { <main id="main" class="page family">{inner}</main> }.into_any()
    }
}

fn missing() -> AnyView {
    crate::pages::not_found::NotFoundPage().into_any()
}

/// Where an address asks for what nobody has agreed to: the way to those who are here.
fn nobody() -> impl IntoView {
    view! {
        <PageHead title=t("family.title").to_owned() back=AtFamily::People.path().to_owned() />
        <p>{t("family.none")}</p>
        <a class="button button-main" href=AtFamily::People.path()>{t("family.title")}</a>
    }
}
