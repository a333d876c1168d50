//! Each application as a filled form on paper: to be signed, with its papers.

use eldercare_care::forms::Form as Application;
use leptos::prelude::*;

use super::desk::{Desk, lines};
use super::paper::contact_lines;
use crate::i18n::{t, t_of, t_with};
use crate::platform::clock;
use crate::state::atlas::use_hotline;
use crate::state::request::words;

/// The sheets; the style sheet shows them on paper only.
pub fn sheets(desk: Desk) -> impl IntoView {
    let all = desk.chosen().into_iter();
    view! { <div class="apply-sheets">{all.map(|it| sheet(desk, it)).collect_view()}</div> }
}

fn sheet(desk: Desk, application: &'static Application) -> impl IntoView {
    let rows = contact_lines(desk, application).into_iter();
    let rows = rows.chain(lines(desk, application)).map(|(name, words)| {
        view! { <div><dt>{name}</dt><dd>{words}</dd></div> }
    });
    let papers = desk.forms.papers(std::slice::from_ref(&application.id));
    let ready = desk.intake.get().ready;
    let papers = papers.iter().map(|paper| {
        let sign = if ready.contains(paper.id) {
            "☑"
        } else {
            "☐"
        };
        let need = t(if paper.needed {
            "apply.papers.needed"
        } else {
            "apply.papers.if-any"
        });
        let name = t_of("apply.paper-name", paper.id);
        view! { <li>{format!("{sign} {name} ({need})")}</li> }
    });
    let printed = words::day(&clock::today());
    let printed = printed.map(|day| t_with("plan.paper.printed", &[("day", &day)]));
    view! {
        <section class="apply-sheet" data-form=application.id.clone()>
            <h1>{t_of("apply.form", &application.id)}</h1>
            <p>{t("apply.sheet.draft")}</p>
            <dl>
                {rows.collect_view()}
                <div><dt>{t("apply.sheet.number")}</dt><dd class="apply-blank"></dd></div>
                <div><dt>{t("apply.sheet.sign")}</dt><dd class="apply-blank"></dd></div>
            </dl>
            <h2>{t("apply.step.papers")}</h2>
            <p>{t_with("apply.papers.ask", &[("number", &use_hotline())])}</p>
            <ul>{papers.collect_view()}</ul>
            <p>{printed}</p>
        </section>
    }
}
