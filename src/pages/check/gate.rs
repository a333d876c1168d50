//! What stands before every page of the self-check: files and answers must be there first.

use eldercare_assessment::Instrument;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::problems::in_words;
use crate::i18n::{t, t_of};
use crate::platform::fetch::LoadError;
use crate::route::Route;
use crate::state::check::{Check, Standing, Unreadable, use_check};

/// Shows `page` once the self-check of ability can be shown.
pub fn gate(page: impl Fn(&'static Instrument) -> AnyView + Send + 'static) -> impl IntoView {
    gate_of(use_check(), page)
}

/// Shows `page` once the self-check can be shown, and what is in the way until then.
pub fn gate_of(
    check: Check,
    page: impl Fn(&'static Instrument) -> AnyView + Send + 'static,
) -> impl IntoView {
    check.open();
    let standing = Memo::new(move |_| check.standing());
    move || match standing.get() {
        Standing::Ready(instrument) => page(instrument),
        Standing::Waiting => waiting().into_any(),
        Standing::Failed(error) => failed(check, &error).into_any(),
        Standing::Older => older(check).into_any(),
        Standing::Unreadable(why) => unreadable(check, why).into_any(),
    }
}

fn waiting() -> impl IntoView {
    view! {
        <main id="main" class="page" aria-busy="true">
            <p class="visually-hidden" role="status">{t("common.loading")}</p>
            <div class="skeleton check-skeleton-head"></div>
            {(0..4).map(|_| view! { <div class="skeleton check-skeleton"></div> }).collect_view()}
        </main>
    }
}

/// A page that only says what is in the way, and offers ways on.
fn obstacle(tone: Tone, lines: Vec<String>, ways: AnyView) -> impl IntoView + use<> {
    view! {
        <main id="main" class="page">
            <PageHead title=t("check.title").to_owned() back=Route::Map.path() />
            <Notice tone>
                {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </Notice>
            <div class="button-row">{ways}</div>
        </main>
    }
}

fn failed(check: Check, error: &LoadError) -> impl IntoView + use<> {
    let lines = vec![
        t("check.failed").to_owned(),
        in_words(error),
        t("check.failed.safe").to_owned(),
    ];
    let ways = view! {
        <button class="button button-main" on:click=move |_| check.open()>{t("common.retry")}</button>
        <a class="button" href=Route::Map.path()>{t("missing.map")}</a>
    };
    obstacle(Tone::Warn, lines, ways.into_any())
}

fn older(check: Check) -> impl IntoView {
    let ways = view! {
        <button class="button button-main" on:click=move |_| check.adopt()>{t("check.older.adopt")}</button>
        {erase_button(check)}
    };
    obstacle(
        Tone::Plain,
        vec![t("check.older").to_owned()],
        ways.into_any(),
    )
}

fn unreadable(check: Check, why: Unreadable) -> impl IntoView {
    let id = match why {
        Unreadable::Damaged => "damaged",
        Unreadable::Foreign => "foreign",
    };
    let lines = vec![
        t_of("check.unreadable", id).to_owned(),
        t("check.unreadable.untouched").to_owned(),
    ];
    let ways = view! {
        <button class="button button-main" on:click=move |_| check.set_aside()>{t("check.unreadable.aside")}</button>
        {erase_button(check)}
    };
    obstacle(Tone::Warn, lines, ways.into_any())
}

fn erase_button(check: Check) -> impl IntoView {
    view! {
        <button class="button button-stop" on:click=move |_| spawn_local(check.erase())>
            {icon(Icon::Delete)}
            <span>{t("check.unreadable.erase")}</span>
        </button>
    }
}
