//! What of a list was not understood: row, column and what to do about it.

use std::collections::BTreeSet;
use std::sync::Arc;

use eldercare_api::v1::desk::UploadProblem;
use leptos::prelude::*;

use super::cut::Cut;
use crate::i18n::{self, t, t_with};
use crate::state::desk::upload::Shown;

/// How many rows have something that was not understood.
pub fn rows_with(problems: &[UploadProblem]) -> usize {
    let rows: BTreeSet<u32> = problems.iter().map(|problem| problem.row).collect();
    rows.len()
}

/// The table; nothing where all was understood.
pub fn problems(list: &Arc<Shown>) -> Option<impl IntoView> {
    let all = &list.preview.problems;
    if all.is_empty() {
        return None;
    }
    let cut = Cut::of(all.len());
    let rows = rows_with(all).to_string();
    let list = list.clone();
    let shown = move || {
        let shown = list.preview.problems.iter().take(cut.shown());
        shown.map(row).collect_view()
    };
    Some(view! {
        <section class="card desk-list-problems" aria-labelledby="desk-list-problems">
            <div class="desk-fact-head">
                <h3 id="desk-list-problems">{t_with("desk.list.problems", &[("count", &rows)])}</h3>
                {cut.button()}
            </div>
            <p>{t("desk.list.problems.do")}</p>
            <table class="desk-table">
                <thead>
                    <tr>
                        <th scope="col">{t("desk.list.row")}</th>
                        <th scope="col">{t("desk.list.column")}</th>
                        <th scope="col">{t("desk.list.wrong")}</th>
                    </tr>
                </thead>
                <tbody>{shown}</tbody>
            </table>
        </section>
    })
}

fn row(problem: &UploadProblem) -> impl IntoView + use<> {
    let head = problem.head.clone().or_else(|| {
        let number = problem.column?.to_string();
        Some(t_with("desk.list.column.number", &[("number", &number)]))
    });
    let head = head.unwrap_or_else(|| t("desk.list.column.all").to_owned());
    let what = i18n::find(&problem.message_key).unwrap_or_else(|| t("error.desk.row.impossible"));
    view! {
        <tr>
            <td data-label=t("desk.list.row")>{problem.row}</td>
            <td data-label=t("desk.list.column")>{head}</td>
            <td data-label=t("desk.list.wrong")>{what}</td>
        </tr>
    }
}
