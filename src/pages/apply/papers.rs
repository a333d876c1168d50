//! The papers of all applications, each once, with what is still missing and for what.

use eldercare_care::forms::Paper;
use leptos::prelude::*;

use super::desk::Desk;
use super::frame::{foot, head};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::state::apply::Step;
use crate::state::atlas::use_hotline;

/// The list.
pub fn papers(desk: Desk) -> impl IntoView {
    let chosen = untrack(|| desk.intake.get()).chosen;
    let papers = desk.forms.papers(&chosen);
    let call = t_with("apply.papers.ask", &[("number", &use_hotline())]);
    view! {
        {head(Step::Papers)}
        <Notice tone=Tone::Warn><p>{call}</p></Notice>
        <div class="choices" role="group" aria-label=t("apply.step.papers")>
            {papers.iter().map(|paper| row(desk, paper)).collect_view()}
        </div>
        <p role="status">{move || missing_words(desk)}</p>
        {foot(desk, Step::Papers, || true)}
    }
}

fn row(desk: Desk, paper: &Paper<'static>) -> impl IntoView + use<> {
    let id = paper.id;
    let is_ready = move || desk.intake.with(|intake| intake.ready.contains(id));
    let toggle = move |_| {
        desk.intake.edit(|intake| {
            if !intake.ready.remove(id) {
                intake.ready.insert(id.to_owned());
            }
        });
    };
    let need = if paper.needed {
        "apply.papers.needed"
    } else {
        "apply.papers.if-any"
    };
    view! {
        <label class="choice">
            <input type="checkbox" name=id autocomplete="off" prop:checked=is_ready on:change=toggle />
            <span class="choice-body">
                <span class="choice-label">{t_of("apply.paper-name", id)}</span>
                <span class="choice-detail">{used_by(paper)}</span>
            </span>
            <span class="tag">{t(need)}</span>
        </label>
    }
}

/// Which applications want a paper.
pub fn used_by(paper: &Paper<'_>) -> String {
    let names: Vec<&str> = paper
        .forms
        .iter()
        .map(|form| t_of("apply.form", form))
        .collect();
    t_with(
        "apply.papers.for",
        &[("list", &names.join(t("common.comma")))],
    )
}

/// What everybody needs and is not ready.
pub fn missing_words(desk: Desk) -> String {
    let intake = desk.intake.get();
    let papers = desk.forms.papers(&intake.chosen);
    let missing = papers
        .iter()
        .filter(|paper| paper.needed && !intake.ready.contains(paper.id));
    let names: Vec<&str> = missing
        .map(|paper| t_of("apply.paper-name", paper.id))
        .collect();
    if names.is_empty() {
        return t("apply.papers.all").to_owned();
    }
    let count = names.len().to_string();
    let list = names.join(t("common.comma"));
    t_with(
        "apply.papers.missing",
        &[("count", &count), ("list", &list)],
    )
}
