//! What both ledgers have: what is shown and what is added, the form, what was done last, and the list.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

use crate::components::desk::take_away::Problem;
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::notice::{Notice, Tone};
use crate::components::with_texts::waiting;
use crate::i18n::t;
use crate::platform::dom;
use crate::state::desk::book::Book;
use crate::state::desk::sending::Sending;
use crate::state::desk::use_desk;

/// The line that says what was done last; it takes the focus, because the form or row is gone.
const DONE_ID: &str = "desk-ledger-done";

/// The words of a ledger, by their keys, and who may add to it.
#[derive(Clone, Copy)]
pub struct Words {
    /// Beside the box that shows more, or fewer.
    pub box_label: &'static str,
    /// On the button that opens the form.
    pub add: &'static str,
    /// Who may.
    pub may_add: &'static str,
}

/// One ledger.
pub struct Ledger<T: Send + Sync + 'static> {
    book: Book<T>,
    /// Whether the box is ticked.
    pub is_ticked: RwSignal<bool>,
    /// What went wrong with the last file.
    pub problem: Problem,
    is_adding: RwSignal<bool>,
    done: RwSignal<Option<&'static str>>,
}

impl<T: Send + Sync + 'static> Clone for Ledger<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Ledger<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Ledger<T> {
    /// The ledger below `/api/v1/desk/` at this path. `is_begun`: something is typed in its form and not sent.
    pub fn open(path: &str, is_begun: bool) -> Ledger<T> {
        Ledger {
            book: Book::open(use_desk(), path.to_owned()),
            is_ticked: RwSignal::new(false),
            problem: RwSignal::new(None),
            is_adding: RwSignal::new(is_begun),
            done: RwSignal::new(None),
        }
    }

    /// Something was written down: it is said by this key, and the ledger is read again.
    pub fn written(self) -> Callback<&'static str> {
        Callback::new(move |key| {
            self.is_adding.set(false);
            self.done.set(Some(key));
            self.book.read();
            dom::focus_soon(DONE_ID);
        })
    }

    /// The page of the ledger; `files` are the buttons that take it away.
    pub fn view(
        self,
        words: Words,
        files: AnyView,
        form: fn(Callback<&'static str>) -> AnyView,
        list: impl Fn(&Arc<T>) -> AnyView + Send + 'static,
    ) -> AnyView {
        let written = self.written();
        view! {
            {self.head(words, files)}
            {trouble_line(self.problem.into())}
            {move || self.is_adding.get().then(|| form(written))}
            {self.list(list)}
        }
        .into_any()
    }

    /// What was done last, and the list.
    pub fn list(self, list: impl Fn(&Arc<T>) -> AnyView + Send + 'static) -> AnyView {
        let again = Callback::new(move |()| self.book.read());
        view! {
            {self.said()}
            {move || self.book.problem().map(|why| not_had(&why, again))}
            {move || match self.book.said() {
                None if self.book.problem().is_some() => ().into_any(),
                None => waiting(),
                Some(said) => list(&said),
            }}
        }
        .into_any()
    }

    fn head(self, words: Words, files: AnyView) -> impl IntoView {
        let Self {
            is_ticked,
            is_adding,
            ..
        } = self;
        let toggle = move |_| {
            self.done.set(None);
            is_adding.update(|open| *open = !*open);
        };
        view! {
            <div class="desk-narrow screen-only">
                <label class="check-line">
                    <input type="checkbox" autocomplete="off" prop:checked=move || is_ticked.get() on:change=move |event| is_ticked.set(event_target_checked(&event)) />
                    <span>{t(words.box_label)}</span>
                </label>
                {use_desk().may(words.may_add).then(|| view! {
                    <button type="button" class="button button-main" aria-expanded=move || is_adding.get().to_string() on:click=toggle>{t(words.add)}</button>
                })}
                {files}
            </div>
        }
    }

    fn said(self) -> impl IntoView {
        let line = move || {
            let key = self.done.get()?;
            Some(view! { <Notice tone=Tone::Good><p>{t(key)}</p></Notice> })
        };
        view! { <div id=DONE_ID tabindex="-1" class="desk-outcome screen-only" role="status">{line}</div> }
    }
}

/// A form that adds to a ledger.
pub fn form(
    [name, button]: [&'static str; 2],
    sending: Sending,
    submit: impl Fn() + 'static,
    fields: impl IntoView + 'static,
) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        submit();
    };
    view! {
        <form class="card desk-form desk-wide-form screen-only" novalidate on:submit=submit aria-label=t(name)>
            {trouble_line(sending.whole())}
            <div class="desk-fields">{fields.into_any()}</div>
            <button type="submit" class="button button-main" aria-busy=move || sending.is_busy.get().to_string()>{t(button)}</button>
        </form>
    }
    .into_any()
}

/// The end of a form inside a row: confirm, or close it.
pub fn row_end(sending: Sending, close: Callback<()>) -> impl IntoView {
    view! {
        <div class="button-row">
            <button type="submit" class="button button-main" aria-busy=move || sending.is_busy.get().to_string()>{t("desk.confirm")}</button>
            {cancel(close)}
        </div>
    }
}

/// The way back to the row.
pub fn cancel(close: Callback<()>) -> impl IntoView {
    view! { <button type="button" class="button button-quiet" on:click=move |_| close.run(())>{t("desk.cancel")}</button> }
}
