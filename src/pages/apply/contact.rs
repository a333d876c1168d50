//! Whom to call and where to come: the fields of a request, asked once for all applications.

use leptos::prelude::*;

use super::brought::contact_line;
use super::desk::Desk;
use super::frame::{foot, head};
use crate::components::error_summary::{Problem, error_summary};
use crate::pages::request::address::address_fields;
use crate::pages::request::elder::elder_fields;
use crate::pages::request::phone::phone_fields;
use crate::state::apply::Step;
use crate::state::request::Step as Part;

/// For whom, and which telephone.
pub fn who(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let (elder, phone) = (form.problems(Part::Elder), form.problems(Part::Phone));
    let problems = Signal::derive(move || {
        elder
            .get()
            .into_iter()
            .chain(phone.get())
            .collect::<Vec<Problem>>()
    });
    // Both are looked at, so that all problems are told at once.
    let is_good = move || {
        let (elder, phone) = (form.is_good(Part::Elder), form.is_good(Part::Phone));
        elder && phone
    };
    view! {
        {head(Step::Who)}
        {error_summary(problems)}
        {contact_line(desk, Part::Elder)}
        {elder_fields(form, false)}
        {phone_fields(form)}
        {foot(desk, Step::Who, is_good)}
    }
}

/// Town, village, door.
pub fn place(desk: Desk) -> impl IntoView {
    let form = desk.form;
    view! {
        {head(Step::Where)}
        {error_summary(form.problems(Part::Address))}
        {contact_line(desk, Part::Address)}
        {address_fields(form)}
        {foot(desk, Step::Where, move || form.is_good(Part::Address))}
    }
}
