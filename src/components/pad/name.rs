//! How a person is called: a surname, then what one says after it.

use leptos::prelude::*;

use super::Written;
use super::keys::{Key, keys};
use crate::i18n::t;

/// So many surnames are shown at once: four rows of five.
const SHOWN: usize = 20;

/// What is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Choosing {
    /// A surname, from this page of the list on.
    Surname(usize),
    /// A surname that is not in the list, in letters.
    Letters,
    /// What is said after this surname.
    Title(String),
}

/// The pad. Where a name is there already, it can be changed.
pub fn name(written: Written) -> impl IntoView {
    let choosing = RwSignal::new(Choosing::Surname(0));
    move || match choosing.get() {
        Choosing::Surname(page) => surnames(page, choosing).into_any(),
        Choosing::Letters => letters(written, choosing).into_any(),
        Choosing::Title(surname) => titles(&surname, written, choosing).into_any(),
    }
}

/// The list stands in the order of how many people have the name, so that most find theirs at once.
fn surnames(page: usize, choosing: RwSignal<Choosing>) -> impl IntoView {
    let all: Vec<&str> = t("pad.surnames").split('|').collect();
    let pages = all.len().div_ceil(SHOWN);
    let shown = all.into_iter().skip(page * SHOWN).take(SHOWN);
    let surname = |surname: &'static str| {
        let choose = move |_| choosing.set(Choosing::Title(surname.to_owned()));
        view! { <button type="button" class="pad-key" lang="zh" on:click=choose>{surname}</button> }
    };
    let next = move |_| choosing.set(Choosing::Surname((page + 1) % pages.max(1)));
    view! {
        <div class="pad pad-names" role="group" aria-label=t("pad.surname")>
            {shown.map(surname).collect_view()}
        </div>
        <div class="pad pad-two">
            <button type="button" class="pad-key pad-mend" on:click=next>{t("pad.surname.more")}</button>
            <button type="button" class="pad-key pad-mend" on:click=move |_| choosing.set(Choosing::Letters)>{t("pad.surname.other")}</button>
        </div>
    }
}

fn letters(written: Written, choosing: RwSignal<Choosing>) -> impl IntoView {
    let mut all: Vec<Key> = ('A'..='Z')
        .map(|sign| Key::sign(&sign.to_string()))
        .collect();
    all.extend([Key::Clear, Key::Delete]);
    let done = move |_| {
        let surname = written.text.get_untracked();
        if !surname.is_empty() {
            choosing.set(Choosing::Title(surname));
        }
    };
    view! {
        <p class="field-hint">{t("pad.surname.letters")}</p>
        {keys("pad pad-letters", all, written)}
        <button type="button" class="button button-big" on:click=done>{t("pad.surname.done")}</button>
    }
}

fn titles(surname: &str, written: Written, choosing: RwSignal<Choosing>) -> impl IntoView {
    let again = move |_| {
        written.put(String::new());
        choosing.set(Choosing::Surname(0));
    };
    let title = |title: &'static str| {
        let whole = [surname, title].concat();
        let shown = whole.clone();
        view! {
            <button type="button" class="pad-key" on:click=move |_| written.put(whole.clone())>{shown}</button>
        }
    };
    let titles = t("pad.titles").split('|').map(title).collect_view();
    view! {
        <div class="pad pad-two" role="group" aria-label=t("pad.title")>{titles}</div>
        <button type="button" class="button" on:click=again>{t("pad.surname.again")}</button>
    }
}
