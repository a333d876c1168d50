//! What is wrong with the operator's files, said plainly on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::json::Problem;
use crate::platform::fetch::{self, LoadError};
use crate::state::operator::operator_problem;

const CONFIG: &str = "/config.json";

/// The problem of `config.json`, if it has one.
#[derive(Clone)]
struct ConfigProblem(Option<LoadError>);

/// Makes a problem with `config.json` known to the pages.
pub fn provide_problems(problem: Option<LoadError>) {
    provide_context(ConfigProblem(problem));
}

/// A problem in words: what happened and where.
pub fn in_words(problem: &LoadError) -> String {
    match problem {
        LoadError::Unreachable => t("load.unreachable").to_owned(),
        LoadError::Status(status) => t_with("load.status", &[("status", &status.to_string())]),
        LoadError::Damaged(at) => t_with("load.damaged", &[("at", at)]),
    }
}

/// Says that `config.json` is broken and that the defaults are in use.
pub fn config_notice() -> Option<impl IntoView> {
    let of_file = expect_context::<ConfigProblem>().0;
    let words = match of_file {
        Some(problem) => RwSignal::new(in_words(&problem)),
        None => of_operator(operator_problem()?),
    };
    Some(view! {
        <Notice tone=Tone::Warn>
            <p>{t("load.config")}</p>
            <p>{words}</p>
        </Notice>
    })
}

/// What is wrong with the operator's own part of the file, which is read here and not at the start. Its line is told
/// as soon as the file has been read again.
fn of_operator(problem: Problem) -> RwSignal<String> {
    let said = |words: String| in_words(&LoadError::Damaged([CONFIG, ": ", &words].concat()));
    let words = RwSignal::new(said(problem.in_file("")));
    spawn_local(async move {
        let exact = fetch::parsed(CONFIG, |text| Ok(problem.in_file(text))).await;
        // The map may be left by now, and without a network the words have no line.
        if let Ok(exact) = exact {
            let _ = words.try_set(said(exact));
        }
    });
    words
}

/// Something could not be loaded: what happened, what is safe, and a way to try again.
#[component]
pub fn LoadFailed(problem: LoadError) -> impl IntoView {
    let hotline = crate::state::atlas::use_hotline();
    view! {
        <Notice tone=Tone::Stop>
            <div role="alert"><h2>{t("load.failed")}</h2></div>
            <p>{in_words(&problem)}</p>
            <p>{t_with("load.failed.help", &[("number", &hotline)])}</p>
            <div class="button-row">
                <button class="button button-quiet" on:click=|_| crate::platform::dom::reload()>
                    {t("common.retry")}
                </button>
            </div>
        </Notice>
    }
}

/// The open city could not be loaded: that it is not on this device yet, and a way to try again
/// that stands before all else.
pub fn city_failed(problem: &LoadError) -> impl IntoView + use<> {
    let city = crate::state::atlas::use_atlas().city_name();
    let words = match (problem, city) {
        (LoadError::Unreachable, Some(city)) => t_with("load.city.not-kept", &[("city", &city)]),
        _ => in_words(problem),
    };
    let hotline = crate::state::atlas::use_hotline();
    view! {
        <div class="list-empty" role="alert">
            <p>{words}</p>
            <button class="button button-main" on:click=|_| crate::platform::dom::reload()>
                {t("common.retry")}
            </button>
            <p>{t_with("load.failed.help", &[("number", &hotline)])}</p>
        </div>
    }
}
