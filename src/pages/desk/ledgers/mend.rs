//! What was written down by mistake, taken back.

use eldercare_api::v1::desk::{NotBack, NotVisited, RemoveLoan};
use leptos::prelude::*;

use crate::components::desk::trouble::trouble_line;
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::{t, t_with};
use crate::state::desk::sending::Sending;
use crate::state::desk::use_desk;

/// A loan that was none.
pub fn remove_loan(id: String, written: Callback<&'static str>) -> impl IntoView {
    let sending = Sending::new(use_desk(), &[]);
    let words = TwoTap {
        label: t("desk.loans.remove"),
        sure: t("desk.loans.remove.sure"),
        yes: t("desk.loans.remove.yes"),
    };
    let remove = Callback::new(move |()| {
        let body = RemoveLoan { by_mistake: true };
        sending.send(format!("loans/{id}/remove"), body, move || {
            written.run("desk.loans.removed");
        });
    });
    by_mistake(sending, two_tap(words, remove).into_any())
}

/// A visit that was none, or another person's: the last one of this person.
pub fn not_visited(id: String, day: String, written: Callback<&'static str>) -> impl IntoView {
    let sending = Sending::new(use_desk(), &[]);
    let words = TwoTap {
        label: t("desk.visits.take-back"),
        sure: t("desk.visits.take-back.sure"),
        yes: t("desk.visits.take-back.yes"),
    };
    let which = t_with("desk.visits.take-back.what", &[("day", &day)]);
    let take_back = Callback::new(move |()| {
        let body = NotVisited {
            visited_on: day.clone(),
        };
        sending.send(format!("visits/{id}/not-visited"), body, move || {
            written.run("desk.visits.taken-back");
        });
    });
    let inside = view! { <p>{which}</p> {two_tap(words, take_back)} };
    by_mistake(sending, inside.into_any())
}

fn by_mistake(sending: Sending, inside: AnyView) -> impl IntoView {
    view! {
        <details class="desk-mend">
            <summary>{t("desk.mend")}</summary>
            {trouble_line(sending.whole())}
            {inside}
        </details>
    }
}

/// An aid that is not back: it can be written down as back again at once, so one tap is enough.
#[component]
pub fn NotBackButton(
    id: String,
    day: String,
    /// Of which aid, for those who hear the page.
    name: String,
    written: Callback<&'static str>,
) -> impl IntoView {
    let sending = Sending::new(use_desk(), &[]);
    let tap = move |_| {
        let body = NotBack { back: day.clone() };
        sending.send(format!("loans/{id}/not-back"), body, move || {
            written.run("desk.loans.not-back.done");
        });
    };
    view! {
        {trouble_line(sending.whole())}
        <button type="button" class="button button-quiet screen-only" aria-label=name
            aria-busy=move || sending.is_busy.get().to_string() on:click=tap>{t("desk.loans.not-back")}</button>
    }
}
