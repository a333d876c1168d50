//! What was begun for one person is not sent for another: it is asked first whose it is.

use leptos::prelude::*;

use super::desk::Desk;
use crate::components::page_head::PageHead;
use crate::components::whose::{Whose, whose};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::apply::ApplyState;
use crate::state::check::{Who, use_check};
use crate::state::whose::{mark, of_check, somebody_else};

/// Whom the intake is about, where the self-check is about somebody else.
pub fn other(intake: ApplyState) -> Memo<Option<Who>> {
    let check = use_check();
    Memo::new(move |_| intake.with(|intake| somebody_else(intake.about.as_deref(), check)))
}

/// The question whose it is.
pub fn question(desk: Desk, about: Who) -> impl IntoView {
    let check = use_check();
    let name = |who: Who| t_of("check.who", who.id());
    let values = [
        ("about", name(about)),
        ("who", of_check(check).map(name).unwrap_or_default()),
    ];
    let words = Whose {
        ask: t_with("apply.other", &values),
        anew: t_with("apply.other.anew", &values),
        keep: t_with("apply.other.keep", &values),
    };
    let anew = move || {
        // For whom, the person's name and the number belong to that one, too.
        desk.form.requests.discard();
        desk.intake.discard();
    };
    let keep = move || desk.intake.edit(|intake| intake.about = mark(check));
    view! {
        <PageHead title=t("apply.title").to_owned() back=Route::Plan.path() />
        {whose(words, anew, keep)}
    }
}

/// Notes whose it is, once something is chosen.
pub fn note(desk: Desk) {
    let now = mark(use_check());
    let is_unsaid = untrack(|| {
        desk.intake
            .with(|intake| intake.about.is_none() && !intake.chosen.is_empty())
    });
    if now.is_some() && is_unsaid {
        desk.intake.edit(|intake| intake.about = now);
    }
}
