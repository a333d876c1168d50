//! Putting somebody on the list of visits.

use eldercare_api::v1::desk::ListPerson;
use leptos::prelude::*;

use super::frame;
use super::kept::Kept;
use super::towns::Towns;
use crate::components::desk::field::{DeskField, Kind};
use crate::i18n::t;
use crate::platform::dom;
use crate::state::desk::sending::Sending;
use crate::state::desk::{Desk, use_desk};

const FORM: &str = "person";
const FIELDS: [&str; 4] = ["town", "name", "phone", "door"];

/// Whether something is typed here and not sent.
pub fn is_begun(desk: Desk) -> bool {
    Kept::new(desk, FORM).has(&FIELDS)
}

/// The form; `written` follows when the ledger has them.
pub fn person_form(written: Callback<&'static str>) -> AnyView {
    let desk = use_desk();
    let sending = Sending::new(desk, &FIELDS);
    let kept = Kept::new(desk, FORM);
    let towns = Towns::of(desk, kept);
    let submit = move || {
        let town = towns.code();
        let body = ListPerson {
            person_id: kept.id(&town, &FIELDS),
            town,
            name: kept.typed("name"),
            phone: kept.some("phone"),
            door: kept.some("door"),
        };
        sending.send("visits".to_owned(), body, move || {
            kept.forget(&FIELDS);
            written.run("desk.visits.listed");
        });
    };
    dom::focus_soon("field-name");
    let names = ["desk.visits.add", "desk.visits.list"];
    frame::form(names, sending, submit, fields(kept, towns, sending))
}

fn fields(kept: Kept, towns: Towns, sending: Sending) -> impl IntoView {
    let one = move |name: &'static str, label: &'static str, kind| {
        view! {
            <DeskField name label kind typed=kept.typed(name) on_input=kept.keep(name) error=sending.field(name) />
        }
    };
    view! {
        {one("name", t("desk.visits.name"), Kind::Line)}
        {one("phone", t("desk.loans.phone"), Kind::Phone)}
        {towns.select(sending)}
        {one("door", t("desk.visits.door.optional"), Kind::Line)}
    }
}
