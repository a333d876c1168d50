//! What is known already is taken over, and said.

use leptos::prelude::*;

use super::desk::Desk;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::state::check::{Who, use_check};
use crate::state::request::Step;

/// Takes over for whom the self-check was, unless the request says it already.
pub fn take_over(desk: Desk) {
    let requests = desk.form.requests;
    let unsaid = requests
        .draft
        .with_untracked(|draft| draft.for_whom.is_none());
    let who = untrack(|| use_check().session()).map(|session| session.who);
    let whom = match who {
        Some(Who::Own) => "self",
        Some(Who::Mother) => "mother",
        Some(Who::Father) => "father",
        Some(Who::Spouse) => "spouse",
        Some(Who::Elder) | None => return,
    };
    if unsaid {
        requests.edit(|draft| draft.for_whom = Some(whom.to_owned()));
    }
}

/// Which contact data of a screen stand there already, and from where.
pub fn contact_line(desk: Desk, step: Step) -> impl IntoView {
    let draft = desk.form.requests.draft.get_untracked();
    let known: Vec<&str> = match step {
        Step::Elder => [
            (draft.for_whom.is_some(), "for-whom"),
            (draft.elder_name.is_some(), "elder-name"),
            (draft.phone.is_some(), "phone"),
        ]
        .into_iter()
        .filter_map(|(known, id)| known.then_some(id))
        .collect(),
        Step::Address if draft.town.is_some() => vec!["address"],
        _ => Vec::new(),
    };
    (!known.is_empty()).then(|| {
        let names: Vec<&str> = known.iter().map(|id| t_of("apply.short", id)).collect();
        let list = names.join(t("common.comma"));
        let words = t_with("apply.brought", &[("list", &list)]);
        view! { <Notice tone=Tone::Plain><p>{words}</p></Notice> }
    })
}

/// From where an answer was taken over.
pub fn answer_line(desk: Desk, question: &'static str) -> impl IntoView {
    move || {
        let from = desk
            .intake
            .with(|intake| intake.brought(question).map(str::to_owned))?;
        Some(view! { <p class="apply-brought">{t_of("apply.from", &from)}</p> })
    }
}
