//! Writing down that an aid is lent.

use eldercare_api::v1::desk::LendAid;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::kept::Kept;
use super::towns::Towns;
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::trouble::trouble_line;
use crate::i18n::t;
use crate::platform::{clock, dom};
use crate::state::desk::sending::Sending;
use crate::state::desk::use_desk;
use crate::state::request::new_record_id;

const FIELDS: [&str; 6] = ["town", "item", "borrower", "phone", "from", "due"];

/// The form; `written` follows when the ledger has it.
#[component]
pub fn LoanForm(written: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let sending = Sending::new(desk, &FIELDS);
    let kept = Kept::new(desk, "loan");
    let towns = Towns::of(desk, kept);
    // The same id however often it is sent: a lost reply lends nothing twice.
    let loan_id = new_record_id().unwrap_or_default();
    if kept.some("from").is_none() {
        kept.set("from", &clock::today());
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let body = body(&loan_id, towns, kept);
        sending.send("loans".to_owned(), body, move || {
            kept.forget(&FIELDS);
            written.run(());
        });
    };
    dom::focus_soon("field-item");
    view! {
        <form class="card desk-form desk-wide-form screen-only" novalidate on:submit=submit aria-label=t("desk.loans.add")>
            {trouble_line(sending.whole())}
            {fields(kept, towns, sending)}
            <button type="submit" class="button button-main" aria-busy=move || sending.is_busy.get().to_string()>{t("desk.loans.write")}</button>
        </form>
    }
}

fn body(loan_id: &str, towns: Towns, kept: Kept) -> LendAid {
    LendAid {
        loan_id: loan_id.to_owned(),
        town: towns.code(),
        item: kept.typed("item"),
        borrower: kept.typed("borrower"),
        phone: kept.some("phone"),
        from: kept.typed("from"),
        due: kept.typed("due"),
    }
}

fn fields(kept: Kept, towns: Towns, sending: Sending) -> impl IntoView {
    let one = move |name: &'static str, label: &'static str, kind| {
        view! {
            <DeskField name label kind typed=kept.typed(name) on_input=kept.keep(name) error=sending.field(name) />
        }
    };
    view! {
        <div class="desk-fields">
            {one("item", t("desk.loans.item"), Kind::Line)}
            {one("borrower", t("desk.loans.borrower"), Kind::Line)}
            {one("phone", t("desk.loans.phone"), Kind::Phone)}
            {towns.select(sending)}
            {one("from", t("desk.loans.from"), Kind::Day)}
            {one("due", t("desk.loans.due"), Kind::Day)}
        </div>
    }
}
