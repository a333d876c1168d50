//! Step 3: the telephone to call back, and whose it is.

use eldercare_requests::{Field, PhoneOwner};
use leptos::prelude::*;

use super::form::Form;
use super::frame::{step_foot, step_head, step_problems};
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::field::{TextField, Typing};
use crate::i18n::{t, t_of};
use crate::state::request::Step;

/// The telephone.
pub fn phone(form: Form) -> impl IntoView {
    view! {
        {step_head(Step::Phone)}
        {step_problems(form, Step::Phone)}
        {phone_fields(form)}
        {step_foot(form, Step::Phone)}
    }
}

/// The fields alone.
pub fn phone_fields(form: Form) -> impl IntoView {
    let choices = PhoneOwner::ALL.map(|owner| Choice {
        value: owner.id().to_owned(),
        label: t_of("request.owner", owner.id()).to_owned(),
        detail: None,
    });
    view! {
        <TextField
            name=Field::Phone.id()
            label=Signal::stored(t("request.phone").to_owned())
            hint=t("request.phone.hint").to_owned()
            typed=form.typed(|draft| draft.phone.as_ref())
            error=form.error(Field::Phone)
            on_input=form.put(|draft| &mut draft.phone)
            typing=Typing::Telephone
        />
        <ChoiceList
            name=Field::PhoneOwner.id()
            legend=t("request.owner").to_owned()
            choices=choices.to_vec()
            chosen=form.text(|draft| draft.phone_owner.as_ref())
            error=form.error(Field::PhoneOwner)
            on_choose=form.put(|draft| &mut draft.phone_owner)
        />
    }
}
