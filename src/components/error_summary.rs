//! All problems of a page at its top, each a link to its field. Takes the focus when it appears.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::i18n::t;
use crate::platform::dom;

/// The id of the summary.
pub const SUMMARY_ID: &str = "error-summary";

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong and what to do, in words.
    pub text: String,
    /// Where it is mended.
    pub place: Place,
}

/// Where a problem is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field on this page, by the id of its element.
    Here(String),
    /// Another page, by its path.
    Page(String),
    /// Nowhere on these pages.
    Nowhere,
}

/// Moves the focus to the summary once it is on the page.
pub fn focus_summary() {
    dom::focus_soon(SUMMARY_ID);
}

/// The summary; nothing while there are no problems.
pub fn error_summary(problems: Signal<Vec<Problem>>) -> impl IntoView {
    move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            view! {
                <div class="error-summary" id=SUMMARY_ID tabindex="-1" role="alert">
                    <h2>{t("request.errors.title")}</h2>
                    <ul>{problems.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn line(problem: Problem) -> impl IntoView {
    let text = problem.text;
    let link = match problem.place {
        Place::Here(id) => {
            let href = format!("#{id}");
            // The router would take a bare fragment for a page of its own.
            let go = move |event: MouseEvent| {
                event.prevent_default();
                dom::focus(&id);
            };
            view! { <a href=href on:click=go>{text}</a> }.into_any()
        }
        Place::Page(path) => view! { <a href=path>{text}</a> }.into_any(),
        Place::Nowhere => view! { <span>{text}</span> }.into_any(),
    };
    view! { <li>{link}</li> }
}
