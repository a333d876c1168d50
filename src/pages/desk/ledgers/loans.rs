//! The ledger of aids: what is out, what is overdue, and what is back.

use std::sync::Arc;

use eldercare_api::v1::desk::{AidBack, AidLoan, ExportLoans, Loans as LoanList};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::loan_form::LoanForm;
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::take_away::take_away;
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_with};
use crate::platform::clock;
use crate::state::desk::book::Book;
use crate::state::desk::sending::Sending;
use crate::state::desk::words::{self, Due};
use crate::state::desk::{may, use_desk};
use crate::state::divisions::use_divisions;
use crate::state::now::use_now;

/// The ledger.
#[component]
pub fn Loans() -> impl IntoView {
    let desk = use_desk();
    let book = Book::<LoanList>::open(desk, "loans".to_owned());
    let is_adding = RwSignal::new(false);
    let with_back = RwSignal::new(false);
    let written = Callback::new(move |()| {
        is_adding.set(false);
        book.read();
    });
    let again = Callback::new(move |()| book.read());
    let problem = RwSignal::new(None);
    let asked = move |whole| ExportLoans {
        out: !with_back.get_untracked(),
        whole,
    };
    view! {
        <div class="desk-narrow screen-only">
            <label class="check-line">
                <input type="checkbox" autocomplete="off" prop:checked=move || with_back.get() on:change=move |event| with_back.set(event_target_checked(&event)) />
                <span>{t("desk.loans.with-back")}</span>
            </label>
            {desk.may(may::WRITE_LOANS).then(|| view! {
                <button type="button" class="button button-main" aria-expanded=move || is_adding.get().to_string()
                    on:click=move |_| is_adding.update(|open| *open = !*open)>{t("desk.loans.add")}</button>
            })}
            {take_away((may::EXPORT_LOANS, "loans/export", "loans"), problem, asked)}
        </div>
        {trouble_line(problem.into())}
        <Show when=move || is_adding.get()><LoanForm written /></Show>
        {move || book.problem().map(|why| not_had(&why, again))}
        {move || match book.said() {
            None if book.problem().is_some() => ().into_any(),
            None => waiting(),
            Some(said) => view! {
                <p class="desk-sum" role="status">{sum(&said.loans)}</p>
                {table(&said, with_back, again)}
            }.into_any(),
        }}
    }
}

fn sum(loans: &[AidLoan]) -> String {
    let count = |of: fn(&&AidLoan) -> bool| loans.iter().filter(of).count().to_string();
    let (out, over) = (
        count(|loan| loan.back.is_none()),
        count(|loan| loan.overdue_days.is_some()),
    );
    t_with("desk.loans.sum", &[("out", &out), ("over", &over)])
}

fn table(said: &Arc<LoanList>, with_back: RwSignal<bool>, again: Callback<()>) -> AnyView {
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
            .map(|loan| row(loan, opened, again))
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
    again: Callback<()>,
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
            <td><span class="desk-only-narrow">{t("desk.loans.from")}" "</span>{loan.from.clone()}</td>
            <td class="desk-tags"><span><span class="desk-only-narrow">{t("desk.loans.due")}" "</span>{loan.due.clone()}</span>{state}</td>
            <td>{back(loan, opened, again)}</td>
        </tr>
    }
}

/// The day on which it came back, or the way to write that down.
fn back(loan: &AidLoan, opened: RwSignal<Option<String>>, again: Callback<()>) -> AnyView {
    if let Some(day) = &loan.back {
        return view! { <span class="tag tag-ok">{t_with("desk.loans.is-back", &[("day", day)])}</span> }.into_any();
    }
    if !use_desk().may(may::WRITE_LOANS) {
        return view! { <span>{t("desk.loans.is-out")}</span> }.into_any();
    }
    let (id, item) = (loan.loan_id.clone(), loan.item.clone());
    let name = t_with(
        "desk.loans.take-back.which",
        &[("item", &item), ("name", &loan.borrower)],
    );
    (move || {
        let is_open = opened.with(|opened| opened.as_deref() == Some(&id));
        if is_open {
            return view! { <BackForm id=id.clone() again close=Callback::new(move |()| opened.set(None)) /> }.into_any();
        }
        let own = id.clone();
        view! {
            <button type="button" class="button button-quiet" aria-label=name.clone()
                on:click=move |_| opened.set(Some(own.clone()))>{t("desk.loans.take-back")}</button>
        }
        .into_any()
    })
    .into_any()
}

#[component]
fn BackForm(id: String, again: Callback<()>, close: Callback<()>) -> impl IntoView {
    let sending = Sending::new(use_desk(), &["back"]);
    let day = RwSignal::new(clock::today());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let back = day.get_untracked();
        sending.send(format!("loans/{id}/back"), AidBack { back }, move || {
            again.run(());
        });
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {trouble_line(sending.whole())}
            <DeskField name="back" label=t("desk.loans.back.day") kind=Kind::Day typed=day.get_untracked()
                on_input=Callback::new(move |text| day.set(text)) error=sending.field("back") />
            <div class="button-row">
                <button type="submit" class="button button-main" aria-busy=move || sending.is_busy.get().to_string()>{t("desk.confirm")}</button>
                <button type="button" class="button button-quiet" on:click=move |_| close.run(())>{t("desk.cancel")}</button>
            </div>
        </form>
    }
}
