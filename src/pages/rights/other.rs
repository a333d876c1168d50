//! What was told belongs to one person and the self-check on this device to another: it is asked whose it
//! is, and nothing is judged with the facts of somebody else.

use leptos::prelude::*;

use crate::components::page_head::PageHead;
use crate::components::whose::{Whose, whose};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::check::{Who, use_check};
use crate::state::person::{self, Told};
use crate::state::whose::of_check;

/// The page with the question.
pub fn other(told: &Told, about: Who) -> impl IntoView + use<> {
    let now = of_check(use_check());
    let name = |who: Who| t_of("check.who", who.id());
    let values = [
        ("about", name(about)),
        ("who", now.map(name).unwrap_or_default()),
    ];
    let words = Whose {
        ask: t_with("rights.other", &values),
        anew: t_with("rights.other.anew", &values),
        keep: t_with("rights.other.keep", &values),
    };
    let keep = told.clone();
    view! {
        <main id="main" class="page rights">
            <PageHead title=t("rights.title").to_owned() back=Route::Result.path() />
            {whose(words, person::erase, move || keep.keep_for_this_one())}
        </main>
    }
}
