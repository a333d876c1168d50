//! The ledger of aids: what is out, what is overdue, and what is back.

use std::sync::Arc;

use eldercare_api::v1::desk::{AidBack, AidLoan, ExportLoans, Loans as LoanList};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::frame::{Ledger, Words, row_end};
use super::loan_form::{is_begun, loan_form};
use super::mend::{NotBackButton, remove_loan};
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::take_away::take_away;
use crate::components::desk::trouble::trouble_line;
use crate::i18n::{t, t_with};
use crate::platform::{clock, dom};
use crate::state::desk::sending::Sending;
use crate::state::desk::words::{self, Due};
use crate::state::desk::{may, use_desk};
use crate::state::divisions::use_divisions;
use crate::state::now::use_now;

/// The ledger.
#[component]
pub fn Loans() -> impl IntoView {
    let ledger = Ledger::<LoanList>::open("loans", is_begun(use_desk()));
    let words = Words {
        box_label: "desk.loans.with-back",
        add: "desk.loans.add",
        may_add: may::WRITE_LOANS,
    };
    let asked = move |whole| ExportLoans {
        out: !ledger.is_ticked.get_untracked(),
        whole,
    };
    let from = (may::EXPORT_LOANS, "loans/export", "loans");
    let files = take_away(from, ledger.problem, asked).into_any();
    ledger.view(words, files, loan_form, move |said| {
        view! {
            <p class="desk-sum" role="status">{sum(&said.loans)}</p>
            {table(said, ledger.is_ticked, ledger.written())}
        }
        .into_any()
    })
}

fn sum(loans: &[AidLoan]) -> String {
    let count = |of: fn(&&AidLoan) -> bool| loans.iter().filter(of).count().to_string();
    let (out, over) = (
        count(|loan| loan.back.is_none()),
        count(|loan| loan.overdue_days.is_some()),
    );
    t_with("desk.loans.sum", &[("out", &out), ("over", &over)])
}

fn table(
    said: &Arc<LoanList>,
    with_back: RwSignal<bool>,
    written: Callback<&'static str>,
) -> AnyView {
    let opened = RwSignal::new(None::<String>);
    let said = said.clone();
    let rows = move || {
        let shown = |loan: &&AidLoan| with_back.get() || loan.back.is_none();
        let loans: Vec<AidLoan> = said.loans.iter().filter(shown).cloned().collect();
        if loans.is_empty() {
            return view! { <p class="card desk-empty">{t("desk.loans.none")}</p> }.into_any();
        }
        let rows = loans
            .iter()
            .map(|loan| row(loan, opened, written))
            .collect_view();
        view! {
            <table class="desk-table">
                <caption class="visually-hidden">{t("desk.loans.title")}</caption>
                <thead><tr>
                    <th scope="col">{t("desk.loans.item")}</th>
                    <th scope="col">{t("desk.loans.borrower")}</th>
                    <th scope="col">{t("desk.requests.town")}</th>
                    <th scope="col">{t("desk.loans.from")}</th>
                    <th scope="col">{t("desk.loans.due")}</th>
                    <th scope="col">{t("desk.loans.back")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    rows.into_any()
}

fn row(
    loan: &AidLoan,
    opened: RwSignal<Option<String>>,
    written: Callback<&'static str>,
) -> impl IntoView + use<> {
    let today = use_now().minute_untracked().day();
    // The day itself stands there already; what is said is that something is to be done.
    let due = match loan.back {
        Some(_) => Due::Nothing,
        None => match Due::of(Some(&loan.due), loan.overdue_days, today) {
            Due::Later(_) => Due::Nothing,
            due => due,
        },
    };
    let state = due
        .words()
        .map(|words| view! { <span class=due.tone()>{words.to_owned()}</span> });
    let divisions = use_divisions();
    let town = loan.town.clone();
    let town = move || words::town(&town, divisions.get().ready());
    view! {
        <tr data-id=loan.loan_id.clone() data-over=loan.overdue_days.is_some().to_string()>
            <td><strong>{loan.item.clone()}</strong></td>
            <td>
                <span class="desk-name-cell">{loan.borrower.clone()}</span>
                {loan.phone.clone().map(|phone| view! { <span class="desk-phone">{phone}</span> })}
            </td>
            <td>{town}</td>
            <td class="desk-when"><span class="desk-only-narrow">{t("desk.loans.from")}" "</span>{loan.from.clone()}</td>
            <td class="desk-tags"><span><span class="desk-only-narrow">{t("desk.loans.due")}" "</span>{loan.due.clone()}</span>{state}</td>
            <td>{back(loan, opened, written)}</td>
        </tr>
    }
}

/// The day on which it came back, or the way to write that down.
fn back(
    loan: &AidLoan,
    opened: RwSignal<Option<String>>,
    written: Callback<&'static str>,
) -> AnyView {
    let may_write = use_desk().may(may::WRITE_LOANS);
    let id = loan.loan_id.clone();
    let named = |key| t_with(key, &[("item", &loan.item), ("name", &loan.borrower)]);
    if let Some(day) = &loan.back {
        let (day, name) = (day.clone(), named("desk.loans.not-back.which"));
        let is_back = t_with("desk.loans.is-back", &[("day", &day)]);
        let not_back = may_write.then(|| view! { <NotBackButton id day name written /> });
        return view! { <span class="tag tag-ok">{is_back}</span> {not_back} }.into_any();
    }
    if !may_write {
        return view! { <span>{t("desk.loans.is-out")}</span> }.into_any();
    }
    let name = named("desk.loans.take-back.which");
    let button = ["back-", &id].concat();
    (move || {
        let is_open = opened.with(|opened| opened.as_deref() == Some(&id));
        if is_open {
            let button = button.clone();
            let close = Callback::new(move |()| {
                opened.set(None);
                dom::focus_first_soon(vec![button.clone()]);
            });
            return view! { <BackForm id=id.clone() written close /> }.into_any();
        }
        let own = id.clone();
        view! {
            <button type="button" id=button.clone() class="button button-quiet" aria-label=name.clone()
                on:click=move |_| opened.set(Some(own.clone()))>{t("desk.loans.take-back")}</button>
        }
        .into_any()
    })
    .into_any()
}

#[component]
fn BackForm(id: String, written: Callback<&'static str>, close: Callback<()>) -> impl IntoView {
    let sending = Sending::new(use_desk(), &["back"]);
    let mistake = remove_loan(id.clone(), written);
    let day = RwSignal::new(clock::today());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let back = day.get_untracked();
        sending.send(format!("loans/{id}/back"), AidBack { back }, move || {
            written.run("desk.loans.taken-back");
        });
    };
    dom::focus_soon("field-back");
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {trouble_line(sending.whole())}
            <DeskField name="back" label=t("desk.loans.back.day") kind=Kind::Day typed=day.get_untracked()
                on_input=Callback::new(move |text| day.set(text)) error=sending.field("back") />
            {row_end(sending, close)}
            {mistake}
        </form>
    }
}
