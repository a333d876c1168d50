//! Writing down that an aid is lent.

use eldercare_api::v1::desk::LendAid;
use leptos::prelude::*;

use super::frame;
use super::kept::Kept;
use super::towns::Towns;
use crate::components::desk::field::{DeskField, Kind};
use crate::i18n::t;
use crate::platform::{clock, dom};
use crate::state::desk::sending::Sending;
use crate::state::desk::{Desk, use_desk};

const FORM: &str = "loan";
const FIELDS: [&str; 6] = ["town", "item", "borrower", "phone", "from", "due"];

/// Whether something is typed here and not sent; the day of today is there by itself.
pub fn is_begun(desk: Desk) -> bool {
    Kept::new(desk, FORM).has(&["item", "borrower", "phone", "due"])
}

/// The form; `written` follows when the ledger has it.
pub fn loan_form(written: Callback<&'static str>) -> AnyView {
    let desk = use_desk();
    let sending = Sending::new(desk, &FIELDS);
    let kept = Kept::new(desk, FORM);
    let towns = Towns::of(desk, kept);
    if kept.some("from").is_none() {
        kept.set("from", &clock::today());
    }
    let submit = move || {
        sending.send("loans".to_owned(), body(towns, kept), move || {
            kept.forget(&FIELDS);
            written.run("desk.loans.written");
        });
    };
    dom::focus_soon("field-item");
    let names = ["desk.loans.add", "desk.loans.write"];
    frame::form(names, sending, submit, fields(kept, towns, sending))
}

fn body(towns: Towns, kept: Kept) -> LendAid {
    let town = towns.code();
    LendAid {
        loan_id: kept.id(&town, &FIELDS),
        town,
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
        {one("item", t("desk.loans.item"), Kind::Line)}
        {one("borrower", t("desk.loans.borrower"), Kind::Line)}
        {one("phone", t("desk.loans.phone"), Kind::Phone)}
        {towns.select(sending)}
        {one("from", t("desk.loans.from"), Kind::Day)}
        {one("due", t("desk.loans.due"), Kind::Day)}
    }
}
