//! What was told belongs to one person and the self-check on this device to another: it is asked whose it
//! is, and nothing is judged with the facts of somebody else.

use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::check::{Who, use_check};
use crate::state::person::Told;

/// The page with the question.
pub fn other(told: &Told, about: Who) -> impl IntoView + use<> {
    let now = use_check().session().map(|session| session.who);
    let name = |who: Who| t_of("check.who", who.id());
    let values = [
        ("about", name(about)),
        ("who", now.map(name).unwrap_or_default()),
    ];
    let (keep, erase) = (told.clone(), told.clone());
    view! {
        <main id="main" class="page rights">
            <PageHead title=t("rights.title").to_owned() back=Route::Result.path() />
            <Notice tone=Tone::Warn><p>{t_with("rights.other", &values)}</p></Notice>
            <div class="button-row">
                <button type="button" class="button button-main" on:click=move |_| erase.erase()>
                    {t_with("rights.other.anew", &values)}
                </button>
                <button type="button" class="button button-quiet" on:click=move |_| keep.keep_for_this_one()>
                    {t_with("rights.other.keep", &values)}
                </button>
            </div>
        </main>
    }
}
