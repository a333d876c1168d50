//! Putting somebody on the list of visits.

use eldercare_api::v1::desk::ListPerson;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::kept::Kept;
use super::towns::Towns;
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::trouble::trouble_line;
use crate::i18n::t;
use crate::platform::dom;
use crate::state::desk::sending::Sending;
use crate::state::desk::use_desk;
use crate::state::request::new_record_id;

const FIELDS: [&str; 4] = ["town", "name", "phone", "door"];

/// The form; `written` follows when the ledger has them.
#[component]
pub fn PersonForm(written: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let sending = Sending::new(desk, &FIELDS);
    let kept = Kept::new(desk, "person");
    let towns = Towns::of(desk, kept);
    // The same id however often it is sent: a lost reply lists nobody twice.
    let person_id = new_record_id().unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let body = ListPerson {
            person_id: person_id.clone(),
            town: towns.code(),
            name: kept.typed("name"),
            phone: kept.some("phone"),
            door: kept.some("door"),
        };
        sending.send("visits".to_owned(), body, move || {
            kept.forget(&FIELDS);
            written.run(());
        });
    };
    dom::focus_soon("field-name");
    view! {
        <form class="card desk-form desk-wide-form screen-only" novalidate on:submit=submit aria-label=t("desk.visits.add")>
            {trouble_line(sending.whole())}
            {fields(kept, towns, sending)}
            <button type="submit" class="button button-main" aria-busy=move || sending.is_busy.get().to_string()>{t("desk.visits.list")}</button>
        </form>
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
            {one("name", t("desk.visits.name"), Kind::Line)}
            {one("phone", t("desk.loans.phone"), Kind::Phone)}
            {towns.select(sending)}
            {one("door", t("desk.visits.door"), Kind::Line)}
        </div>
    }
}
