//! Who changed which fact of a place and when, and taking a change back.

use eldercare_api::v1::desk::{PlaceChange, PlaceHistory, UndoEdit};
use eldercare_desk::edit::Edit;
use leptos::prelude::*;

use crate::components::desk::trouble::{not_had, trouble_line};
use crate::i18n::{t, t_with};
use crate::state::desk::book::Book;
use crate::state::desk::change_words::change_in_words;
use crate::state::desk::sending::Sending;
use crate::state::desk::use_desk;
use crate::state::desk::words::{self, name};

/// The changes, newest first; `changed` follows when one was taken back.
pub fn history(id: String, book: Book<PlaceHistory>, changed: Callback<()>) -> impl IntoView {
    let again = Callback::new(move |()| book.read());
    let rows = move || {
        let said = book.said()?;
        if said.changes.is_empty() {
            return Some(view! { <p class="desk-soft">{t("desk.history.none")}</p> }.into_any());
        }
        let newest = newest(&said.changes);
        let rows = said.changes.iter().map(|change| {
            let can_go = newest.contains(&change.number);
            row(&id, change, can_go, changed)
        });
        Some(view! { <ol class="desk-changes">{rows.collect_view()}</ol> }.into_any())
    };
    view! {
        <section class="card" aria-labelledby="desk-history-title">
            <h3 id="desk-history-title">{t("desk.history.title")}</h3>
            {move || book.problem().map(|why| not_had(&why, again))}
            {rows}
        </section>
    }
}

/// The numbers of the changes that hold: of each fact the latest that was not taken back.
fn newest(changes: &[PlaceChange]) -> Vec<i64> {
    let mut keys: Vec<String> = Vec::new();
    let mut numbers = Vec::new();
    for change in changes.iter().filter(|change| change.undone.is_none()) {
        let edit = serde_json::from_value::<Edit>(change.edit.clone());
        let Ok(key) = edit.map(|edit| edit.key()) else {
            continue;
        };
        if !keys.contains(&key) {
            keys.push(key);
            numbers.push(change.number);
        }
    }
    numbers
}

fn row(
    id: &str,
    change: &PlaceChange,
    can_go: bool,
    changed: Callback<()>,
) -> impl IntoView + use<> {
    let what = change_in_words(&change.edit);
    let by = match change.by.strip_prefix("facility:") {
        Some(_) => t("desk.history.place").to_owned(),
        None => name(change.by_name.as_ref(), &change.by),
    };
    let when = t_with(
        "desk.history.by",
        &[("by", &by), ("time", &words::moment(&change.at))],
    );
    let gone = change.undone.as_ref().map(|undone| {
        let by = name(undone.by_name.as_ref(), &undone.by);
        t_with(
            "desk.history.undone",
            &[("by", &by), ("time", &words::moment(&undone.at))],
        )
    });
    let is_gone = gone.is_some().to_string();
    let undo = can_go.then(|| undo(id, change.number, &what, changed));
    view! {
        <li data-number=change.number.to_string() data-undone=is_gone>
            <p>{what}</p>
            <p class="desk-soft">{when}</p>
            {gone.map(|gone| view! { <p class="desk-soft">{gone}</p> })}
            {undo}
        </li>
    }
}

fn undo(id: &str, number: i64, what: &str, changed: Callback<()>) -> impl IntoView + use<> {
    let sending = Sending::new(use_desk(), &[]);
    let path = format!("places/{id}/undo");
    let name = t_with("desk.history.undo.which", &[("what", what)]);
    let go = move |_| sending.send(path.clone(), UndoEdit { number }, move || changed.run(()));
    view! {
        {trouble_line(sending.whole())}
        <button type="button" class="button button-quiet" aria-label=name on:click=go>{t("desk.history.undo")}</button>
    }
}
