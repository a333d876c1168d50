//! Version, language, text size and contrast in one dialog.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{Language, t, t_of};
use crate::route::Route;
use crate::state::location::{Location, use_location};
use crate::state::mode::{Mode, Modes, use_mode};
use crate::state::prefs::{Prefs, TEXT_SIZES, use_prefs};

/// What the dialog behind the "display" button offers.
#[component]
pub fn DisplayChoices(on_close: Callback<()>) -> impl IntoView {
    let (prefs, mode, location) = (use_prefs(), use_mode(), use_location());
    // On a device of outreach the version is what keeps people apart.
    let versions = (!mode.is_outreach()).then(|| {
        let versions = [Mode::Everyday, Mode::Elder];
        group(
            t("display.mode"),
            versions
                .map(|one| mode_choice(mode, location, one))
                .collect_view(),
        )
    });
    view! {
        {versions}
        {group(t("display.text"), TEXT_SIZES.map(|size| text_choice(prefs, size)).collect_view())}
        {group(t("display.language"), Language::ALL.map(|language| language_choice(prefs, language)).collect_view())}
        {group(t("display.contrast"), [false, true].map(|high| contrast_choice(prefs, high)).collect_view())}
        <a class="button button-quiet" href=Route::About.path() on:click=move |_| on_close.run(())>
            {t("about.title")}
        </a>
    }
}

fn group(label: &'static str, choices: impl IntoView) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend class="field-label">{label}</legend>
            <div class="choices choices-two">{choices}</div>
        </fieldset>
    }
}

/// Whoever changes the version begins anew where it begins, unless the page is one in which something is
/// filled in.
fn mode_choice(mode: Modes, location: Location, one: Mode) -> impl IntoView {
    let switch = move || {
        let home = mode.home().path();
        mode.switch(one);
        if location.pathname.get_untracked() == home {
            location.restate(&mode.home().path());
        }
    };
    choice(
        t_of("display.mode", one.word()),
        move || mode.get() == one,
        switch,
    )
}

fn text_choice(prefs: Prefs, size: &'static str) -> impl IntoView {
    choice(
        t_of("display.text", size),
        move || prefs.text_size.get() == size,
        move || prefs.set_text_size(size),
    )
}

fn language_choice(prefs: Prefs, language: Language) -> impl IntoView {
    choice(
        t_of("language", language.tag()),
        move || prefs.language.get() == language,
        move || spawn_local(prefs.switch_language(language)),
    )
}

fn contrast_choice(prefs: Prefs, high: bool) -> impl IntoView {
    choice(
        t(if high {
            "display.contrast.high"
        } else {
            "display.contrast.normal"
        }),
        move || prefs.high_contrast.get() == high,
        move || prefs.set_high_contrast(high),
    )
}

fn choice(
    label: &'static str,
    chosen: impl Fn() -> bool + Send + 'static,
    act: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button class="choice" aria-pressed=move || chosen().to_string() on:click=move |_| act()>
            <span class="choice-label">{label}</span>
        </button>
    }
}
