//! Step 2: for whom, and how to call the person.

use eldercare_requests::{Field, ForWhom};
use leptos::prelude::*;

use super::form::Form;
use super::frame::{step_foot, step_head, step_problems};
use super::identity::identity;
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::field::{TextField, Typing};
use crate::i18n::{t, t_of};
use crate::state::request::Step;

/// For whom the service is.
pub fn elder(form: Form) -> impl IntoView {
    view! {
        {step_head(Step::Elder)}
        {step_problems(form, Step::Elder)}
        {elder_fields(form, true)}
        {identity(form)}
        {step_foot(form, Step::Elder)}
    }
}

/// The fields alone; `asked_above` where the heading of the page asks already.
pub fn elder_fields(form: Form, asked_above: bool) -> impl IntoView {
    let choices = ForWhom::ALL.map(|who| Choice {
        value: who.id().to_owned(),
        label: t_of("request.for", who.id()).to_owned(),
        detail: None,
    });
    let whom = form.text(|draft| draft.for_whom.as_ref());
    let label = Signal::derive(move || {
        let own = whom.with(|whom| whom.as_deref() == Some(ForWhom::Myself.id()));
        t(if own {
            "request.name.self"
        } else {
            "request.name"
        })
        .to_owned()
    });
    view! {
        <ChoiceList
            name=Field::ForWhom.id()
            asked_above
            legend=t("request.for").to_owned()
            choices=choices.to_vec()
            chosen=whom
            error=form.error(Field::ForWhom)
            on_choose=form.put(|draft| &mut draft.for_whom)
            side_by_side=true
        />
        <TextField
            name=Field::ElderName.id()
            label
            hint=t("request.name.hint").to_owned()
            typed=form.typed(|draft| draft.elder_name.as_ref())
            error=form.error(Field::ElderName)
            on_input=form.put(|draft| &mut draft.elder_name)
            typing=Typing::Name
        />
    }
}
